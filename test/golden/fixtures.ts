import { withdrawalNotice } from '../../src/content/story/withdrawal-notice.ts';
import type { Article, NoticedWithdrawal, SectionRef } from '../../src/domain/article.ts';
import type { Listing } from '../../src/domain/listing.ts';
import { trustedHtml } from '../../src/domain/html.ts';
import { site } from './publication.ts';

export { site };

const northwest: SectionRef = { path: 'news/northwest', trail: ['News', 'Northwest'] };
const food: SectionRef = { path: 'life/food', trail: ['Life & Times', 'Food'] };

/** The least an article can be. */
export const plain: Article = {
  id: 'tag:record.example,2024-03-04:tide-tables',
  hash: '0000plain',
  path: '/news/northwest/tide-tables',
  published: new Date('2024-03-04T14:00:00Z'),
  from: new Date('2024-03-04T14:00:00Z'),
  syndication: 'full',
  title: 'Tide tables for the week',
  url: 'https://record.example/paper/news/northwest/tide-tables',
  elsewhere: false,
  sections: [northwest],
  authors: [],
  tags: [],
  attachments: [],
  language: 'en-US',
  corrections: [],
  body: trustedHtml('<p>High water at noon.</p>'),
  local: { published: 'March 4, 2024, 6:00am', corrections: [] },
};

/** A story with everything an article can have. */
export const ferry: Article = {
  ...plain,
  id: 'tag:record.example,2024-03-05:ferry',
  hash: '0001ferry',
  path: '/news/northwest/ferry',
  published: new Date('2024-03-05T17:30:00Z'),
  updated: new Date('2024-03-06T01:05:09Z'),
  from: new Date('2024-03-05T17:30:00Z'),
  title: 'Ferry "Kestrel" & crew are back — safe at last',
  description: 'Forty hours adrift, < 2 miles from home',
  url: 'https://record.example/paper/news/northwest/ferry',
  sections: [northwest, food],
  authors: [
    { name: 'Ines Ávila', slug: 'ines-avila', email: 'ines@record.example' },
    { name: 'Tom Reed', slug: 'tom-reed', url: 'https://reed.example/?a=1&b=2' },
  ],
  tags: [
    { name: 'Ferries', slug: 'ferries' },
    { name: 'R&D', slug: 'r-d' },
  ],
  image: {
    url: 'https://record.example/paper/news/northwest/ferry.jpg',
    type: 'image/jpeg',
    length: 81_234,
    width: 1600,
    height: 900,
    alt: 'A white ferry at a pier',
    caption: 'The Kestrel at Pier 4 on Tuesday',
    credit: 'Lou Park/The Record',
  },
  audio: {
    url: 'https://cdn.example/ferry.mp3?x=1&y=2',
    type: 'audio/mpeg',
    length: 5_120_000,
    title: 'The crew, in their words',
    duration: 312.6,
  },
  video: { url: 'https://cdn.example/ferry.mp4', type: 'video/mp4', length: 90_000_000, duration: 48 },
  attachments: [
    {
      url: 'https://record.example/paper/report.pdf',
      type: 'application/pdf',
      length: 20_480,
      title: 'Report',
    },
  ],
  dateline: 'ASTORIA, Ore. (AP)',
  source: { name: 'Associated Press', url: 'https://ap.example/', feed: 'https://ap.example/rss' },
  rights: '© 2024 Associated Press',
  license: 'https://ap.example/terms',
  corrections: [
    { date: new Date('2024-03-06T01:05:09Z'), text: 'An earlier version misspelled <Kestrel> & her captain.' },
  ],
  body: trustedHtml(
    '<p>ASTORIA, Ore. (AP) — The ferry came in at dawn &amp; nobody was hurt.</p><pre>if (a[b[0]]>1)</pre>',
  ),
  callout: trustedHtml('<p><a href="https://record.example/join">Support local news</a></p>'),
  local: {
    published: 'March 5, 2024, 9:30am',
    updated: 'March 5, 2024, 5:05pm',
    corrections: ['March 5, 2024, 5:05pm'],
    notes: ['Correction, March 5, 2024, 5:05pm'],
  },
};

