import { closeSync, openSync, readSync } from 'node:fs';
import { absolute } from './address.ts';
import { instant, readTime } from './time.ts';

/** What the beginning of an article file tells without reading all of it. */
export type Skimmed = {
  /** No instant that the article names is later (milliseconds since 1970); Infinity where only reading it tells. */
  readonly latest: number;
  /** Absent where only reading it tells. */
  readonly published?: Date;
  /** Absent where they are not given. */
  readonly id?: string;
  readonly url?: string;
};

/** An article file to be looked at, by its absolute path. */
export type Look = { readonly look: string };

const unclear: Skimmed = { latest: Infinity };

/** Bytes in which front matter mostly ends. */
const beginning = 4_096;
const desk = Buffer.allocUnsafeSlow(beginning);

/** Looks at the front matter of a file; of one that cannot be read, or has lines that may mean more than they say, nothing is clear. */
export function skim(absolute: string, timezone: string): Skimmed {
  const matter = matterOf(absolute);
  return matter === undefined || !usual.test(matter) ? unclear : skimmed(matter, timezone);
}

function matterOf(absolute: string): string | undefined {
  try {
    const file = openSync(absolute, 'r');
    try {
      const length = readSync(file, desk, 0, beginning, 0);
      const end = desk.subarray(0, length).indexOf('\n---');
      if (end < 0 || desk.toString('latin1', 0, 4) !== '---\n') return undefined;
      return desk.toString('utf8', 4, end + 1);
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** Keys in column 1, with a value that ends on its line; other lines are further in, or belong to a list or a comment. */
const usual =
  /^(?:[A-Za-z][\w-]*:(?: +(?:"[^"\n]*"|'[^'\n]*'|\[[^[\]\n]*\]|\{[^{}\n]*\}|[^\s"'[{][^\n]*))? *\n|[ #-][^\n]*\n)*$/;

/** The keys by which listings change, each with a value that ends on its line. */
const telling =
  /^(date|updated|embargo|expires|withdrawn|status|id|url):(?: +(?:"([^"\\\n]*)"|'([^'\n]*)'|([^\s"'[\]{}&*!|>%@`#][^\n]*)))? *$(?!\n )/gm;

function skimmed(matter: string, timezone: string): Skimmed {
  const found: Record<string, string> = {};
  for (const [, key = '', double, single, bare = ''] of matter.matchAll(telling)) {
    const value = (double ?? single ?? bare).trim();
    // A comment ends bare text.
    if (value === '' || value.includes(' #')) return unclear;
    found[key] = value;
  }
  const { id, url, ...times } = found;
  // What was withdrawn is told of for a while, whenever it was published.
  if (times.status !== undefined || times.date === undefined) return unclear;
  if (Object.keys(found).length !== (matter.match(named)?.length ?? 0)) return unclear;
  const instants = new Map<string, Date>();
  for (const [key, value] of Object.entries(times)) {
    const written = readTime(value);
    if (typeof written === 'string') return unclear;
    instants.set(key, instant(written, timezone).date);
  }
  const published = instants.get('date');
  return {
    latest: Math.max(...[...instants.values()].map(Number)),
    ...(published && { published }),
    ...(id !== undefined && { id }),
    ...(url !== undefined && { url: absolute(url) ?? url }),
  };
}

/** The same keys, whatever follows them. */
const named = /^(?:date|updated|embargo|expires|withdrawn|status|id|url):/gm;
