import { realpathSync } from 'node:fs';
import type { Problem } from '../../src/content/problems/problem.ts';
import { type Article, headOf } from '../../src/domain/article.ts';
import type { MediaFile } from '../../src/domain/media.ts';
import {
  articlesOf,
  contentsOf,
  idsOldestFirst,
  storedArticlesOf,
} from '../../src/runtime/copy/published.ts';
import { type FolderCollection, openFolderCollection } from '../../src/runtime/node/folder-collection.ts';
import { type MediaSource, readMedia } from '../../src/runtime/node/source/media-read.ts';
import type { StoredMedia } from '../../src/runtime/node/stored.ts';
import { decodeWithdrawal } from '../../src/store/codec.ts';
import type { Collection } from '../../src/store/collection.ts';
import { articleWords } from '../../src/store/memory/search.ts';
import type { Alias, Snapshot, SnapshotMedia, SnapshotSource } from '../../src/store/snapshot.ts';

/** A content folder as the commands read it, with what they find in it spelt out. */
export type Compiled = {
  readonly problems: readonly Problem[];
  readonly skipped: readonly string[];
  /** By id, in the order of listings from their end. */
  readonly articles: ReadonlyMap<string, Article>;
  /** Where files are, by path. */
  readonly files: ReadonlyMap<string, MediaSource>;
  /** What stores that are made at once are made from; absent where site.yaml cannot be used. */
  readonly snapshot?: Snapshot;
  readonly content: FolderCollection;
};

type Options = Parameters<typeof openFolderCollection>[0];

/** Reads a folder into a database in memory. */
export async function compile(options: Options): Promise<Compiled> {
  const content = await openFolderCollection(options);
  const { handle, generation, report } = content;
  const { problems, skipped } = report;
  if (!content.collection) return { problems, skipped, articles: new Map(), files: new Map(), content };
  const articles = new Map<string, Article>();
  for await (const article of articlesOf(handle, generation)) articles.set(article.id, article);
  const { publication, media } = await contentsOf(handle, generation);
  const { program: _, ...published } = publication;
  const root = realpathSync(options.dir);
  const snapshot: Snapshot = {
    ...published,
    heads: [...articles.values()].map(headOf).toReversed(),
    withdrawals: await withdrawalsIn(content),
    media: media.flatMap((one) => (isFile(one) ? [withoutSource(one)] : [])),
    aliases: media.flatMap((one) => (isFile(one) ? [] : [one])),
  };
  // A sync stores files with their source.
  const files = media.flatMap((one) => (isFile(one) ? [one.file as StoredMedia] : []));
  return {
    ...{ problems, skipped, articles, snapshot, content },
    files: new Map(files.map(({ path, source }) => [path, { root, source }])),
  };
}

/** The collection of a folder that can be used. */
export function collectionOf({ content, problems }: Pick<Compiled, 'content' | 'problems'>): Collection {
  if (!content.collection) throw new Error(JSON.stringify(problems));
  return content.collection;
}

/** What a store that is made at once asks for what its snapshot leaves out. */
export function sourceOf({ articles, files }: Pick<Compiled, 'articles' | 'files'>): SnapshotSource {
  const articleOf = ({ id }: Pick<Article, 'id'>): Article => found(articles.get(id));
  return {
    article: async (head) => articleOf(head),
    words: async (heads) => heads.map((head) => articleWords(articleOf(head))),
    media: async (file: MediaFile) => readMedia({ ...found(files.get(file.path)), file }),
  };
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('asked for something that is not in the folder');
  return value;
}

async function withdrawalsIn({ handle, generation }: FolderCollection): Promise<Snapshot['withdrawals']> {
  const ids = await idsOldestFirst(handle, generation);
  const withdrawn = new Map<string, string>();
  for await (const _ of storedArticlesOf(handle, generation, ids, withdrawn));
  return [...withdrawn.values()].map(decodeWithdrawal).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const isFile = (one: SnapshotMedia | Alias): one is SnapshotMedia => 'file' in one;

function withoutSource({ file, ...one }: SnapshotMedia): SnapshotMedia {
  const { path, type, length, hash, width, height } = file;
  return { ...one, file: { path, type, length, hash, width, height } };
}
