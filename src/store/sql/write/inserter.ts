import { chunks } from '../chunks.ts';
import { type Handle, type Query, query, type Row, type SqlValue } from '../handle.ts';
import { SHOWN } from '../kind.ts';
import { type ArticleRow, type ScopeName, scopeWords } from './article-row.ts';
import { type Bulk, openBulk } from './bulk-load.ts';
import { makeRoom } from './make-room.ts';
import { createScopeNumbers } from './scope-numbers.ts';
import { type SortKeyRequest, sortKeysFor } from './sort-key.ts';
import * as sql from './statements.ts';

/** Articles of a transaction. Full-text search writes down what it has gathered before each, so few large ones are best. */
const GROUP = 250;

type Placed = { readonly draft: ArticleRow; readonly seq: number; readonly scopes: readonly number[] };
type NumberOf = (scope: ScopeName) => number;

/** Brings rows into the generation that is being written. */
export type Inserter = {
  /** Adds or replaces. */
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
  const store = async (placed: readonly Placed[]) => {
    const dying = JSON.stringify(placed.map(({ draft }) => draft.id));
    await query(handle, [
      ...(bulk ? [] : [[sql.DIE, dying, next] satisfies Query]),
      ...rowsOf(placed, next, bulk !== undefined),
      ...documentsOf(placed, handle.transaction !== undefined),
    ]);
  };
  const storeAt = async (drafts: readonly ArticleRow[], places: readonly number[], number: NumberOf) => {
    const placed = drafts.map((draft, index) => placedAt(places[index] ?? 0, draft, number));
    await store(placed);
    for (const { draft, seq } of placed) bulk?.sortKeys.reserve(draft.published, seq);
  };
  /** Stores rows, given in order, among those that are there; where these leave no room, they are moved apart. */
  const insert = async (drafts: readonly ArticleRow[], number: NumberOf) => {
    for (let rest = drafts; rest.length > 0; ) {
      const { places, crowd } = sortKeysFor(await requestsOf(handle, rest));
      if (places.length > 0) await storeAt(rest.slice(0, places.length), places, number);
      rest = rest.slice(places.length);
      if (!crowd) continue;
      await bulk?.indexEvents();
      const room = await makeRoom(handle, crowd);
      for (const { published, place } of room.moved) bulk?.sortKeys.reserve(published, place);
      await storeAt(rest.slice(0, crowd.count), room.places, number);
      rest = rest.slice(crowd.count);
    }
  };
  const replace = async (drafts: readonly ArticleRow[]) => {
    const [existing = []] = await query(handle, [
      [sql.VERSIONS, JSON.stringify(drafts.map(({ id }) => id)), next],
    ]);
    const old = new Map(existing.map((row) => [String(row.id), row]));
    const fresh = drafts.filter((draft) => !isHeld(draft, old.get(draft.id)));
    if (fresh.length > 0) await insert(fresh, await numbers(fresh));
  };
  const fill = async (drafts: readonly ArticleRow[], { sortKeys, neighbours }: Bulk) => {
    const number = await numbers(drafts);
    const free: Placed[] = [];
    const others = drafts.filter((draft) => {
      const seq = sortKeys.allocate(draft.published);
      if (seq !== undefined) free.push(placedAt(seq, draft, number));
      return seq === undefined;
    });
    await store(free);
    if (others.length === 0) return;
    await neighbours();
    await insert(others, number);
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

const placedAt = (seq: number, draft: ArticleRow, number: NumberOf): Placed => ({
  draft,
  seq,
  scopes: draft.scopes.map(number),
});

async function requestsOf(handle: Handle, drafts: readonly ArticleRow[]): Promise<readonly SortKeyRequest[]> {
  const keysJson = JSON.stringify(drafts.map(({ published, id }) => [published, id]));
  const [rows = []] = await query(handle, [[sql.NEIGHBOURS, keysJson]]);
  return drafts.map(({ published }, index) => ({
    published,
    low: numberOf(rows[index]?.low),
    high: numberOf(rows[index]?.high),
    // json_group_array of seq.
    used: JSON.parse(String(rows[index]?.taken ?? '[]')) as number[],
  }));
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
