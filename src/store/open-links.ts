import { articleAt } from '../domain/article.ts';
import type { Directory, Subject } from '../domain/directory.ts';
import { earliestAt, earliestOf, latestAt, latestOf } from '../domain/instant.ts';
import type { Entry, Listing, LocatedStory } from '../domain/listing.ts';
import { hashAt, textsAt, timesOfHash } from '../domain/scheduled-links.ts';
import { type Site, siteAt } from '../domain/site.ts';
import type { Collection } from './collection.ts';
import { partnerSubject, siteSubject } from './subjects.ts';

/** A collection whose articles have the links that are open at the time of each question, and its site the texts that are at `now`. */
export function withOpenLinks(collection: Collection, now: Date): Collection {
  const site = siteAt(collection.site, now.getTime());
  const cached = wrapped.get(collection);
  if (cached?.site.hash === site.hash) return cached;
  const { changes = [] } = collection.site;
  const subjects = subjectsIn(site, now.getTime());
  const directoryAt = directoryIn(site, now.getTime());
  const { stored, listingAt } = openListings(changes, subjects);
  const made: Collection = {
    ...collection,
    site,
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
      if (there?.kind === 'article') return locatedAt(there, now.getTime());
      return there?.kind === 'moved' && there.story?.kind === 'article'
        ? { ...there, story: locatedAt(there.story, now.getTime()) }
        : there;
    },
    newest: async (scopes, now) => {
      const articles = await collection.newest(scopes, now);
      return articles.map((article) => article && articleAt(article, now.getTime()));
    },
    directory: async (now) => {
      const directory = await collection.directory(now);
      return changes.length === 0 ? directory : directoryAt(directory);
    },
  };
  wrapped.set(collection, made);
  return made;
}

const wrapped = new WeakMap<Collection, Collection>();

/** Listings with the hashes that their entries have at a time, and for each such entry the one that is stored. */
function openListings(changes: readonly number[], subjects: ReturnType<typeof subjectsIn>) {
  const stored = new WeakMap<Entry, Entry>();
  const listings = new WeakMap<Listing, { readonly state: LinkState; readonly listing: Listing }>();
  const listingAt = (listing: Listing, now: number): Listing => {
    const state = stateAt([...changes, ...listing.entries.flatMap(({ hash }) => timesOfHash(hash))], now);
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
    const made = { ...listing, subject: subjects(listing.subject), entries, modified, changesAt };
    listings.set(listing, { state, listing: made });
    return made;
  };
  return { stored, listingAt };
}

/** A subject as a site has it at an instant. */
function subjectsIn(site: Site, now: number): <T extends Subject>(subject: T) => T {
  if (!site.changes) return (subject) => subject;
  return (subject) => {
    const { scope } = subject;
    if (scope.kind === 'site') return { ...subject, ...siteSubject(site) };
    if (scope.kind === 'tag') return { ...subject, ...site.podcasts?.[scope.slug] };
    const partner =
      scope.kind === 'partner' ? site.partners?.find(({ name }) => name === scope.slug) : undefined;
    return partner
      ? { ...subject, ...partnerSubject(partner, site.title) }
      : textsAt(subject, subject.scheduledTexts, now);
  };
}

function directoryIn(site: Site, now: number): (directory: Directory) => Directory {
  const made = new WeakMap<Directory, Directory>();
  const subjects = subjectsIn(site, now);
  return (directory) => {
    const { site: whole, sections, authors, tags } = directory;
    const cached = made.get(directory) ?? {
      site: subjects(whole),
      sections: sections.map(subjects),
      authors,
      tags: tags.map(subjects),
    };
    made.set(directory, cached);
    return cached;
  };
}

/** When the texts of a site and its sections last changed by themselves, and will next. */
export const siteState = ({ changes = [] }: Site, now: Date): Pick<Listing, 'modified' | 'changesAt'> => {
  const { since, until } = stateAt(changes, now.getTime()) ?? {};
  return { modified: since, changesAt: until };
};

function locatedAt(there: Extract<LocatedStory, { kind: 'article' }>, now: number): LocatedStory {
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
