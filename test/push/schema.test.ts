import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { main as hubMain } from '../../src/cli/hub/main.ts';
import { spec as hub } from '../../src/cli/hub/spec.ts';
import { main as keyMain } from '../../src/cli/key/main.ts';
import { spec as key } from '../../src/cli/key/spec.ts';
import { openPublishDatabase } from '../../src/runtime/node/publish/node-api.ts';
import { openPushDatabase } from '../../src/runtime/node/push/node-hub.ts';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';
import { command } from '../cli/command.ts';
import { site, write } from '../content/folder.ts';
import { BASE, hubPaper, story } from './hub-paper.ts';
import { subscriber, until } from './subscriber.ts';

const TOPIC = `${BASE}/rss.xml`;

/** Tables as the first program with a hub made them, and those of endpoints as the first with webhooks did. */
const FIRST = `
  CREATE TABLE push_topic (topic TEXT PRIMARY KEY, etag TEXT NOT NULL, changed INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE push_subscription (
    id INTEGER PRIMARY KEY, topic TEXT NOT NULL, callback TEXT NOT NULL, host TEXT NOT NULL,
    secret TEXT, method TEXT NOT NULL, delivery TEXT NOT NULL, ends INTEGER NOT NULL,
    sent TEXT, sent_at INTEGER, base TEXT, due INTEGER, attempt INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0, paused INTEGER NOT NULL DEFAULT 0, reason TEXT, failed_at INTEGER,
    UNIQUE (topic, callback)
  );
  CREATE INDEX push_subscription_due ON push_subscription (due) WHERE due IS NOT NULL;
  CREATE INDEX push_subscription_ends ON push_subscription (ends);
  CREATE INDEX push_subscription_host ON push_subscription (host);
  CREATE TABLE push_verification (
    id INTEGER PRIMARY KEY, host TEXT NOT NULL, request TEXT NOT NULL, topic TEXT NOT NULL, callback TEXT NOT NULL,
    UNIQUE (topic, callback)
  );`;

/** Tables of before partners behind a header could subscribe: with the counts, and another index of topics that are to be marked. */
const SECOND = `
  ${FIRST}
  ALTER TABLE push_topic ADD COLUMN scope TEXT;
  ALTER TABLE push_topic ADD COLUMN changes_at INTEGER;
  ALTER TABLE push_topic ADD COLUMN marked INTEGER;
  CREATE INDEX push_topic_unmarked ON push_topic (changed, topic) WHERE marked IS NOT NULL;
  CREATE TABLE push_count (
    name TEXT NOT NULL, key TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (name, key)
  ) WITHOUT ROWID;`;

const emptyHome = (): string => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'schema-')));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
};

test.for([
  ['of the first hub', FIRST],
  ['of a later one without a version', SECOND],
] as const)('subscriptions in tables %s are delivered, renewed and counted', async ([, tables]) => {
  const home = emptyHome();
  const { callback, deliveries } = await subscriber();
  const older = openSqlite({ path: join(home, 'push.db') });
  older.execute(tables);
  older.rows('INSERT INTO push_topic (topic, etag, changed) VALUES (?1, ?2, 1)', TOPIC, 'older');
  older.rows(
    `INSERT INTO push_subscription (topic, callback, host, method, delivery, ends, sent)
      VALUES (?1, ?2, '127.0.0.1', 'sha256', 'feed', ?3, 'older')`,
    ...[TOPIC, callback, Date.now() + 86_400_000],
  );
  older.close();
  for (const [name, content] of Object.entries({
    'site.yaml': `${site}hub: own\n`,
    'news/_index.md': '---\ntitle: News\n---\n',
    'news/first.md': story('first'),
  }))
    write(join(home, 'content'), name, content);
  const paper = await hubPaper({ home, limits: { subscriptionsOfTopic: 1 } });
  await until(() => deliveries.length === 1);
  expect(deliveries[0]?.body).toContain('The first');
  await paper.subscribe(TOPIC, callback);
  const other = await subscriber();
  const refused = await paper.post({
    ...{ 'hub.mode': 'subscribe', 'hub.topic': TOPIC, 'hub.callback': other.callback },
  });
  expect(refused.status).not.toBe(202);
  expect(await paper.store.list()).toHaveLength(1);
  await paper.close();
  expect((await openedAgain(home)).map(({ name }) => name)).toEqual([
    'access',
    'changes_at',
    'marked',
    'scope',
  ]);
});

