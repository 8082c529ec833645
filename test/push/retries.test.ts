import { expect, test } from 'vitest';
import { pushSchema } from '../../src/push/push-schema.ts';
import { createPushStore, type DeliveryRecord } from '../../src/push/push-store.ts';
import { afterFailure, RETRY_DELAYS, type RetryDecision } from '../../src/push/retry.ts';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';
import { BASE, hubPaper, story } from './hub-paper.ts';
import { subscriber, until } from './subscriber.ts';

const TOPIC = `${BASE}/rss.xml`;
const MINUTE = 60_000;

test('attempts follow after 1 m, 5 m, 30 m, 2 h, 8 h and 24 h, a tenth more or less', () => {
  expect(RETRY_DELAYS.map((delay) => delay / MINUTE)).toEqual([1, 5, 30, 120, 480, 1440]);
  const at = (attempt: number, random: number, retryAfter?: string) =>
    afterFailure({ attempt, failures: 0, now: 0, random, retryAfter });
  expect(at(0, 0.5)).toEqual({ attempt: 1, failures: 0, due: MINUTE, isPaused: false });
  expect(at(0, 0).due).toBe(0.9 * MINUTE);
  expect(at(2, 1).due).toBe(33 * MINUTE);
  expect(at(6, 0.5)).toEqual({ attempt: 0, failures: 1, due: undefined, isPaused: false });
  expect(afterFailure({ attempt: 6, failures: 9, now: 0, random: 0 })).toMatchObject({ isPaused: true });
});

test.each([
  ['in seconds', '600', 10 * MINUTE],
  ['as a date', new Date(20 * MINUTE).toUTCString(), 20 * MINUTE],
  ['shorter than the delay', '5', MINUTE],
  ['longer than a day', '999999', 1440 * MINUTE],
  ['that cannot be read', 'soon', MINUTE],
])('Retry-After %s', (_, retryAfter, due) => {
  expect(afterFailure({ attempt: 0, failures: 0, now: 0, random: 0.5, retryAfter }).due).toBe(due);
});

test('what failed is tried again with the newest state, once, and a success forgets the failures', async () => {
  const paper = await hubPaper();
  const { callback, deliveries, behave } = await subscriber({ deliver: () => ({ status: 500 }) });
  await paper.subscribe(TOPIC, callback);
  paper.put('news/one.md', story('one'));
  const [state] = await failedTimes(paper, 1);
  expect(state).toMatchObject({ attempt: 1, reason: 'it answered 500' });
  for (const name of ['two', 'three']) {
    paper.put(`news/${name}.md`, story(name));
    await until(async () => (await (await paper.get('/rss.xml')).text()).includes(`The ${name}`));
  }
  behave({});
  expect(deliveries).toHaveLength(1);
  paper.advance(2 * MINUTE);
  await until(() => deliveries.length === 2);
  for (const name of ['one', 'two', 'three']) expect(deliveries[1]?.body).toContain(`The ${name}`);
  const after = await settled(paper);
  expect(after).toMatchObject([{ attempt: 0, failures: 0, due: undefined, reason: undefined }]);
  expect(deliveries).toHaveLength(2);
});

test.each([
  ['a redirect', { status: 302, headers: { Location: '/elsewhere' } }, 'it answered 302'],
  ['a permanent redirect', { status: 308, headers: { Location: '/elsewhere' } }, 'it answered 308'],
  ['404', { status: 404 }, 'it answered 404'],
])('§7: %s is a failure, and is not followed', async (_, reply, reason) => {
  const paper = await hubPaper();
  const { callback, deliveries } = await subscriber({ deliver: () => reply });
  await paper.subscribe(TOPIC, callback);
  paper.put('news/one.md', story('one'));
  expect(await failedTimes(paper, 1)).toMatchObject([{ reason }]);
  expect(deliveries.map(({ path }) => path)).toEqual(['/callback']);
});

