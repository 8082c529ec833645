import type { Author, Tag } from '../../domain/article.ts';
import type { Subject } from '../../domain/directory.ts';
import type { Site } from '../../domain/site.ts';
import type { Alias, SnapshotMedia } from '../../store/snapshot.ts';
import { hashOf } from '../article/hash.ts';
import { compare } from '../problems/problem.ts';

/** A number that stands for hashes (hex), whatever their order; what was added can be taken away again, as it is counted modulo 2³². */
export type HashSum = readonly [number, number];

export const NO_HASHES: HashSum = [0, 0];

/** Adds a hash to a sum, or takes it away. */
export function addHash([first, second]: HashSum, hash: string, by: 1 | -1): HashSum {
  const add = (sum: number, digits: string) => (sum + by * Number.parseInt(digits, 16)) >>> 0;
  return [add(first, hash.slice(0, 8)), add(second, hash.slice(8, 16))];
}

/** What files and old addresses a collection has, as a hash (hex); where a file lies does not count. */
export function addressesHash(media: readonly SnapshotMedia[], aliases: readonly Alias[]): string {
  const files = media.map(
    ({ file: { path, hash }, always, shownBy }) => [path, hash, always, shownBy.toSorted()] as const,
  );
  const old = aliases.map(({ path, id }) => [path, id] as const);
  return hashOf([files.sort(([a], [b]) => compare(a, b)), old.sort(([a], [b]) => compare(a, b))]);
}

type Content = {
  readonly site: Site;
  readonly sections: readonly Subject[];
  readonly authors: readonly Author[];
  readonly tags: readonly Tag[];
  /** From `addressesHash`. */
  readonly addresses: string;
  /** Of all articles and withdrawals. */
  readonly sum: HashSum;
};

/** What a collection is, as a hash (hex): the same for one content, whether it is compiled into a bundle or kept in a database. */
export function revisionOf({ site, sections, authors, tags, addresses, sum }: Content): string {
  return hashOf([
    site.hash,
    site.partners ?? [],
    site.redirects ?? [],
    sections,
    [authors, tags].map((all) => all.map(({ name, slug }) => [name, slug])),
    addresses,
    sum,
  ]);
}
