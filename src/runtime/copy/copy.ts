import type { Site } from '../../domain/site.ts';
import { decodeSite, decodeWithdrawal } from '../../store/codec.ts';
import { type Handle, query } from '../../store/sql/handle.ts';
import type { StoredArticle } from '../../store/sql/write/article-row.ts';
import { createWriter } from '../../store/sql/write/writer.ts';
import { StaleCollectionError } from '../../store/stale-collection.ts';
import { type LeftOut, nothingLeftOut } from './left-out.ts';
import { contentsOf, storedArticlesOf } from './published.ts';

export type CopyOptions = {
  /** A database that a sync has brought up to date. */
  readonly from: Handle;
  /** A database of the same schema, such as D1. */
  readonly to: Handle;
  /** The system's, unless given. */
  readonly clock?: () => Date;
  readonly progress?: (done: number, of: number) => void;
  /** Files that cannot be served where the other database is read. */
  readonly leftOut?: LeftOut;
  /** The site as those who read the other database see it. */
  readonly siteOf?: (site: Site) => Site;
  /** Done once everything is there, and before readers see any of it. */
  readonly beforePublication?: () => Promise<void>;
};

/** How many articles were written, and how many are no longer there. */
export type Copied = { readonly written: number; readonly removed: number; readonly unchanged: number };

/** Articles given to the other database at once: with fewer the trips to it cost more than its work, with more a break costs more. */
const sent = 250;

/** The other database has the collection of another site. */
export class OtherSiteError extends Error {}

/** How often a copy begins again because its source was published again meanwhile. */
const CONFLICT_RETRIES = 3;

/**
 * Makes one database say what another says. Only what differs by hash is sent; readers see the
 * old state until the end, and a copy that was cut off goes on where it stopped. Rejects with OtherSiteError, ConcurrentWriteError, or
 * either database's error.
 */
export async function copyCollection(options: CopyOptions, attemptsLeft = CONFLICT_RETRIES): Promise<Copied> {
  try {
    return await copyOnce(options);
  } catch (error) {
    if (attemptsLeft > 0 && error instanceof StaleCollectionError)
      return copyCollection(options, attemptsLeft - 1);
    throw error;
  }
}

async function copyOnce({
  from,
  to,
  clock = () => new Date(),
  progress = () => {},
  leftOut = nothingLeftOut,
  siteOf = (site) => site,
  beforePublication = async () => {},
}: CopyOptions): Promise<Copied> {
  const source = await createWriter(from);
  const writer = await createWriter(to);
  const { media, publication: whole } = await contentsOf(from, source.published);
  const publication = leftOut.publication({ ...whole, site: siteOf(whole.site) });
  await refuseOther(to, publication.site);
  const hashes = new Map<string, string>();
  for await (const { id, hash } of source.existing()) hashes.set(id, leftOut.hashOf(id, hash));
  await writer.begin({ now: clock() });
  try {
    const removed: string[] = [];
    const total = hashes.size;
    for await (const { id, hash, searchable } of writer.existing()) {
      if (hashes.get(id) === hash && searchable) hashes.delete(id);
      else if (!hashes.has(id)) removed.push(id);
    }
    const unchanged = total - hashes.size;
    await writer.remove(removed);
    let batch: StoredArticle[] = [];
    let done = 0;
    const flush = async () => {
      await writer.upsert(batch);
      done += batch.length;
      progress(done, hashes.size);
      batch = [];
    };
    const withdrawals = new Map<string, string>();
    for await (const article of storedArticlesOf(from, source.published, [...hashes.keys()], withdrawals)) {
      batch.push(leftOut.article(article));
      if (batch.length >= sent) await flush();
    }
    await flush();
    await writer.withdraw([...withdrawals.values()].map(decodeWithdrawal));
    // All that was read is of one generation if that is still the published one.
    await contentsOf(from, source.published);
    const [states] = await query(to, [['SELECT revision, program FROM state WHERE one = 1']]);
    const { revision, program } = states?.[0] ?? {};
    const isSame = revision === publication.revision && program === publication.program;
    const same = isSame && hashes.size + removed.length === 0;
    await beforePublication();
    if (!same) {
      await writer.media(leftOut.media(media));
      await writer.publish(publication, clock());
    } else await writer.close();
    progress(hashes.size, hashes.size);
    return { written: hashes.size, removed: removed.length, unchanged };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function refuseOther(to: Handle, { id, title }: Site): Promise<void> {
  const [rows] = await query(to, [['SELECT site FROM state WHERE one = 1']]);
  const currentSite = rows?.[0]?.site;
  if (typeof currentSite !== 'string') return;
  const other = decodeSite(currentSite);
  if (other.id === id) return;
  throw new OtherSiteError(
    `The database holds another site, ${other.title} (${other.id}); this folder is ${title} (${id}). Nothing was sent. Set database_name in wrangler.toml to a database of its own; or, if it is the same site with another id, set id: ${other.id} in site.yaml.`,
  );
}
