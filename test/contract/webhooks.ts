import { Webhook } from 'standardwebhooks';
import { expect } from 'vitest';
import type { EndpointState } from '../../src/push/webhook/endpoint.ts';
import { story } from '../push/hub-paper.ts';
import { type Received, type Subscriber, until } from '../push/subscriber.ts';

/** A paper whose webhooks are tested, whatever it runs on. */
export type WebhookPaper = {
  put(file: string, content: string): unknown;
  remove(file: string): unknown;
  /** Asks the API as one that may do everything; `path` below `/api`. */
  api(path: string, body?: unknown, method?: string): Promise<Pick<Response, 'status' | 'json'>>;
  /** Endpoints, and whether what happens to articles is followed for them. */
  webhooks(): Promise<{
    readonly list: readonly Pick<EndpointState, 'id' | 'pending'>[];
    readonly isObserved: boolean;
  }>;
  /** Moves the clock by which messages are sent, in milliseconds. */
  advance(by: number): unknown;
};

/** What is signed with for the endpoint of site.yaml. */
export const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;

type Message = {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** A message, once its signature holds. */
export const opened = ({ body, headers }: Received, secret = SECRET): Message =>
  // As `verify` gives it.
  new Webhook(secret).verify(body, headers as Record<string, string>) as Message;

/** A file as that of a withdrawn article. */
export const withdrawn = (text: string): string =>
  text.replace(
    '---\n',
    `---\nstatus: withdrawn\nreason: It was wrong.\nwithdrawn: ${new Date().toISOString()}\n`,
  );

const tagged = (text: string, tag: string) => text.replace('---\n', `---\ntags: [${tag}]\n`);

/** The endpoint of site.yaml, which takes everything and is observed, is told what happens to an article, signed. */
export async function toldOfArticles(paper: WebhookPaper, { deliveries }: Subscriber): Promise<void> {
  await paper.put('news/ferry.md', tagged(story('ferry'), 'Harbor'));
  await until(() => deliveries.length === 1);
  await paper.put('news/ferry.md', story('ferry').replace('About', 'More about'));
  await until(() => deliveries.length === 2);
  const correction = `---\nupdated: 2024-03-02 10:00\ncorrection: It was another ferry.\n`;
  await paper.put('news/ferry.md', story('ferry').replace('---\n', correction));
  await until(() => deliveries.length === 3);
  await paper.put('news/ferry.md', withdrawn(story('ferry')));
  await until(() => deliveries.length === 4);
  await paper.remove('news/first.md');
  await until(() => deliveries.length === 5);
  const [published, updated, corrected, ...gone] = deliveries.map((one) => opened(one));
  expect(published).toMatchObject({
    type: 'article.published',
    data: {
      ...{ url: 'https://paper.example/news/ferry', path: '/news/ferry', title: 'The ferry' },
      ...{ section: 'news', tags: ['Harbor'], id: expect.stringContaining(':ferry') },
    },
  });
  expect(updated).toMatchObject({ type: 'article.updated', data: { changed: ['body', 'tags'] } });
  expect(corrected).toMatchObject({
    type: 'article.corrected',
    data: { corrections: [{ text: 'It was another ferry.' }], title: 'The ferry' },
  });
  expect(gone).toMatchObject([
    { type: 'article.withdrawn', data: { path: '/news/ferry', reason: 'It was wrong.' } },
    { type: 'article.withdrawn', data: { path: '/news/first' } },
  ]);
  for (const { data } of gone) expect(data).not.toHaveProperty('title');
  expect(new Set(deliveries.map(({ headers }) => headers['webhook-id'])).size).toBe(5);
  expect(deliveries[0]?.headers['content-type']).toBe('application/json');
}

/** An endpoint of the API is made, tested and told, its secret rotated with both in use, a delivery repeated; then it is removed. */
export async function endpointOfApi(
  paper: WebhookPaper,
  { callback, deliveries, behave }: Subscriber,
): Promise<void> {
  const made = await paper.api('/webhooks', { url: callback, events: ['article.published'] });
  expect(made.status).toBe(201);
  const { id, secret } = await made.json();
  expect(secret).toMatch(/^whsec_/);
  await until(async () => (await paper.webhooks()).isObserved);
  expect((await paper.api(`/webhooks/${id}/test`, {})).status).toBe(202);
  await until(() => deliveries.length === 1);
  expect(deliveries.map((one) => opened(one, secret))).toMatchObject([
    { type: 'test', data: { endpoint: id } },
  ]);
  const rotated = await (await paper.api(`/webhooks/${id}/rotate`, { overlap: 60 })).json();
  await paper.put('news/bridge.md', story('bridge'));
  await until(() => deliveries.length === 2);
  const [, second] = deliveries as [Received, Received];
  expect(opened(second, rotated.secret)).toEqual(opened(second, secret));
  expect(String(second.headers['webhook-signature']).split(' ')).toHaveLength(2);
  await until(async () => (await paper.webhooks()).list.every(({ pending }) => pending === 0));
  const listed = await (await paper.api(`/webhooks/${id}/deliveries?limit=1`)).json();
  expect(listed.deliveries).toMatchObject([{ event: 'article.published', failure: null, due: null }]);
  const [{ id: delivery, message }] = listed.deliveries;
  expect(message).toBe(second.headers['webhook-id']);
  behave({ deliver: () => ({ status: 503 }) });
  await paper.api(`/webhooks/${id}/deliveries/${delivery}/redeliver`, {});
  await until(() => deliveries.length === 3);
  expect(deliveries[2]?.headers['webhook-id']).toBe(message);
  await until(
    async () => (await (await paper.api(`/webhooks/${id}`)).json()).failure?.reason === 'it answered 503',
  );
  expect(await (await paper.api(`/webhooks/${id}/pause`, {})).json()).toMatchObject({ paused: true });
  behave({});
  expect(await (await paper.api(`/webhooks/${id}/resume`, {})).json()).toMatchObject({ paused: false });
  await until(() => deliveries.length === 4);
  await paper.advance(61_000);
  await paper.api(`/webhooks/${id}/test`, {});
  await until(() => deliveries.length === 5);
  expect(() => opened(deliveries[4] as Received, secret)).toThrow();
  const changed = await paper.api(`/webhooks/${id}`, { url: callback, sections: ['News'] }, 'PUT');
  expect(await changed.json()).toMatchObject({ sections: ['news'], origin: 'api', paused: false });
  const refused = await paper.api('/webhooks', { url: callback, tags: ['Ferrys'] });
  expect([refused.status, (await refused.json()).detail]).toEqual([
    400,
    'No article has the tag “Ferrys”; publish one with it first, or correct its spelling.',
  ]);
  expect((await paper.api(`/webhooks/${id}`, undefined, 'DELETE')).status).toBe(200);
  expect((await paper.api(`/webhooks/${id}`)).status).toBe(404);
}
