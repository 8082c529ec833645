import type { Handle } from '../../../store/sql/handle.ts';
import type { StorageHandle } from '../publish/storage-handle.ts';
import { shardHandle } from './shard-handle.ts';
import { askShard, RECORDS, SHARDS, type ShardBinding, shardOf } from './shard-request.ts';

/** Subscriptions of a site, spread over objects by their callbacks, and one more object for what is not spread. */
export type Shards = {
  /** Answers a subscriber, or the publisher of a topic. */
  fetch(request: Request): Promise<Response>;
  /**
   * Readers see a generation: what is followed is to be compared, unless that was said of it before; `withRecords`: site.yaml names endpoints
   * or hubs elsewhere. Rejects where an object cannot be reached.
   */
  publish(generation: number, withRecords: boolean): Promise<void>;
  /** Has an object compare and send at once; that of endpoints learns of publications from then on. */
  wake(shard: number): Promise<void>;
  /** The database of endpoints, receipts and hubs elsewhere. */
  readonly records: Handle;
  /** Those of subscriptions, as far as anyone has subscribed there, by the numbers of their objects. */
  subscriptions(): ReadonlyMap<number, Handle>;
};

/** Bytes of a request that are read to find its callback; the hub refuses more. */
const LONGEST = 20_000;

type ShardsOptions = {
  readonly binding: ShardBinding;
  /** The publisher's database, where it is kept which of them are in use. */
  readonly handle: Pick<StorageHandle, 'rows'>;
};

/** The objects of a site, by the binding of their class. */
export function createShards({ binding, handle: { rows } }: ShardsOptions): Shards {
  rows('CREATE TABLE IF NOT EXISTS hub_shard (shard INTEGER PRIMARY KEY)');
  rows('CREATE TABLE IF NOT EXISTS hub_published (one INTEGER PRIMARY KEY, generation INTEGER NOT NULL)');
  const used = () => rows('SELECT shard FROM hub_shard ORDER BY shard').map(({ shard }) => Number(shard));
  const use = (shard: number) => rows('INSERT OR IGNORE INTO hub_shard (shard) VALUES (?1)', shard);
  const published = async (shard: number, others: readonly number[]) => {
    const { ok, status } = await askShard(binding, { kind: 'published', shard, others });
    if (!ok) throw new Error(`object ${shard} of the hub answered ${status}`);
  };
  return {
    async fetch(request) {
      const { url, method, headers } = request;
      const body = await start(request);
      const ask = (shard: number) =>
        shardOf(binding, shard).fetch(
          new Request(url, { method, headers, body: method === 'POST' ? body : undefined }),
        );
      const form = new URLSearchParams(body);
      const mode = form.get('hub.mode');
      const shard = shardNumber(form.get('hub.callback') ?? '');
      // Before there is a subscription: one that nobody knows of would be sent nothing.
      if (mode === 'subscribe') use(shard);
      if (mode !== 'publish') return ask(shard);
      const [first = 0, ...others] = used().filter((one) => one < SHARDS);
      const answer = await ask(first);
      // What one of them refuses, all would.
      if (answer.ok) await Promise.all(others.map(ask));
      return answer;
    },
    async publish(generation, withRecords) {
      if (withRecords) use(RECORDS);
      const [row] = rows('SELECT generation FROM hub_published');
      const [first, ...others] = used();
      if (row?.generation === generation || first === undefined) return;
      // One request, whatever their number: an edit has few left of those that an invocation may make.
      await published(first, others);
      rows('INSERT OR REPLACE INTO hub_published (one, generation) VALUES (1, ?1)', generation);
    },
    async wake(shard) {
      use(shard);
      await published(shard, []);
    },
    records: shardHandle({ binding, shard: RECORDS }),
    subscriptions: () =>
      new Map(
        used()
          .filter((shard) => shard < SHARDS)
          .map((shard) => [shard, shardHandle({ binding, shard })]),
      ),
  };
}

/** Spreads callbacks evenly: FNV-1a of 32 bits, over UTF-16 units, mixed as MurmurHash3 ends, since the low bits of the former know little of the text. */
export function shardNumber(callback: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < callback.length; at += 1)
    hash = Math.imul(hash ^ callback.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % SHARDS;
}

/** The beginning of a body as text. */
async function start({ body }: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length > LONGEST) break;
  }
  return text;
}
