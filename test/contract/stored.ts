import type { Article } from '../../src/domain/article.ts';
import { htmlText, indexWords } from '../../src/domain/words.ts';
import { encodeArticle } from '../../src/store/codec.ts';
import type { Collection } from '../../src/store/collection.ts';
import type { Handle } from '../../src/store/sql/handle.ts';
import { createSqlCollections } from '../../src/store/sql/read/collections.ts';
import type { StoredArticle } from '../../src/store/sql/write/article-row.ts';
import { createWriter } from '../../src/store/sql/write/writer.ts';
import { at, headOf, type Paper, sourceOf } from './paper.ts';

/** Brings a database up to a paper, as a sync at `now` does: what is held alike is left alone, the rest goes. */
export async function sync(handle: Handle, paper: Paper, now: number): Promise<void> {
  const writer = await createWriter(handle);
  await writer.begin({ now: at(now) });
  const kept = new Set([...paper.articles, ...paper.snapshot.withdrawals].map(({ id }) => id));
  const gone: string[] = [];
  for await (const { id } of writer.existing()) if (!kept.has(id)) gone.push(id);
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
