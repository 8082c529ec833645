import { join } from 'node:path';
import { styleText } from 'node:util';
import { printable } from '../../content/problems/printable.ts';
import type { Problem } from '../../content/problems/problem.ts';
import { buildPath, LIST_FILES } from '../../domain/addresses.ts';
import type { Directory, DirectoryEntry } from '../../domain/directory.ts';
import { shownPath } from '../path.ts';
import { wrapLine } from '../wrap.ts';

/** Of the terminal, where there is one. */
type Size = { readonly columns?: number; readonly rows?: number };

/** Rows of a terminal that other lines want. */
const others = 22;

/**
 * The address of every section's feed with the number of its articles, as a table. `url`: where the service is reached. Where the
 * terminal is low the sections below others are counted, where it is narrow addresses begin at the root.
 */
export function feedTable(
  { site, sections, authors, tags }: Directory,
  url: string,
  size: Size = {},
): string {
  const { columns = Number.POSITIVE_INFINITY, rows: height = Number.POSITIVE_INFINITY } = size;
  const all = [site, ...sections];
  const room = Math.max(8, height - others);
  const top = all.length <= room ? all : all.filter(({ trail }) => trail.length <= 1);
  const shown = top.slice(0, room);
  const entries = shown.map((entry) => ({
    name: nameOf(entry),
    count: String(entry.count),
    path: buildPath({ kind: 'feed', scope: entry.scope, format: 'rss' }),
  }));
  const [names, counts] = [
    widest(entries.map(({ name }) => name)),
    widest(entries.map(({ count }) => count)),
  ];
  const isNarrow = names + counts + widest(entries.map(({ path }) => path)) + url.length + 6 > columns;
  const lines = entries.map(
    ({ name, count, path }) =>
      `  ${name.padEnd(names)}  ${count.padStart(counts)}  ${styleText('cyan', isNarrow ? path : url + path)}`,
  );
  const hidden = all.length - shown.length;
  const rest = [
    ...(hidden > 0
      ? [
          `and ${count(hidden, 'more section')}, with feeds of ${count(authors.length, 'author')} and ${count(tags.length, 'tag')}: ${url}/${LIST_FILES.rss}`,
        ]
      : [
          `Feeds of ${count(authors.length, 'author')} and ${count(tags.length, 'tag')}: ${url}/${LIST_FILES.rss} lists them all.`,
        ]),
    'Each also as atom.xml and feed.json in place of rss.xml, and as feed, where the reader chooses.',
  ];
  return [...lines, '', ...rest.flatMap((text) => wrapLine(`  ${text}`, columns))].join('\n');
}

/** A problem as editors and terminals can open it: `file:line: field: what is wrong, and what to do`. */
export function problemLine(
  dir: string,
  { file, line, field, message, severity }: Pick<Problem, 'file' | 'line' | 'field' | 'message' | 'severity'>,
  stream: typeof process.stdout | typeof process.stderr = process.stdout,
): string {
  const place = shownPath(join(dir, file));
  const label = styleText(severity === 'error' ? 'red' : 'yellow', severity, { stream });
  return `${place}${line === undefined ? '' : `:${line}`}: ${label} ${field}: ${message}`;
}

/** `1 article`, `2 articles`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Sections below others are set in; the site stands for all. */
function nameOf({ scope, title, trail }: DirectoryEntry): string {
  return printable(scope.kind === 'site' ? title : `${'  '.repeat(trail.length)}${title}`);
}

const widest = (texts: readonly string[]): number => Math.max(...texts.map(({ length }) => length));
