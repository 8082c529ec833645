import type { Overlooked } from '../content/article/parsed-article.ts';
import { type Problem, problem, sorted } from '../content/problems/problem.ts';
import { siteFile } from '../content/source/role.ts';
import { type FileReport, problemsOf } from './records/file-record.ts';
import type { FileRepository, Holder } from './records/file-repository.ts';

/** What a sync found, for the person who started the program. */
export type Report = {
  /** There is a collection to serve. */
  readonly usable: boolean;
  readonly problems: readonly Problem[];
  /** How many there are, beside those listed. */
  readonly more: { readonly errors: number; readonly warnings: number };
  /** Left out because of an error; relative files. */
  readonly skipped: readonly string[];
  /** Served as they last were right; relative files. */
  readonly retained: readonly string[];
  /** Whether anything is served differently than before. */
  readonly changed: boolean;
  /** What is wrong with the article of a preview, which is in the collection in spite of it. */
  readonly overlooked?: Overlooked | undefined;
};

/** What a sync found of the site and its sections. */
export type SyncResult = Pick<Report, 'usable' | 'changed' | 'problems' | 'retained' | 'overlooked'> & {
  /** Articles left out because the site cannot be used. */
  readonly skipped?: readonly string[];
};

/** Problems that are listed one by one. */
const LISTED = 500;

/** Puts together what a sync found with what is known of files; only files whose problems are listed are looked up. */
export async function createReport(
  result: SyncResult,
  repository: FileRepository,
  allProblems = false,
): Promise<Report> {
  const { usable, changed, retained, overlooked } = result;
  const most = allProblems ? Number.POSITIVE_INFINITY : LISTED;
  const reports = (await holders(repository, 'report')).map(({ file, value }) => ({
    file,
    // `keysOf` writes it.
    ...(JSON.parse(value ?? '{}') as FileReport),
  }));
  const spellings = (await repository.distinct('spelling', [''])).flat().map(({ key }) => key);
  const spelling = (await repository.holders('spelling', spellings)).flatMap(
    // `listNames` writes it.
    ({ value }) => JSON.parse(value ?? '[]') as readonly Problem[],
  );
  const general = [...result.problems, ...spelling];
  const count = (severity: Problem['severity'], of: 'errors' | 'warnings') =>
    general.filter((problem) => problem.severity === severity).length +
    reports.reduce((sum, report) => sum + report[of], 0);
  const all = { errors: count('error', 'errors'), warnings: count('warning', 'warnings') };
  const errors = Math.min(all.errors, most);
  const counts = { error: errors, warning: Math.min(all.warnings, most - errors) };
  const shown: Problem[] = [];
  const show = (problems: readonly Problem[]) => {
    for (const problem of problems) {
      if (counts[problem.severity] === 0) continue;
      counts[problem.severity] -= 1;
      shown.push(problem);
    }
  };
  show(general);
  for (let at = 0; at < reports.length && counts.error + counts.warning > 0; at += LISTED) {
    const some = reports
      .slice(at, at + LISTED)
      .filter(
        (report) => (report.errors > 0 && counts.error > 0) || (report.warnings > 0 && counts.warning > 0),
      );
    const rows = await repository.rows(some.map(({ file }) => file));
    for (const { file } of some) {
      const row = rows.get(file);
      if (row) show(problemsOf(file, row.record));
    }
  }
  const filesWith = (what: 'skipped' | 'retained') =>
    reports.flatMap((report) => (report[what] ? [report.file] : []));
  return {
    ...{ usable, changed, overlooked, problems: sorted(shown) },
    more: {
      errors: all.errors - errors,
      warnings: all.warnings - Math.min(all.warnings, most - errors),
    },
    skipped: [...new Set([...filesWith('skipped'), ...(result.skipped ?? [])])].toSorted(),
    retained: [...retained, ...filesWith('retained')].toSorted(),
  };
}

/** Every file with the key '' of a kind. */
async function holders(repository: FileRepository, kind: 'report'): Promise<readonly Holder[]> {
  const all: Holder[] = [];
  for (let page = await repository.page(kind, ''); page.length > 0; ) {
    all.push(...page);
    page = await repository.page(kind, page.at(-1)?.file ?? '');
  }
  return all;
}

const none = { changed: false, more: { errors: 0, warnings: 0 }, skipped: [], retained: [] };

/** Nothing can be read; `served`: what was read before still is served. */
export const unusable = (one: Problem, served = false): Report => ({
  ...none,
  problems: [one],
  usable: served,
});

export const noFolder = (dir: string): Problem =>
  problem(siteFile, {
    code: 'site-missing',
    field: 'file',
    message: `there is no folder “${dir}”; make it, or name another`,
  });

export const badUrl = (message: string): Problem =>
  problem(siteFile, { code: 'site-url', field: 'url', message });
