import { trustedHtml } from '../../src/domain/html.ts';
import type { Site } from '../../src/domain/site.ts';
import { encodeArticle } from '../../src/store/codec.ts';
import type { StoredArticle } from '../../src/store/sql/write/article-row.ts';
import type { Publication } from '../../src/store/sql/write/writer.ts';

const count = 40;
const names = Array.from({ length: count }, (_, index) => `tag:paper.example,2020:${index}`);

/** One of two states of a collection; every article says which. Each has some that the other lacks. */
export function edition(number: number): {
  readonly articles: readonly StoredArticle[];
  readonly gone: readonly string[];
} {
  const has = (index: number) => index % 10 !== number;
  return {
    articles: names.flatMap((id, index) => (has(index) ? [articleOf(id, index, number)] : [])),
    gone: names.filter((_, index) => !has(index)),
  };
}

/** How many articles an edition has. */
export const size = count - count / 10;

export const title = (number: number): string => `Edition ${number}`;

function articleOf(id: string, index: number, number: number): StoredArticle {
  const published = new Date(1_600_000_000_000 + index * 60_000);
  const head = {
    ...{ id, hash: `${index}-${number}`, path: `/news/${index}`, published, from: published },
    ...{
      sections: ['news'],
      authors: [`a${index % 7}`],
      tags: [`t${(index + number) % 5}`],
      syndication: 'full' as const,
    },
  };
  const document = encodeArticle({
    ...head,
    title: title(number),
    url: `https://paper.example/news/${index}`,
    elsewhere: false,
    sections: [{ path: 'news', trail: ['News'] }],
    authors: head.authors.map((slug) => ({ name: slug, slug })),
    tags: head.tags.map((slug) => ({ name: slug, slug })),
    attachments: [],
    language: 'en',
    corrections: [],
    body: trustedHtml(`<p>${'A story. '.repeat(300)}</p>`),
    local: { published: '', corrections: [] },
  });
  return { head, elsewhere: false, document };
}

const site: Site = {
  ...{
    hash: '',
    title: 'Paper',
    description: 'Paper',
    url: 'https://paper.example',
    id: 'tag:paper.example,2020:p',
  },
  ...{
    language: 'en',
    timezone: 'UTC',
    organisation: { name: 'Paper' },
    hubs: [],
    categories: [],
    embeds: [],
  },
  ...{
    feeds: { limit: 20, ttl: 15 },
    cache: { maxAge: 1, staleWhileRevalidate: 1, staleIfError: 1 },
    callouts: {},
  },
};

export const publicationOf = (number: number): Publication => ({
  site: { ...site, title: title(number) },
  revision: title(number),
  sections: [{ scope: { kind: 'section', path: 'news' }, title: 'News', trail: ['News'] }],
  authors: Array.from({ length: 7 }, (_, index) => ({ name: `a${index}`, slug: `a${index}` })),
  tags: Array.from({ length: 5 }, (_, index) => ({ name: `t${index}`, slug: `t${index}` })),
});
