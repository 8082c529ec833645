import { type Entry, entriesBytes, type Listing } from '../../domain/listing.ts';
import type { Cache, CachePart } from '../../domain/lru.ts';
import type { Tombstone } from '../../feed/model/document.ts';
import type { Resource } from '../../http/resource.ts';
import type { EncodedBytes } from '../../http/variants.ts';
import type { FeedRequest } from './feed-request.ts';

/** What was in a feed when it had a tag: all that a delta needs to know of the client. */
export type Deltas = CachePart<readonly Entry[]>;

/** The part of a cache that they have; entries are mostly shared with the listings of the store. */
export const createDeltas = (cache: Cache): Deltas => cache.part(entriesBytes);

/**
 * Programs that ask for `A-IM: feed` because their library, feedparser, does, and take the status 226 for a failure: rss2email
 * goes by the library's own name. feedparser could read the answer; newsboat and Liferea, which have their own, do.
 */
const cannotRead = /\b(?:feedparser|rss2email|universalfeedparser|planet|venus|rawdog)\b/i;

/** In feedparser's Accept field, whatever name the program built on it goes by. */
const builtOnFeedparser = 'application/x-netcdf';

/** Whether a client may be sent a delta, as far as its header fields tell. */
function readsDeltas(headers: Headers): boolean {
  const built = headers.get('accept')?.includes(builtOnFeedparser) ?? false;
  return !built && !cannotRead.test(headers.get('user-agent') ?? '');
}

type DeltaSource = {
  readonly request: FeedRequest;
  readonly listing: Listing;
  readonly tag: string;
  readonly deltas: Deltas;
  readonly render: (more: {
    readonly listing: Listing;
    readonly deleted: readonly Tombstone[];
  }) => Promise<EncodedBytes>;
};

/** What is new or changed in a feed since it had one of some tags; undefined for tags that are not remembered. */
export function deltaOf({
  request,
  listing,
  tag,
  deltas,
  render,
}: DeltaSource): NonNullable<Resource['delta']> {
  deltas.put(tag, listing.entries);
  return (headers, etags) => {
    if (!readsDeltas(headers)) return undefined;
    const base = etags.find((each) => deltas.get(each) !== undefined);
    const had = base === undefined ? undefined : deltas.get(base);
    if (base === undefined || had === undefined) return undefined;
    const hashes = new Map(had.map(({ id, hash }) => [id, hash]));
    const entries = listing.entries.filter(({ id, hash }) => hashes.get(id) !== hash);
    // Nothing in common: the whole is no longer than the delta.
    if (entries.length === listing.entries.length) return undefined;
    return {
      base,
      bytes: async () => {
        // Read now, so that the store is asked for both at once; what renders finds it remembered there.
        const read = request.choice.filter && request.collection.read(entries, request.now);
        const [deleted] = await Promise.all([takenBack(request, listing, hashes), read]);
        return render({ listing: { ...listing, entries }, deleted });
      },
    };
  };
}

/** What the client had and the newsroom took back; what has only left the feed is not deleted. */
async function takenBack(
  { collection, scope, choice, now }: FeedRequest,
  listing: Listing,
  had: ReadonlyMap<string, string>,
): Promise<readonly Tombstone[]> {
  const whole = choice.filter
    ? await collection.list({ scope }, { limit: collection.site.feeds.limit }, now)
    : listing;
  return (whole?.withdrawn ?? [])
    .filter(({ id }) => had.has(id))
    .map(({ id, withdrawn, reason }) => ({ id, when: withdrawn, comment: reason || undefined }));
}
