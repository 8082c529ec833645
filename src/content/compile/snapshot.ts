import { type Article, type ArticleHead, type Author, headOf, type Tag } from '../../domain/article.ts';
import { encodeWithdrawal } from '../../store/codec.ts';
import type { Alias, Listed, Snapshot, SnapshotMedia } from '../../store/snapshot.ts';
import { hash } from '../article/hash.ts';
import { compare } from '../problems/problem.ts';
import { addHash, addressesHash, NO_HASHES, revisionOf } from '../site/revision.ts';
import type { Surroundings } from '../site/site-context.ts';
import type { Withdrawn } from '../site/withdrawal.ts';
import { withLetters } from './letters.ts';

/** Puts what was compiled in the order a store expects. */
export function snapshotOf(
  { site, subjects }: Surroundings,
  articles: readonly Article[],
  withdrawn: readonly Withdrawn[],
  media: readonly SnapshotMedia[],
  aliases: readonly Alias[] = [],
): Snapshot {
  const names = [...articles, ...withdrawn.map(({ names }) => names)];
  const byName = named(site.language);
  const content = {
    site,
    sections: subjects,
    authors: byName(names.flatMap(({ authors }) => authors)),
    tags: byName(names.flatMap(({ tags }) => tags)),
    heads: articles.map(headOf).toSorted(newestFirst),
    withdrawals: withdrawn.map(({ withdrawal }) => withdrawal).toSorted((a, b) => compare(a.id, b.id)),
    media: media.toSorted((a, b) => compare(a.file.path, b.file.path)),
    ...(aliases.length > 0 && { aliases }),
  };
  const hashes = [
    ...content.heads.map((head) => head.hash),
    ...content.withdrawals.map((one) => hash(encodeWithdrawal(one))),
  ];
  const sum = hashes.reduce((all, one) => addHash(all, one, 1), NO_HASHES);
  return { ...content, revision: revisionOf({ ...content, addresses: addressesHash(media, aliases), sum }) };
}

/** The order of a snapshot's heads. */
export const newestFirst = (a: ArticleHead, b: ArticleHead): number =>
  b.published.getTime() - a.published.getTime() || compare(b.id, a.id);

/** Each slug once, by name as the language sorts it. */
function named(language: string): <T extends Author | Tag>(all: readonly T[]) => readonly Listed<T>[] {
  const { compare: byLanguage } = new Intl.Collator(language);
  return (all) => {
    const first = new Map<string, (typeof all)[number]>();
    for (const each of all) first.set(each.slug, { ...each, ...first.get(each.slug) });
    return withLetters(
      [...first.values()].toSorted((a, b) => byLanguage(a.name, b.name) || compare(a.slug, b.slug)),
      language,
    );
  };
}
