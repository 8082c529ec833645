import { withOwnHub } from '../../../push/own-hub.ts';
import type { Collection } from '../../../store/collection.ts';

/** A collection whose feeds name the hub that serves it on Node. */
export const withNodeHub = (collection: Collection | undefined): Collection | undefined =>
  collection && withOwnHub(collection, { offersCloud: true });
