import { parsePath } from '../../domain/addresses.ts';
import type { Withdrawal } from '../../domain/article.ts';
import type { Entry, Listing } from '../../domain/listing.ts';
import type { Selection } from '../../domain/selection.ts';
import { basePath } from '../../domain/site.ts';
import { tombstones } from '../../domain/withdrawals.ts';
import type { Format } from '../../feed/formats/format.ts';
import { formats, wireFormats } from '../../feed/formats/formats.ts';
import { tombstoneOf } from '../../feed/model/document.ts';
import { type ItemMemory, renderFeed } from '../../feed/render.ts';
import { readPath } from '../../http/path.ts';
import { requestTarget, splitTarget } from '../../http/target.ts';
import type { Collection } from '../../store/collection.ts';
import { placeOf } from './history.ts';
import { newestFirst, noticesOf, withNotices } from './notices.ts';
import type { FeedQuery } from './selection/feed-query.ts';
import { readSelection } from './selection/read.ts';

/** What a subscriber had of a feed at an instant: no text, only ids, hashes and dates of articles. */
export type FeedBase = {
  readonly at: number;
  /** `published` in milliseconds since 1970. */
  readonly entries: readonly (readonly [id: string, hash: string, published: number])[];
};

/** The collection at an instant. */
type FeedSource = { readonly collection: Collection; readonly now: Date };

/** Articles that a feed may tell of at once, to one who was away for long. */
const MOST = 1_000;

/** Articles asked for at a time beyond the feed's own. */
const PAGE = 200;

/** What is in the feed at an absolute URL now; undefined for what is not a feed of this site, such as one for a partner. */
export async function feedBase(url: string, source: FeedSource): Promise<FeedBase | undefined> {
  const feed = feedAt(url, source.collection);
  const listing = feed && (await firstPage(feed, source));
  if (!listing) return undefined;
  const { entries } = noticed(
    feed,
    listing,
    tombstones(listing, source.collection.site, source.now).withdrawn,
  );
  return { at: source.now.getTime(), entries: entries.map(entryOf) };
}

const noticed = ({ format }: SelectedFeed, listing: Listing, withdrawn: readonly Withdrawal[]): Listing =>
  format.cancels ? listing : withNotices(listing, withdrawn);

const entryOf = ({ id, hash, published }: Entry) => [id, hash, published.getTime()] as const;

/**
 * The feed at an absolute URL with what is new or changed since a base, and tombstones of what was withdrawn: also articles that have left the
 * feed since, as others came after them. Undefined for what is not a feed of this site.
 */
export async function feedSince(
  url: string,
  base: FeedBase,
  { memory, ...source }: FeedSource & { readonly memory: ItemMemory },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { collection, now } = source;
  const feed = feedAt(url, collection);
  const listing = feed && (await firstPage(feed, source));
  if (!feed || !listing) return undefined;
  const { format, choice } = feed;
  const older = await olderPages(feed, source, { base, listing });
  const had = new Set(base.entries.map(([id]) => id));
  const whole = choice.filter ? await firstPage({ ...feed, choice: unfiltered(choice) }, source) : listing;
  const recent = tombstones(whole ?? {}, collection.site, now).withdrawn;
  const withdrawn = recent.filter(
    (each) => had.has(each.id) || (!choice.filter && each.withdrawn.getTime() > base.at),
  );
  const shown = noticed(feed, listing, choice.filter ? [] : recent);
  // Of what the subscriber had, also where it would have left the feed.
  const gone = format.cancels ? [] : noticesOf(recent.filter(({ id }) => had.has(id)));
  const all = [
    ...shown.entries,
    ...older,
    ...gone.filter(({ id }) => !shown.entries.some((one) => one.id === id)),
  ];
  const entries = changedSince(base, all, choice.limit);
  return renderFeed({
    ...{ format, site: collection.site, memory, partial: true },
    ...{ query: choice.query, brief: choice.brief, label: choice.label },
    place: await placeOf(choice, listing),
    listing: { ...listing, entries: entries.toSorted(newestFirst) },
    deleted: withdrawn.map(tombstoneOf),
    read: (some) => collection.read(some, now),
  });
}

/** Withdrawals are told with the scope as a whole. */
const unfiltered = ({ filter: _, ...choice }: FeedQuery): FeedQuery => choice;

/** What the base had not, or had otherwise; what only comes back into a feed as others leave it is neither. */
function changedSince(base: FeedBase, entries: readonly Entry[], limit: number): readonly Entry[] {
  const hashes = new Map(base.entries.map(([id, hash]) => [id, hash]));
  // A feed that was full had nothing of what is older than its last article.
  const oldest = base.entries.length < limit ? 0 : oldestOf(base);
  return entries.filter(
    ({ id, hash, published }) => hashes.get(id) !== hash && (hashes.has(id) || published.getTime() >= oldest),
  );
}

const oldestOf = ({ entries }: FeedBase): number =>
  entries.length === 0 ? 0 : Math.min(...entries.map(([, , published]) => published));

/** What stands below a feed's own articles, down to the oldest of the base. */
async function olderPages(
  { selection }: SelectedFeed,
  { collection, now }: FeedSource,
  { base, listing }: { readonly base: FeedBase; readonly listing: Listing },
): Promise<readonly Entry[]> {
  const oldest = oldestOf(base);
  const found: Entry[] = [];
  let after = listing.next;
  while (after && after.published.getTime() >= oldest && found.length < MOST) {
    const page: Listing | undefined = await collection.list(selection, { limit: PAGE, after }, now);
    found.push(...(page?.entries ?? []));
    after = page?.next;
  }
  return found;
}

type SelectedFeed = {
  readonly selection: Selection;
  readonly choice: FeedQuery;
  readonly format: Format;
};

async function firstPage(
  { selection, choice }: SelectedFeed,
  { collection, now }: FeedSource,
): Promise<Listing | undefined> {
  const { scope } = selection;
  const listing = await collection.list({ scope, filter: choice.filter }, { limit: choice.limit }, now);
  return listing?.refused ? undefined : listing;
}

function feedAt(url: string, { site }: Collection): SelectedFeed | undefined {
  const { path, query } = splitTarget(requestTarget(url));
  const base = basePath(site);
  const canonical = path.startsWith(`${base}/`) ? readPath(path.slice(base.length))?.canonical : undefined;
  const address = canonical === undefined ? undefined : parsePath(canonical);
  if (address?.kind !== 'feed') return undefined;
  const { scope } = address;
  const format = [...formats, ...wireFormats].find(({ name }) => name === address.format);
  const read = readSelection(query, { scope, site, path });
  if (!format || !read.ok || read.choice.place) return undefined;
  return { selection: { scope, filter: read.choice.filter }, choice: read.choice, format };
}
