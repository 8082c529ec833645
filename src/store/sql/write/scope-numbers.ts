import { chunks } from '../chunks.ts';
import { ask, type Handle, integer } from '../handle.ts';
import type { Draft, ScopeName } from './article-row.ts';
import * as sql from './statements.ts';

/** The numbers that stand for scopes, once those of the drafts have been asked for. */
export type ScopeNumbers = (drafts: readonly Draft[]) => Promise<(scope: ScopeName) => number>;

/** The numbers of scopes, new ones for those without; each is asked for once. */
export function createScopeNumbers(handle: Handle): ScopeNumbers {
  const known = new Map<string, number>();
  const key = ({ kind, slug }: { readonly kind: unknown; readonly slug: unknown }) => `${kind}:${slug}`;
  return async (drafts) => {
    const missing = new Map<string, readonly [string, string]>();
    for (const { scopes } of drafts)
      for (const scope of scopes)
        if (!known.has(key(scope))) missing.set(key(scope), [scope.kind, scope.slug]);
    for (const some of chunks([...missing.values()])) {
      const names = JSON.stringify(some);
      const [, rows = []] = await ask(handle, [
        [sql.ADD_SCOPES, names],
        [sql.SCOPES, names],
      ]);
      for (const { kind, slug, scope } of rows) known.set(key({ kind, slug }), integer(scope));
    }
    return (scope) => {
      const number = known.get(key(scope));
      if (number === undefined) throw new Error(`the database gave ${key(scope)} no number`);
      return number;
    };
  };
}
