import { trustedHtml } from '../../src/domain/html.ts';
import type { MediaFile } from '../../src/domain/media.ts';
import type { Collection } from '../../src/store/collection.ts';
import { createMemoryCollection } from '../../src/store/memory/memory.ts';
import { type Paper, paper, article as plainArticle, sourceOf } from '../contract/paper.ts';

/** The instant most cases ask at. */
export const NOW = new Date('2026-06-01T12:00:00Z');

/** When all of it was last published, before anything below that changes by itself. */
export const PUBLISHED = new Date('2026-05-25T08:00:00Z');

/** When the embargoed story comes out: 100 seconds later. */
export const RELEASE = new Date('2026-06-01T12:01:40Z');

/** When the notice of a sale goes. */
export const EXPIRY = new Date('2026-06-01T13:00:00Z');

export const BASE = 'https://paper.example';

/** Hashes tell articles apart here as they do in a compiled collection. */
const article: typeof plainArticle = (given) => plainArticle({ hash: `hash-of-${given.id}`, ...given });

const northwest = { path: 'news/northwest', trail: ['News', 'Northwest'] };
const life = { path: 'life', trail: ['Life'] };

const file = (path: string, type: string, hash: string): MediaFile => ({
  path,
  type,
  hash,
  length: hash.length * 8,
});

const parts = paper({
  articles: [
    article({
      id: 'ferry',
      path: '/news/northwest/ferry',
      published: new Date('2026-05-30T08:00:00Z'),
      sections: [northwest],
      authors: [{ name: 'Jane Doe', slug: 'jane-doe' }],
      tags: [{ name: 'Ferries', slug: 'ferries' }],
      body: trustedHtml(`<p>${'The ferry came in on time. '.repeat(60)}</p>`),
    }),
    article({
      id: 'budget',
      published: new Date('2026-05-29T08:00:00Z'),
      updated: new Date('2026-05-31T10:00:00Z'),
    }),
    article({
      id: 'secret',
      path: '/life/secret',
      published: new Date('2026-05-28T08:00:00Z'),
      from: RELEASE,
      sections: [life],
      authors: [{ name: 'The Mole', slug: 'the-mole' }],
    }),
    article({
      id: 'sale',
      path: '/shop/sale',
      published: new Date('2026-05-27T08:00:00Z'),
      until: EXPIRY,
      sections: [{ path: 'shop', trail: ['Shop'] }],
    }),
    article({
      id: 'café',
      path: '/news/café',
      published: new Date('2026-05-26T08:00:00Z'),
    }),
  ],
  withdrawals: [
    {
      id: 'retracted',
      path: '/news/retracted',
      withdrawn: new Date('2026-05-31T18:00:00Z'),
      reason: 'It was not so.',
      from: new Date('2026-05-25T08:00:00Z'),
      sections: ['news'],
      authors: [],
      tags: [],
      local: 'May 31, 2026',
    },
  ],
  media: [
    {
      file: file('/news/northwest/ferry.jpg', 'image/jpeg', '0123456789abcdef'),
      always: false,
      shownBy: ['ferry'],
    },
    { file: file('/life/secret.jpg', 'image/jpeg', 'feedfacefeedface'), always: false, shownBy: ['secret'] },
    { file: file('/drawing.svg', 'image/svg+xml', 'deadbeefdeadbeef'), always: true, shownBy: [] },
  ],
  aliases: [
    { path: '/2019/ferry.html', id: 'ferry' },
    { path: '/old/secret', id: 'secret' },
    { path: '/old/retracted', id: 'retracted' },
  ],
  sections: ['news/northwest'],
});

/** As site.yaml has them. */
const redirects = [
  { from: '/old/feed', to: '/rss.xml' },
  { from: '/old/:section/rss.xml', to: '/news/:section/rss.xml' },
  { from: '/2019/:month/:day/:slug', to: '/news/northwest/:slug' },
  { from: '/blog/*', to: 'https://blog.example/:splat' },
  { from: '/archive/*', to: '/news/:splat' },
  { from: '/local/*', to: '/:splat' },
  { from: '/robots*', to: '/nowhere/:splat' },
  { from: '/search', to: '/?q=ferry#stories' },
  { from: '/leak', to: '/life/secret' },
  { from: '/leaks/*', to: '/life/secret' },
  { from: '/leaks-too/*', to: '/leaks/x' },
  { from: '/news', to: '/rss.xml' },
];

/** A small paper with everything that HTTP must tell apart. */
export const PAPER: Paper = {
  ...parts,
  snapshot: {
    ...parts.snapshot,
    modified: { any: PUBLISHED.getTime(), all: PUBLISHED.getTime() },
    site: { ...parts.snapshot.site, url: BASE, hubs: ['https://hub.example/'], redirects },
  },
};

export function paperCollection({ snapshot, ...rest }: Paper = PAPER): Collection {
  return createMemoryCollection(snapshot, sourceOf({ snapshot, ...rest }));
}
