import { statSync } from 'node:fs';
import { join } from 'node:path';
import { printable } from '../../content/problems/printable.ts';
import type { Problem } from '../../content/problems/problem.ts';
import { roleOf } from '../../content/source/role.ts';
import { isAbsent } from '../../content/source/unreadable.ts';
import { eventsOf } from './events.ts';
import type { SyncEvent } from './follow.ts';
import type { Report } from './live.ts';
import { type Event, liveLines } from './live-text.ts';
import { createLiveView } from './live-view.ts';
import { problemLine } from './report.ts';

/** Says what happens while the service runs. */
export type ConsoleReporter = {
  /** What was found when a report came; `articles`: how many there are in the feeds then. */
  report(event: Exclude<SyncEvent, { readonly kind: 'progress' }>, articles: number): void;
  /** A line from the service itself, such as a failure. */
  line(text: string): void;
  ending(): void;
};

type ReporterOptions = { readonly dir: string; readonly report: Report | undefined };

/** In a terminal a view that is drawn anew; elsewhere a line for each thing, as logs have it. */
export function createConsoleReporter(options: ReporterOptions): ConsoleReporter {
  return process.stdout.isTTY ? viewing(options) : logging(options);
}

/** Events that are kept to be shown. */
const LINES_KEPT = 20;

function viewing({ dir, report: first }: ReporterOptions): ConsoleReporter {
  const view = createLiveView(process.stdout);
  let report = first;
  let events: readonly Event[] = [];
  let isEnding = false;
  const draw = () => view.show((columns) => liveLines({ report, events, columns, isEnding }));
  draw();
  return {
    report: (event, articles) => {
      const texts =
        event.kind === 'report'
          ? eventTexts({ event, before: report?.problems ?? [], articles, dir })
          : [troubleText(event, dir, meanwhile)];
      if (event.kind === 'report') report = event.report;
      events = [...events, ...texts.map((text) => ({ at: new Date(), text }))].slice(-LINES_KEPT);
      draw();
    },
    line: view.print,
    ending: () => {
      isEnding = true;
      draw();
      view.end();
    },
  };
}

function logging({ dir, report: first }: ReporterOptions): ConsoleReporter {
  let previous = first?.problems ?? [];
  const printLine = (text: string) =>
    void process.stdout.write(`${new Date().toLocaleTimeString('en-GB')} ${text}\n`);
  return {
    report: (event, articles) => {
      if (event.kind !== 'report')
        return void process.stderr.write(`${troubleText(event, dir, meanwhile)}\n`);
      const before = new Set(previous.map((problem) => problemLine(dir, problem)));
      for (const text of eventTexts({ event, before: previous, articles, dir })) printLine(text);
      for (const problem of event.report.problems) {
        const line = problemLine(dir, problem);
        if (!before.has(line)) printLine(line);
      }
      previous = event.report.problems;
    },
    line: (text) => void process.stderr.write(`${text}\n`),
    ending: () => void process.stdout.write('Finishing requests under way …\n'),
  };
}

type ReportEvent = {
  readonly event: Extract<SyncEvent, { readonly kind: 'report' }>;
  readonly before: readonly Problem[];
  readonly articles: number;
  readonly dir: string;
};

function eventTexts({
  event: { report, files = [] },
  before,
  articles,
  dir,
}: ReportEvent): readonly string[] {
  const isThere = (file: string) => mayBeThere(join(dir, file));
  const there = files.filter(isThere);
  // Editors and copying make files that are gone at once; of those that are not articles nobody wants to hear.
  const removed = files.filter((file) => !there.includes(file) && roleOf(file) !== 'file');
  return eventsOf({ before, report, files: there, removed, articles, isThere });
}

/** Whether there is such a file, or that cannot be told. */
function mayBeThere(path: string): boolean {
  try {
    statSync(path);
    return true;
  } catch (error) {
    return !isAbsent(error);
  }
}

/** Once there is something to serve. */
const meanwhile = ' Still serving what there was.';

/** What the machine does not do. */
export function troubleText(
  event: Exclude<SyncEvent, { readonly kind: 'report' | 'progress' }>,
  dir: string,
  consequence = '',
): string {
  const message = printable(event.message);
  if (event.kind === 'renewed') return message;
  if (event.kind === 'failure' && event.isBusy) return `${message} Trying again.${consequence}`;
  return event.kind === 'unwatched'
    ? `The system tells of no changes (${message}); looking now and then instead.`
    : `Cannot read ${dir}: ${message}. Trying again.${consequence}`;
}