async function openedAgain(home: string) {
  const handle = await openPushDatabase(join(home, 'push.db'));
  const rows = handle.rows(
    `SELECT name FROM pragma_table_info('push_topic') WHERE name IN ('scope', 'changes_at', 'marked')
      UNION SELECT name FROM pragma_table_info('push_subscription') WHERE name = 'access' ORDER BY name`,
  );
  handle.close();
  return rows;
}

test.for([
  ['push', openPushDatabase],
  ['api', openPublishDatabase],
] as const)('tables of %s that a later program has changed are left as they are', async ([name, open]) => {
  const path = join(emptyHome(), 'later.db');
  const later = await open(path);
  later.rows('UPDATE table_set SET version = 99 WHERE name = ?1', name);
  later.close();
  await expect(open(path)).rejects.toThrow(
    /later\.db.*tables of (push|api) of version 99.*knows 1\. Update Dateline/,
  );
});

test.for([
  ['push', openPushDatabase],
  ['publish', openPublishDatabase],
] as const)('%s.db is readable by its owner alone, also one that was not', async ([name, open]) => {
  const path = join(emptyHome(), `${name}.db`);
  const files = [path, `${path}-wal`, `${path}-shm`];
  const modes = () => files.filter((file) => existsSync(file)).map((file) => statSync(file).mode & 0o777);
  const first = await open(path);
  expect(modes()).toEqual([0o600, 0o600, 0o600]);
  for (const file of files) chmodSync(file, 0o644);
  const second = await open(path);
  expect(modes()).toEqual([0o600, 0o600, 0o600]);
  for (const handle of [first, second]) handle.close();
});

test('publish.db is readable by its owner alone before anybody asks the API', async () => {
  const home = emptyHome();
  for (const name of ['publish.db', 'push.db']) {
    const handle = await (name === 'push.db' ? openPushDatabase : openPublishDatabase)(join(home, name));
    handle.close();
    chmodSync(join(home, name), 0o644);
  }
  for (const [name, content] of Object.entries({
    'site.yaml': site,
    'news/_index.md': '---\ntitle: News\n---\n',
  }))
    write(join(home, 'content'), name, content);
  await hubPaper({ home });
  for (const name of ['publish.db', 'push.db'])
    expect(statSync(join(home, name)).mode & 0o777, name).toBe(0o600);
});

test('databases that are damaged are named with what to do, and stop nothing but what needs them', async () => {
  const home = emptyHome();
  const files = { 'site.yaml': `${site}hub: own\n`, 'news/_index.md': '---\ntitle: News\n---\n' };
  for (const [name, text] of Object.entries(files)) write(join(home, 'content'), name, text);
  const damaged = ['.dateline/publish.db', '.dateline/push.db', 'publish.db'];
  for (const name of damaged) write(home, name, 'damaged '.repeat(1_000));
  for (const [program, args, name] of [
    [{ spec: key, main: keyMain }, ['list'], 'publish.db'],
    [{ spec: hub, main: hubMain }, [], 'push.db'],
  ] as const) {
    const { code, stderr } = await command(program, { args: [...args, '--content', join(home, 'content')] });
    expect(code).toBe(1);
    expect(stderr).toContain(
      `${join(home, '.dateline', name)} cannot be used: file is not a database. Put a copy of it from a backup`,
    );
  }
  const paper = await hubPaper({ home });
  const answer = await paper.get('/api/keys');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
  expect(await answer.text()).not.toMatch(/database|publish\.db/);
  expect((await paper.get('/rss.xml')).status).toBe(200);
  // Once it is put right, nothing has to be started again.
  rmSync(join(home, 'publish.db'));
  expect((await paper.api('/keys')).status).toBe(200);
  await expect(paper.close()).rejects.toThrow(/publish\.db cannot be used: file is not a database/);
});
