import type { Handle, Query, Result } from '../../../store/sql/handle.ts';
import { type BoundStatement, bound } from '../publish/storage-handle.ts';
import { askShard, type ShardBinding } from './shard-request.ts';

type ShardHandleOptions = {
  readonly binding: ShardBinding;
  readonly shard: number;
  /** Called before each request. */
  readonly spend?: (requests: number) => Promise<void>;
};

/** The database of another object: each batch is one request to it. */
export const shardHandle = ({ binding, shard, spend }: ShardHandleOptions): Handle => ({
  prepare: bound,
  async batch(statements) {
    // They come from `bound` and no other place.
    const queries = statements.map((one) => {
      const { sql, values } = one as BoundStatement;
      return [sql, ...values] as Query;
    });
    await spend?.(1);
    const response = await askShard(binding, { kind: 'query', shard, queries });
    if (!response.ok) throw new Error(`object ${shard} of the hub: ${await response.text()}`);
    const rows: readonly Result['results'][] = await response.json();
    return rows.map((results) => ({ results }));
  },
});
