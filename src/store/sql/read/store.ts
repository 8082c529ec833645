import type { Article } from '../../../domain/article.ts';
import type { Cache } from '../../../domain/lru.ts';
import type { Batches } from './batches.ts';

/** Which generation of the collection answers, and the writer's clock when its counts were taken. */
export type Generation = {
  readonly number: number;
  readonly settled: number;
  /** When everything last changed at once; absent where the schema is one that records no changes yet. */
  readonly modified: Date | undefined;
};

/** What the parts of a store share. */
export type Store = {
  /** Both reject with a StaleCollectionError where some rows may be gone already. */
  readonly query: Batches['query'];
  readonly queryFor: Batches['queryFor'];
  readonly generation: Generation;
  /** An article whole, from memory or its document. */
  readonly open: (document: string) => Promise<Article>;
  /** For which feeds tell of a withdrawal. */
  readonly days: number;
  readonly cache: Cache;
};
