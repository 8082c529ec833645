import { slug, slugPath } from '../../content/site/slug.ts';
import { parseQuery, type Query } from '../../domain/query.ts';
import { RefusedError } from '../problem-response.ts';
import type { ArticleQuery } from '../publisher.ts';

/** What articles must have. */
export type ArticleFilter = {
  readonly section: string | undefined;
  readonly author: string | undefined;
  readonly tag: string | undefined;
  readonly query: Query | undefined;
  /** The words of the query, lower-case. */
  readonly words: readonly string[];
};

/** What a query leaves; throws a RefusedError where it cannot be read. */
export function filterOf({ section, author, tag, q }: ArticleQuery): ArticleFilter {
  const parsed = q === undefined ? undefined : parseQuery(q);
  if (parsed && !parsed.ok)
    throw new RefusedError({
      status: 400,
      detail: `The parameter “q” cannot be read: ${parsed.error.reason}.`,
    });
  return {
    section: section === undefined ? undefined : slugPath(section),
    author: author === undefined ? undefined : slug(author),
    tag: tag === undefined ? undefined : slug(tag),
    query: parsed?.query,
    words: q?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [],
  };
}

/** What is known of an article before its file is looked up. */
export type ArticleFacts = {
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly published: Date | undefined;
  readonly updated: Date | undefined;
  /** Paths, the primary one first. */
  readonly sections: readonly string[];
  readonly authors: readonly Name[];
  readonly tags: readonly Name[];
};

type Name = { readonly name: string; readonly slug: string };

/** Whether a filter leaves an article. */
export function isMeant(
  { title = '', sections, authors, tags }: ArticleFacts,
  { section, author, tag, words }: ArticleFilter,
): boolean {
  const text = title.toLowerCase();
  return (
    (section === undefined || sections.some((one) => `${one}/`.startsWith(`${section}/`))) &&
    (author === undefined || authors.some((one) => one.slug === author)) &&
    (tag === undefined || tags.some((one) => one.slug === tag)) &&
    words.every((word) => text.includes(word))
  );
}
