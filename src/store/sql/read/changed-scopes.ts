import { type Scope, scopeFrom } from '../../../domain/addresses.ts';
import { type Handle, optionalInteger, query } from '../handle.ts';

/** Instants in milliseconds since 1970. */
export type ScopesQuery = {
  /** What a publication after this one has changed; `Collection.modified.any` of that time. Undefined: all scopes. */
  readonly modified: number | undefined;
  /** What was released or has expired after this instant, until `now`. */
  readonly from: number;
  readonly now: number;
};

/** What may have changed. Instants in milliseconds since 1970. */
export type ChangedScopes = {
  readonly scopes: readonly Scope[];
  /** When an article is next released or expires; undefined: never. */
  readonly next: number | undefined;
};

/** Scopes whose feeds may be others than they were: those of what was published, released or has expired, and of nothing else. */
export async function changedScopes(
  handle: Handle,
  { modified, from, now }: ScopesQuery,
): Promise<ChangedScopes> {
  const [rows = [], next = []] = await query(handle, [
    [CHANGED, modified ?? -1, from, now],
    [NEXT, now],
  ]);
  return {
    scopes: rows.flatMap(({ kind, slug }) => scopeFrom(String(kind), String(slug)) ?? []),
    next: optionalInteger(next[0]?.at),
  };
}

const moved = (instant: string) => `SELECT s.kind, s.slug FROM article a
  CROSS JOIN json_each(a.scopes) j CROSS JOIN subject s ON s.scope = j.value
  WHERE a.kind < 2 AND a.${instant} > ?2 AND a.${instant} <= ?3 AND s.known = 1
    AND a.died > (SELECT generation FROM state WHERE one = 1)`;

const CHANGED = `SELECT * FROM (
    SELECT kind, slug FROM subject WHERE modified > ?1 AND known = 1
    UNION ${moved('since')} UNION ${moved('until')}
  ) ORDER BY kind = 'site' DESC, kind, slug`;

/** The rows of versions that are gone may name an instant at which nothing changes: it costs a look, no more. */
const NEXT = `SELECT min(at) AS at FROM (
  SELECT (SELECT min(since) FROM article WHERE kind < 2 AND since > ?1) AS at
  UNION ALL SELECT (SELECT min(until) FROM article WHERE kind < 2 AND until > ?1))`;
