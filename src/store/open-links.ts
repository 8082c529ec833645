import { earliestAt, earliestOf, latestAt, latestOf } from '../domain/instant.ts';
import type { Entry, Listing, Located } from '../domain/listing.ts';
import { articleAt, hashAt, timesOfHash } from '../domain/scheduled-links.ts';
import type { Collection } from './collection.ts';

/** A collection whose articles have the links that are open at the time of each question. */
export function withOpenLinks(collection: Collection): Collection {
  const cached = wrapped.get(collection);
  if (cached) return cached;
  const stored = new WeakMap<Entry, Entry>();
  const listings = new WeakMap<Listing, { readonly state: LinkState; readonly listing: Listing }>();
  const listingAt = (listing: Listing, now: number): Listing => {
    const state = stateAt(
      listing.entries.flatMap(({ hash }) => timesOfHash(hash)),
      now,
    );
    if (state === undefined) return listing;
    const before = listings.get(listing);
    if (before && `${before.state.since} ${before.state.until}` === `${state.since} ${state.until}`)
      return before.listing;
    const entries = listing.entries.map((entry) => {
      const hash = hashAt(entry.hash, now);
      if (hash === entry.hash) return entry;
      const open = { ...entry, hash };
      stored.set(open, entry);
      return open;
    });
    const modified = latestOf(listing.modified, state.since);
    const changesAt = earliestOf(listing.changesAt, state.until);
    const made = { ...listing, entries, modified, changesAt };
    listings.set(listing, { state, listing: made });
    return made;
  };
  const made: Collection = {
    ...collection,
    list: async (selection, page, now) => {
      const listing = await collection.list(selection, page, now);
      return listing && listingAt(listing, now.getTime());
    },
    read: async (entries, now) => {
      const articles = await collection.read(
        entries.map((entry) => stored.get(entry) ?? entry),
        now,
      );
      return articles.map((article) => articleAt(article, now.getTime()));
    },
    locate: async (path, now) => {
      const there = await collection.locate(path, now);
      return there?.kind === 'article' ? locatedAt(there, now.getTime()) : there;
    },
  };
  wrapped.set(collection, made);
  return made;
}

const wrapped = new WeakMap<Collection, Collection>();

function locatedAt(there: Extract<Located, { kind: 'article' }>, now: number): Located {
  const state = stateAt(timesOfHash(there.article.hash), now);
  const changesAt = earliestOf(there.changesAt, state?.until);
  return { ...there, article: articleAt(there.article, now), modified: state?.since, changesAt };
}

/** Between which instants nothing opens or closes; undefined where nothing ever does. */
type LinkState = { readonly since: Date | undefined; readonly until: Date | undefined };

function stateAt(times: readonly number[], now: number): LinkState | undefined {
  if (times.length === 0) return undefined;
  return {
    since: latestAt(times.filter((time) => time <= now)),
    until: earliestAt(times.filter((time) => time > now)),
  };
}
