import type { ArticleHead, Withdrawal } from '../../../domain/article.ts';
import { headChanges } from '../../../domain/visibility.ts';
import { encodeWithdrawal } from '../../codec.ts';
import { KIND, SHOWN } from '../kind.ts';
import { type IndexedKind, scopeWord } from '../read/match-expression.ts';

/** An article as the store keeps it. */
export type StoredArticle = {
  readonly head: ArticleHead;
  /** Whether it has no page here. */
  readonly elsewhere: boolean;
  /** What the reader's `article` makes it whole from; `encodeArticle`'s text, or another that only the giver understands, perhaps as UTF-8. */
  readonly document: string | Uint8Array;
  /** From `indexWords`; left out, it is to be searchable later. */
  readonly words?: string;
};

export type ScopeName = { readonly kind: IndexedKind; readonly slug: string };

/** A row of `article`, before it has its place and the numbers of its scopes. */
export type ArticleRow = {
  readonly id: string;
  readonly hash: string;
  readonly path: string;
  readonly published: number;
  readonly updated: number | null;
  readonly since: number;
  readonly until: number | null;
  readonly kind: number;
  readonly shown: number;
  readonly scopes: readonly ScopeName[];
  /** Instants at which its scopes change that do not follow from its place. */
  readonly events: readonly number[];
  /** When it was withdrawn, where feeds say so. */
  readonly withdrawn?: number;
  readonly document: string | Uint8Array;
  /** Undefined: it is not searchable yet. */
  readonly words: string | undefined;
};

/** An article as a row, for readers from `settled` on (milliseconds since 1970). */
export function articleRow({ head, elsewhere, document, words }: StoredArticle, settled: number): ArticleRow {
  const { id, hash, path, published, updated, from, until } = head;
  const scopes = [...(head.syndication === 'none' ? [] : scopesOf(head)), ...partnersOf(head)];
  const listed = scopes.length > 0;
  const [since, ends] = [from.getTime(), until?.getTime() ?? Infinity];
  const shown =
    !listed || ends <= Math.max(since, settled)
      ? SHOWN.nowhere
      : since <= settled
        ? SHOWN.member
        : SHOWN.pending;
  const plain =
    shown === SHOWN.member && since === published.getTime() && until === undefined && updated === undefined;
  return {
    id,
    hash,
    path,
    published: published.getTime(),
    updated: updated?.getTime() ?? null,
    since,
    until: until?.getTime() ?? null,
    kind: elsewhere ? KIND.elsewhere : KIND.article,
    shown,
    scopes,
    events: plain || !listed ? [] : headChanges(head),
    document,
    words: shown === SHOWN.nowhere ? '' : words,
  };
}

/** What is left of an article as a row. It stands where the article would if it had appeared when it became public. */
export function withdrawalDraft(withdrawal: Withdrawal): ArticleRow {
  const { id, path, from, withdrawn } = withdrawal;
  const document = encodeWithdrawal(withdrawal);
  return {
    id,
    hash: `withdrawn ${document}`,
    path,
    published: from.getTime(),
    updated: null,
    since: from.getTime(),
    until: null,
    kind: KIND.withdrawal,
    shown: SHOWN.nowhere,
    scopes:
      from <= withdrawn
        ? [...(withdrawal.unlisted ? [] : scopesOf(withdrawal)), ...partnersOf(withdrawal)]
        : [],
    events: from <= withdrawn ? [withdrawn.getTime()] : [],
    withdrawn: from <= withdrawn ? withdrawn.getTime() : undefined,
    document,
    words: '',
  };
}

/** The words by which search knows where an article is listed. */
export function scopeWords(scopes: readonly ScopeName[]): string {
  return scopes.map(({ kind, slug }) => scopeWord(kind, slug)).join(' ');
}

/** Every scope something is in, and what else it is found by: the site, sections and those above, authors, tags, facets. */
function scopesOf(of: Pick<ArticleHead, 'sections' | 'authors' | 'tags' | 'facets'>): readonly ScopeName[] {
  const sections = new Set(of.sections.flatMap(upwards));
  return [
    { kind: 'site', slug: '' },
    ...[...sections].map((slug): ScopeName => ({ kind: 'section', slug })),
    ...[...new Set(of.authors)].map((slug): ScopeName => ({ kind: 'author', slug })),
    ...[...new Set(of.tags)].map((slug): ScopeName => ({ kind: 'tag', slug })),
    ...[...new Set(of.facets)].map((slug): ScopeName => ({ kind: 'facet', slug })),
  ];
}

function partnersOf({ partners = [] }: Pick<ArticleHead, 'partners'>): readonly ScopeName[] {
  return partners.map((slug) => ({ kind: 'partner', slug }));
}

function upwards(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
