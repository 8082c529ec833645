import { type Handle, type Query, query } from '../store/sql/handle.ts';

/** An article that is rendered, and waits for where its links lead: its document with slots, and search's words where they are wanted. */
export type Unlinked = { readonly bytes: Uint8Array; readonly words: string | undefined };

/** Puts articles aside until it is known where their links lead. */
export async function putUnlinked(
  handle: Handle,
  all: readonly (readonly [file: string, article: Unlinked])[],
): Promise<void> {
  await query(
    handle,
    all.map(([file, { bytes, words }]): Query => [PUT, file, JSON.stringify({ words }), bytes]),
  );
}

/** Takes out those of these files that were put aside. */
export async function takeUnlinked(
  handle: Handle,
  files: readonly string[],
): Promise<ReadonlyMap<string, Unlinked>> {
  if (files.length === 0) return new Map();
  const names = JSON.stringify(files);
  const [rows = []] = await query(handle, [
    [GET, names],
    [DROP, names],
  ]);
  return new Map(
    rows.flatMap(({ path, about, document }) =>
      // Only `putUnlinked` writes it.
      document instanceof Uint8Array
        ? [[String(path), { ...(JSON.parse(String(about)) as Pick<Unlinked, 'words'>), bytes: document }]]
        : [],
    ),
  );
}

/** Nothing is put aside any more. */
export const dropUnlinked = async (handle: Handle): Promise<void> => void (await query(handle, [[DROP_ALL]]));

const PUT = 'INSERT OR REPLACE INTO file_unlinked (path, about, document) VALUES (?1, ?2, ?3)';
const GET = `SELECT path, about, document FROM file_unlinked WHERE path IN (SELECT value FROM json_each(?1))`;
const DROP = 'DELETE FROM file_unlinked WHERE path IN (SELECT value FROM json_each(?1))';
const DROP_ALL = 'DELETE FROM file_unlinked';
