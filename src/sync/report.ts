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
  const { usable, changed, retained, overlooked, skipped = [] } = result;
  const reports = (await holders(repository, 'report')).map(({ file, value }) => ({
    file,
    // `keysOf` writes it.
    ...(JSON.parse(value ?? '{}') as FileReport),
  }));
  const general = [...result.problems, ...(await spellings(repository))];
  const count = (severity: Problem['severity'], of: 'errors' | 'warnings') =>
    general.filter((problem) => problem.severity === severity).length +
    reports.reduce((sum, report) => sum + report[of], 0);
  const all = { errors: count('error', 'errors'), warnings: count('warning', 'warnings') };
  const most = allProblems ? Number.POSITIVE_INFINITY : LISTED;
  const errors = Math.min(all.errors, most);
  const warnings = Math.min(all.warnings, most - errors);
  const filesWith = (what: 'skipped' | 'retained') =>
    reports.flatMap((report) => (report[what] ? [report.file] : []));
  return {
    ...{ usable, changed, overlooked },
    problems: await listed(repository, general, reports, { error: errors, warning: warnings }),
    more: { errors: all.errors - errors, warnings: all.warnings - warnings },
    skipped: [...new Set([...filesWith('skipped'), ...skipped])].toSorted(),
    retained: [...retained, ...filesWith('retained')].toSorted(),
  };
}

/** What is wrong with how names are spelled. */
async function spellings(repository: FileRepository): Promise<readonly Problem[]> {
  const keys = (await repository.distinct('spelling', [''])).flat().map(({ key }) => key);
  return (await repository.holders('spelling', keys)).flatMap(
    // `listNames` writes it.
    ({ value }) => JSON.parse(value ?? '[]') as readonly Problem[],
  );
}

/** So many problems of each severity, the general ones first. */
async function listed(
  repository: FileRepository,
  general: readonly Problem[],
  reports: readonly (FileReport & { readonly file: string })[],
  counts: Record<Problem['severity'], number>,
): Promise<readonly Problem[]> {
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
        ({ errors, warnings }) => (errors > 0 && counts.error > 0) || (warnings > 0 && counts.warning > 0),
      )
      .map(({ file }) => file);
    const rows = await repository.rows(some);
    for (const { file, record } of some.flatMap((one) => rows.get(one) ?? [])) show(problemsOf(file, record));
  }
  return sorted(shown);
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
