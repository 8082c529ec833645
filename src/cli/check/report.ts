import { join } from 'node:path';
import { styleText } from 'node:util';
import type { Compiled, Problem } from '../../content/compile.ts';
import { typedPath } from '../path.ts';

type Style = Parameters<typeof styleText>[0];

/** `styleText` itself heeds NO_COLOR, FORCE_COLOR and whether standard output is a terminal. */
const paint = (style: Style, text: string): string => styleText(style, text, { stream: process.stdout });

/** Every problem as `file:line: field: what is wrong, and what to do`, by file, and how many there are. */
export function report({ problems, articles, skipped }: Compiled, folder: string): string {
  const files = [...Map.groupBy(problems, ({ file }) => file).values()];
  const blocks = files.map((of) => of.map((each) => print(each, folder)).join('\n'));
  return [...blocks, summary(problems, articles.size, skipped.length)].join('\n\n');
}

/** A problem of a whole file stands on its first line, so that editors can place it. */
function print({ file, line = 1, field, message, severity, code }: Problem, folder: string): string {
  const label = paint(severity === 'error' ? ['red', 'bold'] : 'yellow', `(${severity} ${code})`);
  return `${paint('cyan', `${typedPath(join(folder, file))}:${line}`)}: ${paint('bold', field)}: ${message} ${label}`;
}

function summary(problems: readonly Problem[], articles: number, skipped: number): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const line = `${count(articles, 'article')}, ${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}`;
  const left = skipped ? `; ${count(skipped, 'article')} left out` : '';
  return paint(errors ? 'red' : problems.length ? 'yellow' : 'green', line + left);
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
