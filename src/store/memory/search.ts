import type { Article, ArticleHead } from '../../domain/article.ts';
import type { Listing } from '../../domain/listing.ts';
import { type Query, queryPrefixes, WIDEST } from '../../domain/query.ts';
import { isPublic } from '../../domain/visibility.ts';
import { htmlText, indexWords } from '../../domain/words.ts';
import type { SnapshotSource } from '../snapshot.ts';

/** The ids of what a query finds at an instant (milliseconds since 1970), or why it is refused. */
export type Search = (
  query: Query,
  now: number,
) => Promise<ReadonlySet<string> | NonNullable<Listing['refused']>>;

/** What search keeps of a text, by id: words with a space between, around and at both ends. */
type Texts = ReadonlyMap<string, string>;

/** A search that looks through every text, which it reads on first use; for collections that fit in memory. */
export function createSearch(heads: readonly ArticleHead[], source: SnapshotSource): Search {
  let texts: Texts | undefined;
  const windows = new Map(heads.map((head) => [head.id, head]));
  return async (query, now) => {
    // Nothing pending is kept: on Workers it would die with the request that began it.
    texts ??= await textsOf(heads, source);
    // What is not public is not even counted.
    const openTexts = new Map([...texts].filter(([id]) => isOpen(windows.get(id), now)));
    const wide = queryPrefixes(query).find((prefix) => hasPrefix(openTexts, prefix) > WIDEST);
    if (wide !== undefined) return { reason: 'too-wide', prefix: wide };
    return new Set([...openTexts].filter(([, text]) => finds(query, text)).map(([id]) => id));
  };
}

function isOpen(head: ArticleHead | undefined, now: number): boolean {
  return head !== undefined && isPublic(head, now);
}

async function textsOf(heads: readonly ArticleHead[], source: SnapshotSource): Promise<Texts> {
  const listed = heads.filter(({ syndication }) => syndication !== 'none');
  const words = await source.words(listed);
  return new Map(listed.map(({ id }, index) => [id, ` ${words[index] ?? ''} `]));
}

/** What search keeps of an article. */
export function articleWords({
  title,
  description = '',
  body,
}: Pick<Article, 'title' | 'description' | 'body'>): string {
  return indexWords([title, description, htmlText(body)]);
}

function finds(query: Query, text: string): boolean {
  switch (query.kind) {
    case 'words':
      return text.includes(` ${query.words.join(' ')}${query.prefix ? '' : ' '}`);
    case 'all':
      return query.of.every((one) => finds(one, text));
    case 'any':
      return query.of.some((one) => finds(one, text));
    case 'not':
      return !finds(query.of, text);
  }
}

/** How many different words begin so; no more are counted than matter. */
function hasPrefix(texts: Texts, prefix: string): number {
  const found = new Set<string>();
  for (const text of texts.values()) {
    for (let at = text.indexOf(` ${prefix}`); at >= 0; at = text.indexOf(` ${prefix}`, at + 1)) {
      found.add(text.slice(at + 1, text.indexOf(' ', at + 1)));
      if (found.size > WIDEST) return found.size;
    }
  }
  return found.size;
}
