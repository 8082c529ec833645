import { join } from 'node:path';
import { styleText } from 'node:util';
import type { Directory, DirectoryEntry } from '../../collection/directory.ts';
import { scopePath } from '../../collection/selection.ts';
import type { Problem } from '../../content/compile.ts';
import { shownPath } from '../path.ts';

/** The address of every section's feed with the number of its articles, as a table. `url`: where the service is reached. */
export function feedTable({ site, sections, authors, tags }: Directory, url: string): string {
  const rows = [site, ...sections].map((entry) => ({
    name: nameOf(entry),
    count: String(entry.count),
    address: `${url}${scopePath(entry.scope)}/rss.xml`,
  }));
  const [names, counts] = [widest(rows.map(({ name }) => name)), widest(rows.map(({ count }) => count))];
  const lines = rows.map(
    ({ name, count, address }) =>
      `  ${name.padEnd(names)}  ${count.padStart(counts)}  ${styleText('cyan', address)}`,
  );
  return [
    ...lines,
    '',
    `  Each also as atom.xml and feed.json in place of rss.xml, and as feed, where the reader chooses.`,
    `  Feeds of ${count(authors.length, 'author')} and ${count(tags.length, 'tag')}: ${styleText('cyan', `${url}/opml.xml`)} lists them all.`,
  ].join('\n');
}

/** A problem as editors and terminals can open it: `file:line: field: what is wrong, and what to do`. */
export function problemLine(
  dir: string,
  { file, line, field, message, severity }: Problem,
  stream: typeof process.stdout | typeof process.stderr = process.stdout,
): string {
  const place = shownPath(join(dir, file));
  const mark = styleText(severity === 'error' ? 'red' : 'yellow', severity, { stream });
  return `${place}${line === undefined ? '' : `:${line}`}: ${mark} ${field}: ${message}`;
}

/** `1 article`, `2 articles`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Sections below others are set in; the site stands for all. */
function nameOf({ scope, title, trail }: DirectoryEntry): string {
  return scope.kind === 'site' ? title : `${'  '.repeat(trail.length)}${title}`;
}

const widest = (texts: readonly string[]): number => Math.max(...texts.map(({ length }) => length));
