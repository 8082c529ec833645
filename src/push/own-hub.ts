import { HUB } from '../domain/addresses.ts';
import type { Collection } from '../store/collection.ts';

const wrapped = new WeakMap<Collection, Collection>();

/** A collection whose feeds name the site's own hub, where site.yaml wants one: for what serves it. */
export function withOwnHub(collection: Collection): Collection {
  const { site } = collection;
  if (!site.ownHub) return collection;
  const made = wrapped.get(collection) ?? {
    ...collection,
    // The bytes differ from those where no hub is served, and so do the ETags.
    site: { ...site, hubs: [`${site.url}${HUB}`, ...site.hubs], hash: `${site.hash}-hub` },
  };
  wrapped.set(collection, made);
  return made;
}
