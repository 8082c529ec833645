import type { ExecutionContext } from 'hono';
import type { Site } from '../../domain/site.ts';
import type { Collection } from '../../store/collection.ts';
import type { Handle } from '../../store/sql/handle.ts';
import { createSqlCollections } from '../../store/sql/read/collections.ts';
import { UnavailableError } from '../../store/unavailable.ts';
import { type Bindings, createWorker as create } from './create.ts';
import { readingFrom } from './database.ts';
import { forwarded, isPublishing, type PublisherBinding, tagged } from './publishing.ts';

/** What wrangler.toml binds: files as assets or in R2, articles in the database that `npm run sync` brings up to date. */
export type DatabaseBindings = Bindings & {
  readonly DB: Handle;
  /** Which deployment this is: the database doesn't know which program answers (`version_metadata` in wrangler.toml). */
  readonly VERSION?: { readonly timestamp: string };
  /** The script that takes articles in, where the newsroom publishes by API. */
  readonly PUBLISHER?: PublisherBinding;
};

/** Seconds for which Cloudflare's cache keeps an answer that it is not told of: a sync does not empty it, as a deployment does. */
const SHARED = 60;

/** What was withdrawn or corrected is shown for a minute by caches that many share, and by none once the worker fails. */
const withoutPurge = ({ maxAge }: Site['cache']): Site['cache'] => ({
  maxAge,
  sharedMaxAge: Math.min(SHARED, maxAge),
  staleWhileRevalidate: 0,
  staleIfError: 0,
});

/**
 * Where each edit is made through this Worker, its cache is told of it, and everybody else asks: a question that Cloudflare's cache
 * answers. The minute is for an edit that it could not be told of.
 */
const withPurge = (cache: Site['cache']): Site['cache'] => ({ ...withoutPurge(cache), maxAge: 0 });

/** The service as a module worker that reads D1; `now` is for tests that stop the clock. */
export function createWorker({ now = () => new Date() }: { readonly now?: () => Date }) {
  const reading = createReading(now);
  return {
    fetch(request: Request, env: DatabaseBindings, context: ExecutionContext): Response | Promise<Response> {
      const { PUBLISHER } = env;
      if (PUBLISHER === undefined) return reading.fetch(request, env, context);
      const read = () => tagged(request, reading.fetch(request, env, context));
      return isPublishing(request)
        ? forwarded(request, PUBLISHER, context).then((answer) => answer ?? read())
        : read();
    },
  };
}

const createReading = (now: () => Date) =>
  create<DatabaseBindings>({
    now,
    deployed: ({ VERSION }) => VERSION && new Date(VERSION.timestamp),
    collectionOf: ({ DB, PUBLISHER }, _, media, cache) => {
      const collections = createSqlCollections({
        handle: readingFrom(DB, now),
        cache,
        caching: PUBLISHER ? withPurge : withoutPurge,
        ...media,
      });
      let latest: Collection | undefined;
      return async () => {
        try {
          latest = await collections();
          return latest;
        } catch (error) {
          // What is in memory is still true of its generation, and serves while the database is away.
          if (latest !== undefined && error instanceof UnavailableError) return latest;
          throw error;
        }
      };
    },
  });

export default createWorker({});
