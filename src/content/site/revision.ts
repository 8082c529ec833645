import type { Author, Tag } from '../../domain/article.ts';
import type { Subject } from '../../domain/directory.ts';
import type { Site } from '../../domain/site.ts';
import type { Alias, SnapshotMedia } from '../../store/snapshot.ts';
import { hashOf } from '../article/hash.ts';

/** A number that stands for hashes (hex), whatever their order; what was added can be taken away again, as it is counted modulo 2³². */
export type HashSum = readonly [number, number];

/** Of no hashes. */
export const NO_HASHES: HashSum = [0, 0];

/** Adds a hash to a sum, or takes it away. */
export function addHash([first, second]: HashSum, hash: string, by: 1 | -1): HashSum {
  const add = (sum: number, digits: string) => (sum + by * Number.parseInt(digits, 16)) >>> 0;
  return [add(first, hash.slice(0, 8)), add(second, hash.slice(8, 16))];
}

/** Stands for a file or an old address of a collection, in a sum; where a file lies does not count. */
export function addressHash(one: SnapshotMedia | Alias): string | undefined {
  if (!('file' in one) && one.former) return undefined;
  if (!('file' in one)) return hashOf([one.path, one.id]);
  const { file, always, shownBy } = one;
  return hashOf([file.path, file.hash, always, shownBy.toSorted()]);
}

type Names = { readonly authors: readonly Author[]; readonly tags: readonly Tag[] };

/** What authors and tags a collection lists, as a hash (hex). */
export const namesHash = ({ authors, tags }: Names): string =>
  hashOf([authors, tags].map((all) => all.map(({ name, slug }) => [name, slug])));

type Content = {
  readonly site: Site;
  readonly sections: readonly Subject[];
  /** From `namesHash`. */
  readonly names: string;
  /** Of `addressHash` of each file and old address. */
  readonly addresses: HashSum;
  /** Of all articles and withdrawals. */
  readonly sum: HashSum;
};

/** What a collection is, as a hash (hex): the same for one content, whether it is compiled into a bundle or kept in a database. */
export function revisionOf({ site, sections, names, addresses, sum }: Content): string {
  const { hash, partners = [], redirects = [], webhooks, podping } = site;
  const parts = [hash, partners, redirects, sections, names, addresses, sum];
  return hashOf([...parts, ...[webhooks, podping].filter((each) => each !== undefined)]);
}
