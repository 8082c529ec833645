import type { Article } from '../../src/collection/article.ts';
import { encodeArticle } from '../../src/collection/codec.ts';
import type { Collection } from '../../src/collection/collection.ts';
import { createSqlCollections } from '../../src/collection/sql/collections.ts';
import type { Handle } from '../../src/collection/sql/handle.ts';
import type { StoredArticle } from '../../src/collection/sql/stored.ts';
import { createWriter } from '../../src/collection/sql/writer.ts';
import { htmlText, indexWords } from '../../src/collection/words.ts';
import { at, headOf, type Paper, sourceOf } from './paper.ts';

/** Brings a database up to a paper, as a sync at `now` does: what is held alike is left alone, the rest goes. */
export async function sync(handle: Handle, paper: Paper, now: number): Promise<void> {
  const writer = await createWriter(handle);
  await writer.begin({ now: at(now) });
  const kept = new Set([...paper.articles, ...paper.snapshot.withdrawals].map(({ id }) => id));
  const gone: string[] = [];
  for await (const { id } of writer.held()) if (!kept.has(id)) gone.push(id);
  await writer.remove(gone);
  await writer.upsert(paper.articles.map(stored));
  await writer.withdraw(paper.snapshot.withdrawals);
  await writer.media([...paper.snapshot.media, ...(paper.snapshot.aliases ?? [])]);
  await writer.publish(paper.snapshot);
}

/** The collection in a database. */
export async function openStored(handle: Handle, paper: Paper): Promise<Collection> {
  const collection = await createSqlCollections({ handle, media: sourceOf(paper).media })();
  if (collection === undefined) throw new Error('nothing was published');
  return collection;
}

/** An article as a sync gives it. */
export function stored(article: Article): StoredArticle {
  return {
    head: headOf(article),
    elsewhere: article.elsewhere,
    document: encodeArticle(article),
    words: indexWords([article.title, article.description ?? '', htmlText(article.body)]),
  };
}
