import { cubesOf, pointAt } from '../../src/domain/metadata/place.ts';
import {
  type Case,
  changesAt,
  facets,
  ids,
  kind,
  months,
  moved,
  nearby,
  pages,
  SITE,
  search,
  section,
  sectionPaths,
  times,
} from './asks.ts';
import { article, at, paper } from './paper.ts';

const places = (...paths: readonly [string, ...string[]]) => {
  const ref = (path: string) => ({ path, trail: path.split('/') });
  const [first, ...more] = paths;
  return { sections: [ref(first), ...more.map(ref)] as const };
};

/** An article with places, by latitude and longitude. */
const located = (id: string, published: number, ...all: readonly (readonly [number, number])[]) => {
  const places = all.map(([latitude, longitude]) => ({
    name: id,
    at: { latitude, longitude, point: pointAt(latitude, longitude) },
  }));
  const facets = places.flatMap((one) => cubesOf(one.at.point));
  return article({ id, published: at(published), places, facets });
};

const file = (path: string) => ({ path, type: 'image/png', length: 16, hash: 'ab' });

/** More words that begin alike than a query may look for. */
const many = (beginning: string) =>
  Array.from({ length: 70 }, (_, index) => `${beginning}${index}`).join(' ');

const tooWide = (prefix: string) => ({ reason: 'too-wide', prefix });

