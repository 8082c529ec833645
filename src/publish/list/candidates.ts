import { decodeArticle } from '../../store/codec.ts';
import type { Collection } from '../../store/collection.ts';
import { type Handle, query, type Row } from '../../store/sql/handle.ts';
import { KIND } from '../../store/sql/kind.ts';
import { createFileRepository } from '../../sync/records/file-repository.ts';
import type { ArticleState } from '../article-state.ts';
import { RefusedError } from '../problem-response.ts';
import type { SourceBytes } from '../source-bytes.ts';
import { sourceFacts, storedFacts } from './article-facts.ts';
import { filesOf } from './article-files.ts';
import { type ArticleFacts, type ArticleFilter, isMeant } from './article-query.ts';

export type ListOptions = {
  readonly handle: Handle;
  readonly collection: Collection;
  readonly read: (file: string) => Promise<SourceBytes | undefined>;
  readonly now: Date;
};

/** An article on the way into a list. */
export type Candidate = {
  /** Undefined: no file has it any more, or it is of another state. */
  readonly file: string | undefined;
  readonly state: ArticleState;
  /** The place after it. */
  readonly cursor: string;
  readonly facts: ArticleFacts;
};

/** Some articles of a state after a place, at most `limit`; where there are fewer, there are no more. */
type CandidateSource = (after: string | undefined, limit: number) => Promise<readonly Candidate[]>;

/** Where articles come from, by state; a filter may already be applied. */
export function sourcesOf(
  options: ListOptions,
  filter: ArticleFilter,
): Readonly<Record<ArticleState, CandidateSource>> {
  const { section, author, tag, query } = filter;
  const isFiltered =
    section !== undefined || author !== undefined || tag !== undefined || query !== undefined;
  return {
    draft: fileSource(options, 'draft', 'draft'),
    problems: fileSource(options, 'problems', 'faulty'),
    scheduled: storedSource(options, 'scheduled'),
    public: isFiltered ? listingSource(options, filter) : storedSource(options, 'public'),
    withdrawn: storedSource(options, 'withdrawn'),
    expired: storedSource(options, 'expired'),
  };
}

/** Whether a candidate belongs into a list: what a search of full texts has found has all that was asked for. */
export const isListed = ({ file, state, facts }: Candidate, filter: ArticleFilter): boolean =>
  file !== undefined && isMeant(facts, state === 'public' ? { ...filter, words: [] } : filter);

/** Files that are no articles for readers, by their paths. */
function fileSource(options: ListOptions, state: ArticleState, kind: 'draft' | 'faulty'): CandidateSource {
  const { page } = createFileRepository(options.handle, 0);
  return async (after = '', limit) => {
    const found = await page(kind, after, limit);
    return Promise.all(
      found.map(async ({ file }) => ({ file, state, cursor: file, facts: await factsIn(options, file) })),
    );
  };
}

async function factsIn({ read, collection, now }: ListOptions, file: string): Promise<ArticleFacts> {
  const { timezone } = collection.site;
  return sourceFacts(file, (await read(file))?.bytes, { timezone, now });
}

/** Articles as they are stored, by an instant and their ids. */
function storedSource(options: ListOptions, state: keyof typeof STORED): CandidateSource {
  const { handle, now } = options;
  return async (after, limit) => {
    // Only this function writes cursors; others find nothing.
    const [at = null, id = ''] = after === undefined ? [] : (JSON.parse(after) as [number, string]);
    const [rows = []] = await query(handle, [[STORED[state], now.getTime(), at, id, limit]]);
    const files = await filesOf(
      handle,
      rows.map((row) => String(row.id)),
    );
    return Promise.all(rows.map((row) => storedCandidate(row, state, files.get(String(row.id)), options)));
  };
}

async function storedCandidate(
  { id, at, kind, until, text }: Row,
  state: ArticleState,
  file: string | undefined,
  options: ListOptions,
): Promise<Candidate> {
  const cursor = JSON.stringify([Number(at), String(id)]);
  if (kind !== KIND.withdrawal) {
    const facts = storedFacts(decodeArticle(String(text)));
    const isOver = state === 'public' && typeof until === 'number' && until <= options.now.getTime();
    return { file: isOver ? undefined : file, state, cursor, facts };
  }
  return { file, state, cursor, facts: await factsIn(options, file ?? '') };
}

/** Public articles that feeds show, as a reader's search finds them. */
function listingSource({ handle, collection, now }: ListOptions, filter: ArticleFilter): CandidateSource {
  const { section, author, tag, query } = filter;
  const listed = <One>(one: One | undefined) => (one === undefined ? undefined : [one]);
  return async (after, limit) => {
    const [at = 0, id = ''] = after === undefined ? [] : (JSON.parse(after) as [number, string]);
    const selection = {
      scope: { kind: 'site' } as const,
      filter: { sections: listed(section), authors: listed(author), tags: listed(tag), query },
    };
    const page = { limit, after: after === undefined ? undefined : { published: new Date(at), id } };
    const listing = await collection.list(selection, page, now);
    if (listing?.refused) throw refused(listing.refused.reason);
    const articles = await collection.read(listing?.entries ?? [], now);
    const files = await filesOf(
      handle,
      articles.map((article) => article.id),
    );
    return articles.map((article) => ({
      file: files.get(article.id),
      state: 'public',
      cursor: JSON.stringify([article.published.getTime(), article.id]),
      facts: storedFacts(article),
    }));
  };
}

const REASONS = {
  'too-wide': 'q: too many words begin like this; write more of it.',
  indexing: 'q: the articles are being made searchable; ask again.',
  off: 'q: there is no search here; leave q out.',
} as const;

const refused = (reason: keyof typeof REASONS): RefusedError =>
  reason === 'indexing'
    ? new RefusedError({ status: 503, detail: REASONS[reason], headers: { 'Retry-After': '10' } })
    : new RefusedError({ status: 400, detail: REASONS[reason] });

const AFTER = 'coalesce(?2, 9007199254740991)';
const article = (instant: 'since' | 'until', where: string, order: '' | 'DESC') =>
  `SELECT a.${instant} AS at, a.id AS id, a.kind AS kind, a.until AS until, d.text AS text
  FROM state s CROSS JOIN article a CROSS JOIN document d ON d.seq = a.seq
  WHERE s.one = 1 AND a.born <= s.generation AND a.died > s.generation AND ${where}
  ORDER BY a.${instant} ${order}, a.id ${order} LIMIT ?4`;

/** By state; ?1 now, ?2 and ?3 the place after which to go on, ?4 how many. What has expired is still among what is public. */
export const STORED = {
  scheduled: article('since', 'a.kind < 2 AND a.since > ?1 AND (a.since, a.id) > (coalesce(?2, ?1), ?3)', ''),
  public: article('since', `a.kind < 2 AND (a.since, a.id) < (${AFTER}, ?3) AND a.since <= ?1`, 'DESC'),
  withdrawn: article('since', `a.kind = 2 AND (a.since, a.id) < (${AFTER}, ?3) AND ?1 IS NOT NULL`, 'DESC'),
  expired: article(
    'until',
    `a.kind < 2 AND a.until IS NOT NULL AND (a.until, a.id) < (${AFTER}, ?3) AND a.until <= ?1`,
    'DESC',
  ),
} as const;
