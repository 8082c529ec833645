import { beforeAll, expect, test } from 'vitest';
import { createPingStore } from '../../src/push/ping/ping-store.ts';
import { pushSchema } from '../../src/push/push-schema.ts';
import { createPushStore } from '../../src/push/push-store.ts';
import { createDueQueue } from '../../src/push/queue/due-queue.ts';
import { openSqlite, type SqliteHandle } from '../../src/runtime/node/sqlite.ts';
import type { Handle } from '../../src/store/sql/handle.ts';

const SUBSCRIBERS = 100_000;
/** Of them, those of one host. */
const OF_ONE_HOST = 20_000;
const TOPIC = 'https://paper.example/rss.xml';
const NOW = Date.UTC(2026, 0, 1);

let handle: SqliteHandle;

beforeAll(async () => {
  handle = openSqlite({ path: ':memory:' });
  await pushSchema(handle);
  handle.rows('INSERT INTO push_topic (topic, etag, changed) VALUES (?1, ?2, ?3)', TOPIC, 'a', 0);
  handle.rows(
    `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?2)
      INSERT INTO push_subscription (topic, callback, host, method, delivery, ends, sent)
      SELECT ?1, 'https://' || iif(n <= ?3, 'busy', 's' || n) || '.example/' || n,
        iif(n <= ?3, 'busy', 's' || n) || '.example', 'sha256', 'feed', ?4, 'a' FROM n`,
    ...([TOPIC, SUBSCRIBERS, OF_ONE_HOST, NOW + 1_000_000] as const),
  );
});

const one = (sql: string): unknown => Object.values(handle.rows(sql)[0] ?? {})[0];

/** What one value of an index leads to where that may be all of them, as one topic has all subscribers. */
const BY_MANY = /SEARCH (?:push_subscription|s)\b.*\((?:topic|host|due|ends)[<>=]+\?\): /;

