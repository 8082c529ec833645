import type { ListKind } from '../../content/site/service/service.ts';
import type { VisibleWindow } from '../../domain/instant.ts';
import type { MediaFile } from '../../domain/media.ts';
import type { Alias, SnapshotMedia } from '../../store/snapshot.ts';
import { chunks } from '../../store/sql/chunks.ts';
import { type Handle, type Query, query, type Row } from '../../store/sql/handle.ts';
import { NEVER } from '../../store/sql/kind.ts';
import { type FileRecord, type Key, type KeyKind, listRange } from './file-record.ts';

/** What is known of files, as the database keeps it: nothing of it is held in memory. */
export type FileRepository = {
  /** What is known of these files; those of which nothing is known are left out. */
  rows(files: readonly string[]): Promise<ReadonlyMap<string, FileRow>>;
  /** Every file with its stamp, in the order of their paths, some at a time. */
  stamps(): AsyncIterable<readonly (readonly [file: string, stamp: string])[]>;
  /** Every file; what is written meanwhile may be among them or not. */
  all(): AsyncIterable<readonly FileRow[]>;
  /** Files below a folder. */
  below(folder: string): Promise<readonly string[]>;
  /** Who has one of these keys, in the order of the files. */
  holders(kind: KeyKind, keys: readonly string[]): Promise<readonly Holder[]>;
  /** Files with the key '' of a kind that come after a file. */
  page(kind: KeyKind, after: string, limit?: number): Promise<readonly Holder[]>;
  /** Who shows files with one of these addresses, or would (`twin`), by `shownKey`. */
  shown(paths: readonly string[], kind?: 'show' | 'twin'): Promise<readonly Holder[]>;
  /** Different keys that begin alike, for each beginning, each key with the first file that has it; the others are not read. */
  distinct(kind: KeyKind, beginnings: readonly string[]): Promise<readonly (readonly Holder[])[]>;
  /**
   * When something in each of these lists is public, from the first instant to the last; undefined where nothing will be any more. Of a list in which
   * something is public for good, a `from` that has passed, perhaps not the first.
   */
  windows(lists: readonly ListWindow[]): Promise<readonly (VisibleWindow | undefined)[]>;
  /** Different keys of a kind that come after one. */
  distinctAfter(kind: KeyKind, after: string): Promise<readonly Holder[]>;
  /** What readers of the next publication find at these paths that is no article. */
  addresses(paths: readonly string[]): Promise<ReadonlyMap<string, StoredAddress>>;
  /** The paths of everything of that kind that come after one. */
  addressesAfter(path: string): Promise<ReadonlyMap<string, StoredAddress>>;
  /** The ids of the articles that readers have at these paths. */
  published(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  count(kind: KeyKind): Promise<number>;
  write(changes: readonly FileChange[]): Promise<void>;
  /** Folders with articles. */
  folders(): Promise<readonly string[]>;
  /** Marks the articles that have a key from one to before another to be read. */
  addTasks(kind: KeyKind, ranges: readonly (readonly [from: string, to: string])[]): Promise<void>;
  /** Keys that do not follow from a record. */
  addKeys(keys: readonly FileKey[]): Promise<void>;
  removeKeys(keys: readonly FileKey[]): Promise<void>;
};

/** A list by its kind and name, '' for all of the kind, and the time (milliseconds since 1970). */
export type ListWindow = { readonly kind: ListKind; readonly name: string; readonly now: number };

export type FileRow = {
  readonly file: string;
  readonly record: FileRecord;
  /** What was known before this sync; undefined: nothing. */
  readonly before: FileRecord | undefined;
};

/** A file that is served, with where it is; or an old path, with the id of the article to which it leads. */
export type StoredAddress = (Omit<SnapshotMedia, 'file'> & { readonly file: StoredFile }) | Alias;

export type StoredFile = MediaFile & { readonly source: string };

export type Holder = { readonly key: string; readonly file: string; readonly value: string | null };

export type FileKey = readonly [...key: Key, file: string];

/** A file as it is to be kept; `record` undefined: not at all. */
export type FileChange = {
  readonly file: string;
  readonly record: FileRecord | undefined;
  readonly added: readonly Key[];
  readonly removed: readonly Key[];
};

/** Rows read at a time. */
const PAGE = 500;

/** After every key that begins alike. */
export const END = '\u{10ffff}';

/** `sync`: the number of the sync that writes. */
export function createFileRepository(handle: Handle, sync: number): FileRepository {
  const rowOf = ({ path, stamp, about, sync: writer, previous }: Row): FileRow => {
    const record = { ...parsed(about), stamp: String(stamp) };
    if (writer !== sync) return { file: String(path), record, before: record };
    const before = typeof previous === 'string' ? { ...parsed(previous), stamp: '' } : undefined;
    return { file: String(path), record, before };
  };
  const one = async (...statement: Query): Promise<readonly Row[]> =>
    (await query(handle, [statement]))[0] ?? [];
  async function* paged(sql: string): AsyncIterable<readonly Row[]> {
    for (let last = ''; ; ) {
      const page = await one(sql, last, PAGE);
      if (page.length > 0) yield page;
      if (page.length < PAGE) return;
      last = String(page.at(-1)?.path);
    }
  }
  const all = async (sql: string, lists: Iterable<readonly unknown[]>, ...values: readonly string[]) => {
    const rows: Row[] = [];
    for (const list of lists) rows.push(...(await one(sql, JSON.stringify(list), ...values)));
    return rows;
  };
  return {
    async rows(files) {
      const found = await all(ROWS, chunks(files));
      return new Map(found.map(rowOf).map((row) => [row.file, row]));
    },
    async *stamps() {
      for await (const page of paged(STAMPS))
        yield page.map(({ path, stamp }) => [String(path), String(stamp)] as const);
    },
    async *all() {
      for await (const page of paged(ALL)) yield page.map(rowOf);
    },
    below: async (folder) => (await one(BELOW, `${folder}/`, `${folder}0`)).map(({ path }) => String(path)),
    holders: async (kind, keys) =>
      (await all(HOLDERS, chunks(keys), kind)).map(holderOf).sort((a, b) => (a.file < b.file ? -1 : 1)),
    page: async (kind, after, limit = PAGE) => (await one(KIND_PAGE, kind, after, limit)).map(holderOf),
    shown: async (paths, kind = 'show') => (await all(SHOWN, chunks(paths), kind)).map(holderOf),
    async distinct(kind, beginnings) {
      const found = await query(
        handle,
        beginnings.map((from): Query => [DISTINCT, kind, from, `${from}${END}`, -1]),
      );
      return found.map((rows) => rows.map(holderOf));
    },
    async windows(lists) {
      const found: (VisibleWindow | undefined)[] = [];
      for (let at = 0; at < lists.length; at += LISTS) {
        const queries = lists.slice(at, at + LISTS).map(({ kind, name, now }): Query => {
          const [key, from] = listRange(kind, name);
          return [WINDOW, key, from, `${from}${END}`, now];
        });
        found.push(...(await query(handle, queries)).map(([row]) => windowOf(row)));
      }
      return found;
    },
    distinctAfter: async (kind, after) =>
      (await one(DISTINCT, kind, `${after}\u0001`, END, PAGE)).map(holderOf),
    addresses: async (paths) => addressesIn(await all(ADDRESSES, chunks(paths))),
    addressesAfter: async (path) => addressesIn(await one(ADDRESSES_AFTER, path, PAGE)),
    published: async (paths) =>
      new Map((await all(PUBLISHED, chunks(paths))).map(({ path, id }) => [String(path), String(id)])),
    count: async (kind) => Number((await one(COUNT, kind))[0]?.count),
    async write(changes) {
      const dropped = changes.flatMap(({ file, record }) => (record ? [] : [file]));
      const changed = changes.flatMap(({ file, record }) => {
        if (!record) return [];
        const { stamp, ...about } = record;
        return [[file, stamp, JSON.stringify(about)]];
      });
      const removed = changes.flatMap(({ file, removed }) => removed.map(([kind, key]) => [kind, key, file]));
      const added = changes.flatMap(({ file, added }) => added.map((key) => [...key, file]));
      await query(handle, [
        ...listed(DROP, dropped),
        ...listed(PUT, changed, sync),
        ...listed(REMOVE_KEYS, removed),
        ...listed(ADD_KEYS, added),
      ]);
    },
    folders: async () => (await one(FOLDERS)).map(({ folder }) => folderNamed(String(folder))),
    addTasks: async (kind, ranges) => void (await query(handle, [[ADD_TASKS, JSON.stringify(ranges), kind]])),
    addKeys: async (keys) => void (await query(handle, [...listed(ADD_KEYS, keys)])),
    removeKeys: async (keys) =>
      void (await query(handle, [
        ...listed(
          REMOVE_KEYS,
          keys.map(([kind, key, , file]) => [kind, key, file]),
        ),
      ])),
  };
}

/** Lists asked about at once. */
const LISTS = 50;

function windowOf(row: Row | undefined): VisibleWindow | undefined {
  if (typeof row?.since !== 'number') return undefined;
  return typeof row.until === 'number' ? { from: row.since, until: row.until } : { from: row.since };
}

const parsed = (about: unknown): Omit<FileRecord, 'stamp'> =>
  // Only `write` writes these rows.
  JSON.parse(String(about ?? '{}')) as Omit<FileRecord, 'stamp'>;

const holderOf = ({ key, path, value }: Row): Holder => ({
  key: String(key),
  file: String(path),
  value: typeof value === 'string' ? value : null,
});

/** The folder that the value of a `context` key says. */
const folderNamed = (value: string): string => value.replaceAll('\n\n', '\n');

const addressesIn = (rows: readonly Row[]): ReadonlyMap<string, StoredAddress> =>
  // A sync alone writes files, each with its source.
  new Map(rows.map(({ path, about }) => [String(path), JSON.parse(String(about)) as StoredAddress]));

function* listed(sql: string, rows: readonly unknown[], ...values: readonly number[]): Generator<Query> {
  for (const some of chunks(rows)) yield [sql, JSON.stringify(some), ...values];
}

const ROWS = `SELECT f.path AS path, f.stamp AS stamp, f.about AS about, f.sync AS sync, f.previous AS previous
  FROM json_each(?1) j CROSS JOIN file f ON f.path = j.value`;
// The row without a path is no file.
const STAMPS = 'SELECT path, stamp FROM file WHERE path > ?1 ORDER BY path LIMIT ?2';
const ALL = 'SELECT path, stamp, about, sync, previous FROM file WHERE path > ?1 ORDER BY path LIMIT ?2';
const BELOW = 'SELECT path FROM file WHERE path > ?1 AND path < ?2';
const DROP = 'DELETE FROM file WHERE path IN (SELECT value FROM json_each(?1))';

/** What a row said before this sync stays with it; of a row that this sync has made there is nothing to say. */
const PUT = `INSERT INTO file (path, stamp, about, sync)
  SELECT value ->> 0, value ->> 1, value ->> 2, ?2 FROM json_each(?1) WHERE true
  ON CONFLICT (path) DO UPDATE SET stamp = excluded.stamp, about = excluded.about, sync = ?2,
    previous = CASE WHEN sync IS ?2 THEN previous ELSE about END`;
const HOLDERS = `SELECT k.key AS key, k.path AS path, k.value AS value
  FROM json_each(?1) j CROSS JOIN file_key k ON k.kind = ?2 AND k.key = j.value`;
const KIND_PAGE = `SELECT key, path, value FROM file_key
  WHERE kind = ?1 AND key = '' AND path > ?2 ORDER BY path LIMIT ?3`;
const SHOWN = `SELECT k.key AS key, k.path AS path, k.value AS value FROM json_each(?1) j CROSS JOIN file_key k
  ON k.kind = ?2 AND k.key >= j.value || char(10) AND k.key < j.value || char(11) ORDER BY k.key, k.path`;
const ADDRESSES = `SELECT m.path AS path, m.about AS about
  FROM json_each(?1) j CROSS JOIN media m ON m.path = j.value AND m.died = ${NEVER}`;
const ADDRESSES_AFTER = `SELECT path, about FROM media WHERE path > ?1 AND died = ${NEVER} ORDER BY path LIMIT ?2`;
const PUBLISHED = `SELECT a.path AS path, a.id AS id FROM state s CROSS JOIN json_each(?1) j
  CROSS JOIN article a ON a.path = j.value AND a.born <= s.generation AND a.died > s.generation WHERE a.kind < 2`;

/** Each key is looked for after the one before, so that as many rows are read as there are keys. */
const DISTINCT = `WITH RECURSIVE found (key) AS (
    SELECT min(key) FROM file_key WHERE kind = ?1 AND key >= ?2 AND key < ?3
    UNION ALL
    SELECT (SELECT min(key) FROM file_key WHERE kind = ?1 AND key > found.key AND key < ?3)
    FROM found WHERE found.key IS NOT NULL
  )
  SELECT key, (SELECT min(path) FROM file_key k WHERE k.kind = ?1 AND k.key = found.key) AS path
  FROM found WHERE key IS NOT NULL LIMIT ?4`;

/** One row of each folder; the value of `context` begins every key of its folder. */
const FOLDERS = `WITH RECURSIVE found (folder) AS (
    SELECT (SELECT value FROM file_key WHERE kind = 'context' ORDER BY key LIMIT 1)
    UNION ALL
    SELECT (SELECT value FROM file_key WHERE kind = 'context' AND key >= found.folder || char(10) || '2' ORDER BY key LIMIT 1)
    FROM found WHERE found.folder IS NOT NULL
  )
  SELECT folder FROM found WHERE folder IS NOT NULL`;
const ADD_TASKS = `INSERT OR IGNORE INTO file_key (kind, key, path)
  SELECT 'task', '', k.path FROM json_each(?1) j
  CROSS JOIN file_key k ON k.kind = ?2 AND k.key >= j.value ->> 0 AND k.key < j.value ->> 1`;
const COUNT = 'SELECT count(*) AS count FROM file_key WHERE kind = ?1';

/** One that is public for good, which most lists have first; else the first and last instants of those that are not over. */
const LISTED_IN = 'FROM file_key WHERE kind = ?1 AND key >= ?2 AND key < ?3 AND value IS NOT NULL';
const WINDOW = `SELECT value ->> 0 AS since, NULL AS until ${LISTED_IN} AND value ->> 0 <= ?4 AND value ->> 1 IS NULL
  UNION ALL SELECT min(value ->> 0), iif(count(value ->> 1) = count(*), max(value ->> 1), NULL) ${LISTED_IN}
    AND (value ->> 1 IS NULL OR value ->> 1 > ?4)
  LIMIT 1`;
const REMOVE_KEYS = `DELETE FROM file_key WHERE (kind, key, path) IN
  (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1))`;
const ADD_KEYS = `INSERT OR REPLACE INTO file_key (kind, key, value, path)
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?1)`;
