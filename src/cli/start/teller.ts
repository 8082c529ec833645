import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { printable } from '../../content/problems/printable.ts';
import type { Problem } from '../../content/problems/problem.ts';
import { roleOf } from '../../content/source/role.ts';
import type { Directory } from '../../domain/directory.ts';
import { eventsOf } from './events.ts';
import type { Told } from './follow.ts';
import type { Report } from './live.ts';
import { type Event, liveLines } from './live-text.ts';
import { createLiveView } from './live-view.ts';
import { problemLine } from './report.ts';

/** Says what happens while the service runs. */
export type Teller = {
  /** What was found when a report came; `directory` is of the collection as it is then. */
  heard(told: Exclude<Told, { readonly kind: 'progress' }>, directory: Directory | undefined): void;
  /** A line from the service itself, such as a failure. */
  line(text: string): void;
  ending(): void;
};

type Options = { readonly dir: string; readonly report: Report | undefined };

/** In a terminal a view that is drawn anew; elsewhere a line for each thing, as logs have it. */
export function createTeller(options: Options): Teller {
  return process.stdout.isTTY ? viewing(options) : logging(options);
}

/** Events that are kept to be shown. */
const kept = 20;

function viewing({ dir, report: first }: Options): Teller {
  const view = createLiveView(process.stdout);
  let report = first;
  let events: readonly Event[] = [];
  let isEnding = false;
  const draw = () => view.show((columns) => liveLines({ report, events, columns, isEnding }));
  draw();
  return {
    heard: (told, directory) => {
      const texts =
        told.kind === 'report'
          ? eventTexts({ told, before: report?.problems ?? [], directory, dir })
          : [troubleText(told, dir, meanwhile)];
      if (told.kind === 'report') report = told.report;
      events = [...events, ...texts.map((text) => ({ at: new Date(), text }))].slice(-kept);
      draw();
    },
    line: view.say,
    ending: () => {
      isEnding = true;
      draw();
      view.end();
    },
  };
}

function logging({ dir, report: first }: Options): Teller {
  let known = first?.problems ?? [];
  const say = (text: string) =>
    void process.stdout.write(`${new Date().toLocaleTimeString('en-GB')} ${text}\n`);
  return {
    heard: (told, directory) => {
      if (told.kind !== 'report') return void process.stderr.write(`${troubleText(told, dir, meanwhile)}\n`);
      const before = new Set(known.map((problem) => problemLine(dir, problem)));
      for (const text of eventTexts({ told, before: known, directory, dir })) say(text);
      for (const problem of told.report.problems) {
        const line = problemLine(dir, problem);
        if (!before.has(line)) say(line);
      }
      known = told.report.problems;
    },
    line: (text) => void process.stderr.write(`${text}\n`),
    ending: () => void process.stdout.write('Finishing requests under way …\n'),
  };
}

type Heard = {
  readonly told: Extract<Told, { readonly kind: 'report' }>;
  readonly before: readonly Problem[];
  readonly directory: Directory | undefined;
  readonly dir: string;
};

function eventTexts({ told: { report, files = [] }, before, directory, dir }: Heard): readonly string[] {
  const there = files.filter((file) => existsSync(join(dir, file)));
  // Editors and copying make files that are gone at once; of those that are not articles nobody wants to hear.
  const gone = files.filter((file) => !there.includes(file) && roleOf(file) !== 'file');
  return eventsOf({ before, report, files: there, gone, articles: directory?.site.count ?? 0 });
}

/** Once there is something to serve. */
const meanwhile = ' Still serving what there was.';

/** What the machine does not do. */
export function troubleText(
  told: Exclude<Told, { readonly kind: 'report' | 'progress' }>,
  dir: string,
  consequence = '',
): string {
  const message = printable(told.message);
  if (told.kind === 'renewed') return message;
  return told.kind === 'unwatched'
    ? `The system tells of no changes (${message}); looking now and then instead.`
    : `Cannot read ${dir}: ${message}. Trying again.${consequence}`;
}
