import type { PageRequest } from '../../src/domain/listing.ts';
import { parseQuery, type Query } from '../../src/domain/query.ts';
import type { Filter, Selection } from '../../src/domain/selection.ts';
import type { Collection } from '../../src/store/collection.ts';
import { createStory } from './story.ts';

/** After the newest story, before anything of it expires. */
export const NOW = new Date(Date.UTC(2026, 10, 2));

export type Asking = { readonly name: string; readonly ask: (collection: Collection) => Promise<unknown> };

/** A page as a request makes it: listed, then read. */
function page(name: string, selection: Selection, asked: PageRequest = { limit: 20 }): Asking {
  return {
    name,
    ask: async (collection) => {
      const listing = await collection.list(selection, asked, NOW);
      const articles = await collection.read(listing?.entries ?? [], NOW);
      if (articles.length === 0 || articles.length !== listing?.entries.length)
        throw new Error(`${name}: nothing found`);
      return articles;
    },
  };
}

const SITE = { kind: 'site' } as const;
const filtered = (filter: Filter): Selection => ({ scope: SITE, filter });
const { published } = createStory(400);
/** A boundary of archives or not: what matters is that both collections go on from there. */
const after = { published, id: 'tag:bench.example,2026:story-400' };

/** What the service is asked for most, and worst; each fills its page in a collection of a thousand. */
export const ASKINGS: readonly Asking[] = [
  page('site feed', { scope: SITE }),
  page('section feed', { scope: { kind: 'section', path: 'news' } }),
  page('author feed', { scope: { kind: 'author', slug: 'writer-0' } }),
  page('tag feed', { scope: { kind: 'tag', slug: 'topic-0' } }),
  page('archive page', { scope: SITE }, { limit: 20, after, archive: true }),
  page(
    'section and tag',
    filtered({ sections: ['news', 'sports'], tags: ['topic-0', 'topic-1', 'topic-2', 'topic-3', 'topic-4'] }),
  ),
  page('all but a section', filtered({ exclude: { sections: ['sports'] } })),
  page('q: ferry', filtered({ query: query('ferry') })),
  page('q: ferry storm -police', filtered({ query: query('ferry storm -police') })),
  page('q: "the city"', filtered({ query: query('"the city"') })),
  page('q: counc*', filtered({ query: query('counc*') })),
  {
    name: 'a story by its path',
    ask: async (collection) => {
      const { sections, slug } = createStory(500);
      return collection.locate(`/${sections[0]}/${slug}`, NOW);
    },
  },
];

/** Without a page to read: what a conditional request costs. */
export const VALIDATION: Asking = {
  name: '304: listing alone',
  ask: (collection) => collection.list({ scope: { kind: 'section', path: 'news' } }, { limit: 20 }, NOW),
};

/** Questions that look at everything, for the figure of the worst case. */
export const WORST: readonly Asking[] = [
  {
    name: 'q: nothing found among all',
    ask: (one) => one.list(filtered({ query: query('the NOT the') }), { limit: 20 }, NOW),
  },
  {
    name: 'q: phrase of common words',
    ask: (one) => one.list(filtered({ query: query('"of of of of the"') }), { limit: 20 }, NOW),
  },
  { name: 'directory', ask: (one) => one.directory(NOW) },
];

function query(text: string): Query {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.error.reason);
  return parsed.query;
}
