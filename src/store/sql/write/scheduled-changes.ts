import { type Handle, integer, type Query, query } from '../handle.ts';
import * as sql from './statements.ts';

/** Rows moved or erased at a time. */
const SOME = 250;

type Settling = {
  /** Milliseconds since 1970, as are the next. */
  readonly now: number;
  /** When it was done last. */
  readonly before: number;
  /** What readers see. */
  readonly generation: number;
};

/**
 * Takes out of the listings what has expired by `now`, puts in what has been released, and sets the counts right; what a clock that was
 * ahead did too early is undone. For readers nothing changes. Resolves to the scopes in which something moved.
 */
export async function applyScheduledChanges(
  handle: Handle,
  { now, before, generation }: Settling,
): Promise<ReadonlySet<number>> {
  const touched = new Set<number>();
  const move = async (find: string, by: number, change: (places: string) => readonly Query[]) => {
    for (;;) {
      const [rows = []] = await query(handle, [[find, now, SOME]]);
      if (rows.length === 0) return;
      const places = JSON.stringify(rows.map(({ seq }) => seq));
      const [scopes = []] = await query(handle, [
        [sql.SCOPES_AT, places],
        [sql.TALLY_MOVED, places, generation, by],
        ...change(places),
      ]);
      for (const { scope } of scopes) touched.add(integer(scope));
    }
  };
  const all = (statements: readonly string[], places: string) =>
    statements.map((one): Query => [one, places]);
  // A reader whose clock is behind looks for what may have moved too early up to this instant.
  if (now > before) await query(handle, [[sql.SETTLED, now]]);
  if (now < before) {
    await move(sql.UNEXPIRED, 1, (places) => all([...sql.SHOW, sql.UNINDEX], places));
    await move(sql.UNRELEASED, -1, (places) => all(sql.HOLD, places));
  }
  await move(sql.RELEASED, 1, (places) => all([sql.UNLIST[1] ?? '', ...sql.SHOW], places));
  await move(sql.EXPIRED, -1, (places) => all([...sql.UNLIST, sql.UNSEARCH, sql.HIDE], places));
  if (touched.size > 0) await query(handle, [[sql.LATEST, generation, JSON.stringify([...touched])]]);
  if (now < before) await query(handle, [[sql.SETTLED, now]]);
  return touched;
}

/** Counts everything again, as of when it was last settled. */
export async function recount(handle: Handle, generation: number): Promise<void> {
  const [scopes = []] = await query(handle, [[sql.ALL_SCOPES]]);
  await query(handle, [
    [sql.RECOUNT, generation],
    [sql.LATEST, generation, JSON.stringify(scopes.map(({ scope }) => scope))],
  ]);
}

/** Erases what died in a generation up to this one. */
export async function erase(handle: Handle, generation: number): Promise<void> {
  let found = SOME;
  while (found === SOME) {
    const [rows = []] = await query(handle, [
      [sql.DEAD, generation, SOME],
      [sql.ERASE_MEDIA, generation],
    ]);
    found = rows.length;
    if (found === 0) break;
    const places = JSON.stringify(rows.map(({ seq }) => seq));
    await query(
      handle,
      sql.ERASE.map((one): Query => [one, places]),
    );
  }
}
