import { expect, it } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { articlePage } from '../../src/pages/article.ts';
import { find, parsed, text } from './dom.ts';
import { article, site } from './sample.ts';

const linkedData = (of: Partial<Article>): unknown => {
  const html = articlePage({ site: site(), article: { ...article(), ...of }, feeds: [] });
  return JSON.parse(text(find(parsed(html).elements, 'script', { type: 'application/ld+json' })[0]));
};

it('JSON-LD says where a story stands', () => {
  const html = articlePage({ site: site(), article: article(), feeds: [] });
  const scripts = find(parsed(html).elements, 'script', { type: 'application/ld+json' });
  expect(JSON.parse(text(scripts[1]))).toEqual({
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [
      ['Home', 'https://lantern.example/paper/'],
      ['News', 'https://lantern.example/paper/news/'],
      ['Northwest', 'https://lantern.example/paper/news/northwest/'],
      ['Sonar finds locomotive', undefined],
    ].map(([name, item], place) => ({
      '@type': 'ListItem',
      position: place + 1,
      name,
      ...(item !== undefined && { item }),
    })),
  });
});

const publisher = {
  '@type': 'NewsMediaOrganization',
  name: 'Lantern Press',
  url: 'https://press.example/',
  logo: { '@type': 'ImageObject', url: 'https://lantern.example/paper/logo.png', width: 1200, height: 675 },
};

const rows: readonly (readonly [string, Partial<Article>, object])[] = [
  [
    'what it is',
    {},
    {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      mainEntityOfPage: { '@type': 'WebPage', '@id': article().url },
      headline: 'Sonar finds locomotive',
      description: 'A survey crew found it 60 feet down.',
      articleSection: ['News', 'Northwest'],
      keywords: ['Columbia River'],
      dateline: 'PORTLAND (AP)',
      inLanguage: 'es',
      license: 'https://license.example/ap',
    },
  ],
  ['its dates', {}, { datePublished: '2019-09-26T04:12:00.000Z', dateModified: '2019-09-27T16:05:00.000Z' }],
  [
    'its picture',
    {},
    { image: [{ url: 'https://lantern.example/paper/locomotive.png', width: 1200, height: 675 }] },
  ],
  ['its publisher', {}, { publisher }],
  ['the organisation as author', { authors: [] }, { author: [publisher] }],
  [
    'people and the agency as authors',
    {
      authors: [
        { name: 'Zoë', slug: 'zoe' },
        { name: 'Associated Press', slug: 'associated-press' },
      ],
    },
    {
      author: [
        { '@type': 'Person', name: 'Zoë', url: 'https://lantern.example/paper/authors/zoe/' },
        { '@type': 'Organization', name: 'Associated Press' },
      ],
    },
  ],
  [
    'where it came from',
    {},
    { isBasedOn: 'https://apnews.example/', sourceOrganization: { name: 'Associated Press' } },
  ],
  [
    'its corrections',
    {},
    {
      correction: [
        {
          '@type': 'CorrectionComment',
          text: 'The engine weighed 38 tons, not 83.',
          datePublished: '2019-09-27T16:05:00.000Z',
        },
      ],
    },
  ],
  ['its sound', {}, { audio: { '@type': 'AudioObject', duration: 'PT3723S', encodingFormat: 'audio/mpeg' } }],
  [
    'its film',
    {},
    { video: { '@type': 'VideoObject', name: 'The file', uploadDate: '2019-09-26T04:12:00.000Z' } },
  ],
  [
    'a hostile headline',
    { title: '</script><!--<script>\u2028&"\\' },
    { headline: '</script><!--<script>\u2028&"\\' },
  ],
];

it.each(rows)('JSON-LD says %s', (_, of, expected) => {
  expect(linkedData(of)).toMatchObject(expected);
});
