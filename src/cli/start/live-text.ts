import { styleText } from 'node:util';
import { printable } from '../../content/problems/printable.ts';
import type { Problem } from '../../content/problems/problem.ts';
import type { Report } from '../../sync/report.ts';
import { commandLine } from '../command/command-line.ts';
import { wrapLine } from '../wrap.ts';
import { count } from './report.ts';

/** What happened, and when. */
export type Event = { readonly at: Date; readonly text: string };

type LiveState = {
  readonly report: Report | undefined;
  /** The oldest first. */
  readonly events: readonly Event[];
  /** Of the window. */
  readonly columns: number;
  /** Whether the end has begun. */
  readonly isEnding: boolean;
};

/** Problems, and events, shown at most. */
const problemsShown = 6;
const eventsShown = 6;

/** What is wrong now and what happened last, no line wider than the window. */
export function liveLines({ report, events, columns, isEnding }: LiveState): readonly string[] {
  return [
    ...(report ? problemLines(report, columns) : [styleText('dim', 'Looking for what has changed since …')]),
    '',
    ...events.slice(-eventsShown).flatMap((event) => eventLines(event, columns)),
    ...(events.length > 0 ? [''] : []),
    ...wrapLine(
      isEnding ? 'Finishing requests under way …' : 'Edits show at once. Ctrl-C stops.',
      columns,
    ).map(dim),
  ];
}

const dim = (line: string): string => styleText('dim', line);

function problemLines({ problems, more, skipped, retained }: Report, columns: number): readonly string[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const all = { errors: errors.length + more.errors, warnings: warnings.length + more.warnings };
  if (all.errors + all.warnings === 0) return [styleText('green', '✓ No problems')];
  const shown = [...errors, ...warnings].slice(0, problemsShown);
  const rest = all.errors + all.warnings - shown.length;
  const title = [
    all.errors > 0 && count(all.errors, 'error'),
    all.warnings > 0 && count(all.warnings, 'warning'),
  ];
  return [
    styleText(
      all.errors > 0 ? ['red', 'bold'] : 'yellow',
      `${all.errors > 0 ? '✗' : '!'} ${title.filter(Boolean).join(', ')}`,
    ),
    ...shown.flatMap((problem) => problemText(problem, columns)),
    ...(rest > 0 ? [`  and ${rest} more; ${commandLine('check')} shows all`] : []),
    ...leftOutLines('Served as last right, until fixed', retained, columns),
    ...leftOutLines('Left out, until fixed', skipped, columns),
  ];
}

/** The place on the first line, so that a terminal can open it; the message indented below. */
function problemText({ file, line, field, message, severity }: Problem, columns: number): readonly string[] {
  const place = `  ${printable(file)}${line === undefined ? '' : `:${line}`}`;
  const colour = severity === 'error' ? 'red' : 'yellow';
  return [styleText(colour, place.slice(0, columns)), ...wrapLine(`    ${field}: ${message}`, columns)];
}

function leftOutLines(what: string, files: readonly string[], columns: number): readonly string[] {
  if (files.length === 0) return [];
  const more = files.length - 3;
  return wrapLine(
    `  ${what}: ${files.slice(0, 3).map(printable).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    columns,
  );
}

function eventLines({ at, text }: Event, columns: number): readonly string[] {
  const time = at.toLocaleTimeString('en-GB');
  const [first = '', ...rest] = wrapLine(text, Math.max(20, columns - time.length - 2));
  return [`${dim(time)}  ${first}`, ...rest.map((line) => `${' '.repeat(time.length + 2)}${line}`)];
}
