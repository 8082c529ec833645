import type { Scope } from '../../domain/addresses.ts';
import type { Format } from '../../feed/formats/format.ts';
import type { Collection } from '../../store/collection.ts';
import type { FeedQuery } from './selection/feed-query.ts';

/** Which feed, in which format, of which collection, as of when. */
export type FeedRequest = {
  readonly collection: Collection;
  readonly scope: Scope;
  readonly choice: FeedQuery;
  readonly format: Format;
  /** Chosen by Accept at `…/feed`. */
  readonly negotiated: boolean;
  readonly now: Date;
};
