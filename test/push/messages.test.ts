import { expect, test } from 'vitest';
import type { WebhookEvent } from '../../src/domain/site.ts';
import { pushSchema } from '../../src/push/push-schema.ts';
import { mergedEvent } from '../../src/push/webhook/article-events.ts';
import { STATE } from '../../src/push/webhook/article-source.ts';
import { createDeliveryStore } from '../../src/push/webhook/delivery-store.ts';
import { createEndpointStore } from '../../src/push/webhook/endpoint-store.ts';
import { createObservedStore } from '../../src/push/webhook/observed-store.ts';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';

const merges: readonly (readonly [WebhookEvent, WebhookEvent, WebhookEvent])[] = [
  ['article.published', 'article.updated', 'article.published'],
  ['article.published', 'article.corrected', 'article.published'],
  ['article.updated', 'article.corrected', 'article.corrected'],
  ['article.corrected', 'article.updated', 'article.corrected'],
  ['article.updated', 'article.withdrawn', 'article.withdrawn'],
  ['article.published', 'article.expired', 'article.expired'],
  ['article.withdrawn', 'article.published', 'article.published'],
];

test.each(merges)('%s that has not arrived, and %s after it, are %s', (pending, next, merged) => {
  const changed = (names: readonly string[]) => ({ changed: names });
  const one = mergedEvent({ event: pending, ...changed(['title']) }, { event: next, ...changed(['body']) });
  expect(one.event).toBe(merged);
  if (merged === 'article.corrected') expect(one.changed).toEqual(['body', 'title']);
});

test('a message that another has replaced while it was under way is not taken for that', async () => {
  const handle = openSqlite({ path: ':memory:' });
  await pushSchema(handle);
  const endpoints = createEndpointStore(handle);
  const deliveries = createDeliveryStore(handle);
  const { id: endpoint } = await endpoints.create({ url: 'https://a.example/', events: [] }, 0);
  const about = { url: 'https://paper.example/a', path: '/a' };
  const message = { endpoint, article: 'tag:a', event: 'article.updated', about, at: 1 } as const;
  const due = () => deliveries.due({ due: 0, id: 0 }, 1_000, 10);
  await deliveries.add({ ...message, message: 'msg_1' }, 1);
  const [{ id } = { id: 0 }] = await due();
  await deliveries.add({ ...message, message: 'msg_2' }, 2);
  const failure = { attempt: 1, failures: 1, due: 5_000, isPaused: false, reason: 'it answered 500', at: 3 };
  await deliveries.record([
    { kind: 'sent', id, message: 'msg_1', endpoint, at: 3, article: undefined },
    { kind: 'failed', id, message: 'msg_1', endpoint, ...failure },
    { kind: 'none', id, message: 'msg_1', endpoint },
  ]);
  expect(await deliveries.list(endpoint, 10)).toMatchObject([
    { message: 'msg_2', attempt: 0, sentAt: undefined, reason: undefined },
  ]);
  expect(await due()).toHaveLength(1);
  // One that waits to be tried again does so at its time, with what is new.
  await deliveries.record([{ kind: 'failed', id, message: 'msg_2', endpoint, ...failure }]);
  await deliveries.add({ ...message, message: 'msg_3' }, 4);
  expect(await due()).toEqual([]);
  expect(await deliveries.nextDue(1_000)).toBe(5_000);
  await endpoints.pause([endpoint], true, 6);
  expect(await deliveries.nextDue(1_000)).toBeUndefined();
  expect(await deliveries.find(id)).toBeUndefined();
  await endpoints.pause([endpoint], false, 7);
  expect(await deliveries.dueOf('a.example', 1_000, 10)).toMatchObject([{ id, due: 7 }]);
});

test('what expires before its embargo lifts is not looked at until then', async () => {
  const handle = openSqlite({ path: ':memory:' });
  await pushSchema(handle);
  const observed = createObservedStore(handle);
  const article = { id: 'tag:a', hash: 'a', state: STATE.scheduled, since: 300, until: 200 };
  await observed.save({ articles: [article], gone: [], deliveries: [] }, 100);
  expect([await observed.elapsed(250), await observed.nextChange(250)]).toEqual([[], 300]);
  expect(await observed.elapsed(300)).toEqual(['tag:a']);
});
