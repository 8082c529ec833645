import * as fc from 'fast-check';
import type { Scope } from '../../src/domain/addresses.ts';
import type { Article } from '../../src/domain/article.ts';
import { trustedHtml } from '../../src/domain/html.ts';
import type { Filter } from '../../src/domain/selection.ts';
import { article, at, paper } from './paper.ts';

/** Instants are few, so that they meet: two releases at once, an expiry at a release, an edit at an expiry. */
export const instants = fc.integer({ min: 0, max: 40 });

const PATHS = ['news', 'news/northwest', 'news/northwest/coast', 'sports', 'newsroom'];
const SLUGS = ['ann', 'bo', 'cy'];

export const scopes: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>({ kind: 'site' }),
  fc.constantFrom(...PATHS).map((path): Scope => ({ kind: 'section', path })),
  fc.constantFrom(...SLUGS).map((slug): Scope => ({ kind: 'author', slug })),
  fc.constantFrom(...SLUGS).map((slug): Scope => ({ kind: 'tag', slug })),
);

const places = {
  sections: fc.uniqueArray(fc.constantFrom(...PATHS), { minLength: 1, maxLength: 3 }),
  authors: fc.uniqueArray(fc.constantFrom(...SLUGS), { maxLength: 2 }),
  tags: fc.uniqueArray(fc.constantFrom(...SLUGS), { maxLength: 2 }),
};

const TEXT = ['ferry', 'ferries', 'strike', 'night', 'shift', 'Café', '東京都', 'co-op'];

/** Bodies are HTML, titles are not: there a reference is the letters it is written with. */
const HTML = [...TEXT, '<em>un</em>fair', '&amp;'];

const drafts = fc.record({
  title: fc.array(fc.constantFrom(...TEXT), { minLength: 1, maxLength: 3 }),
  body: fc.array(fc.constantFrom(...HTML), { maxLength: 6 }),
  published: instants,
  embargo: fc.option(fc.integer({ min: 0, max: 10 }), { nil: 0 }),
  updated: fc.option(instants, { nil: undefined }),
  until: fc.option(instants, { nil: undefined }),
  none: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0),
  ...places,
});

const slugs = (...all: readonly string[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...all), { maxLength: 2 }), { nil: undefined });

const lists = {
  sections: slugs(...PATHS, 'nowhere'),
  authors: slugs(...SLUGS, 'nobody'),
  tags: slugs(...SLUGS, 'nothing'),
};

type Lists = Pick<Filter, 'sections' | 'authors' | 'tags'>;

/** Any filter; the query by its index in `QUERIES`. */
export const filters = fc
  .record({
    since: fc.option(instants, { nil: undefined }),
    exclude: fc.option(fc.record(lists), { nil: undefined }),
    query: fc.option(fc.nat({ max: 20 }), { nil: undefined }),
    ...lists,
  })
  .map(({ since, exclude, query, ...own }) => ({
    query,
    filter: {
      ...given(own),
      ...(since !== undefined && { since: at(since) }),
      ...(exclude !== undefined && { exclude: given(exclude) }),
    } satisfies Filter,
  }));

function given({ sections, authors, tags }: { readonly [K in keyof Lists]: Lists[K] | undefined }): Lists {
  return { ...(sections && { sections }), ...(authors && { authors }), ...(tags && { tags }) };
}

const takenBack = fc.record({ from: instants, withdrawn: instants, ...places });

/** Any small paper: windows of every shape, several articles at one instant, sections that share a beginning. */
export const papers = fc
  .record({
    articles: fc.array(drafts, { maxLength: 25 }),
    withdrawals: fc.array(takenBack, { maxLength: 4 }),
  })
  .map(({ articles, withdrawals }) =>
    paper({
      sections: PATHS,
      articles: articles.map((draft, index) =>
        article({
          id: `a${index}`,
          title: draft.title.join(' '),
          body: trustedHtml(`<p>${draft.body.join(' ')}</p>`),
          published: at(draft.published),
          from: at(draft.published + draft.embargo),
          ...(draft.updated !== undefined && { updated: at(draft.updated) }),
          ...(draft.until !== undefined && { until: at(draft.until) }),
          syndication: draft.none ? 'none' : 'full',
          sections: refs(draft.sections),
          authors: draft.authors.map((slug) => ({ slug, name: slug })),
          tags: draft.tags.map((slug) => ({ slug, name: slug })),
        }),
      ),
      withdrawals: withdrawals.map((gone, index) => ({
        ...gone,
        id: `w${index}`,
        path: `/gone/${index}`,
        from: at(gone.from),
        withdrawn: at(gone.withdrawn),
        reason: 'It was wrong.',
        local: 'that day',
      })),
    }),
  );

function refs([first = 'news', ...more]: readonly string[]): Article['sections'] {
  const ref = (path: string) => ({ path, trail: path.split('/') });
  return [ref(first), ...more.map(ref)];
}
