import { spanish } from '../../src/content/site/page-words/spanish.ts';
import { blockNames } from '../../src/import/markdown/tree.ts';

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
    file: 'content/byline/author-names.ts',
    expression: '/\\s*[,;|]\\s*|\\s+\\/\\s+|\\s+(?:and|&|with|y|und|et|en|e)\\s+/i',
    bound: 'a byline of 200 characters; longer ones are not split',
  },
];

/** What stands for values that only running code knows, where an expression is put together from them. */
export const values: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'cli/export/links.ts': { own: '(?<=(?:href|src)=")/paper/[^"<>\\s]*|', escaped: 'https://news\\.example' },
  'cli/export/redirects.ts': { source: '/(?<a>[^/]+)/(?<slug>[^/]+)/(?<splat>.*)/feed' },
  'domain/redirect.ts': { source: '/(?<year>[^/]+)/(?<slug>[^/]+)/feed', from: '/:year/:slug/feed*' },
  'content/source/time.ts': { name: 'jan' },
  'import/folder/markup/html-blocks.ts': { blockNames: [...blockNames] },
  'pages/strings/strings.ts': { special: spanish.andBefore },
  'partner/excerpt.ts': { least: 100 },
};
