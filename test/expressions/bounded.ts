/**
 * Regular expressions whose time may grow faster than their input, each with what bounds that input. Reviewed by hand; an
 * expression that meets more than its bound is rewritten instead.
 */
export const bounded: readonly {
  readonly file: string;
  readonly expression: string;
  readonly bound: string;
}[] = [
  {
    file: 'content/author-names.ts',
    expression: '/\\s*[,;|]\\s*|\\s+(?:and|&|with)\\s+/i',
    bound: 'a byline of 200 characters; longer ones are not split',
  },
  {
    file: 'feed/rights.ts',
    expression:
      '/<figure\\b[^>]*>(?:(?!<\\/?figure)[\\s\\S])*?"https:\\/\\/news\\.example\\/a\\.jpg"(?:(?!<\\/figure>)[\\s\\S])*<\\/figure>/g',
    bound: 'sanitised HTML: every figure ends, and none is in another',
  },
  {
    file: 'feed/rights.ts',
    expression: '/<img\\b[^>]*"https:\\/\\/news\\.example\\/a\\.jpg"[^>]*>/g',
    bound: 'sanitised HTML: every “<” begins a tag, which ends',
  },
];

/** What stands for values that only running code knows, where an expression is put together from them. */
export const values: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'cli/export/links.ts': { own: '(?<=(?:href|src)=")/paper/[^"<>\\s]*|', escaped: 'https://news\\.example' },
  'collection/redirect.ts': { source: '/(?<year>[^/]+)/(?<slug>[^/]+)/feed', from: '/:year/:slug/feed*' },
  'content/time.ts': { name: 'jan' },
  'feed/rights.ts': { quoted: 'https://news\\.example/a\\.jpg' },
  'partner/excerpt.ts': { least: 100 },
};
