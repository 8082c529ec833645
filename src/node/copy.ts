import { availableParallelism } from 'node:os';
import { decodeSite, decodeWithdrawal } from '../collection/codec.ts';
import type { Subject } from '../collection/directory.ts';
import type { Site } from '../collection/site.ts';
import type { Alias, SnapshotMedia } from '../collection/snapshot.ts';
import { type Asked, ask, type Handle, type Row } from '../collection/sql/handle.ts';
import { KIND } from '../collection/sql/kind.ts';
import type { StoredArticle } from '../collection/sql/stored.ts';
import { createWriter, type Publication } from '../collection/sql/writer.ts';
import { Superseded } from '../collection/superseded.ts';
import { print } from '../content/print.ts';
import { createThread, share } from '../content/threads.ts';

export type CopyOptions = {
  /** A database that the keeper has brought up to date. */
  readonly from: Handle;
  /** A database of the same schema, such as D1. */
  readonly to: Handle;
  /** The system's, unless given. */
  readonly clock?: () => Date;
  readonly progress?: (done: number, of: number) => void;
};

/** How many articles were written, and how many are no longer there. */
export type Copied = { readonly written: number; readonly removed: number; readonly unchanged: number };

/** Documents that a thread renders at a time. */
const some = 50;

/** Articles given to the other database at once: with fewer the trips to it cost more than its work, with more a break costs more. */
const sent = 250;

/** Fewer articles are rendered on this thread before others would have started. */
const worthThreads = 200;

/** The other database has the collection of another site. */
export class OtherSiteError extends Error {}

/** How often a copy begins again because its source was published anew meanwhile. */
const AGAIN = 3;

/**
 * Makes one database say what another says, articles rendered whole. Only what differs by hash is sent; readers see the
 * old state until the end, and a copy that was cut off goes on where it stopped. Rejects with OtherSiteError, ConcurrentWriteError, or
 * either database's error.
 */
export async function copyCollection(options: CopyOptions, again = AGAIN): Promise<Copied> {
  try {
    return await copyOnce(options);
  } catch (error) {
    if (again > 0 && error instanceof Superseded) return copyCollection(options, again - 1);
    throw error;
  }
}

