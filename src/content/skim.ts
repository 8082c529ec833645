import { closeSync, openSync, readSync } from 'node:fs';
import { absolute } from './address.ts';
import { type Plain, plainYaml } from './plain-yaml.ts';
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

const unclear: Skimmed = { latest: Infinity };

/** Bytes in which front matter mostly ends. */
const beginning = 4_096;
const desk = Buffer.allocUnsafeSlow(beginning);

/** Looks at the front matter of a file; of one that cannot be read, or is not plain, nothing is clear. */
export function skim(absolute: string, timezone: string): Skimmed {
  const data = matterOf(absolute);
  return data === undefined ? unclear : skimmed(data, timezone);
}

function matterOf(absolute: string): Plain | undefined {
  try {
    const file = openSync(absolute, 'r');
    try {
      const length = readSync(file, desk, 0, beginning, 0);
      const end = desk.subarray(0, length).indexOf('\n---');
      if (end < 0 || desk.toString('latin1', 0, 4) !== '---\n') return undefined;
      return plainYaml(desk.toString('utf8', 4, end + 1));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

/** The keys with instants by which listings change. */
const times = ['date', 'updated', 'embargo', 'expires', 'withdrawn'] as const;

function skimmed({ status, id, url, ...data }: Plain, timezone: string): Skimmed {
  // What was withdrawn is told of for a while, whenever it was published.
  if (status !== undefined || data.date === undefined) return unclear;
  let latest = -Infinity;
  let published: Date | undefined;
  for (const key of times) {
    const value = data[key];
    if (value === undefined) continue;
    const written = typeof value === 'string' ? readTime(value) : '';
    if (typeof written === 'string') return unclear;
    const { date } = instant(written, timezone);
    published ??= date;
    latest = Math.max(latest, date.getTime());
  }
  return {
    latest,
    ...(published && { published }),
    ...(typeof id === 'string' && { id: id.trim() }),
    ...(typeof url === 'string' && { url: absolute(url) ?? url }),
  };
}
