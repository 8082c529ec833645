import type { Entry, Listing, Located } from '../domain/listing.ts';
import { articleAt, hashAt, timesOfHash } from '../domain/scheduled-links.ts';
import type { Collection } from './collection.ts';

/** A collection whose articles have the links that are open at the time of each question. */
export function withOpenLinks(collection: Collection): Collection {
  const known = wrapped.get(collection);
  if (known) return known;
  const stored = new WeakMap<Entry, Entry>();
  const listings = new WeakMap<Listing, { readonly state: State; readonly listing: Listing }>();
  const listingAt = (listing: Listing, now: number): Listing => {
    const state = stateAt(
      listing.entries.flatMap(({ hash }) => timesOfHash(hash)),
      now,
    );
    if (state === undefined) return listing;
    const before = listings.get(listing);
    if (before && before.state.since === state.since && before.state.until === state.until)
      return before.listing;
    const entries = listing.entries.map((entry) => {
      const hash = hashAt(entry.hash, now);
      if (hash === entry.hash) return entry;
      const open = { ...entry, hash };
      stored.set(open, entry);
      return open;
    });
    const modified = latest(listing.modified, state.since);
    const changesAt = earliest(listing.changesAt, state.until);
    const made = { ...listing, entries, ...(modified && { modified }), ...(changesAt && { changesAt }) };
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
  const changesAt = earliest(there.changesAt, state?.until);
  const modified = state?.since === undefined ? undefined : new Date(state.since);
  return { ...there, article: articleAt(there.article, now), modified, ...(changesAt && { changesAt }) };
}

/** Between which instants nothing opens or closes; undefined where nothing ever does. */
type State = { readonly since: number | undefined; readonly until: number | undefined };

function stateAt(times: readonly number[], now: number): State | undefined {
  if (times.length === 0) return undefined;
  const [past, ahead] = [times.filter((time) => time <= now), times.filter((time) => time > now)];
  return {
    since: past.length === 0 ? undefined : Math.max(...past),
    until: ahead.length === 0 ? undefined : Math.min(...ahead),
  };
}

const latest = (date: Date | undefined, time: number | undefined): Date | undefined =>
  time === undefined || (date && date.getTime() >= time) ? date : new Date(time);

const earliest = (date: Date | undefined, time: number | undefined): Date | undefined =>
  time === undefined || (date && date.getTime() <= time) ? date : new Date(time);
