import { decodeSite, decodeWithdrawal } from '../../store/codec.ts';
import type { Alias, SnapshotMedia } from '../../store/snapshot.ts';
import { chunks } from '../../store/sql/chunks.ts';
import { type Handle, query } from '../../store/sql/handle.ts';
import { KIND, NEVER } from '../../store/sql/kind.ts';
import { RETAINED_GENERATIONS } from '../../store/sql/retained-generations.ts';
import type { StoredArticle } from '../../store/sql/write/article-row.ts';
import { createWriter } from '../../store/sql/write/writer.ts';
import type { CopyOptions } from './copy.ts';
import { publicationOf, storedArticlesOf } from './published.ts';

/** What one database was when another said the same. */
export type CopiedState = {
  /** Generation and revision of the database that was copied from. */
  readonly from: number;
  readonly revision: string;
  /** The generation that was published in the other. */
  readonly to: number;
  /** `names` of what the last sync left to know: a digest of all authors and tags as they are listed. */
  readonly names: string;
  /** When anything in the first was last published, in milliseconds since 1970. */
  readonly modified: number;
};

/**
 * Brings to another database what has been published since it last said the same, at a cost that depends on the change alone.
 * Undefined: so much has happened in either that the whole has to be compared (`copyCollection`). Rejects with
 * ConcurrentWriteError or either database's error; readers see all of it or nothing.
 */
