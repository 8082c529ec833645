import { chunks } from '../chunks.ts';
import { type Handle, integer, type Query, query, type Row, type SqlValue } from '../handle.ts';
import { SHOWN } from '../kind.ts';
import { type ArticleRow, type ScopeName, scopeWords } from './article-row.ts';
import { type Bulk, openBulk } from './bulk-load.ts';
import { createScopeNumbers } from './scope-numbers.ts';
import { sortKeysFor } from './sort-key.ts';
import * as sql from './statements.ts';

/** Articles of a transaction. Full-text search writes down what it has gathered before each, so few large ones are best. */
const GROUP = 250;

type Placed = { readonly draft: ArticleRow; readonly seq: number; readonly scopes: readonly number[] };

/** Brings rows into the generation that is being written. */
export type Inserter = {
  /** Adds or replaces, each batch whole or not at all. Rejects with NoRoom. */
  add(drafts: readonly ArticleRow[]): Promise<void>;
  /** Makes what was added ready to be asked for. */
  settle(): Promise<void>;
};

/** Adds to generation `next`. */
export function createInserter(handle: Handle, next: number): Inserter {
  const numbers = createScopeNumbers(handle);
  let bulk: Bulk | undefined;
  let begun = false;
  const settle = async () => {
    await bulk?.end();
    bulk = undefined;
  };
  const store = async (placed: readonly Placed[], dying: readonly number[] = []) => {
    await query(handle, [
      ...(dying.length > 0 ? [[sql.DIE, JSON.stringify(dying), next] satisfies Query] : []),
      ...rowsOf(placed, next, bulk !== undefined),
      ...documentsOf(placed, handle.transaction !== undefined),
    ]);
  };
  const replace = async (drafts: readonly ArticleRow[]) => {
    const [existing = []] = await query(handle, [
      [sql.VERSIONS, JSON.stringify(drafts.map(({ id }) => id)), next],
    ]);
    const old = new Map(existing.map((row) => [String(row.id), row]));
    const fresh = drafts.filter((draft) => !isHeld(draft, old.get(draft.id)));
    if (fresh.length === 0) return;
    const placed = await place(handle, fresh, await numbers(fresh));
    await store(placed, fresh.flatMap(({ id }) => old.get(id)?.seq ?? []).map(integer));
  };
  const fill = async (drafts: readonly ArticleRow[], { sortKeys, neighbours }: Bulk) => {
    const number = await numbers(drafts);
    const free: Placed[] = [];
    const others = drafts.filter((draft) => {
      const seq = sortKeys.allocate(draft.published);
      if (seq !== undefined) free.push({ draft, seq, scopes: draft.scopes.map(number) });
      return seq === undefined;
    });
    await store(free);
    if (others.length === 0) return;
    await neighbours();
    const placed = await place(handle, others, number);
    for (const { draft, seq } of placed) sortKeys.reserve(draft.published, seq);
    await store(placed);
  };
  return {
    settle,
    async add(drafts) {
      const once = [...new Map(drafts.map((draft) => [draft.id, draft])).values()].sort(byPlace);
      if (!begun) bulk = await openBulk(handle);
      begun = true;
      if (await bulk?.repeats(once)) await settle();
      for (const some of groups(once)) await (bulk ? fill(some, bulk) : replace(some));
    },
  };
}

function groups(drafts: readonly ArticleRow[]): readonly (readonly ArticleRow[])[] {
  return Array.from({ length: Math.ceil(drafts.length / GROUP) }, (_, index) =>
    drafts.slice(index * GROUP, (index + 1) * GROUP),
  );
}

function isHeld(draft: ArticleRow, row: Row | undefined): boolean {
  return row !== undefined && row.hash === draft.hash && (row.indexed === 1 || draft.words === undefined);
}

async function place(
  handle: Handle,
  drafts: readonly ArticleRow[],
  number: (scope: ScopeName) => number,
): Promise<readonly Placed[]> {
  const keysJson = JSON.stringify(drafts.map(({ published, id }) => [published, id]));
  const [rows = []] = await query(handle, [[sql.NEIGHBOURS, keysJson]]);
  const neighbors = drafts.map(({ published }, index) => ({
    published,
    low: numberOf(rows[index]?.low),
    high: numberOf(rows[index]?.high),
    // json_group_array of seq.
    used: JSON.parse(String(rows[index]?.taken ?? '[]')) as number[],
  }));
  const places = sortKeysFor(neighbors);
  return drafts.map((draft, index) => ({ draft, seq: places[index] ?? 0, scopes: draft.scopes.map(number) }));
}

/** The rows of articles in every table. */
function rowsOf(placed: readonly Placed[], next: number, bulk: boolean): readonly Query[] {
  const listed = placed.filter(({ draft }) => draft.shown !== SHOWN.nowhere);
  const rows: Readonly<Record<keyof typeof sql.ADD, readonly unknown[]>> = {
    article: bulk ? [] : placed.map((one) => articleRow(one, next)),
    // At the end of a bulk load, from the articles.
    member: bulk
      ? []
      : listed.flatMap(({ draft, seq, scopes }) =>
          draft.shown === SHOWN.member ? scopes.map((scope) => [scope, seq]) : [],
        ),
    pending: listed.flatMap(({ draft, seq, scopes }) =>
      draft.shown === SHOWN.pending ? scopes.map((scope) => [scope, draft.since, seq]) : [],
    ),
    event: placed.flatMap(({ draft, seq, scopes }) =>
      draft.events.flatMap((at) => scopes.map((scope) => [scope, at, seq])),
    ),
    withdrawal: placed.flatMap(({ draft: { withdrawn }, seq, scopes }) =>
      withdrawn === undefined ? [] : scopes.map((scope) => [scope, withdrawn, seq]),
    ),
    search: listed.map(({ draft, seq }) => [seq, draft.words ?? '', scopeWords(draft.scopes)]),
  };
  const lists = Object.entries(sql.ADD).flatMap(([table, statement]): readonly Query[] => {
    // The keys of `sql.ADD`.
    const own = rows[table as keyof typeof sql.ADD];
    return [...chunks(own)].map((some): Query => [statement, JSON.stringify(some)]);
  });
  if (!bulk) return lists;
  return [...placed.map((one): Query => [sql.ADD_ARTICLE, ...articleRow(one, next)]), ...lists];
}

const articleRow = ({ draft: one, seq, scopes }: Placed, next: number): readonly SqlValue[] => [
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
];

/** Documents one by one where a statement costs nothing but its work: most of a row's cost is else in its JSON. */
function documentsOf(placed: readonly Placed[], apart: boolean): readonly Query[] {
  if (apart) return placed.map(({ draft, seq }): Query => [sql.ADD_DOCUMENT, seq, draft.document]);
  const rows = placed.map(({ draft, seq }) => [seq, textOf(draft.document)]);
  return [...chunks(rows)].map((some): Query => [sql.ADD_DOCUMENTS, JSON.stringify(some)]);
}

const textOf = (document: string | Uint8Array): string =>
  typeof document === 'string' ? document : new TextDecoder().decode(document);

function byPlace(a: ArticleRow, b: ArticleRow): number {
  return a.published - b.published || (a.id < b.id ? -1 : 1);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
