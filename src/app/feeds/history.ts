import { isClosed } from '../../domain/archive.ts';
import type { ArchivePage, Entry, Listing } from '../../domain/listing.ts';
import type { HeadPlace } from '../../feed/model/head.ts';
import type { CachePolicy } from '../../http/cache-control.ts';
import { digest } from '../digest.ts';
import { writePlace } from './selection/archive-place.ts';
import type { FeedQuery } from './selection/feed-query.ts';

/**
 * Where a document stands in its feed's history. An archive document links its neighbours by what is in them; a head
 * only by where they begin, so that an edit further back changes nothing in it.
 */
export async function placeOf(choice: FeedQuery, { next, archive }: Listing): Promise<HeadPlace> {
  if (choice.place === undefined) return next ? { older: choice.at(writePlace({ after: next })) } : {};
  const [older, newer] = await Promise.all(
    [archive?.older, archive?.previous].map((page) => page && addressOf(page, choice)),
  );
  return {
    archive: choice.at(writePlace(choice.place)),
    older,
    newer,
  };
}

/** The query at which an archive document stands that was asked for under another; undefined when it is the right one. */
export async function currentQuery(choice: FeedQuery, listing: Listing): Promise<string | undefined> {
  if (choice.place === undefined) return undefined;
  const { after, hash } = choice.place;
  const current = listing.archive?.closed ? await contentsHash(listing) : undefined;
  return hash === current ? undefined : choice.at(writePlace({ after, hash: current }));
}

/** A year, the most that caches use (RFC 9111 §1.2.2). */
const YEAR = 31_536_000;
/** Seconds after which a cache that many share asks again, so that what was withdrawn does not live on in it. */
const DAY = 86_400;

/** A closed page stays as it is for ever, but for its own articles; then it has another address. */
export function archivePolicy(policy: CachePolicy, { archive }: Listing): CachePolicy {
  return archive?.closed
    ? { maxAge: YEAR, sharedMaxAge: policy.sharedMaxAge ?? DAY, staleWhileRevalidate: 0, staleIfError: 0 }
    : policy;
}

async function addressOf({ after, entries }: ArchivePage, choice: FeedQuery): Promise<string> {
  return choice.at(
    writePlace({ after, hash: isClosed(after) ? await contentsHash({ entries }) : undefined }),
  );
}

/** Characters of the hash in an address. */
const SHORT = 10;

const hashes = new WeakMap<readonly Entry[], Promise<string>>();

function contentsHash({ entries }: Pick<Listing, 'entries'>): Promise<string> {
  const cachedHash = hashes.get(entries);
  if (cachedHash) return cachedHash;
  const made = digest(JSON.stringify(entries.map(({ id, hash }) => [id, hash]))).then((hash) =>
    hash.slice(0, SHORT),
  );
  hashes.set(entries, made);
  return made;
}