export async function copyChanges(
  {
    from,
    to,
    clock = () => new Date(),
    siteOf = (site) => site,
  }: Pick<CopyOptions, 'from' | 'to' | 'clock' | 'siteOf'>,
  since: CopiedState,
): Promise<CopiedState | undefined> {
  const source = await createWriter(from);
  const { published } = source;
  const state = await stateOf(to);
  // The answer to the last batch of a copy may have been lost.
  if (state.generation === since.to + 1 && state.revision === (await stateOf(from)).revision)
    return copiedState({ from, to });
  const isKnown = state.generation === since.to && state.revision === since.revision;
  if (!isKnown || published - since.from > RETAINED_GENERATIONS + 1) return undefined;
  const names = await namesDigest(from);
  const { authors, tags, ...whole } = await publicationOf(from, published, names !== since.names);
  const publication = { ...whole, site: siteOf(whole.site) };
  const changed = await changesSince(from, since.from, published);
  const writer = await createWriter(to);
  await writer.begin({ now: clock() });
  try {
    await writer.remove(changed.removed);
    const withdrawals = new Map<string, string>();
    for await (const some of inGroups(storedArticlesOf(from, published, changed.written, withdrawals)))
      await writer.upsert(some);
    if (withdrawals.size > 0) await writer.withdraw([...withdrawals.values()].map(decodeWithdrawal));
    if (changed.media.size > 0) await writer.mediaAt(changed.media);
    await writer.publish(names === since.names ? publication : { ...publication, authors, tags }, clock());
    const { generation, revision, modified } = await stateOf(from);
    return { from: generation, revision, modified, to: writer.published + 1, names };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/** What is to be known of two databases that say the same now. */
export async function copiedState({ from, to }: Pick<CopyOptions, 'from' | 'to'>): Promise<CopiedState> {
  const [ours, theirs] = [await stateOf(from), await stateOf(to)];
  const { generation, revision, modified } = ours;
  return { from: generation, revision, modified, to: theirs.generation, names: await namesDigest(from) };
}

/** What readers of a database see. */
export async function stateOf(
  handle: Handle,
): Promise<{ readonly generation: number; readonly revision: string; readonly modified: number }> {
  const [[row] = []] = await query(handle, [
    ['SELECT generation, revision, modified FROM state WHERE one = 1'],
  ]);
  const { generation, revision, modified } = row ?? {};
  return { generation: Number(generation), revision: String(revision), modified: Number(modified) };
}

async function namesDigest(from: Handle): Promise<string> {
  const [[row] = []] = await query(from, [[NAMES]]);
  return String(row?.names ?? '');
}

/** Articles given to the other database at once: a change of the settings may concern every one. */
const GROUP = 100;

async function* inGroups(articles: AsyncIterable<StoredArticle>): AsyncIterable<readonly StoredArticle[]> {
  let group: StoredArticle[] = [];
  for await (const article of articles) {
    group.push(article);
    if (group.length < GROUP) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

type Changes = {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** By path; undefined: it is gone. */
  readonly media: ReadonlyMap<string, SnapshotMedia | Alias | undefined>;
};

/** What generations after one have brought and taken. */
async function changesSince(from: Handle, since: number, published: number): Promise<Changes> {
  const [born = [], died = [], added = [], gone = []] = await query(from, [
    [BORN, since, published],
    [DIED, since, published],
    [MEDIA_ADDED, since, published],
    [MEDIA_GONE, since, published],
  ]);
  const media = new Map<string, SnapshotMedia | Alias | undefined>(
    gone.map(({ path }) => [String(path), undefined]),
  );
  // Only the writer writes it.
  for (const { path, about } of added)
    media.set(String(path), JSON.parse(String(about)) as SnapshotMedia | Alias);
  const written = born.map(({ id }) => String(id));
  const isWritten = new Set(written);
  const removed = died.flatMap(({ id }) => (isWritten.has(String(id)) ? [] : [String(id)]));
  return { written, removed, media };
}

/** What an edition changes for readers, so that caches can be told. */
export type Edition = {
  /** The site's settings, or the program: everything may be another. */
  readonly everything: boolean;
  /** The path of the site's URL, without a slash at its end. */
  readonly base: string;
  /** Paths of articles that were written or removed. */
  readonly paths: readonly string[];
  /** Scopes that show them, or did; sections and partners that have become others. */
  readonly scopes: readonly { readonly kind: string; readonly slug: string }[];
  /** Files or old addresses came, went or became others. */
  readonly media: boolean;
  /** Something that readers saw is no longer for them. */
  readonly withdrawn: boolean;
};

/** What has changed for readers since a generation that was published at `modified` (milliseconds since 1970). */
export async function editionSince(from: Handle, since: number, modified: number): Promise<Edition> {
  const { generation: published } = await stateOf(from);
  const [[state] = [], born = [], died = [], named = [], added = [], gone = []] = await query(from, [
    ['SELECT all_modified, site FROM state WHERE one = 1'],
    [BORN, since, published],
    [DIED, since, published],
    [NAMED, modified],
    [MEDIA_ADDED, since, published],
    [MEDIA_GONE, since, published],
  ]);
  const all = [...born, ...died];
  const seen = new Map<string, { readonly kind: string; readonly slug: string }>();
  const note = (rows: readonly Readonly<Record<string, unknown>>[]) => {
    for (const { kind, slug } of rows)
      seen.set(`${kind} ${slug}`, { kind: String(kind), slug: String(slug) });
  };
  note(named);
  for (const some of chunks([...new Set(all.flatMap(({ scopes }) => String(scopes)))]))
    note((await query(from, [[SCOPES, JSON.stringify(some)]]))[0] ?? []);
  const isShown = new Set(
    born.flatMap(({ id, kind, shown }) => (kind !== KIND.withdrawal && shown === 1 ? [id] : [])),
  );
  return {
    everything: Number(state?.all_modified) > modified,
    base: new URL(decodeSite(String(state?.site)).url).pathname.replace(/\/$/, ''),
    paths: [...new Set(all.map(({ path }) => String(path)))],
    scopes: [...seen.values()],
    media: added.length + gone.length > 0,
    withdrawn: gone.length > 0 || died.some(({ id, kind }) => kind !== KIND.withdrawal && !isShown.has(id)),
  };
}

const NAMES = "SELECT about ->> '$.last.names' AS names FROM file WHERE path = ''";
const BORN = 'SELECT id, path, kind, shown, scopes FROM article WHERE born > ?1 AND born <= ?2 AND died > ?2';
const DIED = `SELECT DISTINCT id, path, kind, scopes FROM article WHERE died < ${NEVER} AND died > ?1 AND died <= ?2`;
const MEDIA_ADDED = 'SELECT path, about FROM media WHERE born > ?1 AND born <= ?2 AND died > ?2';
const MEDIA_GONE = `SELECT path FROM media WHERE died < ${NEVER} AND died > ?1 AND died <= ?2`;
const NAMED = "SELECT kind, slug FROM subject WHERE kind IN ('section', 'partner') AND modified > ?1";
const SCOPES = `SELECT DISTINCT s.kind AS kind, s.slug AS slug FROM json_each(?1) j
  CROSS JOIN json_each(j.value) n CROSS JOIN subject s ON s.scope = n.value`;