/** Whether a step of a plan reads every subscription, or every one of a topic: a part is asked for, or the first alone. */
const readsAll = (plan: string): boolean =>
  /^SCAN (?:push_subscription|s)\b/.test(plan) || (BY_MANY.test(plan) && !/\bLIMIT\b|\bMIN\(/.test(plan));

test('of 100,000 subscriptions of a topic no statement that is run for each request or delivery reads all', async () => {
  const asked = new Set<string>();
  const listening: Handle = {
    prepare(sql) {
      asked.add(sql);
      return handle.prepare(sql);
    },
    batch: (statements) => handle.batch(statements),
  };
  const store = createPushStore(listening);
  const pings = createPingStore(listening);
  const callback = 'https://s50000.example/50000';
  const about = { topic: TOPIC, callback, secret: undefined, method: 'sha256', delivery: 'feed' } as const;
  const renewal = { ...about, ends: NOW + 2_000_000, sent: 'a', base: undefined };
  await store.addVerification({ ...about, mode: 'subscribe', lease: 300 });
  await store.counts(TOPIC, callback);
  const before = Number(one('SELECT total_changes()'));
  await store.save(renewal, 'a', NOW);
  // The subscription alone: no other row is written.
  expect(Number(one('SELECT total_changes()')) - before).toBe(1);
  expect(one('SELECT COUNT(*) FROM push_subscription')).toBe(SUBSCRIBERS);
  const leaving = { ...renewal, callback: 'https://new.example/', ends: NOW - 1 };
  await store.save(leaving, 'a', NOW);
  expect(await store.counts(TOPIC, leaving.callback)).toMatchObject({ ofTopic: SUBSCRIBERS + 1, ofHost: 1 });
  const kept = Number(one('SELECT total_changes()'));
  await store.expire(NOW);
  // It, and its counts by topic and by host.
  expect(Number(one('SELECT total_changes()')) - kept).toBeLessThanOrEqual(4);
  expect(await store.counts(TOPIC, 'https://busy.example/1')).toMatchObject({
    ...{ ofTopic: SUBSCRIBERS, ofHost: OF_ONE_HOST },
  });
  await store.has(TOPIC, callback);
  await store.changedTopics([''], NOW);
  await store.topicsAfter('', 100);
  await store.nextChange();
  await store.suspect([TOPIC], NOW);
  await store.change(TOPIC, 'b', NOW);
  expect(await store.mark(NOW)).toBe(true);
  expect(one('SELECT COUNT(*) FROM push_subscription WHERE due IS NOT NULL')).toBe(250);
  while (await store.mark(NOW));
  expect(one('SELECT COUNT(*) FROM push_subscription WHERE due IS NOT NULL')).toBe(SUBSCRIBERS);
  await store.due({ due: 0, id: 0 }, NOW, 10);
  await store.dueOf('busy.example', NOW, 10);
  await store.nextDue(NOW);
  await store.find(50_000);
  await store.record([{ kind: 'none', id: 50_000, began: NOW, due: NOW }], NOW);
  await store.record([{ kind: 'sent', id: 1, etag: 'a', base: undefined, at: NOW }], NOW);
  await pings.due(NOW);
  const plans = [...asked].flatMap((sql) =>
    handle.rows(`EXPLAIN QUERY PLAN ${sql}`).map(({ detail }) => `${String(detail)}: ${sql}`),
  );
  expect(plans.filter((plan) => readsAll(plan))).toEqual([]);
  expect(asked.size).toBeGreaterThan(20);
});

test('a topic with few subscribers does not wait for one with many, and many topics are marked together', async () => {
  const store = createPushStore(handle);
  handle.rows('UPDATE push_subscription SET due = NULL');
  const small = Array.from({ length: 20 }, (_, at) => `https://paper.example/${at}/rss.xml`);
  for (const topic of small) {
    const about = { topic, callback: 'https://few.example/', secret: undefined, method: 'sha256' } as const;
    const state = { ends: NOW + 1_000_000, sent: 'a', base: undefined };
    await store.save({ ...about, ...state, delivery: 'feed' }, 'a', NOW);
  }
  await store.change(TOPIC, 'c', NOW);
  await store.mark(NOW);
  for (const topic of small) await store.change(topic, 'c', NOW);
  expect(await store.mark(NOW)).toBe(true);
  expect(one("SELECT COUNT(*) FROM push_subscription WHERE host = 'few.example' AND due IS NOT NULL")).toBe(
    20,
  );
  while (await store.mark(NOW));
  for (const topic of small) await store.remove(topic, 'https://few.example/');
  // A topic that nobody subscribes to is forgotten.
  expect(one('SELECT COUNT(*) FROM push_topic')).toBe(1);
});

test('of many that are due a part is in memory; one host that hangs with many of its own delays no other', async () => {
  const store = createPushStore(handle);
  const all = OF_ONE_HOST + 4_500;
  handle.rows('UPDATE push_subscription SET due = iif(id <= ?2, ?1, NULL)', NOW, all);
  let read = 0;
  let waiting = 0;
  let most = 0;
  const done: number[] = [];
  let wake = () => {};
  const count = <Value>(rows: readonly Value[]) => {
    read += rows.length;
    return rows;
  };
  const queue = createDueQueue({
    store: {
      due: async (after, now, limit) => count(await store.due(after, now, limit)),
      dueOf: async (host, now, limit) => count(await store.dueOf(host, now, limit)),
    },
    ...{ perHost: 4, limits: { reached: 256, retried: 32 } },
    async work(id) {
      waiting += 1;
      most = Math.max(most, waiting);
      if (id <= OF_ONE_HOST) return new Promise<boolean>(() => {});
      await undefined;
      done.push(id);
      waiting -= 1;
      return done.length === all - OF_ONE_HOST;
    },
    onDue: () => wake(),
  });
  let loaded = 0;
  while (done.length < all - OF_ONE_HOST) {
    const before = read;
    const more = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await queue.load(NOW + 1);
    loaded = Math.max(loaded, read - before - OF_ONE_HOST);
    await more;
  }
  expect(new Set(done).size).toBe(all - OF_ONE_HOST);
  expect(most).toBeLessThanOrEqual(256);
  // What had room, and the page that was begun.
  expect(loaded).toBeLessThanOrEqual(5_000);
  expect(read).toBeLessThanOrEqual(all + 64);
});
