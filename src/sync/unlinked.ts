import type { Matter } from '../content/article/parse-article.ts';
import { type Handle, type Query, query } from '../store/sql/handle.ts';

/** An article that is rendered, and waits for where its links lead. */
export type Unlinked = Extract<Matter, { readonly kind: 'article' }>;

/** Puts articles aside until it is known where their links lead. */
export async function putUnlinked(
  handle: Handle,
  all: readonly (readonly [file: string, article: Unlinked])[],
): Promise<void> {
  await query(
    handle,
    all.map(([file, { pages, ...article }]): Query => {
      const { bytes, ...about } = pages;
      return [PUT, file, JSON.stringify({ ...article, pages: about }), bytes];
    }),
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
      document instanceof Uint8Array ? [[String(path), unlinkedOf(String(about), document)]] : [],
    ),
  );
}

/** Nothing is put aside any more. */
export const dropUnlinked = async (handle: Handle): Promise<void> => void (await query(handle, [[DROP_ALL]]));

const instants: ReadonlySet<string> = new Set(['published', 'updated', 'from', 'until']);

function unlinkedOf(about: string, bytes: Uint8Array): Unlinked {
  // Only `putUnlinked` writes it, from what has this type but for the bytes.
  const { head, pages, ...article } = JSON.parse(about) as Unlinked;
  const dated = Object.entries(head).map(([key, value]) => [
    key,
    instants.has(key) ? new Date(String(value)) : value,
  ]);
  // The keys are the head's, and its instants are instants again.
  return { ...article, head: Object.fromEntries(dated) as Unlinked['head'], pages: { ...pages, bytes } };
}

const PUT = 'INSERT OR REPLACE INTO file_unlinked (path, about, document) VALUES (?1, ?2, ?3)';
const GET = `SELECT path, about, document FROM file_unlinked WHERE path IN (SELECT value FROM json_each(?1))`;
const DROP = 'DELETE FROM file_unlinked WHERE path IN (SELECT value FROM json_each(?1))';
const DROP_ALL = 'DELETE FROM file_unlinked';
