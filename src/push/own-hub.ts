import { HUB, PLEASE_NOTIFY } from '../domain/addresses.ts';
import { basePath, type Site } from '../domain/site.ts';
import { requestTarget, splitTarget } from '../http/target.ts';
import type { Collection } from '../store/collection.ts';

type Offer = {
  /** Whether what serves the site is also its cloud. */
  readonly offersCloud?: boolean;
};

const wrapped = new WeakMap<Collection, Collection>();

/** A collection whose feeds name the site's own hub, where site.yaml wants one: for what serves it. */
export function withOwnHub(collection: Collection, offer: Offer = {}): Collection {
  if (!collection.site.ownHub) return collection;
  const made = wrapped.get(collection) ?? { ...collection, site: siteWithHub(collection.site, offer) };
  wrapped.set(collection, made);
  return made;
}

/** A site whose feeds name its own hub, where site.yaml wants one. */
export function siteWithHub(site: Site, { offersCloud = false }: Offer = {}): Site {
  if (!site.ownHub) return site;
  const cloud = offersCloud && site.rssCloud ? cloudAt(new URL(`${site.url}${PLEASE_NOTIFY}`)) : undefined;
  // The bytes differ from those where no hub is served, and so do the ETags.
  return { ...site, hubs: [`${site.url}${HUB}`, ...site.hubs], hash: `${site.hash}-hub`, cloud };
}

/** RSS 2.0 §<cloud>; the name of a procedure is for XML-RPC and SOAP. */
const cloudAt = ({ protocol, hostname: domain, port, pathname: path }: URL) => ({
  ...{ domain, port: port || (protocol === 'https:' ? '443' : '80'), path },
  ...{ registerProcedure: '', protocol: 'http-post' },
});

/** Whether a request is for the hub: site.yaml says `hub: own`. */
export const isHubRequest = (url: string, site: Site | undefined): boolean => isAt(HUB, url, site);

/** Whether a request is for rssCloud, where site.yaml wants that. */
export const isCloudRequest = (url: string, site: Site | undefined): boolean =>
  site?.rssCloud === true && isAt(PLEASE_NOTIFY, url, site);

function isAt(address: string, url: string, site: Site | undefined): boolean {
  if (!site?.ownHub) return false;
  const { path } = splitTarget(requestTarget(url));
  return path === address || path === `${basePath(site)}${address}`;
}
