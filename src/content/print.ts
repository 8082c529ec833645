import { encodeArticle } from '../collection/codec.ts';
import type { StoredArticle } from '../collection/sql/stored.ts';
import { htmlText, indexWords } from '../collection/words.ts';
import { openDocument } from './document.ts';
import { headOf } from './snapshot.ts';

/** An article as a store keeps it that cannot render, from the form in which one keeps it that can. */
export function print(document: string): StoredArticle {
  const article = openDocument(document);
  const { title, description = '', body, elsewhere } = article;
  return {
    head: headOf(article),
    elsewhere,
    document: encodeArticle(article),
    words: indexWords([title, description, htmlText(body)]),
  };
}
