import { type Problem, sorted } from '../../content/problems/problem.ts';
import { siteFile } from '../../content/source/role.ts';
import { type Article, headOf, type Withdrawal } from '../../domain/article.ts';
import type { Site } from '../../domain/site.ts';
import { collectionsIn, openMemoryDatabase } from '../../runtime/node/folder-collection.ts';
import { createFolderPreviewSync } from '../../runtime/node/folder-sync.ts';
import { contentsOf, storedArticlesOf } from '../../runtime/node/published.ts';
import type { SqliteHandle } from '../../runtime/node/sqlite.ts';
import { decodeArticle, decodeWithdrawal } from '../../store/codec.ts';
import type { Collection } from '../../store/collection.ts';
import { createMemoryCollection } from '../../store/memory/memory.ts';
import { articleWords } from '../../store/memory/search.ts';
import { createWriter } from '../../store/sql/write/writer.ts';
import type { ArticlePlace } from './find.ts';
import { type PreviewState, stateOf } from './state.ts';

/** An article as it stands, for whoever is writing it. */
export type Proof = {
  readonly file: string;
  /** Of this file alone, or of what keeps the whole folder from being read. */
  readonly problems: readonly Problem[];
  /** Absent where nothing can be shown; the problems say why. */
  readonly shown?: ShownArticle;
};

export type ShownArticle = {
  readonly state: PreviewState;
  /** An instant at which it is as it is shown: now, or when it is published. */
  readonly at: Date;
  readonly about: About;
  readonly site: Site;
  /** The folder's, in which it is public at that instant. */
  readonly collection: Collection;
  /** A collection that has this article alone. */
  readonly alone: Collection;
};

type About = { readonly article: Article } | { readonly withdrawal: Withdrawal };

/** Reads a folder again and again, with one article as if it were no draft and had no errors, as far as that can be done. */
export type Proofs = {
  /** As the folder is now. */
  proof(now: Date): Promise<Proof>;
  /** Makes what was read searchable, while other things are done. */
  index(): void;
  close(): Promise<void>;
};

type ProofOptions = ArticlePlace & { readonly siteUrl?: string | undefined };

export async function openProofs({ dir, file, siteUrl }: ProofOptions): Promise<Proofs> {
  const handle = await openMemoryDatabase();
  const sync = createFolderPreviewSync({ dir, siteUrl, handle, allProblems: true }, file);
  const collections = collectionsIn(handle, dir);
  let isClosed = false;
  let indexing = Promise.resolve();
  const indexAll = async () => {
    while (!isClosed && (await sync.index()));
  };
  return {
    async proof(now) {
      const { problems: all, overlooked, usable, retained } = await sync.refresh();
      const isOfSite = retained.includes(siteFile);
      const problems = sorted([
        ...all.filter((each) => each.file === file || !usable || (isOfSite && each.file === siteFile)),
        ...(overlooked?.problems ?? []),
      ]);
      const collection = usable ? await collections() : undefined;
      const about = collection && !retained.includes(file) ? await aboutFile(handle, file) : undefined;
      if (collection === undefined || about === undefined) return { file, problems };
      const { state, at } = stateOf(about, { draft: overlooked?.draft ?? false, now });
      const alone = await collectionOf(handle, about, collection);
      const { site } = collection;
      // Of what ends before it begins no instant shows anything in a collection.
      const shown = {
        state,
        at,
        about,
        site,
        alone,
        collection: state.kind === 'never' ? alone : collection,
      };
      return { file, problems, shown };
    },
    index() {
      indexing = indexing.then(indexAll);
    },
    async close() {
      isClosed = true;
      await indexing;
      handle.close();
    },
  };
}

/** What is stored of a file; undefined where that is left out. */
async function aboutFile(handle: SqliteHandle, file: string): Promise<About | undefined> {
  const [row] = handle.rows(STORED, file);
  if (row === undefined) return undefined;
  const { published } = await createWriter(handle);
  const withdrawn = new Map<string, string>();
  for await (const { document } of storedArticlesOf(handle, published, [String(row.id)], withdrawn))
    return { article: decodeArticle(String(document)) };
  const [withdrawal] = withdrawn.values();
  return withdrawal === undefined ? undefined : { withdrawal: decodeWithdrawal(withdrawal) };
}

const STORED =
  "SELECT about ->> '$.article.id' AS id FROM file WHERE path = ?1 AND about ->> '$.article.hash' IS NOT NULL";

/** The collection as if this were all that is in it, without an end that comes before the beginning. */
async function collectionOf(handle: SqliteHandle, about: About, whole: Collection): Promise<Collection> {
  const { published } = await createWriter(handle);
  const { publication, media } = await contentsOf(handle, published);
  const { program: _, ...contents } = publication;
  const article = 'article' in about ? about.article : undefined;
  const head = article && headOf(article);
  const isNever = head?.until !== undefined && head.until <= head.from;
  return createMemoryCollection(
    {
      ...contents,
      heads: head ? [isNever ? { ...head, until: undefined } : head] : [],
      withdrawals: 'withdrawal' in about ? [about.withdrawal] : [],
      media: media.flatMap((one) => ('file' in one ? [one] : [])),
    },
    {
      article: async () => article,
      words: async () => (article ? [articleWords(article)] : []),
      media: (file) => whole.media(file),
    },
  );
}
