import { type Handle, integer, type Query, query } from './handle.ts';
import { NewerDatabase } from './schema.ts';

/** Tables beside the collection, which cannot be made again from its sources. */
export type TableSet = {
  /** What all their names begin with. */
  readonly name: string;
  /** Statements that make what is not there. */
  readonly tables: readonly string[];
  /**
   * What is to be done before `tables` to those of each earlier version; the first is 0, from before the database had a number. A statement that adds a
   * column is left out where the column is there.
   */
  readonly upgrades: readonly (readonly Upgrade[])[];
  /** Statements after `tables`, where there were tables of an earlier version. */
  readonly upgraded?: readonly string[];
};

type Upgrade = string | { readonly table: string; readonly column: string; readonly type: string };

const VERSIONS =
  'CREATE TABLE IF NOT EXISTS table_set (name TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID';

/**
 * Makes tables, or brings those of an earlier version up to date, all of it or nothing. Rejects with NewerDatabase where a later program has changed
 * them.
 */
export async function openTables(handle: Handle, set: TableSet): Promise<void> {
  const current = set.upgrades.length;
  const version = await versionOf(handle, set.name);
  if (version === current) return;
  if (version > current)
    throw new NewerDatabase(
      `The database has tables of ${set.name} of version ${version}; this Dateline knows ${current}. Update Dateline.`,
    );
  try {
    await query(handle, await changes(handle, set, version));
  } catch (error) {
    // Another program may have brought them up to date meanwhile.
    if ((await versionOf(handle, set.name)) !== current) throw error;
  }
}

async function versionOf(handle: Handle, name: string): Promise<number> {
  const [, rows] = await query(handle, [[VERSIONS], ['SELECT version FROM table_set WHERE name = ?1', name]]);
  return integer(rows?.[0]?.version ?? 0);
}

async function changes(handle: Handle, set: TableSet, version: number): Promise<readonly Query[]> {
  const columns = await columnsOf(handle, set.name);
  const upgrades = set.upgrades.slice(version).flat();
  const before = columns.size === 0 ? [] : upgrades.flatMap((upgrade) => statement(upgrade, columns));
  const after = columns.size === 0 ? [] : (set.upgraded ?? []);
  return [
    ...[...before, ...set.tables, ...after].map((sql): Query => [sql]),
    ['INSERT OR REPLACE INTO table_set (name, version) VALUES (?1, ?2)', set.name, set.upgrades.length],
  ];
}

function statement(upgrade: Upgrade, columns: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  if (typeof upgrade === 'string') return [upgrade];
  const { table, column, type } = upgrade;
  // A table that is not there is made with all its columns.
  if (columns.get(table)?.has(column) !== false) return [];
  return [`ALTER TABLE ${table} ADD COLUMN ${column} ${type}`];
}

/** The columns of each table whose name begins so. */
async function columnsOf(handle: Handle, name: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const [tables = []] = await query(handle, [
    ["SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB ?1", `${name}_*`],
  ]);
  const names = tables.map((row) => String(row.name));
  const found = await query(
    handle,
    names.map((table): Query => ['SELECT name FROM pragma_table_info(?1)', table]),
  );
  return new Map(names.map((table, at) => [table, new Set(found[at]?.map((row) => String(row.name)))]));
}
