import type { SqliteHandle } from '../runtime/node/sqlite.ts';
import type { Card, Known } from './file-record.ts';

/** What is known of files, as the database keeps it: of the many there may be, none is held in memory. */
export type Shelf = {
  get(file: string): Known | undefined;
  has(file: string): boolean;
  put(file: string, known: Known): void;
  drop(file: string): void;
  /** Every file, in the order of their paths; what is put or dropped meanwhile may be among them or not. */
  all(): Iterable<Entry>;
  stamps(): Iterable<readonly [file: string, stamp: string]>;
  /** Files below a folder. */
  below(folder: string): readonly string[];
  /** Articles that have an id; a path; or the id, path or url of another. */
  withId(id: string): readonly Entry[];
  withPath(path: string): readonly Entry[];
  claiming(card: Pick<Card, 'id' | 'path' | 'url' | 'elsewhere'>): readonly Entry[];
  /** Articles in whose JSON one of these stands, and perhaps more, in the order of their files. */
  mentioning(parts: readonly string[]): Iterable<Entry>;
};

type Entry = readonly [file: string, known: Known];

/** Files that are asked for again at once. */
const remembered = 200;

/** Looking for more than so many takes longer than reading every row. */
const worthLooking = 12;

/** Rows read at a time. */
const some = 500;

export function createShelf({ rows }: Pick<SqliteHandle, 'rows'>): Shelf {
  const recent = new Map<string, Known>();
  const remember = (file: string, known: Known) => {
    if (recent.size >= remembered) recent.clear();
    recent.set(file, known);
  };
  const entry = ({ path, stamp, about }: ReturnType<typeof rows>[number]): Entry => {
    // Only `put` writes these rows.
    const known = JSON.parse(String(about ?? '{}')) as Omit<Known, 'stamp'>;
    return [String(path), { stamp: String(stamp), ...known }];
  };
  function* paged<Found>(
    sql: string,
    found: (row: ReturnType<typeof rows>[number]) => Found,
    ...more: readonly string[]
  ) {
    for (let last = ''; ; ) {
      const page = rows(sql, last, some, ...more);
      for (const row of page) yield found(row);
      if (page.length < some) return;
      last = String(page.at(-1)?.path);
    }
  }
  return {
    get(file) {
      const known = recent.get(file);
      if (known) return known;
      const [row] = rows(GET, file);
      if (!row) return undefined;
      const [, found] = entry(row);
      remember(file, found);
      return found;
    },
    has: (file) => recent.has(file) || rows(HAS, file).length > 0,
    put(file, known) {
      const { stamp, ...about } = known;
      rows(PUT, file, stamp, known.article?.id ?? null, JSON.stringify(about));
      remember(file, known);
    },
    drop(file) {
      rows(DROP, file);
      recent.delete(file);
    },
    all: () => paged(ALL, entry),
    stamps: () => paged(STAMPS, ({ path, stamp }) => [String(path), String(stamp)] as const),
    below: (folder) => rows(BELOW, `${folder}/`, `${folder}0`).map(({ path }) => String(path)),
    withId: (id) => rows(WITH_ID, id).map(entry),
    withPath: (path) => rows(WITH_PATH, path).map(entry),
    claiming: ({ id, path, url, elsewhere }) =>
      [rows(WITH_ID, id), rows(WITH_PATH, path), elsewhere ? rows(WITH_URL, url) : []].flat().map(entry),
    mentioning(parts) {
      if (parts.length === 0) return [];
      const looked = parts.length > worthLooking ? [] : parts;
      const anyOf = looked.map((_, index) => `instr(about, ?${index + 3}) > 0`).join(' OR ') || 'true';
      return paged(`${MENTIONING} (${anyOf}) ORDER BY path LIMIT ?2`, entry, ...looked);
    },
  };
}

const GET = 'SELECT path, stamp, about FROM file WHERE path = ?1';
const HAS = 'SELECT 1 FROM file WHERE path = ?1';
const PUT = 'INSERT OR REPLACE INTO file (path, stamp, id, about) VALUES (?1, ?2, ?3, ?4)';
const DROP = 'DELETE FROM file WHERE path = ?1';
// The row without a path is no file.
const ALL = 'SELECT path, stamp, about FROM file WHERE path > ?1 ORDER BY path LIMIT ?2';
const STAMPS = 'SELECT path, stamp FROM file WHERE path > ?1 ORDER BY path LIMIT ?2';
const BELOW = 'SELECT path FROM file WHERE path > ?1 AND path < ?2';
const WITH_ID = 'SELECT path, stamp, about FROM file WHERE id = ?1';
const WITH_PATH =
  "SELECT path, stamp, about FROM file WHERE id IS NOT NULL AND about ->> '$.article.path' = ?1";
const WITH_URL =
  "SELECT path, stamp, about FROM file WHERE about ->> '$.article.elsewhere' AND about ->> '$.article.url' = ?1";
const MENTIONING = 'SELECT path, stamp, about FROM file WHERE path > ?1 AND id IS NOT NULL AND';
