import { headOf } from '../../domain/article.ts';
import { htmlText, indexWords } from '../../domain/words.ts';
import { encodeArticle } from '../../store/codec.ts';
import type { StoredArticle } from '../../store/sql/write/article-row.ts';

import { openDocument } from './stored-document.ts';

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
