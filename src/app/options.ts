import type { Cache } from '../domain/lru.ts';
import type { Allocate } from '../feed/xml/encoded.ts';
import type { CacheableResponse } from '../http/deliver.ts';
import type { Compressors, SharedByteCache } from '../http/variants.ts';
import type { Collection } from '../store/collection.ts';
import type { LoadProgress } from './unavailable.ts';

/** What a runtime gives the service. */
export type AppOptions = {
  /** The collection as it is now; asked on each request, so a new one takes effect at once. Undefined: none is loaded yet, which is a 503. */
  readonly collection: () => Collection | undefined | Promise<Collection | undefined>;
  /** How far the first load is, for those 503s. */
  readonly loading?: () => LoadProgress | undefined;
  readonly now?: () => Date;
  readonly compressors: Compressors;
  readonly log?: (record: LogRecord) => void;
  /** True where the runtime compresses by itself unless told that the bytes are encoded (Workers). */
  readonly manualEncoding?: boolean;
  /** A place for finished bytes that outlives this process or isolate. */
  readonly cache?: SharedByteCache;
  /** Where finished answers, encoded items and whatever else is given again are kept, beside what the store keeps there. Default one of 56 MiB. */
  readonly memory?: Cache;
  /** Makes room for a feed, whose every byte is written then; default zeroed, which costs as much again as the writing. */
  readonly allocate?: Allocate;
  /** The secrets that partners' feeds are opened with, by the names site.yaml gives; default none, so they stay closed. */
  readonly secrets?: (name: string) => string | undefined;
  /** Told, while a request is being answered, that its answer stands for whoever asks the same (src/runtime/node/response-cache.ts). */
  readonly onCacheable?: (cached: CacheableResponse) => void;
  /** When the program was deployed, where the collection does not record which program's answers it speaks of. */
  readonly deployed?: Date;
  /** When the service started, for /health; default the first request. */
  readonly started?: Date;
};

/** A failure, for whoever runs the service; never sent to a client. */
export type LogRecord = {
  readonly level: 'error';
  /** ISO 8601. */
  readonly time: string;
  /** The one the client was given. */
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly message: string;
  readonly stack?: string;
};
