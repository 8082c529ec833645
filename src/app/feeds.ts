import type { Collection, Listing } from '../collection/collection.ts';
import { type Scope, scopePath } from '../collection/selection.ts';
import type { Site } from '../collection/site.ts';
import type { Format } from '../feed/formats.ts';
import { type ItemMemory, renderFeed } from '../feed/remember.ts';
import { type Prepared, prepare } from '../http/resource.ts';
import { digest } from './digest.ts';
import { feedLinks } from './links.ts';

/** Which feed, in which format, of which collection, as of when. */
export type FeedRequest = {
  readonly collection: Collection;
  readonly scope: Scope;
  readonly format: Format;
  /** Chosen by Accept at `…/feed`. */
  readonly negotiated: boolean;
  readonly now: Date;
};

/** A feed as a resource, from its listing alone: nothing is read or rendered. Undefined when nothing has that feed. */
export async function feedResource(request: FeedRequest, memory: ItemMemory): Promise<Prepared | undefined> {
  const { collection, scope, format, negotiated, now } = request;
  const { site } = collection;
  const listing = await collection.list({ scope }, { limit: site.feeds.limit }, now);
  if (!listing) return undefined;
  const base = `${new URL(site.url).pathname.replace(/\/$/, '')}${scopePath(scope)}`;
  return prepare({
    status: 200,
    tag: await feedTag(format, site, listing),
    mediaType: format.mediaType,
    compressible: true,
    ranges: false,
    headers: { Link: feedLinks(site, scope, format) },
    policy: site.cache,
    ...(listing.changed && { lastModified: listing.changed }),
    ...(listing.changesAt && { changesAt: listing.changesAt }),
    ...(negotiated && { contentLocation: `${base}/${format.file}` }),
    bytes: () =>
      renderFeed({ format, site, listing, memory, read: (entries) => collection.read(entries, now) }),
  });
}

const tags = new WeakMap<Listing, Map<string, Promise<string>>>();

/** Everything the bytes are made from, without reading an article; remembered with the listing. */
function feedTag(format: Format, site: Site, listing: Listing): Promise<string> {
  const known = tags.get(listing) ?? new Map<string, Promise<string>>();
  tags.set(listing, known);
  const key = `${format.name}${format.revision} ${site.hash}`;
  const { subject, entries, changed, next } = listing;
  const tag =
    known.get(key) ??
    digest(JSON.stringify([key, subject, changed, next, entries.map(({ id, hash }) => [id, hash])]));
  known.set(key, tag);
  return tag;
}
