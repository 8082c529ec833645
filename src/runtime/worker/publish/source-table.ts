import { hash } from '../../../content/article/hash.ts';
import type { TypedFacts } from '../../../content/source/facts.ts';
import { mediaPath } from '../../../content/source/media-file.ts';
import { folded } from '../../../content/source/named-file.ts';
import { folderOf, roleOf } from '../../../content/source/role.ts';
import type { FileStat, NoFile, Source, SourceFile } from '../../../content/source/source.ts';
import type { EditTarget } from '../../../publish/settle.ts';
import type { Row } from '../../../store/sql/handle.ts';
import type { FileEdit } from '../../../sync/source/overlay-source.ts';
import type { StorageHandle } from './storage-handle.ts';

/** A file of the source, without its bytes. */
export type SourceRow = {
  readonly file: string;
  /** Of its bytes. */
  readonly hash: string;
  readonly size: number;
  /** Of a picture or another file whose bytes are in the bucket. */
  readonly facts: TypedFacts | undefined;
};

/** The sources of a collection in a Durable Object's database: texts whole, of pictures and other files what is to be known of them. */
export type SourceTable = {
  readonly source: Source;
  find(file: string): SourceRow | undefined;
  /** The bytes of a text. */
  bytes(file: string): Uint8Array;
  /** Files that come after one, in the order of their names. */
  after(file: string, limit: number): readonly SourceRow[];
  /** Where edits are made; `facts` of the pictures and other files that they write. */
  target(facts: ReadonlyMap<string, TypedFacts>): EditTarget;
  /** Hashes that no file has had for some time, so that nobody asks for the bytes any more. */
  unused(before: Date): readonly string[];
  /** Whatever was replaced or removed by then is dealt with. */
  forget(before: Date): void;
};

/** Bytes of a row: a Durable Object takes two million in one. */
const PART = 1_000_000;

/** Bytes of a picture or the like that are kept beside its facts, to tell whether it is an article in another format. */
const HEAD = 8_192;

const TABLES = `
  CREATE TABLE IF NOT EXISTS source (
    path TEXT PRIMARY KEY, folder TEXT NOT NULL, folded TEXT NOT NULL, served TEXT NOT NULL,
    hash TEXT NOT NULL, size INTEGER NOT NULL, facts TEXT
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS source_folder ON source (folder);
  CREATE INDEX IF NOT EXISTS source_folded ON source (folded);
  CREATE INDEX IF NOT EXISTS source_served ON source (served);
  CREATE INDEX IF NOT EXISTS source_hash ON source (hash) WHERE facts IS NOT NULL;
  CREATE TABLE IF NOT EXISTS source_part (
    path TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (path, part)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS source_unused (hash TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID`;

/** The sources in a database; the tables are made where they are not there. `now`: of what is replaced or removed. */
export function sourceTable(handle: StorageHandle, now: () => Date): SourceTable {
  for (const sql of TABLES.split(';')) handle.rows(sql);
  const find = (file: string): SourceRow | undefined => {
    const [row] = handle.rows('SELECT * FROM source WHERE path = ?1', file);
    return row && sourceRowOf(row);
  };
  const bytes = (file: string, length = Number.POSITIVE_INFINITY): Uint8Array => {
    const parts: Uint8Array[] = [];
    for (let part = 0, size = 0; size < length; part += 1) {
      const [row] = handle.rows('SELECT bytes FROM source_part WHERE path = ?1 AND part = ?2', file, part);
      if (!(row?.bytes instanceof Uint8Array)) break;
      parts.push(row.bytes);
      size += row.bytes.length;
    }
    const [first = new Uint8Array(), ...more] = parts;
    return (more.length === 0 ? first : new Uint8Array(Buffer.concat(parts))).subarray(0, length);
  };
  const source = createSource(handle, find, bytes);
  return {
    ...{ source, find, bytes },
    after: (file, limit) =>
      handle
        .rows('SELECT * FROM source WHERE path > ?1 ORDER BY path LIMIT ?2', file, limit)
        .map(sourceRowOf),
    target: (facts) => ({
      etag: (file) => {
        const row = find(file);
        return row && `"${row.hash}"`;
      },
      obstacle: (file) => obstacle(handle, file),
      commit(edits) {
        handle.atOnce(() => {
          for (const edit of edits) write(handle, edit, { facts: facts.get(edit.file), at: now() });
        });
        return new Map(
          edits.flatMap(({ file }) => {
            const found = source.stat(file);
            return 'kind' in found ? [] : [[file, found.stamp]];
          }),
        );
      },
    }),
    unused: (before) =>
      handle
        .rows(
          `SELECT hash FROM source_unused u WHERE at < ?1
            AND NOT EXISTS (SELECT 1 FROM source s WHERE s.hash = u.hash AND s.facts IS NOT NULL)`,
          before.getTime(),
        )
        .map(({ hash }) => String(hash)),
    forget: (before) => void handle.rows('DELETE FROM source_unused WHERE at < ?1', before.getTime()),
  };
}

