import { expect, test } from 'vitest';
import { WEBHOOK_EVENTS } from '../../src/domain/site.ts';
import { pushSchema } from '../../src/push/push-schema.ts';
import { articleSource } from '../../src/push/webhook/article-source.ts';
import { createDeliveryStore } from '../../src/push/webhook/delivery-store.ts';
import { createEndpointStore } from '../../src/push/webhook/endpoint-store.ts';
import { observeArticles } from '../../src/push/webhook/observe.ts';
import { createObservedStore } from '../../src/push/webhook/observed-store.ts';
import { createWebhooks } from '../../src/push/webhook/webhooks.ts';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';

/** More than are read at a time. */
const ARTICLES = 2_500;

const idOf = (number: number): string => `tag:paper.example,2026:${String(number).padStart(5, '0')}`;

/** What of an article is compared and sent. */
const documentOf = (number: number): string =>
  JSON.stringify({
    ...{
      id: idOf(number),
      title: `Story ${number}`,
      url: `https://paper.example/${number}`,
      path: `/${number}`,
    },
    ...{
      published: 0,
      from: 0,
      corrections: [],
      sections: [{ path: 'news' }],
      tags: [],
      authors: [],
      body: '',
    },
  });

test('all articles are compared, however many pages they are: what is new, other and gone, and nothing else', async () => {
  const collection = openSqlite({ path: ':memory:' });
  await migrate(collection);
  const add = (number: number, hash = 'a', generation = 1) => {
    collection.rows(
      `INSERT INTO article (seq, id, hash, path, published, since, kind, shown, indexed, scopes, born)
        VALUES (?, ?, ?, ?, 0, 0, 0, 1, 1, '[]', ?)`,
      ...[number * 10 + generation, idOf(number), hash, `/${number}`, generation],
    );
    collection.rows(
      'INSERT INTO document (seq, text) VALUES (?, ?)',
      number * 10 + generation,
      documentOf(number),
    );
  };
  const publish = (generation: number) => collection.rows('UPDATE state SET generation = ?', generation);
  collection.execute('BEGIN');
  for (let number = 1; number <= ARTICLES; number += 1) add(number);
  collection.execute('COMMIT');
  publish(1);
  const handle = openSqlite({ path: ':memory:' });
  await pushSchema(handle);
  const { id } = await createEndpointStore(handle).create(
    { url: 'https://hooks.example/', events: WEBHOOK_EVENTS },
    0,
  );
  const observe = async (isWhole: boolean) => {
    await observeArticles({
      ...{ source: articleSource(collection), store: createObservedStore(handle), isWhole, now: 1_000 },
      ...{ site: { url: 'https://paper.example' }, endpoints: await createEndpointStore(handle).list() },
      ...{ isStopped: () => false, pause: async () => {} },
    });
    const list = await createDeliveryStore(handle).list(id, 100);
    return list.map(({ event, article }) => `${event} ${article.slice(-5)}`).toSorted();
  };
  expect(await observe(true)).toEqual([]);
  // Without versions of before, as of a database that was made again.
  for (const number of [1, 1_000, ARTICLES])
    collection.rows('UPDATE article SET hash = ? WHERE id = ?', 'b', idOf(number));
  for (const number of [2, 1_001]) collection.rows('DELETE FROM article WHERE id = ?', idOf(number));
  add(ARTICLES + 1);
  const changes = [
    ...['00001', '01000', '02500'].map((end) => `article.updated ${end}`),
    ...['00002', '01001'].map((end) => `article.withdrawn ${end}`),
    'article.published 02501',
  ].toSorted();
  expect(await observe(true)).toEqual(changes);
  expect(await observe(true)).toEqual(changes);
  // From one generation to the next only what it brought is looked at, by the version before it.
  collection.rows('UPDATE article SET died = 2 WHERE id = ?', idOf(3));
  add(3, 'b', 2);
  collection.rows('UPDATE article SET died = 2 WHERE id = ?', idOf(4));
  publish(2);
  // The bytes are others, and nothing that is its own is: no news.
  const more = [...changes, 'article.withdrawn 00004'];
  expect(await observe(false)).toEqual(more.toSorted());
  // Of what went and was erased several generations ago nothing is left to be looked at.
  collection.rows('DELETE FROM article WHERE id = ?', idOf(5));
  publish(5);
  expect(await observe(false)).toEqual([...more, 'article.withdrawn 00005'].toSorted());
});

test('articles that could not be compared are compared once the database may be asked again', async () => {
  const collection = openSqlite({ path: ':memory:' });
  await migrate(collection);
  collection.rows('UPDATE state SET generation = 1');
  const handle = openSqlite({ path: ':memory:' });
  await pushSchema(handle);
  await createEndpointStore(handle).create({ url: 'https://hooks.example/', events: WEBHOOK_EVENTS }, 0);
  const failures: unknown[] = [];
  let now = 1_000;
  const webhooks = createWebhooks({
    ...{ handle, now: () => new Date(now), secrets: () => undefined, onDue: () => {}, onPaused: () => {} },
    async articles() {
      if (failures.length === 0) throw new Error('The disk fails.');
      return collection;
    },
    site: () => ({ url: 'https://paper.example' }),
    send: async () => ({ kind: 'failed', reason: 'nobody is there' }),
    onFailure: (error) => failures.push(error),
  });
  const generation = () => createObservedStore(handle).generation();
  webhooks.check();
  await webhooks.idle();
  now = (await webhooks.run()) ?? 0;
  expect([failures.length, await generation()]).toEqual([1, undefined]);
  await webhooks.run();
  await webhooks.idle();
  expect([failures.length, await generation()]).toEqual([1, 1]);
});
