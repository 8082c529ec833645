import { reservedPart } from '../../domain/addresses.ts';
import type { Rule } from '../problems/rules.ts';

/** Where pages stand unless site.yaml says otherwise. */
export const defaultPermalink = '/:section/:slug';

const parts = ['section', 'year', 'month', 'day', 'slug'] as const;

/** What is wrong with a pattern, if anything. */
export function permalinkFault(pattern: string): string | undefined {
  const unknown = [...pattern.matchAll(/:([a-z]*)/gi)].find(
    ([, name]) => !parts.some((part) => part === name),
  );
  if (unknown)
    return `“${unknown[0]}” is not a part of an address; use ${parts.map((part) => `:${part}`).join(' ')}`;
  if (!pattern.includes(':slug')) return 'without :slug articles would share addresses; add it';
  if (!/^(?:\/[a-z0-9:._-]+)+$/.test(pattern))
    return 'begin with / and use a–z, 0–9, - and the parts such as :slug, without a / at the end';
  return undefined;
}

/** The path of a page; `date` is `YYYY-MM-DD` in the newsroom's zone. */
export function permalink(
  pattern: string,
  parts: { readonly section: string; readonly date: string; readonly slug: string },
): string {
  const [year = '', month = '', day = ''] = parts.date.split('-');
  const values: Readonly<Record<string, string>> = {
    section: parts.section,
    year,
    month,
    day,
    slug: parts.slug,
  };
  if (pattern !== last.pattern) last = { pattern, pieces: pattern.split(/:(section|year|month|day|slug)/) };
  // Split by what stands in parentheses, the odd ones are parts.
  return last.pieces.map((piece, index) => (index % 2 === 1 ? values[piece] : piece)).join('');
}

/** All articles of a site have the same. */
let last: { readonly pattern: string; readonly pieces: readonly string[] } = { pattern: '', pieces: [''] };

/** The breach of a section's or article's path that the service needs for itself. */
export function reserved(
  path: string,
  of: 'article' | 'section',
): { readonly code: Rule; readonly message: string } | undefined {
  const reserved = reservedPart(path, of);
  if (!reserved) return undefined;
  return {
    code: 'reserved-path',
    message: `“${reserved}” is an address of the service itself; choose another name`,
  };
}
