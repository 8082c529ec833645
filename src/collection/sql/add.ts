import { chunks } from './chunks.ts';
import { type Asked, ask, type Handle, integer, type Row } from './handle.ts';
import { SHOWN } from './kind.ts';
import { createLexicon } from './lexicon.ts';
import { placesFor } from './place.ts';
import { type Draft, type ScopeName, scopeWords } from './stored.ts';
import * as sql from './writing.ts';

/** Articles of a transaction. Full-text search writes down what it has gathered before each, so few large ones are best. */
const GROUP = 250;

type Placed = { readonly draft: Draft; readonly seq: number; readonly scopes: readonly number[] };

/** A function that brings rows into the generation `next`, each batch whole or not at all. */
export function createAdder(handle: Handle, next: number): (drafts: readonly Draft[]) => Promise<void> {
  const numbers = createNumbers(handle);
  const lexicon = createLexicon();
  return async (drafts) => {
    const once = [...new Map(drafts.map((draft) => [draft.id, draft])).values()].sort(byPlace);
    for (const some of groups(once)) {
      const [held = []] = await ask(handle, [[sql.VERSIONS, JSON.stringify(some.map(({ id }) => id)), next]]);
      const old = new Map(held.map((row) => [String(row.id), row]));
      const fresh = some.filter((draft) => !isHeld(draft, old.get(draft.id)));
      if (fresh.length === 0) continue;
      const placed = await place(handle, fresh, await numbers(fresh));
      const dying = fresh.flatMap(({ id }) => old.get(id)?.seq ?? []);
      const words = lexicon.fresh(fresh.map((draft) => draft.words ?? ''));
      await ask(handle, [
        ...(dying.length > 0 ? [[sql.DIE, JSON.stringify(dying), next] satisfies Asked] : []),
        ...rowsOf(placed, next),
        ...documentsOf(placed, handle.transaction !== undefined),
        ...[...chunks(words)].map((list): Asked => [sql.ADD.lexicon, JSON.stringify(list)]),
      ]);
      lexicon.keep(words);
    }
  };
}

function groups(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  return Array.from({ length: Math.ceil(drafts.length / GROUP) }, (_, index) =>
    drafts.slice(index * GROUP, (index + 1) * GROUP),
  );
}

function isHeld(draft: Draft, row: Row | undefined): boolean {
  return row !== undefined && row.hash === draft.hash && (row.indexed === 1 || draft.words === undefined);
}

async function place(
  handle: Handle,
  drafts: readonly Draft[],
  number: (scope: ScopeName) => number,
): Promise<readonly Placed[]> {
  const wanted = JSON.stringify(drafts.map(({ published, id }) => [published, id]));
  const [rows = []] = await ask(handle, [[sql.NEIGHBOURS, wanted]]);
  const around = drafts.map(({ published }, index) => ({
    published,
    low: numberOf(rows[index]?.low),
    high: numberOf(rows[index]?.high),
    // json_group_array of seq.
    taken: JSON.parse(String(rows[index]?.taken ?? '[]')) as number[],
  }));
  const places = placesFor(around);
  return drafts.map((draft, index) => ({ draft, seq: places[index] ?? 0, scopes: draft.scopes.map(number) }));
}

/** The rows of articles in every table. */
function rowsOf(placed: readonly Placed[], next: number): readonly Asked[] {
  const listed = placed.filter(({ draft }) => draft.shown !== SHOWN.nowhere);
  const rows: Readonly<Record<keyof typeof sql.ADD, readonly unknown[]>> = {
    article: placed.map(({ draft: one, seq, scopes }) => [
      seq,
      one.id,
      one.hash,
      one.path,
      one.published,
      one.updated,
      one.since,
      one.until,
      one.kind,
      one.shown,
      one.words === undefined ? 0 : 1,
      JSON.stringify(scopes),
      next,
    ]),
    member: listed.flatMap(({ draft, seq, scopes }) =>
      draft.shown === SHOWN.member ? scopes.map((scope) => [scope, seq]) : [],
    ),
    pending: listed.flatMap(({ draft, seq, scopes }) =>
      draft.shown === SHOWN.pending ? scopes.map((scope) => [scope, draft.since, seq]) : [],
    ),
    event: placed.flatMap(({ draft, seq, scopes }) =>
      draft.events.flatMap((at) => scopes.map((scope) => [scope, at, seq])),
    ),
    search: listed.map(({ draft, seq }) => [seq, draft.words ?? '', scopeWords(draft.scopes)]),
    lexicon: [],
    file: [],
  };
  return Object.entries(sql.ADD).flatMap(([table, statement]): readonly Asked[] => {
    // The keys of `sql.ADD`.
    const own = rows[table as keyof typeof sql.ADD];
    return [...chunks(own)].map((some): Asked => [statement, JSON.stringify(some)]);
  });
}

/** Documents one by one where a statement costs nothing but its work: most of a row's cost is else in its JSON. */
function documentsOf(placed: readonly Placed[], apart: boolean): readonly Asked[] {
  if (apart) return placed.map(({ draft, seq }): Asked => [sql.ADD_DOCUMENT, seq, draft.document]);
  const rows = placed.map(({ draft, seq }) => [seq, draft.document]);
  return [...chunks(rows)].map((some): Asked => [sql.ADD_DOCUMENTS, JSON.stringify(some)]);
}

/** The numbers of scopes; each is asked for once. */
function createNumbers(handle: Handle): (drafts: readonly Draft[]) => Promise<(scope: ScopeName) => number> {
  const known = new Map<string, number>();
  const key = ({ kind, slug }: { readonly kind: unknown; readonly slug: unknown }) => `${kind}:${slug}`;
  return async (drafts) => {
    const all = drafts.flatMap(({ scopes }) => scopes).filter((scope) => !known.has(key(scope)));
    const missing = [...new Map(all.map((scope) => [key(scope), [scope.kind, scope.slug]])).values()];
    for (const some of chunks(missing)) {
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

function byPlace(a: Draft, b: Draft): number {
  return a.published - b.published || (a.id < b.id ? -1 : 1);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
