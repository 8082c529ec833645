import { type Article, headOf, type Withdrawal } from '../../domain/article.ts';
import type { Subject } from '../../domain/directory.ts';
import type { Site } from '../../domain/site.ts';
import { decodeArticle, decodeWithdrawal } from '../../store/codec.ts';
import type { Collection } from '../../store/collection.ts';
import { createMemoryCollection } from '../../store/memory/memory.ts';
import { articleWords } from '../../store/memory/search.ts';
import { type Handle, query } from '../../store/sql/handle.ts';
import { KIND } from '../../store/sql/kind.ts';
import { type PreviewState, stateOf } from './state.ts';

/** An article as readers would have it. */
export type ShownArticle = {
  readonly state: PreviewState;
  /** An instant at which it is as it is shown: now, or when it is published. */
  readonly at: Date;
  readonly about: About;
  readonly site: Site;
  /** The whole, in which it is public at that instant. */
  readonly collection: Collection;
  /** A collection that has this article alone. */
  readonly alone: Collection;
};

type About = { readonly article: Article } | { readonly withdrawal: Withdrawal };

type ShowOptions = {
  readonly file: string;
  /** Whether its file says so; it is in the collection all the same. */
  readonly draft: boolean;
  readonly now: Date;
};

/** The article that a database has of a file; undefined where that is left out. */
export async function shownArticle(
  handle: Handle,
  collection: Collection,
  { file, draft, now }: ShowOptions,
): Promise<ShownArticle | undefined> {
  const [rows = [], subjects = []] = await query(handle, [[STORED, file], [SECTIONS]]);
  const [row] = rows;
  if (row === undefined) return undefined;
  const text = String(row.text);
  const about: About =
    row.kind === KIND.withdrawal ? { withdrawal: decodeWithdrawal(text) } : { article: decodeArticle(text) };
  const { state, at } = stateOf(about, { draft, now });
  const sections = subjects.map(
    ({ slug, about: subjectText }): Subject => ({
      // Only the writer writes it.
      ...(JSON.parse(String(subjectText)) as Omit<Subject, 'scope'>),
      scope: { kind: 'section', path: String(slug) },
    }),
  );
  const alone = collectionOf(about, collection, sections);
  const { site } = collection;
  // Of what ends before it begins no instant shows anything in a collection.
  return { state, at, about, site, alone, collection: state.kind === 'never' ? alone : collection };
}

const STORED = `SELECT a.kind AS kind, d.text AS text FROM file f CROSS JOIN state s ON s.one = 1
  CROSS JOIN article a ON a.id = f.about ->> '$.article.id' AND a.born <= s.generation AND a.died > s.generation
  CROSS JOIN document d ON d.seq = a.seq WHERE f.path = ?1 AND f.about ->> '$.article.hash' IS NOT NULL`;
const SECTIONS = "SELECT slug, about FROM subject WHERE kind = 'section' AND known = 1 ORDER BY place";

/** The collection as if this were all that is in it, without an end that comes before the beginning. */
function collectionOf(about: About, whole: Collection, sections: readonly Subject[]): Collection {
  const { site, revision } = whole;
  const article = 'article' in about ? about.article : undefined;
  const head = article && headOf(article);
  const isNever = head?.until !== undefined && head.until <= head.from;
  return createMemoryCollection(
    {
      ...{ site, revision, sections, media: [] },
      authors: article?.authors ?? [],
      tags: article?.tags ?? [],
      heads: head ? [isNever ? { ...head, until: undefined } : head] : [],
      withdrawals: 'withdrawal' in about ? [about.withdrawal] : [],
    },
    {
      article: async () => article,
      words: async () => (article ? [articleWords(article)] : []),
      media: (file) => whole.media(file),
    },
  );
}