/** One behaviour each, with a paper that shows it and nothing else. */
export const CASES: readonly Case[] = [
  {
    name: 'an empty paper',
    paper: paper({ articles: [], sections: ['news'] }),
    asks: [
      { name: 'lists nothing', ask: ids(SITE, 5), answer: [] },
      { name: 'never changed', ask: times(SITE, 5), answer: [undefined, undefined] },
      { name: 'knows its sections', ask: ids(section('news'), 5), answer: [] },
      { name: 'knows no other section', ask: ids(section('sports'), 5), answer: undefined },
      { name: 'has no page', ask: kind('/news/x', 5), answer: undefined },
    ],
  },
  {
    name: 'a section with sections below it',
    paper: paper({
      articles: [
        article({ id: 'a', published: at(1), ...places('news/northwest/coast') }),
        article({ id: 'b', published: at(2), ...places('news', 'news/northwest') }),
        article({ id: 'c', published: at(3), ...places('newsroom') }),
      ],
    }),
    asks: [
      { name: 'shows all below, each once', ask: ids(section('news'), 9), answer: ['b', 'a'] },
      { name: 'in the middle too', ask: ids(section('news/northwest'), 9), answer: ['b', 'a'] },
      { name: 'at the end', ask: ids(section('news/northwest/coast'), 9), answer: ['a'] },
      { name: 'a name that only begins alike is another', ask: ids(section('newsroom'), 9), answer: ['c'] },
    ],
  },
  {
    name: 'articles with facets',
    paper: paper({
      articles: [
        article({ id: 'a', published: at(1), facets: ['language:es-mx-', 'translated'] }),
        article({ id: 'b', published: at(2), facets: ['language:fil-'] }),
        article({ id: 'c', published: at(3), ...places('sports') }),
        article({ id: 'd', published: at(4), facets: ['language:es-'], syndication: 'none' }),
      ],
    }),
    asks: [
      { name: 'are selected by the beginning of one', ask: facets({ any: ['language:es-'] }), answer: ['a'] },
      { name: 'of any', ask: facets({ any: ['language:es-', 'language:fil-'] }), answer: ['b', 'a'] },
      { name: 'which is no beginning of another', ask: facets({ any: ['language:fi-'] }), answer: [] },
      {
        name: 'or by having none',
        ask: facets({ any: ['language:en-'], unless: 'language:' }),
        answer: ['c'],
      },
      {
        name: 'and by all that is asked',
        ask: facets({ any: ['translated'] }, { any: ['lang'] }),
        answer: ['a'],
      },
    ],
  },
  {
    name: 'articles of places',
    paper: paper({
      articles: [
        located('a', 1, [45.5, -122.68]),
        // Some 13 km from there.
        located('b', 2, [45.6166, -122.68]),
        // On both sides of the line where days change, and at a pole.
        located('c', 3, [0, 179.99], [60, 10]),
        located('d', 4, [0.01, -179.99]),
        located('e', 5, [90, 0]),
        article({ id: 'f', published: at(6) }),
      ],
    }),
    asks: [
      { name: 'are found near one', ask: nearby(45.5, -122.68, 12), answer: ['a'] },
      { name: 'and a little farther', ask: nearby(45.5, -122.68, 14), answer: ['b', 'a'] },
      { name: 'across the date line', ask: nearby(0, 180, 3), answer: ['d', 'c'] },
      { name: 'by any of their places', ask: nearby(60, 10, 1), answer: ['c'] },
      { name: 'at a pole, from any side', ask: nearby(89.99, 123, 2), answer: ['e'] },
      { name: 'far around', ask: nearby(50, -120, 2000), answer: ['b', 'a'] },
      { name: 'and where there is none, none', ask: nearby(-45, 100, 500), answer: [] },
    ],
  },
  {
    name: 'articles of one instant',
    paper: paper({ articles: ['a', 'c', 'b'].map((id) => article({ id, published: at(1) })) }),
    asks: [
      { name: 'stand by id, descending', ask: ids(SITE, 1), answer: ['c', 'b', 'a'] },
      {
        name: 'are paged by id',
        ask: async (collection) => {
          const page = { limit: 1, after: { published: at(1), id: 'c' } };
          const listing = await collection.list({ scope: SITE }, page, at(1));
          return [listing?.entries.map((entry) => entry.id), listing?.next];
        },
        answer: [['b'], { published: at(1), id: 'b' }],
      },
    ],
  },
  {
    name: 'an embargo of a story dated earlier',
    paper: paper({
      articles: [article({ id: 'a', published: at(1), from: at(5), tags: [{ name: 'T', slug: 't' }] })],
    }),
    asks: [
      { name: 'shows nothing before', ask: ids(SITE, 4), answer: [] },
      { name: 'tells only when something will change', ask: times(SITE, 4), answer: [undefined, 5] },
      { name: 'has no page before', ask: kind('/news/a', 4), answer: undefined },
      { name: 'has no tag before', ask: ids({ kind: 'tag', slug: 't' }, 4), answer: undefined },
      { name: 'shows it from that instant', ask: ids(SITE, 5), answer: ['a'] },
      { name: 'changed at the release, not at its date', ask: times(SITE, 5), answer: [5, undefined] },
      { name: 'has a tag then', ask: ids({ kind: 'tag', slug: 't' }, 5), answer: ['a'] },
    ],
  },
  {
    name: 'a section that only an embargoed story tells of',
    paper: paper({
      articles: [article({ id: 'a', published: at(1), from: at(5), until: at(8), ...places('scoop/deep') })],
      implied: ['scoop', 'scoop/deep'],
    }),
    asks: [
      { name: 'is not there before', ask: ids(section('scoop/deep'), 4), answer: undefined },
      { name: 'nor is the one above', ask: ids(section('scoop'), 4), answer: undefined },
      { name: 'is not told of', ask: sectionPaths(4), answer: [] },
      { name: 'is there from the release', ask: ids(section('scoop'), 5), answer: ['a'] },
      { name: 'is told of then', ask: sectionPaths(5), answer: ['scoop', 'scoop/deep'] },
      { name: 'stays, empty, for those who subscribed', ask: ids(section('scoop/deep'), 9), answer: [] },
      { name: 'is still told of', ask: sectionPaths(9), answer: ['scoop', 'scoop/deep'] },
    ],
  },
  {
    name: 'words that begin alike, of stories that are not all public',
    searches: true,
    paper: paper({
      articles: [
        article({ id: 'a', published: at(1), title: 'Merger ferry storm' }),
        article({ id: 'b', published: at(2), from: at(5), until: at(8), title: many('mer') }),
        article({ id: 'c', published: at(3), syndication: 'none', title: many('ferr') }),
        article({ id: 'd', published: at(4), until: at(3), title: many('stor') }),
      ],
    }),
    asks: [
      { name: 'are not counted under an embargo', ask: search('mer*', 4), answer: ['a'] },
      { name: 'are from the release on', ask: search('mer*', 5), answer: tooWide('mer') },
      { name: 'are until it expires', ask: search('mer*', 7), answer: tooWide('mer') },
      { name: 'are not after that', ask: search('mer*', 8), answer: ['a'] },
      { name: 'are not where no feed has the story', ask: search('ferr*', 6), answer: ['a'] },
      { name: 'are not where it never is public', ask: search('stor*', 6), answer: ['a'] },
      { name: 'are no words of scopes', ask: search('sit*', 6), answer: [] },
      { name: 'are no names of sections', ask: search('sectio*', 6), answer: [] },
    ],
  },
  {
    name: 'pages of several months',
    paper: paper({
      articles: [
        article({ id: 'a', published: new Date('1969-12-31T23:59:59.999Z') }),
        article({ id: 'b', published: new Date('2026-01-31T23:59:59.999Z') }),
        article({
          id: 'c',
          published: new Date('2026-02-01T00:00:00Z'),
          updated: new Date('2026-02-02T00:00:00Z'),
        }),
        article({ id: 'd', published: new Date('2026-02-01T00:00:00Z') }),
        article({
          id: 'e',
          published: new Date('2026-03-01T00:00:00Z'),
          elsewhere: true,
          url: 'https://x.example/e',
        }),
        article({ id: 'f', published: new Date('2026-04-01T00:00:00Z'), syndication: 'none' }),
        article({
          id: 'g',
          published: new Date('2026-05-01T00:00:00Z'),
          until: new Date('2026-05-02T00:00:00Z'),
        }),
        article({
          id: 'h',
          published: new Date('2026-06-01T00:00:00Z'),
          from: new Date('2026-08-01T00:00:00Z'),
        }),
        article({ id: 'i', published: new Date('2026-07-01T00:00:00Z') }),
      ],
    }),
    asks: [
      {
        name: 'name the months in which there are any',
        ask: months('2026-07-15'),
        answer: [['2026-07', '2026-02', '2026-01', '1969-12'], Date.UTC(2026, 7, 1)],
      },
      {
        name: 'name a month from the release on',
        ask: months('2026-08-01'),
        answer: [['2026-07', '2026-06', '2026-02', '2026-01', '1969-12'], undefined],
      },
      { name: 'are those of the month', ask: pages('2026-02'), answer: ['/news/d', '/news/c'] },
      { name: 'are none where another site has them', ask: pages('2026-03'), answer: [] },
      { name: 'are none where no feed has them', ask: pages('2026-04'), answer: [] },
      { name: 'are none once they have expired', ask: pages('2026-05'), answer: [] },
    ],
  },
  {
    name: 'an expiry',
    paper: paper({ articles: [article({ id: 'a', published: at(1), until: at(5) })] }),
    asks: [
      { name: 'shows it until then', ask: ids(SITE, 4), answer: ['a'] },
      { name: 'bounds the listing', ask: times(SITE, 4), answer: [1, 5] },
      { name: 'bounds the page', ask: changesAt('/news/a', 4), answer: 5 },
      { name: 'takes it out at that instant', ask: ids(SITE, 5), answer: [] },
      { name: 'is itself a change', ask: times(SITE, 5), answer: [5, undefined] },
      { name: 'takes the page down', ask: kind('/news/a', 5), answer: undefined },
    ],
  },
  {
    name: 'an edit',
    paper: paper({ articles: [article({ id: 'a', published: at(1), updated: at(3) })] }),
    asks: [{ name: 'is a change', ask: times(SITE, 9), answer: [3, undefined] }],
  },
  {
    name: 'an article that is in no feed',
    paper: paper({
      articles: [
        article({ id: 'a', published: at(1), syndication: 'none', tags: [{ name: 'T', slug: 't' }] }),
      ],
    }),
    asks: [
      { name: 'is not listed', ask: ids(SITE, 9), answer: [] },
      { name: 'changes no listing', ask: times(SITE, 9), answer: [undefined, undefined] },
      { name: 'gives its tag no feed', ask: ids({ kind: 'tag', slug: 't' }, 9), answer: undefined },
      { name: 'has its page', ask: kind('/news/a', 9), answer: 'article' },
      {
        name: 'is not counted',
        ask: async (collection) => (await collection.directory(at(9))).site.count,
        answer: 0,
      },
    ],
  },
  {
    name: 'an article that lives elsewhere',
    paper: paper({
      articles: [article({ id: 'a', published: at(1), elsewhere: true, url: 'https://other.example/a' })],
    }),
    asks: [
      { name: 'is listed', ask: ids(SITE, 9), answer: ['a'] },
      { name: 'has no page here', ask: kind('/news/a', 9), answer: undefined },
    ],
  },
  {
    name: 'a withdrawal',
    paper: paper({
      articles: [],
      withdrawals: [
        { id: 'w', path: '/news/w', from: at(1), withdrawn: at(5), ...taken() },
        { id: 'n', path: '/news/n', from: at(9), withdrawn: at(5), ...taken() },
      ],
    }),
    asks: [
      { name: 'leaves nothing listed', ask: ids(SITE, 9), answer: [] },
      { name: 'is a change', ask: times(SITE, 9), answer: [5, undefined] },
      {
        name: 'is a change in its section and above',
        ask: times(section('news'), 9),
        answer: [5, undefined],
      },
      { name: 'leaves a note', ask: kind('/news/w', 9), answer: 'withdrawn' },
      { name: 'of what never was public leaves none', ask: kind('/news/n', 9), answer: undefined },
    ],
  },
  {
    name: 'media',
    paper: paper({
      articles: [
        article({ id: 'a', published: at(2), until: at(5) }),
        article({ id: 'b', published: at(8), syndication: 'none' }),
      ],
      media: [
        { file: file('/logo.png'), always: true, shownBy: [] },
        { file: file('/a.png'), always: false, shownBy: ['a', 'b'] },
        { file: file('/unused.png'), always: false, shownBy: [] },
      ],
    }),
    asks: [
      { name: 'of the site are always there', ask: kind('/logo.png', 0), answer: 'media' },
      { name: 'wait for an article', ask: kind('/a.png', 1), answer: undefined },
      { name: 'come with it', ask: kind('/a.png', 2), answer: 'media' },
      { name: 'are bounded by it', ask: changesAt('/a.png', 2), answer: 5 },
      { name: 'go with it', ask: kind('/a.png', 5), answer: undefined },
      { name: 'come back with another', ask: kind('/a.png', 8), answer: 'media' },
      { name: 'nobody shows are not there', ask: kind('/unused.png', 9), answer: undefined },
      {
        name: 'have their bytes',
        ask: async (collection) => new TextDecoder().decode(await collection.media(file('/logo.png'))),
        answer: 'abababababababab',
      },
    ],
  },
  {
    name: 'old paths',
    paper: paper({
      articles: [
        article({ id: 'a', published: at(2), until: at(5) }),
        article({ id: 'b', published: at(1), elsewhere: true, url: 'https://other.example/b' }),
      ],
      withdrawals: [{ ...taken(), id: 'w', path: '/news/w', from: at(1), withdrawn: at(3) }],
      media: [{ file: file('/taken.png'), always: true, shownBy: [] }],
      aliases: [
        { path: '/old/a', id: 'a' },
        { path: '/older/a', id: 'a' },
        { path: '/old/b', id: 'b' },
        { path: '/old/w', id: 'w' },
        { path: '/taken.png', id: 'a' },
        { path: '/news/a', id: 'b' },
        { path: '/news/w', id: 'a' },
      ],
    }),
    asks: [
      { name: 'tell nothing before the article shows', ask: moved('/old/a', 1), answer: undefined },
      { name: 'lead to it while it shows', ask: moved('/old/a', 2), answer: '/news/a' },
      { name: 'may be several', ask: moved('/older/a', 2), answer: '/news/a' },
      { name: 'tell nothing after it has expired', ask: moved('/old/a', 5), answer: undefined },
      {
        name: 'lead to where the article lives elsewhere',
        ask: moved('/old/b', 1),
        answer: 'https://other.example/b',
      },
      { name: 'tell nothing of a withdrawal to come', ask: moved('/old/w', 2), answer: undefined },
      { name: 'lead to the note of a withdrawal', ask: moved('/old/w', 3), answer: '/news/w' },
      { name: 'take over the path of a withdrawal', ask: moved('/news/w', 3), answer: '/news/a' },
      { name: 'give it back with what they lead to', ask: kind('/news/w', 5), answer: 'withdrawn' },
      { name: 'never stand in for a file', ask: kind('/taken.png', 3), answer: 'media' },
      { name: 'never stand in for an article', ask: kind('/news/a', 3), answer: 'article' },
    ],
  },
];

function taken() {
  return {
    sections: ['news/northwest'],
    authors: [],
    tags: [],
    reason: 'It was wrong.',
    local: 'that day',
  };
}
