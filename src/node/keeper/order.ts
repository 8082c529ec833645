import { join } from 'node:path';
import { folderOf } from '../../content/role.ts';
import { skim } from '../../content/skim.ts';
import { slug, slugPath } from '../../content/slug.ts';
import { createMarks, markOf } from './marks.ts';

/** In which order very many files are read for the first time, so that the newest articles can be served before the others are there. */
export type Order = {
  /** Read first, some after the other: then every article not read yet names only instants before `since` (milliseconds since 1970). */
  readonly steps: readonly { readonly files: readonly string[]; readonly since: number }[];
  readonly rest: readonly string[];
  /** Files that may claim an id or an address that another does; all are among the first. */
  readonly contested: ReadonlySet<string>;
};

/** Articles that are there with each step: those of a front page, and of most sections. */
const steps = [400, 1_200];

/** With more files whose dates are not plain, or that repeat what others claim, the newest are not known sooner than all. */
const unclearAtMost = 500;

/** Files looked at before others get a turn. */
const stretch = 500;

type Options = { readonly root: string; readonly timezone: string; readonly permalink: string };

/** Looks at the beginning of each file; undefined where that does not tell which articles are the newest. */
export async function orderOf(
  files: readonly string[],
  { root, timezone, permalink }: Options,
): Promise<Order | undefined> {
  const latest = new Float64Array(files.length);
  const claimants = createMarks();
  const contested = new Set<string>();
  const placeOf = placing(permalink);
  for (const [index, file] of files.entries()) {
    if (index % stretch === stretch - 1) await new Promise(setImmediate);
    const { latest: own, id, url } = skim(join(root, file), timezone);
    latest[index] = own;
    for (const claim of [placeOf(file), ...(id ? [`id ${id}`] : []), ...(url ? [`url ${url}`] : [])]) {
      const mark = markOf(claim);
      const other = files[(claimants.get(mark) ?? 0) - 1];
      if (other === undefined) claimants.set(mark, index + 1);
      else for (const each of [file, other]) contested.add(each);
    }
  }
  const bound = (index: number) =>
    contested.has(files[index] ?? '') ? Infinity : (latest[index] ?? Infinity);
  const newest = Uint32Array.from(files.keys()).sort((a, b) => bound(b) - bound(a) || a - b);
  const unclear = newest.findIndex((index) => bound(index) < Infinity);
  if (unclear < 0 || unclear > unclearAtMost) return undefined;
  const ends = steps.map((step) => step + unclear).filter((end) => end < files.length);
  const named = (from: number, to?: number) =>
    [...newest.subarray(from, to)].flatMap((index) => files[index] ?? []);
  return {
    steps: ends.map((end, step) => ({
      files: named(ends[step - 1] ?? 0, end),
      since: bound(newest[end] ?? 0),
    })),
    rest: named(ends.at(-1) ?? 0).sort(),
    contested,
  };
}

/** From a file to what stands for its address where it names none: equal for all that may have the same, and for some others. */
function placing(permalink: string): (file: string) => string {
  const sectioned = permalink.includes(':section');
  const paths = new Map<string, string>();
  return (file) => {
    const folder = folderOf(file);
    const path = paths.get(folder) ?? (sectioned ? slugPath(folder) : '');
    paths.set(folder, path);
    return `place ${path}/${slug(file.slice(folder.length).replace(/^\/|\.[a-z]+$/gi, ''))}`;
  };
}
