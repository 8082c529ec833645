import { mediaPath } from './collection/bundle.ts';
import { createSqlCollections } from './collection/sql/collections.ts';
import type { Handle } from './collection/sql/handle.ts';
import { type Bindings, createWorker as create } from './worker/create.ts';

/** What wrangler.toml binds: files as assets, articles in the database that `npm run sync` brings up to date. */
export type DatabaseBindings = Bindings & { readonly DB: Handle };

/** The service as a module worker that reads D1; `now` is for tests that stop the clock. */
export const createWorker = (options: { readonly now?: () => Date }) =>
  create<DatabaseBindings>({
    ...options,
    collectionOf: ({ DB }, read) => {
      const collections = createSqlCollections({ handle: DB, media: ({ hash }) => read(mediaPath(hash)) });
      return async () => {
        const collection = await collections();
        if (collection === undefined) throw new Error('the database is empty: run npm run sync');
        return collection;
      };
    },
  });

export default createWorker({});
