import type { Author, Tag } from '../../collection/article.ts';
import { compare } from '../../content/problem.ts';
import type { Card } from './known.ts';

export type Names = { readonly authors: readonly Author[]; readonly tags: readonly Tag[] };

/** Counts who writes and what about, so that the lists of both follow an edit without a look at all articles. */
export type NameCounts = {
  add(card: Card): void;
  remove(card: Card): void;
  /** Whether the lists, or how names are spelt, may have changed since they were last asked for. */
  changed(): boolean;
  /** By name as the language sorts it; `cards`: those with a name that is spelt in several ways, in the order of their files. */
  lists(language: string, cards: Iterable<Card>): Names;
  /** Slugs of names that are spelt in several ways. */
  differing(): readonly string[];
};

type Kind = 'authors' | 'tags';

export function createNameCounts(): NameCounts {
  const counts: Readonly<Record<Kind, Map<string, Map<string, number>>>> = {
    authors: new Map(),
    tags: new Map(),
  };
  let changed = true;
  const count = (kind: Kind, name: Author | Tag, by: number) => {
    const variants = counts[kind].get(name.slug) ?? new Map<string, number>();
    const variant = JSON.stringify(name);
    const before = variants.get(variant) ?? 0;
    if (before + by > 0) variants.set(variant, before + by);
    else variants.delete(variant);
    if (before === 0 || before + by === 0 || variants.size > 1) changed = true;
    if (variants.size > 0) counts[kind].set(name.slug, variants);
    else counts[kind].delete(name.slug);
  };
  const countAll = ({ authors, tags }: Card, by: number) => {
    for (const author of authors) count('authors', author, by);
    for (const tag of tags) count('tags', tag, by);
  };
  const differing = () =>
    [...counts.authors, ...counts.tags].flatMap(([slug, variants]) => (variants.size > 1 ? [slug] : []));
  return {
    add: (card) => countAll(card, 1),
    remove: (card) => countAll(card, -1),
    changed: () => changed,
    differing,
    lists(language, cards) {
      changed = false;
      const merged = mergedFrom(cards);
      const list = <Name extends Author | Tag>(kind: Kind): readonly Name[] => {
        const all = [...counts[kind]].map(([slug, variants]): Name => {
          const [only = '{}'] = variants.keys();
          const several = variants.size > 1 ? merged[kind].get(slug) : undefined;
          // Only `count` writes the keys, from names of this kind.
          return (several ?? JSON.parse(only)) as Name;
        });
        const { compare: byLanguage } = new Intl.Collator(language);
        return all.toSorted((a, b) => byLanguage(a.name, b.name) || compare(a.slug, b.slug));
      };
      return { authors: list('authors'), tags: list('tags') };
    },
  };
}

/** What the first says counts, and what later ones add to it. */
function mergedFrom(cards: Iterable<Card>): Readonly<Record<Kind, ReadonlyMap<string, Author | Tag>>> {
  const authors = new Map<string, Author | Tag>();
  const tags = new Map<string, Author | Tag>();
  for (const card of cards) {
    for (const each of card.authors) authors.set(each.slug, { ...each, ...authors.get(each.slug) });
    for (const each of card.tags) tags.set(each.slug, { ...each, ...tags.get(each.slug) });
  }
  return { authors, tags };
}
