import { join } from 'node:path';
import { derivedId, nameOf } from '../../content/identity.ts';
import type { Pool } from '../../content/pool.ts';
import { folderOf } from '../../content/role.ts';
import type { SiteBasis } from '../../content/site.ts';
import type { Look } from '../../content/skim.ts';
import { slugPath } from '../../content/slug.ts';
import { localDate } from '../../content/time.ts';
import type { Card } from './known.ts';
import { createMarks, markOf } from './marks.ts';
import type { Early } from './synchronise.ts';

/** In which order very many files are read for the first time, so that the newest articles can be served before the others are there. */
export type Order = {
  /** Read first, some after the other: then every article not read yet names only instants before `since` (milliseconds since 1970). */
  readonly steps: readonly { readonly files: readonly string[]; readonly since: number }[];
  readonly rest: readonly string[];
  readonly contest: Contest;
};

/** With more files whose dates are not plain, or that repeat what others claim, the newest are not known sooner than all. */
const unclearAtMost = 500;

/** Who may claim an id or an address that another does. */
export type Contest = {
  /** Whether there is anybody at all. */
  readonly any: boolean;
  /** Whether another file may claim what an article does. Of those that were understood, all such are among the first. */
  has(file: string, card: Pick<Card, 'id' | 'path' | 'url' | 'own' | 'elsewhere'>): boolean;
};

type Options = {
  readonly root: string;
  readonly site: Pick<SiteBasis, 'timezone' | 'permalink' | 'authority' | 'url' | 'writtenUrl'>;
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
  const latest = new Float64Array(files.length);
  const claimants = createMarks();
  const contested = new Set<string>();
  const paths = new Set<string>();
  const homes = [site.url, site.writtenUrl].filter((home) => home !== undefined);
  const placeOf = placing(site.permalink);
  let index = -1;
  for await (const { latest: own, published, id, url } of skim(looks(files, root))) {
    index += 1;
    const file = files[index] ?? '';
    latest[index] = own;
    for (const home of homes)
      if (url?.startsWith(`${home}/`)) paths.add(url.slice(home.length).replace(/\/$/, ''));
    const name = nameOf(file);
    const named = id ?? (published && derivedId(site, localDate(published, site.timezone), name));
    for (const claim of [`place ${placeOf(file)}/${name}`, named && `id ${named}`, url && `url ${url}`]) {
      if (claim === undefined) continue;
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
  const ends = wanted.map(({ articles }) => articles + unclear).filter((end) => end < files.length);
  const named = (from: number, to?: number) =>
    [...newest.subarray(from, to)].flatMap((index) => files[index] ?? []);
  return {
    steps: ends.map((end, step) => ({
      files: named(ends[step - 1] ?? 0, end),
      since: bound(newest[end] ?? 0),
    })),
    rest: named(ends.at(-1) ?? 0).sort(),
    contest: {
      any: contested.size + paths.size > 0,
      has(file, { id, path, url, own, elsewhere }) {
        const others = (claim: string) => (files[(claimants.get(markOf(claim)) ?? 0) - 1] ?? file) !== file;
        if (contested.has(file) || paths.has(path) || (own.url && !elsewhere)) return true;
        return others(`id ${id}`) || (elsewhere && others(`url ${url}`));
      },
    },
  };
}

function* looks(files: readonly string[], root: string): Generator<Look> {
  for (const file of files) yield { look: join(root, file) };
}

/** From a file to what stands for the folder of its address: equal for all that may have the same, and for some others. */
function placing(permalink: string): (file: string) => string {
  const sectioned = permalink.includes(':section');
  const paths = new Map<string, string>();
  return (file) => {
    const folder = folderOf(file);
    const path = paths.get(folder) ?? (sectioned ? slugPath(folder) : '');
    paths.set(folder, path);
    return path;
  };
}
