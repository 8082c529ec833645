import { compare } from '../content/problems/problem.ts';
import { withLetters } from '../content/site/letters.ts';
import type { Author, Tag } from '../domain/article.ts';
import type { Listed } from '../store/snapshot.ts';
import type { Card } from './file-record.ts';

export type Names = { readonly authors: readonly Listed<Author>[]; readonly tags: readonly Listed<Tag>[] };

/** Counts who writes and what about, so that the lists of both follow an edit without a look at all articles. */
export type NameCounts = {
  add(file: string, card: Card): void;
  remove(file: string, card: Card): void;
  /** Whether the lists, or how names are spelt, may have changed since they were last settled. */
  changed(): boolean;
  /** Slugs of names that are spelt in several ways; `anew`: only those of which an article came, went or changed since. */
  differing(of: 'all' | 'anew'): readonly string[];
  /** Takes what is so now as settled. `cards`: those with a name that is spelt in several ways anew, in the order of their files. */
  settle(cards: Iterable<Pick<Card, Kind>>): void;
  /** By name as the language sorts it. */
  lists(language: string): Names;
};

type Kind = 'authors' | 'tags';
/** How often more, or less, a name is there than it was, by a way of spelling it. */
type Change = {
  readonly kind: Kind;
  readonly slug: string;
  readonly variant: string;
  readonly by: number;
};

type Merged = Readonly<Record<Kind, Map<string, Author | Tag>>>;

/** Changes told from one another; after more, everything counts as changed. */
const followed = 1_000;

export function createNameCounts(): NameCounts {
  const counts: Readonly<Record<Kind, Map<string, Map<string, number>>>> = {
    authors: new Map(),
    tags: new Map(),
  };
  /** What the articles say together of names that are spelt in several ways. */
  const merged: Merged = { authors: new Map(), tags: new Map() };
  /** What came and went, by file and name: a name that is taken away and put back is no change. */
  const open = new Map<string, Change>();
  let everything = true;
  const note = (file: string, { by, ...name }: Change) => {
    if (everything) return;
    const key = `${file}\n${name.kind}\n${name.variant}`;
    const sum = (open.get(key)?.by ?? 0) + by;
    if (sum === 0) open.delete(key);
    else open.set(key, { ...name, by: sum });
    if (open.size > followed) everything = true;
  };
  /** Whether a name came that was not there, or went that was. */
  const renewed = () => {
    const sums = new Map<string, number>();
    for (const { kind, variant, by } of open.values())
      sums.set(kind + variant, (sums.get(kind + variant) ?? 0) + by);
    return [...open.values()].some(({ kind, slug, variant }) => {
      const now = counts[kind].get(slug)?.get(variant) ?? 0;
      return now === 0 || now === sums.get(kind + variant);
    });
  };
  const count = (file: string, kind: Kind, name: Author | Tag, by: number) => {
    const variants = counts[kind].get(name.slug) ?? new Map<string, number>();
    const variant = JSON.stringify(name);
    const sum = (variants.get(variant) ?? 0) + by;
    if (sum > 0) variants.set(variant, sum);
    else variants.delete(variant);
    if (variants.size > 0) counts[kind].set(name.slug, variants);
    else counts[kind].delete(name.slug);
    note(file, { kind, slug: name.slug, variant, by });
  };
  const countAll = (file: string, { authors, tags }: Card, by: number) => {
    for (const author of authors) count(file, 'authors', author, by);
    for (const tag of tags) count(file, 'tags', tag, by);
  };
  const variantsOf = (kind: Kind, slug: string) => counts[kind].get(slug)?.size ?? 0;
  const differing = (of: 'all' | 'anew') => {
    const all = everything || of === 'all';
    const slugs = all
      ? [...counts.authors.keys(), ...counts.tags.keys()]
      : [...open.values()].map(({ slug }) => slug);
    return [...new Set(slugs)].filter(
      (slug) => variantsOf('authors', slug) > 1 || variantsOf('tags', slug) > 1,
    );
  };
  return {
    add: (file, card) => countAll(file, card, 1),
    remove: (file, card) => countAll(file, card, -1),
    changed: () => everything || renewed() || differing('anew').length > 0,
    differing,
    settle(cards) {
      const anew = new Set(differing('anew'));
      for (const kind of ['authors', 'tags'] as const)
        for (const slug of merged[kind].keys())
          if (anew.has(slug) || variantsOf(kind, slug) < 2) merged[kind].delete(slug);
      merge(merged, cards, anew);
      open.clear();
      everything = false;
    },
    lists(language) {
      const { compare: byLanguage } = new Intl.Collator(language);
      const list = <Name extends Author | Tag>(kind: Kind): readonly Listed<Name>[] => {
        const all = [...counts[kind]].map(([slug, variants]): Name => {
          const [only = '{}'] = variants.keys();
          // Only `count` writes the keys, from names of this kind.
          return (merged[kind].get(slug) ?? JSON.parse(only)) as Name;
        });
        return withLetters(
          all.toSorted((a, b) => byLanguage(a.name, b.name) || compare(a.slug, b.slug)),
          language,
        );
      };
      return { authors: list('authors'), tags: list('tags') };
    },
  };
}

/** What the first says counts, and what later ones add to it. */
function merge(merged: Merged, cards: Iterable<Pick<Card, Kind>>, slugs: ReadonlySet<string>): void {
  for (const card of cards)
    for (const kind of ['authors', 'tags'] as const)
      for (const each of card[kind])
        if (slugs.has(each.slug)) merged[kind].set(each.slug, { ...each, ...merged[kind].get(each.slug) });
}
