import { printable } from '../../content/problems/printable.ts';
import type { Problem } from '../../content/problems/problem.ts';
import type { Report } from '../../sync/report.ts';
import { count } from './report.ts';

/** What a report says anew. */
export type FolderChange = {
  /** What was known before. */
  readonly before: readonly Problem[];
  readonly report: Report;
  /** Files that changed; none where the whole folder was looked at. */
  readonly files: readonly string[];
  /** Files that are no longer there. */
  readonly removed: readonly string[];
  /** Whether a file that had problems is still there. */
  readonly isThere: (file: string) => boolean;
  /** Articles in the feeds. */
  readonly articles: number;
};

/** Files named one by one. */
const most = 3;

/** One line for each thing that happened, in the newsroom's terms: what changed, what went wrong, what was fixed. */
export function eventsOf({
  before,
  report,
  files,
  removed,
  articles,
  isThere,
}: FolderChange): readonly string[] {
  const [old, now] = [byFile(before), byFile(report.problems)];
  const arisen = [...now].filter(([file, problems]) => textOf(problems) !== textOf(old.get(file)));
  const cleared = [...old.keys()].filter((file) => !now.has(file));
  const fixed = cleared.filter(isThere);
  // Those that the first line names.
  const named = report.changed ? removed : [];
  const gone = cleared.filter((file) => !isThere(file) && !named.includes(file));
  const fine = files.filter((file) => !now.has(file) && !fixed.includes(file));
  return [
    ...(report.changed ? [`${subject(fine, removed)}: ${count(articles, 'article')} in the feeds`] : []),
    ...arisen.map(
      ([file, problems]) => `${nameOf(file)} has ${counted(problems)}${consequence(file, report)}`,
    ),
    ...fixed.map((file) => `${nameOf(file)} is fixed`),
    ...gone.map((file) => `${nameOf(file)} was removed`),
  ];
}

/** The folder itself has no name within it. */
const nameOf = (file: string): string => (file === '' ? 'The content folder' : printable(file));

function byFile(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  return Map.groupBy(problems, ({ file }) => file);
}

const textOf = (problems: readonly Problem[] = []): string =>
  problems.map(({ line, field, message }) => `${line} ${field} ${message}`).join('\n');

function subject(changed: readonly string[], removed: readonly string[]): string {
  const parts = [
    ...(changed.length > 0 ? [`${listed(changed)} changed`] : []),
    ...(removed.length > 0 ? [`${listed(removed)} removed`] : []),
  ];
  return parts.join(', ') || 'Changed';
}

function listed(files: readonly string[]): string {
  const more = files.length - most;
  return `${files.slice(0, most).map(printable).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function counted(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const parts = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(problems.length > errors ? [count(problems.length - errors, 'warning')] : []),
  ];
  return parts.join(' and ');
}

function consequence(file: string, { retained, skipped }: Report): string {
  if (retained.includes(file)) return '; served as it was last right';
  return skipped.includes(file) ? '; left out' : '';
}
