import { decodeArticle } from '../../codec.ts';
import { articleWords } from '../../memory/search.ts';
import { chunks } from '../chunks.ts';
import { type Handle, integer, type Query, query, type Row } from '../handle.ts';
import { scopeWordsOf } from './index-words.ts';
import type { Crowd } from './sort-key.ts';
import * as sql from './statements.ts';

/** A row that has another place than before. */
export type MovedRow = { readonly published: number; readonly place: number };

/** Free places for the rows of a crowd, in order, and what was moved for them. */
export type Room = { readonly places: readonly number[]; readonly moved: readonly MovedRow[] };

/** Rows read at a time, and rows moved in one transaction. */
const PAGE = 10_000;
const AT_ONCE = 100;

/**
 * Moves the rows around a crowd apart. The window is the smallest aligned range of places, each twice the last, that has few enough rows
 * for its size: the larger, the sparser (M. A. Bender et al., “Two Simplified Algorithms for Maintaining Order in a List”, ESA 2002, §2), so
 * that a row added anywhere moves O(log n) others in the mean. Nobody keeps a place from one transaction to the next, so rows move as
 * they are, under readers of every generation. After each transaction the order is right, so a writer that broke off leaves nothing to undo.
 */
export async function makeRoom(handle: Handle, crowd: Crowd): Promise<Room> {
  const [[window = {}] = []] = await query(handle, [[sql.WINDOW, crowd.after, crowd.count]]);
  const [start, size] = [integer(window.start), integer(window.size)];
  const rows = await rowsIn(handle, start, start + size);
  const stored = rows.map(({ seq }) => integer(seq));
  const before = stored.filter((seq) => seq <= crowd.after).length;
  const free = spread({ start, size, stored }, rows.length + crowd.count);
  const moves = stored.map((seq, index) => ({
    seq,
    place: free[index < before ? index : index + crowd.count] ?? seq,
  }));
  // The last upwards first, then the first downwards: so none passes another.
  const upwards = moves.filter(({ seq, place }) => place > seq).reverse();
  const downwards = moves.filter(({ seq, place }) => place < seq);
  for (const ordered of [upwards, downwards])
    for (let at = 0; at < ordered.length; at += AT_ONCE)
      await moveRows(handle, ordered.slice(at, at + AT_ONCE));
  return {
    places: free.slice(before, before + crowd.count),
    moved: moves.map(({ place }, index) => ({ published: integer(rows[index]?.published), place })),
  };
}

type Window = {
  readonly start: number;
  readonly size: number;
  /** Places that are taken, rising. */
  readonly stored: readonly number[];
};

/** `count` free places of a window, evenly among all that are free. */
function spread({ start, size, stored }: Window, count: number): readonly number[] {
  const step = (size - stored.length) / count;
  let passed = 0;
  return Array.from({ length: count }, (_, index) => {
    const place = start + Math.floor((index + 0.5) * step);
    while (passed < stored.length && (stored[passed] ?? Infinity) <= place + passed) passed += 1;
    return place + passed;
  });
}

async function rowsIn(handle: Handle, start: number, end: number): Promise<readonly Row[]> {
  const all: Row[] = [];
  for (let from = start; from < end; ) {
    const [rows = []] = await query(handle, [[sql.ROWS_IN, from, end, PAGE]]);
    all.push(...rows);
    from = rows.length < PAGE ? end : integer(rows.at(-1)?.seq) + 1;
  }
  return all;
}

type Move = { readonly seq: number; readonly place: number };

/** Moves rows to places that nothing has. The index of search cannot be asked for what it holds, so that is made from documents. */
async function moveRows(handle: Handle, moves: readonly Move[]): Promise<void> {
  const placesJson = JSON.stringify(moves.map(({ seq }) => seq));
  const [rows = []] = await query(handle, [[sql.SEARCHED, placesJson]]);
  const scopes = await scopeWordsOf(handle, rows);
  const placeOf = new Map(moves.map(({ seq, place }) => [seq, place]));
  const searched = rows.map(({ seq, text }, index) => [
    placeOf.get(integer(seq)),
    text === null ? '' : articleWords(decodeArticle(String(text))),
    scopes[index],
  ]);
  const movesJson = JSON.stringify(moves.map(({ seq, place }) => [seq, place]));
  await query(handle, [
    [sql.UNSEARCH, placesJson],
    ...sql.MOVE.map((one): Query => [one, movesJson]),
    ...[...chunks(searched)].map((some): Query => [sql.ADD.search, JSON.stringify(some)]),
  ]);
}
