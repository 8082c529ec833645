import type { Overlooked } from '../content/article/parse-article.ts';
import { type Problem, problem, sorted } from '../content/problems/problem.ts';
import { ignored } from '../content/source/ignored.ts';
import { roleOf, siteFile } from '../content/source/role.ts';
import type { Keeping, Result } from './run-sync.ts';

/** What a sync found, for whoever started the program. */
export type Report = {
  /** There is a collection to serve. */
  readonly usable: boolean;
  readonly problems: readonly Problem[];
  /** How many there are, beside those listed. */
  readonly more: { readonly errors: number; readonly warnings: number };
  /** Left out because of an error; relative files. */
  readonly skipped: readonly string[];
  /** Served as they last were right; relative files. */
  readonly kept: readonly string[];
  /** Whether anything is served differently than before. */
  readonly changed: boolean;
  /** What is wrong with the article of a preview, which is in the collection in spite of it. */
  readonly overlooked?: Overlooked | undefined;
};

/** Problems that are listed one by one. */
const listed = 500;

/** Puts together what a sync found with what is known of every file; only files whose problems are listed are looked up. */
export function reportOf(
  { usable, changed, ...result }: Result,
  { memory, joined, allProblems, overlooked }: Keeping,
  refused: readonly Problem[],
): Report {
  const general = [...refused, ...result.problems, ...[...joined.values()].flat()];
  const notable = [...memory.notable];
  const count = (severity: Problem['severity'], of: 'errors' | 'warnings') =>
    general.filter((problem) => problem.severity === severity).length +
    notable.reduce((sum, [, note]) => sum + note[of], 0);
  const most = allProblems ? Number.POSITIVE_INFINITY : listed;
  const all = { errors: count('error', 'errors'), warnings: count('warning', 'warnings') };
  const errors = Math.min(all.errors, most);
  const wanted = { error: errors, warning: Math.min(all.warnings, most - errors) };
  const shown: Problem[] = [];
  const show = (problems: readonly Problem[]) => {
    for (const problem of problems) {
      if (wanted[problem.severity] === 0) continue;
      wanted[problem.severity] -= 1;
      shown.push(problem);
    }
  };
  show(general);
  for (const [file, note] of notable) {
    const some = (note.errors > 0 && wanted.error > 0) || (note.warnings > 0 && wanted.warning > 0);
    if (some)
      show([...(memory.get(file)?.problems ?? []), ...(roleOf(file) === 'ignored' ? [ignored(file)] : [])]);
  }
  const filesWith = (what: 'skipped' | 'kept') =>
    notable.flatMap(([file, note]) => (note[what] ? [file] : []));
  return {
    usable,
    changed,
    overlooked,
    problems: sorted(shown),
    more: {
      errors: all.errors - errors,
      warnings: all.warnings - Math.min(all.warnings, most - errors),
    },
    skipped: [...new Set([...filesWith('skipped'), ...(result.skipped ?? [])])].toSorted(),
    kept: [...result.kept, ...filesWith('kept')].toSorted(),
  };
}

const none = { changed: false, more: { errors: 0, warnings: 0 }, skipped: [], kept: [] };

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

export const badUrl = (siteUrl: string): Problem =>
  problem(siteFile, {
    code: 'site-url',
    field: 'url',
    message: `SITE_URL “${siteUrl}” is no absolute http or https URL; write it whole, https://…`,
  });
