import type { Article, ArticleHead } from '../../src/domain/article.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { createStory, site } from '../peers/stories.ts';

const DESKS = 40;

/** A newspaper of so many stories of 5 kB, its feeds 100 kB large, one an hour, spread over 40 sections, 60 authors and 200 tags. */
export function createNewspaper(count: number): {
  readonly snapshot: Snapshot;
  readonly articles: readonly Article[];
} {
  const articles = Array.from({ length: count }, (_, number) => placed(createStory(number), number));
  const sections = Array.from({ length: DESKS }, (_, desk) => sectionOf(desk));
  return {
    articles,
    snapshot: {
      site: { ...site, feeds: { ...site.feeds, limit: 16 } },
      revision: `bench-${count}`,
      sections: sections.map(({ path, trail }) => ({
        scope: { kind: 'section', path },
        title: trail.at(-1) ?? path,
        trail,
      })),
      authors: once(articles.flatMap((article) => article.authors)),
      tags: once(articles.flatMap((article) => article.tags)),
      heads: articles.map(headOf),
      withdrawals: [],
      media: [],
    },
  };
}

function placed(story: Article, number: number): Article {
  const section = sectionOf((number * 7) % DESKS);
  const tag = (of: number) => ({ name: `Tag ${of % 200}`, slug: `tag-${of % 200}` });
  const path = `/${section.path}/story-${number}`;
  return {
    ...story,
    path,
    url: `${site.url}${path}`,
    sections: [section],
    authors: [{ name: `Writer ${number % 60}`, slug: `writer-${number % 60}` }],
    tags: [tag(number), tag(number * 3 + 1)],
  };
}

function sectionOf(desk: number): { readonly path: string; readonly trail: readonly string[] } {
  const [top, below] = [`desk-${desk % 8}`, `beat-${desk}`];
  return desk < 8 ? { path: top, trail: [top] } : { path: `${top}/${below}`, trail: [top, below] };
}

function once<One extends { readonly slug: string }>(all: readonly One[]): readonly One[] {
  return [...new Map(all.map((one) => [one.slug, one])).values()];
}

function headOf({
  id,
  hash,
  path,
  published,
  from,
  sections,
  authors,
  tags,
  syndication,
}: Article): ArticleHead {
  return {
    id,
    hash,
    path,
    published,
    from,
    syndication,
    sections: sections.map((section) => section.path),
    authors: authors.map((author) => author.slug),
    tags: tags.map((tag) => tag.slug),
  };
}
