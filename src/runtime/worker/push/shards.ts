import type { StorageHandle } from '../publish/storage-handle.ts';

/** The class of objects that hold subscriptions, as it is bound. */
export type ShardBinding = {
  idFromName(name: string): unknown;
  get(id: unknown): { fetch(request: Request): Promise<Response> };
};

/** Subscriptions of a site, spread over objects by their callbacks. */
export type Shards = {
  /** Answers a subscriber. */
  fetch(request: Request): Promise<Response>;
  /** Readers see a generation: topics are to be compared, unless that was said of it before. Rejects where an object cannot be reached. */
  publish(generation: number): Promise<void>;
};

/** How many there are, for ever: with another number a subscription would be looked for where it is not. */
const SHARDS = 16;

/** Bytes of a request that are read to find its callback; the hub refuses more. */
const LONGEST = 20_000;

/** Where an object is told that something was published, below an origin that nobody has; `with`: others that it passes that on to. */
const ORIGIN = 'https://shard.invalid';
const PUBLISHED = '/published';

/** A shard by its number. */
export const shardOf = (binding: ShardBinding, shard: number) =>
  binding.get(binding.idFromName(`hub-${shard}`));

/** The request that says so to one, and through it to others. */
export const publishedRequest = (others: readonly number[]): Request =>
  new Request(`${ORIGIN}${PUBLISHED}?with=${others.join()}`, { method: 'POST' });

/** The others of such a request; undefined: it is another request. */
export function publishedTo({ url }: Request): readonly number[] | undefined {
  const { origin, pathname, searchParams } = new URL(url);
  if (origin !== ORIGIN || pathname !== PUBLISHED) return undefined;
  return (searchParams.get('with') ?? '').split(',').filter(Boolean).map(Number);
}

type ShardsOptions = {
  readonly binding: ShardBinding;
  /** The publisher's database, where it is kept which of them anyone has subscribed at. */
  readonly handle: Pick<StorageHandle, 'rows'>;
};

/** The objects of a site, by the binding of their class. */
export function createShards({ binding, handle: { rows } }: ShardsOptions): Shards {
  rows('CREATE TABLE IF NOT EXISTS hub_shard (shard INTEGER PRIMARY KEY)');
  rows('CREATE TABLE IF NOT EXISTS hub_published (one INTEGER PRIMARY KEY, generation INTEGER NOT NULL)');
  return {
    async fetch(request) {
      const body = await start(request);
      const form = new URLSearchParams(body);
      const shard = shardNumber(form.get('hub.callback') ?? '');
      // Before there is a subscription: one that nobody knows of would be sent nothing.
      if (form.get('hub.mode') === 'subscribe')
        rows('INSERT OR IGNORE INTO hub_shard (shard) VALUES (?1)', shard);
      const { url, method, headers } = request;
      const isRead = method === 'GET' || method === 'HEAD';
      return shardOf(binding, shard).fetch(
        new Request(url, { method, headers, body: isRead ? undefined : body }),
      );
    },
    async publish(generation) {
      const [row] = rows('SELECT generation FROM hub_published');
      const [first, ...others] = rows('SELECT shard FROM hub_shard').map(({ shard }) => Number(shard));
      if (row?.generation === generation || first === undefined) return;
      // One request, whatever their number: an edit has few left of those that an invocation may make.
      const { ok, status } = await shardOf(binding, first).fetch(publishedRequest(others));
      if (!ok) throw new Error(`the object answered ${status}`);
      rows('INSERT OR REPLACE INTO hub_published (one, generation) VALUES (1, ?1)', generation);
    },
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
