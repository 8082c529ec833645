import { derivedId, nameOf } from '../../content/identity.ts';
import { folderOf } from '../../content/role.ts';
import type { SiteBasis } from '../../content/site.ts';
import type { Skimmed } from '../../content/skim.ts';
import { slugPath } from '../../content/slug.ts';
import { localDate } from '../../content/time.ts';
import type { Card } from './known.ts';
import { createMarks, markOf } from './marks.ts';

/** Who may claim an id or an address that another does, told from the beginnings of files. */
export type Contest = {
  /** Whether there is anybody at all. */
  readonly any: boolean;
  /** Whether another file may claim what an article does. */
  has(file: string, card: Pick<Card, 'id' | 'path' | 'url' | 'own' | 'elsewhere'>): boolean;
};

type Site = Pick<SiteBasis, 'timezone' | 'permalink' | 'authority' | 'url' | 'writtenUrl'>;

/** A contest among `files`, each of which is to be noted in turn; `contested`: those that were clear, and may claim the same. */
export function createContest(
  files: readonly string[],
  site: Site,
): Contest & {
  readonly contested: ReadonlySet<string>;
  note(index: number, skimmed: Skimmed): void;
} {
  /** Number of the first file with a claim, from 1, by the claim's mark. */
  const claimants = createMarks();
  const contested = new Set<string>();
  /** Paths of this site that files name themselves. */
  const paths = new Set<string>();
  const homes = [site.url, site.writtenUrl].filter((home) => home !== undefined);
  const claimant = (claim: string): string | undefined => files[(claimants.get(markOf(claim)) ?? 0) - 1];
  const placeOf = placing(site.permalink);
  return {
    contested,
    get any() {
      return contested.size + paths.size > 0;
    },
    note(index, { published, id, url }) {
      const file = files[index] ?? '';
      const home = homes.find((each) => url?.startsWith(`${each}/`));
      if (home !== undefined) paths.add(url?.slice(home.length).replace(/\/$/, '') ?? '');
      const name = nameOf(file);
      const named = id ?? (published && derivedId(site, localDate(published, site.timezone), name));
      for (const claim of [`place ${placeOf(file)}/${name}`, named && `id ${named}`, url && `url ${url}`]) {
        if (claim === undefined) continue;
        const other = claimant(claim);
        if (other === undefined) claimants.set(markOf(claim), index + 1);
        else for (const each of [file, other]) contested.add(each);
      }
    },
    has(file, { id, path, url, own, elsewhere }) {
      const others = (claim: string) => (claimant(claim) ?? file) !== file;
      if (contested.has(file) || paths.has(path) || (own.url && !elsewhere)) return true;
      return others(`id ${id}`) || (elsewhere && others(`url ${url}`));
    },
  };
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
