import { expect, test } from 'vitest';
import { createHub } from '../../src/push/hub.ts';
import { pushSchema } from '../../src/push/push-schema.ts';
import { createPushStore } from '../../src/push/push-store.ts';
import type { TopicSource } from '../../src/push/topic-source.ts';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';

const TOPIC = 'https://paper.example/rss.xml';

test('what is sent after a publication is read anew, however shortly before it was read', async () => {
  const handle = openSqlite({ path: ':memory:' });
  await pushSchema(handle);
  for (const name of ['one', 'two'])
    await handle.batch([
      handle.prepare(
        `INSERT INTO push_subscription (topic, callback, host, method, delivery, ends, sent, due)
         VALUES ('${TOPIC}', 'https://${name}.example/', 'one host', 'sha256', 'feed', ${Date.now() + 3_600_000}, '', 1)`,
      ),
    ]);
  let text = 'A story that is withdrawn.';
  const topics: TopicSource = {
    ...{ accepts: () => true, isElsewhere: () => false, hubs: () => [], podping: () => undefined },
    isPodcast: async () => false,
    changes: async () => undefined,
    changesAt: async () => undefined,
    base: async () => undefined,
    since: async () => undefined,
    read: async () => ({
      ...{ kind: 'feed', etag: text, contentType: 'application/rss+xml', link: '', scope: '' },
      bytes: new TextEncoder().encode(text),
    }),
  };
  const sent: string[] = [];
  const hub = createHub({
    ...{ store: createPushStore(handle), topics, rules: { allowsLoopback: false } },
    concurrency: { reached: 1, retried: 1, verified: 1, perHost: 1 },
    async send({ body }) {
      sent.push(new TextDecoder().decode(body));
      text = 'Withdrawn.';
      hub.refresh();
      return {
        ...{ kind: 'response', status: 200, body: new Uint8Array() },
        ...{ retryAfter: undefined, contentType: undefined, link: undefined },
      };
    },
    onDue: () => {},
    onPing: () => {},
    onPaused: () => {},
    onFailure: (error) => expect.fail(String(error)),
  });
  await hub.run();
  await hub.idle();
  hub.stop();
  expect(sent).toEqual(['A story that is withdrawn.', 'Withdrawn.']);
});
