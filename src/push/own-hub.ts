import { HUB } from '../domain/addresses.ts';
import { basePath, type Site } from '../domain/site.ts';
import { requestTarget, splitTarget } from '../http/target.ts';
import type { Collection } from '../store/collection.ts';

const wrapped = new WeakMap<Collection, Collection>();

/** A collection whose feeds name the site's own hub, where site.yaml wants one: for what serves it. */
export function withOwnHub(collection: Collection): Collection {
  if (!collection.site.ownHub) return collection;
  const made = wrapped.get(collection) ?? { ...collection, site: siteWithHub(collection.site) };
  wrapped.set(collection, made);
  return made;
}

/** A site whose feeds name its own hub, where site.yaml wants one. */
export function siteWithHub(site: Site): Site {
  if (!site.ownHub) return site;
  // The bytes differ from those where no hub is served, and so do the ETags.
  return { ...site, hubs: [`${site.url}${HUB}`, ...site.hubs], hash: `${site.hash}-hub` };
}

/** Whether a request is for the hub: site.yaml says `hub: own`. */
export function isHubRequest(url: string, site: Site | undefined): boolean {
  if (!site?.ownHub) return false;
  const { path } = splitTarget(requestTarget(url));
  return path === HUB || path === `${basePath(site)}${HUB}`;
}
