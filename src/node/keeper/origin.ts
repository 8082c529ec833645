import { existsSync, realpathSync } from 'node:fs';
import { ask, type Handle, integer } from '../../collection/sql/handle.ts';

/** Raised with the form in which articles are stored: what an earlier program stored is then not served, but made anew. */
const form = 1;

/** Of what a database was made: another folder, or another address, is another collection. */
export function originOf(dir: string, siteUrl: string | undefined): string {
  return JSON.stringify([form, existsSync(dir) ? realpathSync(dir) : dir, siteUrl ?? null]);
}

/** The row of `file` that is no file. */
export const ORIGIN = '';

/** Of what the database was made, and of how many files; a database may not have been filled yet. */
export async function readOrigin(
  handle: Handle,
): Promise<{ readonly origin: string | undefined; readonly count: number }> {
  const [rows, counted] = await ask(handle, [
    ['SELECT stamp FROM file WHERE path = ?1', ORIGIN],
    ["SELECT count FROM subject WHERE kind = 'site' AND slug = ''"],
  ]);
  const stamp = rows?.[0]?.stamp;
  return { origin: typeof stamp === 'string' ? stamp : undefined, count: integer(counted?.[0]?.count ?? 0) };
}
