import { type Handle, query } from '../../store/sql/handle.ts';

/** The files of the articles that are stored with some ids. */
export async function filesOf(handle: Handle, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const [rows = []] = await query(handle, [[FILES, JSON.stringify(ids)]]);
  return new Map(rows.map(({ key, path }) => [String(key), String(path)]));
}

const FILES = `SELECT k.key AS key, k.path AS path FROM json_each(?1) j
  CROSS JOIN file_key k ON k.kind = 'id' AND k.key = j.value AND k.value = 'stored'`;