test('after the last attempt the next publication begins again; ten in a row pause the subscription', async () => {
  const paper = await hubPaper();
  const { callback, deliveries, behave } = await subscriber({ deliver: () => ({ status: 503 }) });
  await paper.subscribe(TOPIC, callback, { 'hub.lease_seconds': '2592000' });
  paper.put('news/one.md', story('one'));
  await failedTimes(paper, 1);
  const [subscription] = await paper.store.list();
  // As if nine had been given up, and this one had one attempt left.
  const failure = {
    ...{ kind: 'failed' as const, id: subscription?.id ?? 0, attempt: 6, failures: 9, due: 0 },
    ...{ isPaused: false, reason: 'it answered 503', began: 0, at: 0 },
  };
  await paper.store.record([failure], 0);
  paper.advance(0);
  await until(() => paper.paused.length === 1);
  expect(paper.paused).toEqual(['it answered 503']);
  expect(await paper.store.list()).toMatchObject([{ isPaused: true, failures: 10, due: undefined }]);
  behave({});
  const before = deliveries.length;
  paper.put('news/two.md', story('two'));
  await until(async () => (await (await paper.get('/rss.xml')).text()).includes('The two'));
  // A subscription to the same topic that is not paused has had its turn by then.
  const other = await subscriber();
  await paper.subscribe(TOPIC, other.callback);
  paper.put('news/three.md', story('three'));
  await until(() => other.deliveries.length === 1);
  expect(deliveries).toHaveLength(before);
  // A new subscription resumes it, and it gets what it has missed.
  await paper.subscribe(TOPIC, callback, { 'hub.lease_seconds': '2592000' });
  await until(() => deliveries.length === before + 1);
  expect(deliveries.at(-1)?.body).toContain('The three');
});

const GIVEN_UP = {
  ...{ attempt: 0, failures: 1, due: undefined, isPaused: false },
  ...{ reason: 'it answered 503', at: 300 },
} as const;

type Outcome = (tried: { readonly id: number; readonly began: number }) => DeliveryRecord;

const none: Outcome = (tried) => ({ kind: 'none', ...tried });
const failed =
  (how: Partial<RetryDecision>): Outcome =>
  (tried) => ({ ...GIVEN_UP, ...how, kind: 'failed', ...tried });

test.each<readonly [what: string, outcome: Outcome, began: number, etag: string, due: number | undefined]>([
  ['an attempt that found nothing to send', none, 150, 'new', 320],
  ['one that was given up', failed({}), 150, 'new', 320],
  ['one that is to be made again', failed({ attempt: 1, due: 900 }), 150, 'new', 900],
  ['one that paused it', failed({ failures: 10, isPaused: true }), 150, 'new', undefined],
  ['one that began afterwards', none, 250, 'new', undefined],
  ['one that had it already', none, 150, 'old', undefined],
])('what is published during %s', async (_, outcome, began, etag, due) => {
  const handle = openSqlite({ path: ':memory:' });
  await pushSchema(handle);
  const store = createPushStore(handle);
  const topic = { topic: TOPIC, callback: 'https://one.example/', secret: undefined, base: undefined };
  await store.save({ ...topic, method: 'sha256', delivery: 'feed', ends: 5_000, sent: 'old' }, 'old', 100);
  // It is due, as after a resumption, so what is published is not marked.
  await store.pause([1], false, 100);
  await store.change(TOPIC, etag, 200);
  await store.mark(210);
  await store.record([outcome({ id: 1, began })], 320);
  expect((await store.list())[0]?.due).toBe(due);
});

test('one that never answers costs others nothing', async () => {
  const paper = await hubPaper();
  const dead = await subscriber({ deliver: () => undefined });
  const alive = await subscriber();
  for (let at = 0; at < 60; at += 1) await paper.subscribe(`${TOPIC}?limit=${at + 1}`, dead.callback);
  await paper.subscribe(TOPIC, alive.callback);
  paper.put('news/one.md', story('one'));
  await until(() => alive.deliveries.length === 1);
  paper.put('news/two.md', story('two'));
  await until(() => alive.deliveries.length === 2);
  // Four at a time, as the first four still wait.
  expect(dead.deliveries.length).toBeLessThanOrEqual(4);
});

test('a topic whose bytes are the same is not sent', async () => {
  const paper = await hubPaper({
    files: { 'sports/_index.md': '---\ntitle: Sports\n---\n', 'sports/a.md': story('game') },
  });
  const sports = await subscriber();
  const news = await subscriber();
  await paper.subscribe(`${BASE}/sports/rss.xml`, sports.callback);
  await paper.subscribe(`${BASE}/news/rss.xml`, news.callback);
  paper.put('news/one.md', story('one'));
  await until(() => news.deliveries.length === 1);
  paper.put('sports/b.md', story('match'));
  await until(() => sports.deliveries.length === 1);
  expect(sports.deliveries[0]?.body).toContain('The match');
  expect(news.deliveries).toHaveLength(1);
});

type Paper = Awaited<ReturnType<typeof hubPaper>>;

async function failedTimes(paper: Paper, attempt: number) {
  await until(async () => (await paper.store.list()).some((one) => one.attempt === attempt));
  return paper.store.list();
}

async function settled(paper: Paper) {
  await until(async () => (await paper.store.list()).every(({ due }) => due === undefined));
  return paper.store.list();
}
