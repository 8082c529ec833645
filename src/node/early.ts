import type { Collection, Entry, Listing, Page } from '../collection/collection.ts';
import type { MediaFile } from '../collection/media.ts';
import { createMemoryCollection } from '../collection/memory.ts';
import type { Selection } from '../collection/selection.ts';
import type { Snapshot } from '../collection/snapshot.ts';
import { articleFrom } from './stored.ts';

/** The newest articles of a collection of which the others are still being read. */
export type Edition = {
  /** Nobody knows yet how the names of authors and tags are spelt, and which files are shown: there are none. */
  readonly snapshot: Snapshot;
  /** What `articleFrom` makes an article of, by its id. */
  readonly documents: ReadonlyMap<string, string>;
  /** Articles, by id, that may turn out another way. */
  readonly doubtful: ReadonlySet<string>;
  /** Milliseconds since 1970: no other article is published, edited, released, withdrawn or expires then or later. */
  readonly since: number;
};

/**
 * A collection that answers what will still be true when all is read: the newest of the site, a section or a partner, where there are
 * enough of them. Whoever asks for anything else waits for `later`, which knows more.
 */
export function createEarlyCollection(
  { snapshot, documents, doubtful, since }: Edition,
  later: Promise<Collection>,
): Collection {
  const media = async (file: MediaFile) => (await later).media(file);
  // Only articles with a document are asked for.
  const source = { article: ({ id }: Entry) => articleFrom(documents.get(id) ?? ''), media };
  const sure = snapshot.heads.filter(({ id }) => !doubtful.has(id));
  const heads = new Map(sure.map((head) => [head.id, head]));
  const most = createMemoryCollection(snapshot, source);
  const least = createMemoryCollection({ ...snapshot, heads: sure }, source);
  /** The listing, if it is the same whatever is still to be known. */
  const certain = async (selection: Selection, page: Page, now: Date): Promise<Listing | undefined> => {
    const listing = await least.list(selection, page, now);
    const last = listing?.entries.at(-1);
    if (last === undefined || listing?.next === undefined || last.published.getTime() <= since)
      return undefined;
    if (doubtful.size === 0) return listing;
    const other = await most.list(selection, page, now);
    return other && key(listing) === key(other) ? listing : undefined;
  };
  return {
    site: snapshot.site,
    revision: snapshot.revision,
    async list(selection, page, now) {
      const listing = begins(selection, page) ? await certain(selection, page, now) : undefined;
      return listing ?? (await later).list(selection, page, now);
    },
    read: async (entries, now) => {
      const knows = ({ id, hash }: Entry) => heads.get(id)?.hash === hash;
      return (entries.every(knows) ? least : await later).read(entries, now);
    },
    directory: async (now) => (await later).directory(now),
    locate: async (path, now) => (await later).locate(path, now),
    media,
  };
}

/** Equal for listings that say the same. */
const key = ({ entries, next, changed, changesAt, withdrawn = [] }: Listing): string =>
  JSON.stringify([entries.map(({ id, hash }) => [id, hash]), next, changed, changesAt, withdrawn]);

/** Whether it is the newest of something whose name is known. */
const begins = ({ scope, filter }: Selection, { after, archive }: Page): boolean =>
  after === undefined &&
  archive !== true &&
  filter === undefined &&
  scope.kind !== 'author' &&
  scope.kind !== 'tag';
