import { describe, expect, it } from 'vitest';
import { STORIES, subjectPage } from '../../src/pages/subject.ts';
import { attribute, find, parsed, text } from './dom.ts';
import { everyPage } from './every-page.ts';
import { article, directory, feeds, site } from './sample.ts';

const pages = everyPage();

const words = (html = ''): string =>
  text(parsed(html).elements.find(({ tagName }) => tagName === 'body')).replace(/\s+/g, ' ');

const says: readonly (readonly [string, string, string])[] = [
  ['front', 'what the paper is', 'News of the lower Columbia'],
  ['front', 'its sections as a tree', 'Sections News 2 Northwest 2 Clark County 2 Newsroom 2 Lantern Press'],
  ['front', 'its authors and topics', 'Authors Zoë Brandvold 2 Topics Columbia River 1'],
  ['front', 'the section of a story', 'Northwest Sonar finds locomotive'],
  ['front', 'how to subscribe', 'RSS https://lantern.example/paper/rss.xml'],
  ['front', 'what a feed is', 'A feed brings new stories to you.'],
  ['section', 'where it is', 'Home News Northwest What it is about 2 stories'],
  ['section', 'its subsections', 'Sections Clark County 2'],
  [
    'section',
    'its latest headlines with dates',
    'Sonar finds locomotive A survey crew found it 60 feet down. September 25',
  ],
  ['section', 'what is elsewhere', '9:12pm · on another site'],
  ['author', 'who it is', 'Zoë Brandvold'],
  ['author', 'where all authors are', 'Home Authors Zoë Brandvold'],
  ['tag', 'where all topics are', 'Home Topics Columbia River'],
  ['tag', 'one story as one', '1 story'],
  ['authors', 'all of them by first letters', 'Authors 1 author Z Zoë Brandvold 2'],
  ['tags', 'all of them by first letters', 'Topics 1 topic C Columbia River 1'],
  ['tag', 'that it is empty', 'No stories here yet.'],
];

describe('a page for people', () => {
  it.each(says)('of the %s says %s', (kind, _, expected) => {
    expect(words(pages[kind])).toContain(expected);
  });

  it.each([
    ['front', 'https://lantern.example/paper/'],
    ['section', 'https://lantern.example/paper/news/northwest/'],
    ['author', 'https://lantern.example/paper/authors/zoe-brandvold/'],
    ['tag', 'https://lantern.example/paper/tags/columbia-river/'],
    ['authors', 'https://lantern.example/paper/authors/'],
    ['tags', 'https://lantern.example/paper/tags/'],
  ])('of the %s is canonical at %s', (kind, url) => {
    const { elements } = parsed(pages[kind] ?? '');
    expect(attribute(find(elements, 'link', { rel: 'canonical' })[0], 'href')).toBe(url);
  });

  it('has one h1, which on the front page is the masthead', () => {
    for (const kind of ['front', 'section', 'author', 'tag'])
      expect(find(parsed(pages[kind] ?? '').elements, 'h1')).toHaveLength(1);
    expect(pages.front).toContain('<h1 class="name">');
  });

  it('of a section stays under 30 kB with as many stories as it shows', () => {
    const { sections } = directory();
    const [entry, ...children] = sections;
    if (entry === undefined) throw new Error('sample is empty');
    const html = subjectPage({
      site: site(),
      entry,
      children,
      articles: Array.from({ length: STORIES.page }, () => article()),
      feeds: feeds('/news', 'News'),
      paging: { older: '/paper/news/?older=x' },
    });
    expect(Buffer.byteLength(html)).toBeLessThan(30_000);
  });

  it('of the whole site stays under 30 kB with as many stories as it shows', () => {
    const whole = directory();
    const articles = Array.from({ length: STORIES.front }, () => article());
    const html = subjectPage({
      site: site(),
      entry: whole.site,
      children: [],
      articles,
      feeds: feeds('', 'The Columbia Lantern'),
      directory: {
        ...whole,
        sections: Array.from({ length: 24 }, (_, place) => ({
          scope: { kind: 'section', path: `news/section-${place}` } as const,
          title: `Section ${place}`,
          trail: [],
          count: place,
        })),
        tags: Array.from({ length: 40 }, () => whole.tags.map((tag) => ({ ...tag }))).flat(),
        authors: Array.from({ length: 40 }, () => whole.authors.map((author) => ({ ...author }))).flat(),
      },
    });
    expect(Buffer.byteLength(html)).toBeLessThan(30_000);
  });

  it('lists a section whose parent is none', () => {
    const whole = directory();
    const sections = whole.sections.slice(1);
    const html = subjectPage({
      site: site(),
      entry: whole.site,
      children: [],
      articles: [],
      feeds: feeds('', ''),
      directory: { ...whole, sections },
    });
    expect(words(html)).toContain('Sections Northwest 2 Clark County 2 Newsroom 2');
  });

  it('leads to a story elsewhere by its own address', () => {
    const there = { ...article(), elsewhere: true, url: 'https://other.example/story' };
    const { site: entry, sections } = directory();
    const html = subjectPage({
      site: site(),
      entry,
      children: sections,
      articles: [there],
      feeds: feeds('', ''),
    });
    expect(html).toContain('<h3><a href="https://other.example/story">');
  });

  it('of a paper with thousands of topics names those with the most stories', () => {
    const whole = directory();
    const tags = Array.from({ length: 2000 }, (_, place) => ({
      scope: { kind: 'tag', slug: `t${place}` } as const,
      title: `Topic ${place}`,
      trail: [],
      count: place,
    }));
    const html = subjectPage({
      site: site(),
      entry: whole.site,
      children: [],
      articles: [],
      feeds: feeds('', ''),
      directory: { ...whole, tags },
    });
    expect(
      find(parsed(html).elements, 'a').filter((a) => attribute(a, 'href')?.includes('/tags/')),
    ).toHaveLength(17);
    expect(html).toContain('Topic 1999');
    expect(html).toContain('<a href="/paper/tags/">All 2000 topics</a>');
  });
});

describe('a notice', () => {
  it('of a withdrawal says when and why, and nothing of the story', () => {
    expect(words(pages.withdrawn)).toContain('This story was withdrawn Withdrawn: October 2, 2019, 4:30pm');
    expect(words(pages.withdrawn)).toContain('The documents were forged.');
    expect(pages.withdrawn).not.toMatch(/secret|northwest|zoe|columbia-river/i);
  });

  it('of an error says what, and what to quote', () => {
    expect(words(pages.error)).toContain('Not here No such story');
    expect(words(pages.error)).toContain('please quote request 8f31.');
  });

  it.each(['withdrawn', 'error'])('(%s) is kept out of search', (kind) => {
    const { elements } = parsed(pages[kind] ?? '');
    expect(find(elements, 'meta', { name: 'robots', content: 'noindex' })).toHaveLength(1);
    expect(find(elements, 'link', { rel: 'canonical' })).toHaveLength(0);
  });
});
