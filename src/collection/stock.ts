import type { ArticleHead, Withdrawal } from './article.ts';
import { headChanges, isPublic, withdrawalChanges } from './public.ts';
import type { Scope } from './selection.ts';
import type { Snapshot } from './snapshot.ts';

/** What a scope draws on at any instant, newest first. */
export type Stock = { readonly heads: readonly ArticleHead[]; readonly withdrawals: readonly Withdrawal[] };

/** What a scope shows from one change to the next (milliseconds since 1970). */
export type View = {
  readonly heads: readonly ArticleHead[];
  readonly changed: number | undefined;
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
export function stocksOf(snapshot: Snapshot): ReadonlyMap<string, Stock> {
  const stocks = new Map<string, { heads: ArticleHead[]; withdrawals: Withdrawal[] }>();
  const stock = (key: string) => {
    const known = stocks.get(key);
    if (known !== undefined) return known;
    const fresh = { heads: [], withdrawals: [] };
    stocks.set(key, fresh);
    return fresh;
  };
  for (const head of snapshot.heads) {
    if (head.syndication === 'none') continue;
    for (const key of keysOf(head)) stock(key).heads.push(head);
  }
  for (const withdrawal of snapshot.withdrawals) {
    for (const key of keysOf(withdrawal)) stock(key).withdrawals.push(withdrawal);
  }
  return stocks;
}

/**
 * A function from an instant to what the stock shows then. It gives the same view until the next change: a request
 * costs a binary search, a change one pass over the stock.
 */
export function viewer(stock: Stock): (now: number) => View {
  const changes = Float64Array.from([
    ...stock.heads.flatMap(headChanges),
    ...stock.withdrawals.flatMap(withdrawalChanges),
  ]).sort();
  let last: View | undefined;
  return (now) => {
    if (last === undefined || now < (last.changed ?? -Infinity) || now >= (last.changesAt ?? Infinity)) {
      const next = firstIndex(changes.length, (index) => (changes[index] ?? now) > now);
      const heads = stock.heads.filter((head) => isPublic(head, now));
      last = { heads, changed: changes[next - 1], changesAt: changes[next] };
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

function keysOf(about: Pick<ArticleHead, 'sections' | 'authors' | 'tags'>): ReadonlySet<string> {
  const keys = new Set(['site']);
  for (const path of about.sections) {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      keys.add(`section:${path.slice(0, end)}`);
    }
  }
  for (const slug of about.authors) keys.add(`author:${slug}`);
  for (const slug of about.tags) keys.add(`tag:${slug}`);
  return keys;
}
