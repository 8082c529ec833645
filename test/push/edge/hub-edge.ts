import { resolve } from 'node:path';
import { shardNumber } from '../../../src/runtime/worker/push/shards.ts';
import { site } from '../../content/folder.ts';
import { edge } from '../../publish/edge/edge.ts';
import { story } from '../hub-paper.ts';
import { until } from '../subscriber.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** A paper whose hub is in workerd, with the first story. */
export async function edgeHub({ siteLines = '' }: { readonly siteLines?: string } = {}) {
  const made = await edge({ hub: true, publisher: resolve(import.meta.dirname, 'timed-hub.ts') });
  const { put, ask, runtime } = made;
  await put('site.yaml', `${site}hub: own\n${siteLines}`);
  await put('news/_index.md', '---\ntitle: News\n---\n');
  await put('news/first.md', story('first'));
  const objects = await runtime.getDurableObjectNamespace('HUB', 'publisher');
  /** Asks the object that has a callback, past the hub. */
  const object = async (callback: string, path: string): Promise<Rows> => {
    const stub = objects.get(objects.idFromName(`hub-${shardNumber(callback)}`));
    const answer = await stub.fetch(`https://test.invalid${path}`);
    return (await answer.json()) as Rows;
  };
  const rows = (callback: string, sql: string) => object(callback, `/?sql=${encodeURIComponent(sql)}`);
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
    /** Moves the clock of the object that has a callback, in milliseconds. */
    advance: (callback: string, by: number) => object(callback, `/advance?by=${by}`),
  };
}

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
