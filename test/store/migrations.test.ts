import { readD1Migrations } from '@cloudflare/vitest-plugin';
import { expect, test } from 'vitest';
import { migrate, migrateD1, readMigrations, statementsOf } from '../../src/runtime/node/migrations.ts';
import { openSqlite, type SqliteHandle } from '../../src/runtime/node/sqlite.ts';
import { createWriter } from '../../src/store/sql/write/writer.ts';

const theirs = await readD1Migrations('./migrations');

/** As `wrangler d1 migrations apply` does it: statement by statement, then a line in its table. */
async function applied(): Promise<SqliteHandle> {
  const handle = openSqlite({ path: ':memory:' });
  handle.execute(
    'CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)',
  );
  for (const { name, queries } of theirs) {
    for (const query of queries) handle.execute(query);
    handle.execute(`INSERT INTO d1_migrations (name) VALUES ('${name}')`);
  }
  return handle;
}

async function rows(handle: SqliteHandle, sql: string): Promise<readonly unknown[]> {
  const [result] = await handle.batch([handle.prepare(sql)]);
  return result?.results ?? [];
}

test('wrangler and Node apply the same files in the same order', () => {
  expect(theirs.length).toBeGreaterThan(0);
  expect(readMigrations().map(({ name }) => name)).toEqual(theirs.map(({ name }) => name));
});

test('they make the same tables, and each knows what the other has done', async () => {
  const [wrangler, node] = [await applied(), openSqlite({ path: ':memory:' })];
  await migrate(node);
  const names = 'SELECT name FROM d1_migrations ORDER BY id';
  expect(await rows(node, names)).toEqual(await rows(wrangler, names));
  const columns = `SELECT s.name AS name, c.name AS field, c.type AS type, c."notnull" AS needed, c.pk AS pk
    FROM sqlite_schema s, pragma_table_info(s.name) c WHERE s.type = 'table' AND s.name <> 'd1_migrations' ORDER BY s.name, c.cid`;
  expect(await rows(node, columns)).toEqual(await rows(wrangler, columns));
  const indexes = `SELECT s.name AS name, i.name AS part FROM sqlite_schema s, pragma_index_info(s.name) i WHERE s.type = 'index' ORDER BY s.name, i.seqno`;
  expect(await rows(node, indexes)).toEqual(await rows(wrangler, indexes));
  await migrate(wrangler);
  expect((await createWriter(wrangler)).published).toBe(0);
  const d1 = openSqlite({ path: ':memory:' });
  expect([await migrateD1(d1), await migrateD1(d1), await migrateD1(wrangler)]).toEqual([true, false, false]);
  for (const sql of [names, columns, indexes]) expect(await rows(d1, sql)).toEqual(await rows(node, sql));
});

test('D1 is given the statements that wrangler would give it', () => {
  const bare = (queries: readonly string[]) =>
    queries.map((sql) => sql.replace(/--.*$/gm, '').replace(/\s+/g, ' ').replace(/;? *$/, '').trim());
  for (const [at, { sql }] of readMigrations().entries())
    expect(bare(statementsOf(sql))).toEqual(bare(theirs[at]?.queries ?? []));
});

test('a migration that takes something away says so in its name, by which programs of before know it', () => {
  const taking = readMigrations().filter(({ sql }) => /\b(?:DROP\s+(?:TABLE|COLUMN)|RENAME)\b/i.test(sql));
  expect(taking.filter(({ name }) => !/^\d{4}_contract_/.test(name)).map(({ name }) => name)).toEqual([]);
});
