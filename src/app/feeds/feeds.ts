import { FEED_FILES, NEGOTIATED, scopePath } from '../../domain/addresses.ts';
import type { Withdrawal } from '../../domain/article.ts';
import { earliestOf, latestOf } from '../../domain/instant.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Selection } from '../../domain/selection.ts';
import { basePath, type Site } from '../../domain/site.ts';
import { tombstones } from '../../domain/withdrawals.ts';
import type { Format } from '../../feed/formats/format.ts';
import { tombstoneOf } from '../../feed/model/document.ts';
import { type HeadPlace, siteFor } from '../../feed/model/head.ts';
import { type ItemMemory, type RenderSource, renderFeed } from '../../feed/render.ts';
import type { Allocate } from '../../feed/xml/encoded.ts';
import { prepare } from '../../http/resource.ts';
import { digest } from '../digest.ts';
import { found, type RouteResult } from '../route-result.ts';
import { type Deltas, deltaOf } from './deltas.ts';
import type { FeedRequest } from './feed-request.ts';
import { archivePolicy, currentQuery, placeOf } from './history.ts';
import { feedLinks } from './links.ts';
import { withNotices } from './notices.ts';
import { refusalOf } from './refusal.ts';
import type { FeedQuery } from './selection/feed-query.ts';

/** What a feed is made with. */
export type FeedMemory = {
  readonly items: ItemMemory;
  readonly deltas: Deltas;
  readonly allocate: Allocate | undefined;
};

/** A feed as a resource, from its listing alone: nothing is read or rendered. Undefined when nothing has that feed. */
export async function feedResource(
  request: FeedRequest,
  memory: FeedMemory,
): Promise<RouteResult | undefined> {
  const { collection, scope, choice, format, negotiated, now } = request;
  const { site } = collection;
  const selection: Selection = { scope, filter: choice.filter };
  const { limit, place: at } = choice;
  const page = at ? { limit, after: at.after, archive: true } : { limit };
  const listing = await collection.list(selection, page, now);
  if (!listing) return undefined;
  if (listing.refused) return { kind: 'problem', problem: refusalOf(listing.refused) };
  const base = `${basePath(site)}${scopePath(scope)}`;
  const own = `${base}/${FEED_FILES[format.name]}`;
  const path = negotiated ? `${base}/${NEGOTIATED}` : own;
  const elsewhere = await currentQuery(choice, listing);
  if (elsewhere !== undefined) return { kind: 'redirect', status: 302, location: `${path}${elsewhere}` };
  const place = await placeOf(choice, listing);
  const { withdrawn, since, until } = tombstones(listing, site, now);
  const shown = format.cancels ? listing : withNotices(listing, withdrawn);
  const tag = await feedTag({ format, site, listing, shown, choice, place, withdrawn });
  const deleted = withdrawn.map(tombstoneOf);
  const render = (more: Pick<RenderSource, 'deleted' | 'partial'> & { readonly listing: Listing }) =>
    renderFeed({
      ...{ format, site, memory: memory.items, allocate: memory.allocate, place, deleted },
      ...{ ...naming(choice), read: (entries) => collection.read(entries, now), ...more },
    });
  const delta =
    site.feeds.delta && at === undefined
      ? deltaOf({
          request,
          listing: shown,
          tag,
          deltas: memory.deltas,
          render: (more) => render({ ...more, partial: true }),
        })
      : undefined;
  const prepared = prepare({
    status: 200,
    tag,
    mediaType: format.mediaType,
    compressible: true,
    ranges: false,
    forPeople: `${base}/${choice.query}`,
    headers: { Link: feedLinks({ site: siteFor(site, listing.subject), scope, format, choice, place }) },
    policy: archivePolicy(site.cache, listing),
    lastModified: latestOf(listing.modified, since),
    changesAt: earliestOf(listing.changesAt, until),
    contentLocation: negotiated ? `${own}${place.archive ?? choice.query}` : undefined,
    delta,
    bytes: () => render({ listing: shown }),
  });
  return found(prepared);
}

function naming({ query, label, brief }: FeedQuery): Pick<RenderSource, 'query' | 'label' | 'brief'> {
  return { query, brief, label };
}

type Tagged = {
  readonly format: Format;
  readonly site: Site;
  readonly listing: Listing;
  /** With its notices. */
  readonly shown: Listing;
  readonly choice: FeedQuery;
  readonly place: HeadPlace;
  readonly withdrawn: readonly Withdrawal[];
};

const tags = new WeakMap<Listing, Map<string, Promise<string>>>();

/** Everything the bytes are made from, without reading an article; remembered with the listing. */
function feedTag({ format, site, listing, shown, choice, place, withdrawn }: Tagged): Promise<string> {
  const tagsOfListing = tags.get(listing) ?? new Map<string, Promise<string>>();
  tags.set(listing, tagsOfListing);
  const { archive, older, newer } = place;
  const key = [
    `${format.name}${format.revision}`,
    site.hash,
    choice.query,
    archive,
    older,
    newer,
    withdrawn.length,
  ].join(' ');
  const { subject, changed } = listing;
  const tag =
    tagsOfListing.get(key) ??
    digest(
      JSON.stringify([
        key,
        subject,
        changed,
        shown.entries.map(({ id, hash }) => [id, hash]),
        withdrawn.map(tombstoneOf),
      ]),
    );
  tagsOfListing.set(key, tag);
  return tag;
}
