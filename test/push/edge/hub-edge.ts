import { resolve } from 'node:path';
import { RECORDS, type ShardRequest } from '../../../src/runtime/worker/push/shard-request.ts';
import { shardNumber } from '../../../src/runtime/worker/push/shards.ts';
import { site } from '../../content/folder.ts';
import { edge } from '../../publish/edge/edge.ts';
import { story } from '../hub-paper.ts';
import { until } from '../subscriber.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

type EdgeHubOptions = {
  readonly siteLines?: string;
  /** Secrets of the deployment. */
  readonly secrets?: Readonly<Record<string, string>>;
};

/** A paper whose hub is in workerd, with the first story. */
export async function edgeHub({ siteLines = '', secrets = {} }: EdgeHubOptions = {}) {
  const made = await edge({ hub: true, publisher: resolve(import.meta.dirname, 'timed-hub.ts'), secrets });
  const { put, ask, runtime } = made;
  await put('site.yaml', `${site}hub: own\n${siteLines}`);
  await put('news/_index.md', '---\ntitle: News\n---\n');
  await put('news/first.md', story('first'));
  const objects = await runtime.getDurableObjectNamespace('HUB', 'publisher');
  const numberOf = (of: string | number) => (typeof of === 'string' ? shardNumber(of) : of);
  const stub = (of: string | number) => objects.get(objects.idFromName(`hub-${numberOf(of)}`));
  /** Asks the object that has a callback, or a number, past the hub. */
  const object = async (of: string | number, path: string): Promise<Rows> =>
    (await (await stub(of).fetch(`https://test.invalid${path}`)).json()) as Rows;
  const rows = async (of: string | number, sql: string): Promise<Rows> => {
    const asked: ShardRequest = { kind: 'query', shard: numberOf(of), queries: [[sql]] };
    const body = JSON.stringify(asked);
    const answer = await stub(of).fetch('https://shard.invalid/ask', { method: 'POST', body });
    if (!answer.ok) throw new Error(await answer.text());
    const [found = []] = (await answer.json()) as readonly Rows[];
    return found;
  };
  const post = (fields: Readonly<Record<string, string>>) =>
    ask('/hub', { method: 'POST', key: '', body: new URLSearchParams(fields).toString(), headers: FORM });
  /** Its subscriptions. */
  const subscriptions = (callback: string) =>
    rows(callback, `SELECT * FROM push_subscription WHERE callback = '${callback}'`);
  const isVerified = async (callback: string) =>
    (await rows(callback, `SELECT 1 FROM push_verification WHERE callback = '${callback}'`)).length === 0;
  return {
    ...{ ...made, object, rows, post, subscriptions, isVerified },
    /** Subscribes and waits until the subscription is verified. */
    async subscribe(topic: string, callback: string, more: Readonly<Record<string, string>> = {}) {
      const answer = await post({
        ...{ 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.callback': callback, ...more },
      });
      if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`);
      await until(() => isVerified(callback));
      if ((await subscriptions(callback)).length === 0) throw new Error('It is not subscribed.');
    },
    /** Moves the clock of an object, in milliseconds. */
    advance: (of: string | number, by: number) => object(of, `/advance?by=${by}`),
    /** When an object wakes by itself, in milliseconds since 1970. */
    alarm: async (of: string | number) => (await object(of, '/'))[0]?.alarm,
    /** The same as the tests of webhooks know it, whatever it runs on. */
    webhooks: {
      put,
      remove: (file: string) => ask(`/api/files/${file}`, { method: 'DELETE' }),
      api: (path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') =>
        ask(`/api${path}`, { method, body: body === undefined ? null : JSON.stringify(body) }),
      async webhooks() {
        const [observed] = await rows(RECORDS, 'SELECT generation FROM push_observed');
        const { endpoints } = (await (await ask('/api/hub')).json()) as {
          readonly endpoints: readonly { readonly id: string; readonly pending: number }[];
        };
        return { list: endpoints, isObserved: observed !== undefined };
      },
      advance: (by: number) => object(RECORDS, `/advance?by=${by}`),
    },
  };
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