function createSource(
  handle: StorageHandle,
  find: SourceTable['find'],
  bytes: (file: string, length?: number) => Uint8Array,
): Source {
  const pathOf = (sql: string, value: string): string | undefined => {
    const path = handle.rows(sql, value)[0]?.path;
    return typeof path === 'string' ? path : undefined;
  };
  const fileOf = ({ file, hash, size, facts }: SourceRow): SourceFile => ({
    file,
    state: () => ({ stamp: stampOf(file, hash), size }),
    read: (length) => bytes(file, length),
    facts,
  });
  const get = (file: string): SourceFile | undefined => {
    const row = find(file);
    return row && fileOf(row);
  };
  return {
    files: {
      get,
      spelled: (file) =>
        pathOf('SELECT path FROM source WHERE folded = ?1 ORDER BY path LIMIT 1', folded(file)),
      served: (path) => pathOf('SELECT path FROM source WHERE served = ?1 ORDER BY path LIMIT 1', path),
    },
    at: (file) => get(file) ?? absentFile(file),
    names: () => ({
      files: handle
        .rows('SELECT path FROM source')
        .map(({ path }) => String(path))
        .sort(),
      ...{ problems: [], unreadable: [], mounts: [] },
    }),
    mountOf: () => ({ kind: 'same' }),
    stat(file): FileStat | NoFile {
      const row = find(file);
      if (row) return { file, stamp: stampOf(file, row.hash), size: row.size };
      return { kind: isFolder(handle, file) ? 'other' : 'absent' };
    },
    entries(folder) {
      const start = folder === '' || folder === '.' ? '' : `${folder}/`;
      const inside = handle.rows('SELECT path FROM source WHERE folder = ?1', start.slice(0, -1));
      const folders = handle.rows(
        'SELECT DISTINCT folder FROM source WHERE folder >= ?1 AND folder < ?2',
        ...(start === '' ? [' ', '\u{10ffff}'] : [start, `${start.slice(0, -1)}0`]),
      );
      const names = [...inside.map(({ path }) => path), ...folders.map(({ folder }) => folder)];
      return [...new Set(names.map((name) => String(name).slice(start.length).split('/')[0] ?? ''))];
    },
  };
}

/** What counted as an article once, and no longer does, is another thing than it was. */
const stampOf = (file: string, hash: string): string =>
  roleOf(file) === 'ignored' ? `ignored ${hash}` : hash;

/** Reading it fails as of a file that went meanwhile. */
function absentFile(file: string): SourceFile {
  const fail = (): never => {
    throw Object.assign(new Error(`there is no ${file}`), { code: 'ENOENT' });
  };
  return { file, state: fail, read: fail };
}

const isFolder = (handle: StorageHandle, file: string): boolean =>
  handle.rows('SELECT 1 FROM source WHERE path > ?1 AND path < ?2 LIMIT 1', `${file}/`, `${file}0`).length >
  0;

/** Why a file cannot be written. */
function obstacle(handle: StorageHandle, file: string): string | undefined {
  if (isFolder(handle, file)) return 'is a folder; choose another name';
  const parts = file.split('/').slice(0, -1);
  const above = parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
  const [row] = handle.rows(
    'SELECT path FROM source WHERE path IN (SELECT value FROM json_each(?1)) LIMIT 1',
    JSON.stringify(above),
  );
  return row && `is below “${row.path}”, which is a file; choose another folder`;
}

type WriteOptions = { readonly facts: TypedFacts | undefined; readonly at: Date };

function write(handle: StorageHandle, { file, bytes }: FileEdit, { facts, at }: WriteOptions): void {
  handle.rows(
    `INSERT OR REPLACE INTO source_unused (hash, at) SELECT hash, ?2 FROM source WHERE path = ?1 AND facts IS NOT NULL`,
    file,
    at.getTime(),
  );
  handle.rows('DELETE FROM source_part WHERE path = ?1', file);
  if (bytes === undefined) {
    handle.rows('DELETE FROM source WHERE path = ?1', file);
    return;
  }
  const values = [folderOf(file), folded(file), mediaPath(file), facts?.hash ?? hash(bytes), bytes.length];
  handle.rows(
    `INSERT OR REPLACE INTO source (path, folder, folded, served, hash, size, facts)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`,
    ...[file, ...values, facts ? JSON.stringify(facts) : null],
  );
  const kept = facts ? bytes.subarray(0, HEAD) : bytes;
  for (let part = 0; part * PART < kept.length; part += 1)
    handle.rows(
      'INSERT INTO source_part (path, part, bytes) VALUES (?1, ?2, ?3)',
      ...[file, part, kept.slice(part * PART, (part + 1) * PART)],
    );
}

function sourceRowOf({ path, hash, size, facts }: Row): SourceRow {
  return {
    ...{ file: String(path), hash: String(hash), size: Number(size) },
    // `write` writes it.
    facts: typeof facts === 'string' ? (JSON.parse(facts) as TypedFacts) : undefined,
  };
}

/** The part of an R2 bucket's interface that publishing needs. */
export type SourceBucket = {
  put(key: string, bytes: Uint8Array): Promise<unknown>;
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>;
  delete(keys: string[]): Promise<void>;
};