/** A story in another language, published elsewhere, that may be summarised only. */
export const summary: Article = {
  ...plain,
  id: 'tag:record.example,2024-03-03:mercado',
  hash: '0002summary',
  path: '/life/food/mercado',
  published: new Date('2024-03-03T09:00:00.250Z'),
  from: new Date('2024-03-03T09:00:00.250Z'),
  syndication: 'summary',
  title: '¿Qué pasa con el mercado? 🐟',
  description: 'Los puestos reabren el lunes',
  url: 'https://eldiario.example/mercado',
  elsewhere: true,
  sections: [food],
  authors: [{ name: 'El Diario', slug: 'el-diario' }],
  source: { name: 'El Diario', url: 'https://eldiario.example/' },
  language: 'es',
  image: { url: 'https://eldiario.example/m.jpg', type: 'image/jpeg', length: 5 },
  body: trustedHtml('<p>No se muestra</p>'),
};

/** A story of which feeds carry the headline alone. */
export const headline: Article = {
  ...plain,
  id: 'tag:record.example,2024-03-02:budget',
  hash: '0003headline',
  path: '/news/northwest/budget',
  published: new Date('2024-03-02T09:00:00Z'),
  from: new Date('2024-03-02T09:00:00Z'),
  syndication: 'headline',
  title: 'Council passes <b>budget</b>',
  description: 'Not for syndication',
  url: 'https://record.example/paper/news/northwest/budget',
  image: { url: 'https://record.example/paper/b.jpg', type: 'image/jpeg', length: 5 },
  body: trustedHtml('<p>Not for syndication</p>'),
};

/** A Spanish story with a correction and a picture of unknown type. */
export const corrected: Article = {
  ...plain,
  id: 'tag:record.example,2024-03-01:puente',
  hash: '0004corrected',
  path: '/news/northwest/puente',
  published: new Date('2024-03-01T09:00:00Z'),
  from: new Date('2024-03-01T09:00:00Z'),
  updated: new Date('2024-03-01T10:00:00Z'),
  title: 'مرحبا: the bridge, \u202eagain',
  url: 'https://record.example/paper/news/northwest/puente',
  language: 'es-MX',
  image: { url: 'https://record.example/paper/p' },
  corrections: [{ date: new Date('2024-03-01T10:00:00Z'), text: 'El puente se llama «Sur».' }],
  local: {
    published: '1 de marzo de 2024, 1:00',
    updated: '1 de marzo de 2024, 2:00',
    corrections: ['1 de marzo de 2024, 2:00'],
    notes: ['Corrección, 1 de marzo de 2024, 2:00'],
  },
};

/** Newest first. */
export const articles: readonly Article[] = [ferry, plain, summary, headline, corrected];

/** What is left of two stories, one of which another site had in a language that is written from the right. */
export const withdrawals: readonly NoticedWithdrawal[] = [
  plain,
  { ...summary, language: 'ar' },
].map(({ id, path, from, published, url, elsewhere, language }) => {
  const [withdrawn, reason] = [new Date('2024-03-07T18:00:00Z'), 'Figures <3> & the source were wrong.'];
  const story = { published, url, elsewhere, language, withdrawn, reason };
  return {
    ...{ id, path, from, withdrawn, reason, sections: [], authors: [], tags: [], local: '' },
    notice: withdrawalNotice(story, site),
  };
});

/** The section these stand in. */
export const sectionListing: Listing = {
  subject: {
    scope: { kind: 'section', path: 'news/northwest' },
    title: 'Northwest',
    trail: ['News', 'Northwest'],
    description: 'Astoria & the coast',
    image: { url: 'https://record.example/paper/nw.svg', type: 'image/svg+xml' },
  },
  entries: articles,
  changed: new Date('2024-03-06T01:05:09Z'),
};

/** The site's own feed with nothing in it. */
export const emptyListing: Listing = {
  subject: { scope: { kind: 'site' }, title: site.title, trail: [] },
  entries: [],
};
