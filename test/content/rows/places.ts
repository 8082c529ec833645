import { article, site } from '../folder.ts';
import { one, type Row, row, withId } from './row.ts';

export const places: readonly Row[] = [
  row(
    'bad-id',
    'no URI',
    one(withId('x').replace('tag:paper.example,2019-09-25:x', 'ferry')),
    'news/a.md:4 id',
    'tag:example.com',
  ),
  ...['urn:isbn:%zz', 'https://example.com/%', 'urn:uuid:x', 'tag:example.com,2019:%'].map((id) =>
    row(
      'bad-id',
      id,
      one(withId('x').replace('tag:paper.example,2019-09-25:x', id)),
      'news/a.md:4 id',
      'not a permanent id',
    ),
  ),
  row(
    'derived-id',
    'no id',
    one(article().replace(/^id.*\n/m, '')),
    'news/a.md:2 id',
    'id: tag:paper.example,2019-09-25:a',
  ),
  row(
    'duplicate-id',
    'two files',
    { ...one(article()), 'news/b.md': article() },
    'news/b.md:4 id',
    'news/a.md',
  ),
  row(
    'duplicate-url',
    'two slugs',
    { 'news/Ferry Story.md': withId('x'), 'news/ferry-story.md': withId('y') },
    'news/ferry-story.md file',
    'Ferry Story.md',
  ),
  row(
    'duplicate-url',
    'the same canonical url',
    {
      ...one(`${article('url: https://x.example/1')}`),
      'news/b.md': withId('b').replace('---\nA', 'url: https://x.example/1\n---\nA'),
    },
    'news/b.md:5 url',
    'news/a.md',
  ),
  row(
    'duplicate-url',
    'an article and a section',
    {
      'news.md': article('sections: Sport'),
      'news/b.md': withId('b'),
      'sport/c.md': withId('c'),
      'site.yaml': `${site}permalink: /:slug\n`,
    },
    'news.md file',
    'the section news/',
  ),
  row(
    'duplicate-url',
    'two folders',
    { 'North West/a.md': withId('x'), 'north-west/b.md': withId('y') },
    'north-west file',
    'North West',
  ),
  row('reserved-path', 'a section', { 'tags/a.md': article() }, 'tags file', 'service itself'),
  row(
    'reserved-path',
    'an article at an address without a slash',
    { ...one(article('url: https://paper.example/health')) },
    'news/a.md file',
    '“health”',
  ),
  row('reserved-path', 'an article', { 'news/feed.md': article() }, 'news/feed.md file', '“feed”'),
  row('no-section', 'in the root', { 'a.md': article() }, 'a.md file', 'sections:'),
  row(
    'unknown-section',
    'misspelt',
    one(article('sections:\n  - News/Nowhere')),
    'news/a.md:6 sections.0',
    'name one of: News',
  ),
  row(
    'section-body',
    'text',
    { 'news/_index.md': '---\ntitle: News\n---\n\nHello\n' },
    'news/_index.md:4 body',
    'description:',
  ),
  row(
    'spelling',
    'authors',
    {
      ...one(article('authors: José García')),
      'news/b.md': withId('b').replace('---\nA', 'authors: Jose Garcia\n---\nA'),
    },
    'news/b.md:5 authors.0',
    '“José García”',
  ),
  row(
    'unknown-source',
    'near a contract',
    {
      ...one(article('source: Asociated Press')),
      'site.yaml': `${site}sources:\n  Associated Press: {syndication: none}\n`,
    },
    'news/a.md:5 source',
    'Associated Press',
  ),
];
