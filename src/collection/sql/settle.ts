import { type Asked, ask, type Handle, integer } from './handle.ts';
import * as sql from './writing.ts';

/** Rows moved or erased at a time. */
const SOME = 250;

/**
 * Takes out of the listings what has expired by `now`, puts in what has been released, and sets the counts right; for readers
 * nothing changes. Resolves to the scopes in which something moved.
 */
export async function settle(handle: Handle, now: number, generation: number): Promise<ReadonlySet<number>> {
  const touched = new Set<number>();
  const move = async (find: string, by: number, change: (places: string) => readonly Asked[]) => {
    for (;;) {
      const [rows = []] = await ask(handle, [[find, now, SOME]]);
      if (rows.length === 0) return;
      const places = JSON.stringify(rows.map(({ seq }) => seq));
      const [scopes = []] = await ask(handle, [
        [sql.SCOPES_AT, places],
        [sql.TALLY_MOVED, places, generation, by],
        ...change(places),
      ]);
      for (const { scope } of scopes) touched.add(integer(scope));
    }
  };
  await move(sql.RELEASED, 1, (places) => [
    [sql.UNLIST[1] ?? '', places],
    ...sql.SHOW.map((one): Asked => [one, places]),
  ]);
  await move(sql.EXPIRED, -1, (places) => [
    ...sql.UNLIST.map((one): Asked => [one, places]),
    [sql.UNSEARCH, places],
    [sql.HIDE, places],
  ]);
  if (touched.size > 0)
    await ask(handle, [
      [sql.LATEST, generation, JSON.stringify([...touched])],
      [sql.SETTLED, now],
    ]);
  return touched;
}

/** Erases what died in a generation up to this one. */
export async function erase(handle: Handle, generation: number): Promise<void> {
  for (;;) {
    const [rows = []] = await ask(handle, [[sql.DEAD, generation, SOME]]);
    if (rows.length === 0) break;
    const places = JSON.stringify(rows.map(({ seq }) => seq));
    await ask(
      handle,
      sql.ERASE.map((one): Asked => [one, places]),
    );
  }
  await ask(handle, [[sql.ERASE_MEDIA, generation]]);
}
