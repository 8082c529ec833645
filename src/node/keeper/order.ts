import { join } from 'node:path';
import type { Pool } from '../../content/pool.ts';
import type { Look } from '../../content/skim.ts';
import { type Contest, createContest } from './contest.ts';
import type { Early } from './synchronise.ts';

/** In which order very many files are read for the first time, so that the newest articles can be served before the others are there. */
export type Order = {
  /** Read first, some after the other: then every article not read yet names only instants before `since` (milliseconds since 1970). */
  readonly steps: readonly { readonly files: readonly string[]; readonly since: number }[];
  readonly rest: readonly string[];
  /** All who may claim the same, and were understood, are among the first. */
  readonly contest: Contest;
};

/** With more files whose dates are not plain, or that repeat what others claim, the newest are not known sooner than all. */
const unclearAtMost = 500;

type Options = {
  readonly root: string;
  readonly site: Parameters<typeof createContest>[1];
  readonly skim: Pool['skim'];
  readonly steps: Early['steps'];
};

/** Looks at the beginning of each file; undefined where that does not tell which articles are the newest. */
export async function orderOf(
  files: readonly string[],
  { root, site, skim, steps }: Options,
): Promise<Order | undefined> {
  const wanted = steps.filter(({ of }) => files.length >= of);
  if (wanted.length === 0) return undefined;
  const contest = createContest(files, site);
  const latest = new Float64Array(files.length);
  let index = 0;
  for await (const skimmed of skim(looks(files, root))) {
    contest.note(index, skimmed);
    latest[index] = skimmed.latest;
    index += 1;
  }
  const bound = (at: number) =>
    contest.contested.has(files[at] ?? '') ? Infinity : (latest[at] ?? Infinity);
  const newest = Uint32Array.from(files.keys()).sort((a, b) => bound(b) - bound(a) || a - b);
  const unclear = newest.findIndex((at) => bound(at) < Infinity);
  if (unclear < 0 || unclear > unclearAtMost) return undefined;
  const ends = wanted.map(({ articles }) => articles + unclear).filter((end) => end < files.length);
  const named = (from: number, to?: number) =>
    [...newest.subarray(from, to)].flatMap((at) => files[at] ?? []);
  return {
    steps: ends.map((end, step) => ({
      files: named(ends[step - 1] ?? 0, end),
      since: bound(newest[end] ?? 0),
    })),
    rest: named(ends.at(-1) ?? 0).sort(),
    contest,
  };
}

function* looks(files: readonly string[], root: string): Generator<Look> {
  for (const file of files) yield { look: join(root, file) };
}
