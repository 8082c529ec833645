import { join } from 'node:path/posix';
import { styleText } from 'node:util';
import { printable } from '../../content/problems/printable.ts';
import type { Problem } from '../../content/problems/problem.ts';
import { placesOf } from '../../runtime/copy/published.ts';
import type { FolderCollection } from '../../runtime/node/folder-collection.ts';
import { typedPath } from '../path.ts';

/** Where it is printed, which decides about colours. */
type Stream = typeof process.stdout | typeof process.stderr;

/** Every problem as `file:line: field: what is wrong, and what to do`, by file, and how many there are. */
export async function reportText(
  { report, handle, generation }: Pick<FolderCollection, 'report' | 'handle' | 'generation'>,
  folder: string,
  stream: Stream = process.stdout,
): Promise<string> {
  const { problems, skipped } = report;
  // `styleText` itself heeds NO_COLOR, FORCE_COLOR and whether the stream is a terminal.
  const paint: Paint = (style, text) => styleText(style, text, { stream });
  const files = [...Map.groupBy(problems, ({ file }) => file).values()];
  const blocks = files.map((of) => of.map((each) => print(each, folder, paint)).join('\n'));
  const places = await placesOf(handle, generation);
  const articles = places.filter(({ isWithdrawn }) => !isWithdrawn).length;
  return [...blocks, summary({ problems, articles, skipped: skipped.length }, paint)].join('\n\n');
}

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** A problem of a whole file stands on its first line, so that editors can place it. */
function print(
  { file, line = 1, field, message, severity, code }: Problem,
  folder: string,
  paint: Paint,
): string {
  const label = paint(severity === 'error' ? ['red', 'bold'] : 'yellow', `(${severity} ${code})`);
  return `${paint('cyan', `${printable(join(typedPath(folder), file))}:${line}`)}: ${paint('bold', field)}: ${message} ${label}`;
}

type Counted = { readonly problems: readonly Problem[]; readonly articles: number; readonly skipped: number };

function summary({ problems, articles, skipped }: Counted, paint: Paint): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const line = `${count(articles, 'article')}, ${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`;
  const left = skipped ? `; ${count(skipped, 'article')} left out` : '';
  return paint(errors ? 'red' : problems.length ? 'yellow' : 'green', line + left);
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
