import { type Article, headOf } from '../../domain/article.ts';
import type { Subject } from '../../domain/directory.ts';
import { dateAt } from '../../domain/instant.ts';
import { headChanges, withdrawalChanges } from '../../domain/visibility.ts';
import { decodeArticle, decodeSite, decodeWithdrawal } from '../../store/codec.ts';
import { articleWords } from '../../store/memory/search.ts';
import type { Alias, SnapshotMedia } from '../../store/snapshot.ts';
import { type Handle, integer, type Query, query, type Row } from '../../store/sql/handle.ts';
import { KIND } from '../../store/sql/kind.ts';
import type { StoredArticle } from '../../store/sql/write/article-row.ts';
import type { Publication } from '../../store/sql/write/writer.ts';
import { StaleCollectionError } from '../../store/stale-collection.ts';

/** Documents read at a time. */
const some = 50;

/** Every article and withdrawal of a generation, in the order of listings from their end. */
export async function idsOldestFirst(handle: Handle, generation: number): Promise<readonly string[]> {
  const [rows = []] = await query(handle, [[IDS, generation]]);
  return rows.map(({ id }) => String(id));
}

/** An article or a withdrawal of a generation: where it stands, and at which instants it changes what is shown. */
export type PublishedPlace = {
  readonly id: string;
  readonly path: string;
  readonly isWithdrawn: boolean;
  /** It is told in updates, which have feeds of their own. */
  readonly isLive: boolean;
  /** Milliseconds since 1970. */
  readonly changes: readonly number[];
};

/** Every article of a generation in the order of listings, then withdrawals by their ids. */
export async function placesOf(handle: Handle, generation: number): Promise<readonly PublishedPlace[]> {
  const [rows = []] = await query(handle, [[PLACES, generation]]);
  return rows.map((row) => {
    const { id, path, kind, text } = row;
    const isWithdrawn = kind === KIND.withdrawal;
    return {
      id: String(id),
      path: String(path),
      isWithdrawn,
      isLive: row.live !== null,
      changes: isWithdrawn
        ? withdrawalChanges(decodeWithdrawal(String(text)))
        : headChanges({
            from: new Date(integer(row.since)),
            updated: dateAt(row.updated),
            until: dateAt(row.until),
          }),
    };
  });
}

/** Articles in the order of their ids, as a store keeps them; the documents of withdrawn ones are put aside. */
export async function* storedArticlesOf(
  handle: Handle,
  generation: number,
  ids: readonly string[],
  withdrawals: Map<string, string>,
): AsyncIterable<StoredArticle> {
  for (let at = 0; at < ids.length; at += some) {
    const [rows = []] = await query(handle, [
      [DOCUMENTS, JSON.stringify(ids.slice(at, at + some)), generation],
    ]);
    for (const { id, kind, text } of rows)
      if (kind === KIND.withdrawal) withdrawals.set(String(id), String(text));
      else yield storedArticle(String(text));
  }
}

/** Every article of a generation whole, in the order of listings from their end. */
export async function* articlesOf(handle: Handle, generation: number): AsyncIterable<Article> {
  const ids = await idsOldestFirst(handle, generation);
  for await (const { document } of storedArticlesOf(handle, generation, ids, new Map()))
    yield decodeArticle(String(document));
}

function storedArticle(document: string): StoredArticle {
  const article = decodeArticle(document);
  return { head: headOf(article), elsewhere: article.elsewhere, document, words: articleWords(article) };
}

/** Everything that is published of a collection beside its articles. Rejects with a StaleCollectionError when another generation is. */
export async function contentsOf(
  handle: Handle,
  generation: number,
): Promise<{ readonly media: readonly (SnapshotMedia | Alias)[]; readonly publication: Publication }> {
  const [media = []] = await query(handle, [[MEDIA, generation]]);
  return {
    // Only the writer writes these columns, from what has these types.
    media: media.map(({ about }) => JSON.parse(String(about)) as SnapshotMedia | Alias),
    publication: await publicationOf(handle, generation),
  };
}

/** The site, its sections and, unless they are not wanted, its authors and tags. Rejects with StaleCollectionError when another generation is published. */
export async function publicationOf(
  handle: Handle,
  generation: number,
  withNames = true,
): Promise<Publication> {
  const kinds = withNames ? ['section', 'author', 'tag'] : ['section'];
  const queries: readonly Query[] = [
    ['SELECT generation, revision, site, program FROM state WHERE one = 1'],
    [SUBJECTS, JSON.stringify(kinds)],
  ];
  const [states = [], subjects = []] = await query(handle, queries);
  const [state] = states;
  if (state?.generation !== generation)
    throw new StaleCollectionError('The collection has changed while it was read.');
  const ofKind = (kind: string): readonly Row[] => subjects.filter((row) => row.kind === kind);
  const named = (kind: string) =>
    ofKind(kind).map((row) => {
      const { title, letter } = subjectOf(row);
      return { name: title, slug: String(row.slug), letter };
    });
  return {
    site: decodeSite(String(state?.site)),
    revision: String(state?.revision),
    program: String(state?.program),
    sections: ofKind('section').map((row) => ({
      scope: { kind: 'section', path: String(row.slug) },
      ...subjectOf(row),
    })),
    authors: named('author'),
    tags: named('tag'),
  };
}

// Only the writer writes it.
const subjectOf = ({ about }: Row) => JSON.parse(String(about)) as Omit<Subject, 'scope'>;

const DOCUMENTS = `SELECT a.id AS id, a.kind AS kind, d.text AS text FROM json_each(?1) j
  CROSS JOIN article a ON a.id = j.value CROSS JOIN document d ON d.seq = a.seq WHERE a.born <= ?2 AND a.died > ?2`;
const PLACES = `SELECT a.id, a.path, a.kind, a.since, a.updated, a.until, iif(a.kind = ${KIND.withdrawal}, d.text, NULL) AS text,
  d.text ->> '$.live.isOpen' AS live
  FROM article a JOIN document d ON d.seq = a.seq WHERE a.born <= ?1 AND a.died > ?1
  ORDER BY a.kind = ${KIND.withdrawal}, iif(a.kind = ${KIND.withdrawal}, a.id, ''), a.seq DESC`;
const IDS = 'SELECT id FROM article WHERE born <= ?1 AND died > ?1 ORDER BY seq';
const SUBJECTS = `SELECT s.kind AS kind, s.slug AS slug, s.about AS about FROM json_each(?1) j
  CROSS JOIN subject s ON s.kind = j.value WHERE s.known = 1 ORDER BY s.place`;
const MEDIA = 'SELECT about FROM media WHERE born <= ?1 AND died > ?1 ORDER BY path';
