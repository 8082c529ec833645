import type { Query } from '../../../store/sql/handle.ts';

/** The class of objects that hold subscriptions, as it is bound. */
export type ShardBinding = {
  idFromName(name: string): unknown;
  get(id: unknown): { fetch(request: Request): Promise<Response> };
};

/** How many hold subscriptions, for ever: with another number a subscription would be looked for where it is not. */
export const SHARDS = 16;

/** The number of the object that holds what is not spread by callbacks: endpoints of webhooks, receipts, and hubs elsewhere. */
export const RECORDS = SHARDS;

/** What the publisher and other objects ask of an object, besides what subscribers ask. */
export type ShardRequest =
  /** Something was published; `others`: objects that it passes that on to. */
  | { readonly kind: 'published'; readonly shard: number; readonly others: readonly number[] }
  /** Statements of its database, as one transaction. */
  | { readonly kind: 'query'; readonly shard: number; readonly queries: readonly Query[] };

/** Where they are asked: an origin that nobody has. */
const ORIGIN = 'https://shard.invalid';

/** Asks an object by its number. */
export const askShard = (binding: ShardBinding, asked: ShardRequest): Promise<Response> =>
  shardOf(binding, asked.shard).fetch(
    new Request(`${ORIGIN}/ask`, { method: 'POST', body: JSON.stringify(asked) }),
  );

/** An object by its number. */
export const shardOf = (binding: ShardBinding, shard: number) =>
  binding.get(binding.idFromName(`hub-${shard}`));

/** What an object is asked; undefined: it is a subscriber's request. */
export async function readShardRequest(request: Request): Promise<ShardRequest | undefined> {
  // `askShard` has written it.
  return request.url === `${ORIGIN}/ask` ? ((await request.json()) as ShardRequest) : undefined;
}