async function copyOnce({
  from,
  to,
  clock = () => new Date(),
  progress = () => {},
}: CopyOptions): Promise<Copied> {
  const source = await createWriter(from);
  const writer = await createWriter(to);
  const { media, publication } = await contentsOf(from, source.published);
  await refuseOther(to, publication.site);
  const wanted = new Map<string, string>();
  for await (const { id, hash } of source.held()) wanted.set(id, hash);
  await writer.begin({ now: clock() });
  try {
    const gone: string[] = [];
    const total = wanted.size;
    for await (const { id, hash, searchable } of writer.held()) {
      if (wanted.get(id) === hash && searchable) wanted.delete(id);
      else if (!wanted.has(id)) gone.push(id);
    }
    const unchanged = total - wanted.size;
    await writer.remove(gone);
    let batch: StoredArticle[] = [];
    let done = 0;
    const flush = async () => {
      await writer.upsert(batch);
      done += batch.length;
      progress(done, wanted.size);
      batch = [];
    };
    const withdrawals = new Map<string, string>();
    const documents = documentsOf(from, source.published, [...wanted.keys()], withdrawals);
    for await (const article of printed(documents, wanted.size)) {
      batch.push(article);
      if (batch.length >= sent) await flush();
    }
    await flush();
    await writer.withdraw([...withdrawals.values()].map(decodeWithdrawal));
    // All that was read is of one generation if that is still the published one.
    await contentsOf(from, source.published);
    const [states] = await ask(to, [['SELECT revision, program FROM state WHERE one = 1']]);
    const { revision, program } = states?.[0] ?? {};
    const isSame = revision === publication.revision && program === publication.program;
    const same = isSame && wanted.size + gone.length === 0;
    if (!same) {
      await writer.media(media);
      await writer.publish(publication, clock());
    } else await writer.close();
    progress(wanted.size, wanted.size);
    return { written: wanted.size, removed: gone.length, unchanged };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function refuseOther(to: Handle, { id, title }: Site): Promise<void> {
  const [rows] = await ask(to, [['SELECT site FROM state WHERE one = 1']]);
  const held = rows?.[0]?.site;
  if (typeof held !== 'string') return;
  const other = decodeSite(held);
  if (other.id === id) return;
  throw new OtherSiteError(
    `The database holds another site, ${other.title} (${other.id}); this folder is ${title} (${id}). Nothing was sent. Set database_name in wrangler.toml to a database of its own; or, if it is the same site with another id, set id: ${other.id} in site.yaml.`,
  );
}

/** Documents of articles, some at a time; those of withdrawn ones are put aside. */
async function* documentsOf(
  handle: Handle,
  generation: number,
  ids: readonly string[],
  withdrawals: Map<string, string>,
): AsyncIterable<readonly string[]> {
  for (let at = 0; at < ids.length; at += some) {
    const [rows = []] = await ask(handle, [
      [DOCUMENTS, JSON.stringify(ids.slice(at, at + some)), generation],
    ]);
    for (const { id, kind, text } of rows)
      if (kind === KIND.withdrawal) withdrawals.set(String(id), String(text));
    yield rows.filter(({ kind }) => kind !== KIND.withdrawal).map(({ text }) => String(text));
  }
}

async function* printed(
  lists: AsyncIterable<readonly string[]>,
  expected: number,
): AsyncIterable<StoredArticle> {
  if (expected < worthThreads) {
    for await (const documents of lists) yield* documents.map(print);
    return;
  }
  const threads = Array.from({ length: Math.min(availableParallelism(), 8) }, () =>
    createThread<undefined, string, StoredArticle>(new URL('../content/print-thread.ts', import.meta.url)),
  );
  try {
    for (const thread of threads) thread.begin(undefined);
    yield* share(threads, lists);
  } finally {
    await Promise.all(threads.map(({ close }) => close()));
  }
}

/** Everything that is published of a collection beside its articles. Rejects with Superseded when another generation is. */
export async function contentsOf(
  handle: Handle,
  generation: number,
): Promise<{ readonly media: readonly (SnapshotMedia | Alias)[]; readonly publication: Publication }> {
  const asked: readonly Asked[] = [
    ['SELECT generation, revision, site, program FROM state WHERE one = 1'],
    [SUBJECTS],
    [MEDIA, generation],
  ];
  const [states = [], subjects = [], media = []] = await ask(handle, asked);
  const [state] = states;
  if (state?.generation !== generation) throw new Superseded('The collection has changed while it was read.');
  const ofKind = (kind: string): readonly Row[] => subjects.filter((row) => row.kind === kind);
  const named = (kind: string) =>
    ofKind(kind).map((row) => ({ name: subjectOf(row).title, slug: String(row.slug) }));
  return {
    // Only the writer writes these columns, from what has these types.
    media: media.map(({ about }) => JSON.parse(String(about)) as SnapshotMedia | Alias),
    publication: {
      site: decodeSite(String(state?.site)),
      revision: String(state?.revision),
      program: String(state?.program),
      sections: ofKind('section').map((row) => ({
        ...subjectOf(row),
        scope: { kind: 'section', path: String(row.slug) },
      })),
      authors: named('author'),
      tags: named('tag'),
    },
  };
}

// Only the writer writes it.
const subjectOf = ({ about }: Row) => JSON.parse(String(about)) as Omit<Subject, 'scope'>;

const DOCUMENTS = `SELECT a.id AS id, a.kind AS kind, d.text AS text FROM json_each(?1) j
  CROSS JOIN article a ON a.id = j.value CROSS JOIN document d ON d.seq = a.seq WHERE a.born <= ?2 AND a.died > ?2`;
const SUBJECTS = 'SELECT kind, slug, about FROM subject WHERE known = 1 ORDER BY place';
const MEDIA = 'SELECT about FROM media WHERE born <= ?1 AND died > ?1';
