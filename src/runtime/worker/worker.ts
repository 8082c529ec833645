import { openBundle } from '../../store/bundle/bundle.ts';
import type { Collection } from '../../store/collection.ts';
import { createWorker as create } from './create.ts';

export type { Bindings } from './create.ts';

/** The service as a module worker that reads a bundle; `now` is for tests that stop the clock. */
export const createWorker = (options: { readonly now?: () => Date }) =>
  create({
    ...options,
    collectionOf: (_, read, media, cache) => {
      let opened: Collection | undefined;
      // Only an opened one is kept: a pending or failed one belongs to its request.
      return () => opened ?? openBundle(read, media, cache).then((collection) => (opened ??= collection));
    },
  });

export default createWorker({});
