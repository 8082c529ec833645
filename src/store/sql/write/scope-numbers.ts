import { chunks } from '../chunks.ts';
import { type Handle, integer, query } from '../handle.ts';
import type { ArticleRow, ScopeName } from './article-row.ts';
import * as sql from './statements.ts';

/** The numbers that stand for scopes, once those of the drafts have been asked for. */
export type ScopeNumbers = (drafts: readonly ArticleRow[]) => Promise<(scope: ScopeName) => number>;

/** The numbers of scopes, new ones for those without; each is asked for once. */
export function createScopeNumbers(handle: Handle): ScopeNumbers {
  const numbers = new Map<string, number>();
  const key = ({ kind, slug }: { readonly kind: unknown; readonly slug: unknown }) => `${kind}:${slug}`;
  return async (drafts) => {
    const missing = new Map<string, readonly [string, string]>();
    for (const { scopes } of drafts)
      for (const scope of scopes)
        if (!numbers.has(key(scope))) missing.set(key(scope), [scope.kind, scope.slug]);
    for (const some of chunks([...missing.values()])) {
      const names = JSON.stringify(some);
      const [, rows = []] = await query(handle, [
        [sql.ADD_SCOPES, names],
        [sql.SCOPES, names],
      ]);
      for (const { kind, slug, scope } of rows) numbers.set(key({ kind, slug }), integer(scope));
    }
    return (scope) => {
      const number = numbers.get(key(scope));
      if (number === undefined) throw new Error(`the database gave ${key(scope)} no number`);
      return number;
    };
  };
}
