import type { Article, ArticleHead } from '../../src/domain/article.ts';
import { trustedHtml } from '../../src/domain/html.ts';
import type { Site } from '../../src/domain/site.ts';
import { htmlText, indexWords } from '../../src/domain/words.ts';
import { encodeArticle } from '../../src/store/codec.ts';
import type { StoredArticle } from '../../src/store/sql/write/article-row.ts';
import type { Publication } from '../../src/store/sql/write/writer.ts';
import { site as bench } from '../peers/stories.ts';
import { authorName, storyHtml, tagName } from './markdown.ts';
import { AUTHORS, createStory, SECTIONS, TAGS } from './story.ts';

export const site: Site = { ...bench, feeds: { ...bench.feeds, limit: 20 } };

const trail = (path: string) =>
  path.split('/').map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`);

/** An article as a sync gives it to the store; without its body and search when only the store's rows matter. */
export function storedStory(number: number, { body: whole = true } = {}): StoredArticle {
  const story = createStory(number, { body: whole });
  const { slug, title, description, published, updated, until } = story;
  const path = `/${story.sections[0]}/${slug}`;
  const head: ArticleHead = {
    id: `tag:bench.example,2026:story-${number}`,
    hash: `story-${number}`,
    path,
    published,
    ...(updated && { updated }),
    from: published,
    ...(until && { until }),
    sections: story.sections,
    authors: story.authors.map((one) => `writer-${one}`),
    tags: story.tags.map((one) => `topic-${one}`),
    syndication: 'full',
  };
  const [first, ...more] = story.sections.map((one) => ({ path: one, trail: trail(one) }));
  const body = storyHtml(story);
  const article: Article = {
    ...head,
    title,
    description,
    url: `${site.url}${path}`,
    elsewhere: false,
    sections: [first ?? { path: 'news', trail: ['News'] }, ...more],
    authors: story.authors.map((one) => ({ name: authorName(one), slug: `writer-${one}` })),
    tags: story.tags.map((one) => ({ name: tagName(one), slug: `topic-${one}` })),
    ...(story.image && {
      image: { url: story.image, type: 'image/jpeg', width: 1600, height: 900, alt: 'A picture' },
    }),
    attachments: [],
    language: 'en-US',
    corrections: [],
    body: trustedHtml(body),
    local: { published: published.toISOString(), corrections: [] },
  };
  return {
    head,
    elsewhere: false,
    document: encodeArticle(article),
    ...(whole && { words: indexWords([title, description, htmlText(body)]) }),
  };
}

/** What is published with the stories. */
export const publication: Publication = {
  site,
  revision: 'bench',
  sections: [...SECTIONS].sort().map((path) => ({
    scope: { kind: 'section', path },
    title: trail(path).at(-1) ?? path,
    trail: trail(path),
  })),
  authors: Array.from({ length: AUTHORS }, (_, one) => ({ name: authorName(one), slug: `writer-${one}` })),
  tags: Array.from({ length: TAGS }, (_, one) => ({ name: tagName(one), slug: `topic-${one}` })),
};
