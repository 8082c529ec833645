import type { Scope } from '../../domain/addresses.ts';
import type { ArticleHead, Withdrawal } from '../../domain/article.ts';
import { headChanges, isPublic, withdrawalChanges } from '../../domain/visibility.ts';
import { lastForgotten, lastWithdrawn } from '../../domain/withdrawals.ts';
import type { Snapshot } from '../snapshot.ts';

/** What a scope draws on at any instant, newest first. */
export type ScopeContents = {
  readonly heads: readonly ArticleHead[];
  readonly withdrawals: readonly Withdrawal[];
};

/** What a scope shows from one change to the next (milliseconds since 1970). */
export type View = {
  readonly heads: readonly ArticleHead[];
  /** What was withdrawn not too long ago, newest first. */
  readonly withdrawn: readonly Withdrawal[];
  readonly changed: number | undefined;
  /** When the last withdrawal that is too long ago became so. */
  readonly forgotten: number | undefined;
  readonly changesAt: number | undefined;
};

/** A scope as the key of a map; sections, authors and tags never meet. */
export function scopeKey(scope: Scope): string {
  switch (scope.kind) {
    case 'site':
      return 'site';
    case 'section':
      return `section:${scope.path}`;
    default:
      return `${scope.kind}:${scope.slug}`;
  }
}

/** Sorts a snapshot into the stocks of its scopes, in one pass; what no feed may carry is in none. */
export function indexScopes(snapshot: Snapshot): ReadonlyMap<string, ScopeContents> {
  const stocks = new Map<string, Bucket>();
  const sorters = SORTS.map((sort) => sorter(stocks, sort));
  const partners = sorters.slice(-1);
  for (const head of snapshot.heads) {
    const offered = head.syndication === 'none' ? partners : sorters;
    for (const stocksFor of offered) for (const contents of stocksFor(head)) contents.heads.push(head);
  }
  for (const withdrawal of snapshot.withdrawals) {
    for (const stocksFor of withdrawal.unlisted ? partners : sorters) {
      for (const contents of stocksFor(withdrawal)) contents.withdrawals.push(withdrawal);
    }
  }
  return stocks;
}

type Bucket = { readonly heads: ArticleHead[]; readonly withdrawals: Withdrawal[] };

type Sorted = Pick<ArticleHead, 'sections' | 'authors' | 'tags' | 'partners'>;

type Sort = {
  readonly by: (about: Sorted) => readonly string[];
  readonly scopes: (list: readonly string[]) => readonly Scope[];
};

const NONE: readonly string[] = [];

/** The ways an article comes into a scope, that of partners last. */
const SORTS: readonly Sort[] = [
  { by: () => NONE, scopes: () => [{ kind: 'site' }] },
  { by: ({ sections }) => sections, scopes: sectionScopes },
  { by: ({ authors }) => authors, scopes: (slugs) => slugs.map((slug) => ({ kind: 'author', slug })) },
  { by: ({ tags }) => tags, scopes: (slugs) => slugs.map((slug) => ({ kind: 'tag', slug })) },
  {
    by: ({ partners }) => partners ?? NONE,
    scopes: (slugs) => slugs.map((slug) => ({ kind: 'partner', slug })),
  },
];

/** A function from an article to its stocks. A list that a decoded snapshot shares between heads is looked up once. */
function sorter(stocks: Map<string, Bucket>, { by, scopes }: Sort): (about: Sorted) => readonly Bucket[] {
  const bucketsOf = new Map<readonly string[], readonly Bucket[]>();
  const stockOf = (scope: Scope): Bucket => {
    const key = scopeKey(scope);
    const contents = stocks.get(key) ?? { heads: [], withdrawals: [] };
    stocks.set(key, contents);
    return contents;
  };
  return (about) => {
    const list = by(about);
    const before = bucketsOf.get(list);
    if (before !== undefined) return before;
    const found = scopes(list).map(stockOf);
    bucketsOf.set(list, found);
    return found;
  };
}

/** The sections and all above them, each once. */
function sectionScopes(paths: readonly string[]): readonly Scope[] {
  const all = new Set<string>();
  for (const path of paths) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) all.add(path.slice(0, end));
  }
  return [...all].map((path) => ({ kind: 'section', path }));
}

/**
 * A function from an instant to what the stock shows then. It gives the same view until the next change: a request
 * costs a binary search, a change one pass over the stock.
 */
export function viewer(contents: ScopeContents, days: number): (now: number) => View {
  const instants: number[] = [];
  for (const head of contents.heads) instants.push(...headChanges(head));
  for (const withdrawal of contents.withdrawals) instants.push(...withdrawalChanges(withdrawal));
  const changes = Float64Array.from(instants).sort();
  let last: View | undefined;
  return (now) => {
    if (last === undefined || now < (last.changed ?? -Infinity) || now >= (last.changesAt ?? Infinity)) {
      const next = firstIndex(changes.length, (index) => (changes[index] ?? now) > now);
      const heads = contents.heads.filter((head) => isPublic(head, now));
      const withdrawn = lastWithdrawn(contents.withdrawals, now, days);
      const forgotten = lastForgotten(contents.withdrawals, now, days);
      last = { heads, withdrawn, forgotten, changed: changes[next - 1], changesAt: changes[next] };
    }
    return last;
  };
}

/** The first index for which a monotonic test holds, or `length`. */
export function firstIndex(length: number, test: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
