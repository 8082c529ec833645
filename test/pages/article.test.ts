import { describe, expect, it } from 'vitest';
import { pageWordsIn } from '../../src/content/site/page-words/page-words.ts';
import type { Article } from '../../src/domain/article.ts';
import { trustedHtml } from '../../src/domain/html.ts';
import type { Site } from '../../src/domain/site.ts';
import { articlePage } from '../../src/pages/article.ts';
import { attribute, find, parsed, text } from './dom.ts';
import { article, feeds, site } from './sample.ts';

const inSpanish = { language: 'es-MX', words: pageWordsIn('es-MX') };

const page = (of: Partial<Article> = {}, on: Partial<Site> = {}, title = 'Northwest'): string =>
  articlePage({
    site: { ...site(), ...on },
    article: { ...article(), ...of },
    feeds: [feeds('/news/northwest', title), feeds('', 'The Columbia Lantern')],
  });

const words = (html: string): string =>
  text(parsed(html).elements.find(({ tagName }) => tagName === 'main')).replace(/\s+/g, ' ');

const says: readonly (readonly [name: string, says: string, of: Partial<Article>, on: Partial<Site>])[] = [
  ['its headline', 'Sonar finds locomotive', {}, {}],
  ['the line under it', 'A survey crew found it 60 feet down.', {}, {}],
  ['one author', 'By Zoë Brandvold Published:', { authors: article().authors.slice(0, 1) }, {}],
  [
    'two authors',
    'By Zoë Brandvold and Dale Kuwahara Published:',
    { authors: article().authors.slice(0, 2) },
    {},
  ],
  ['three authors', 'By Zoë Brandvold, Dale Kuwahara and Associated Press Published:', {}, {}],
  ['the organisation when nobody signs', 'By Lantern Press Published:', { authors: [] }, {}],
  ['when it appeared', 'Published: September 25, 2019, 9:12pm', {}, {}],
  ['when it was edited', 'Updated: September 27, 2019, 9:05am', {}, {}],
  ['what was corrected', 'Correction September 27, 2019, 9:05am The engine weighed 38 tons, not 83.', {}, {}],
  ['caption and credit', 'The engine lies on its side. Odile Marchetti', {}, {}],
  ['a sound and its length', 'Listen The file 1:02:03', {}, {}],
  ['a film and its size', 'Watch The file 1:02:03 Download (MP4, 1.2 MB)', {}, {}],
  ['documents and their sizes', 'Documents The file (PDF, 1.2 MB)', {}, {}],
  ['the source', 'Source: Associated Press License', {}, {}],
  ['the call-out', 'Support us.', {}, {}],
  ['words in Spanish', 'Por Zoë Brandvold, Dale Kuwahara y Associated Press Publicado:', {}, inSpanish],
  [
    'e before i in Spanish',
    'Por Juan e Inés',
    { authors: ['Juan', 'Inés'].map((name) => ({ name, slug: name })) },
    inSpanish,
  ],
  ['sizes in Spanish', '(PDF, 1,2 MB)', {}, inSpanish],
];

describe('a story says', () => {
  it.each(says)('%s', (_, expected, of, on) => {
    expect(words(page(of, on))).toContain(expected);
  });
});

describe('a story', () => {
  const { elements } = parsed(page());

  it('has the body as it is, and one h1', () => {
    const body = trustedHtml('<p>PORTLAND (AP) — “<b>x</b>” &amp; y</p>');
    expect(page({ body })).toContain(`<div class="body">\n${body}\n</div>`);
    expect(find(elements, 'h1')).toHaveLength(1);
  });

  it('puts corrections before the picture and the body', () => {
    const html = page();
    expect(html.indexOf('class="correction"')).toBeLessThan(html.indexOf('class="lead"'));
    expect(html.indexOf('class="lead"')).toBeLessThan(html.indexOf('class="body"'));
  });

  it('leads to its sections, authors, topics and feeds', () => {
    const links = find(elements, 'a').map((link) => attribute(link, 'href'));
    expect(links).toEqual(
      expect.arrayContaining([
        '/paper/news/',
        '/paper/news/northwest/',
        '/paper/authors/zoe-brandvold/',
        '/paper/tags/columbia-river/',
        'https://lantern.example/paper/news/northwest/rss.xml',
      ]),
    );
  });

  it('names its address, feeds and picture to machines', () => {
    expect(attribute(find(elements, 'link', { rel: 'canonical' })[0], 'href')).toBe(article().url);
    expect(
      find(elements, 'link', { rel: 'alternate' }).map(
        (link) => attribute(link, 'title') ?? attribute(link, 'type'),
      ),
    ).toEqual([
      'Northwest (RSS)',
      'Northwest (Atom)',
      'Northwest (JSON Feed)',
      'The Columbia Lantern (RSS)',
      'The Columbia Lantern (Atom)',
      'The Columbia Lantern (JSON Feed)',
      'application/vnd.iptc.g2.newsitem+xml',
    ]);
    const graph = (property: string): string | undefined =>
      attribute(find(elements, 'meta', { property })[0], 'content');
    expect(graph('og:title')).toBe('Sonar finds locomotive');
    expect(graph('og:image')).toBe('https://lantern.example/paper/locomotive.png');
    expect(graph('article:published_time')).toBe('2019-09-26T04:12:00.000Z');
  });

  it('marks its own language and the paper’s words within', () => {
    expect(attribute(find(elements, 'html')[0], 'lang')).toBe('en-US');
    expect(attribute(find(elements, 'article')[0], 'lang')).toBe('es');
    expect(attribute(find(elements, 'div', { class: 'meta' })[0], 'lang')).toBe('en-US');
  });

  it.each([
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ur-Latn', 'ltr'],
    ['es', 'ltr'],
    ['dv', 'rtl'],
  ])('in %s reads %s', (language, dir) => {
    expect(attribute(find(parsed(page({ language })).elements, 'article')[0], 'dir')).toBe(dir);
  });

  it('links nothing to a script, whatever a field says', () => {
    const url = 'java\nscript:alert(1)';
    const source = { name: 'AP', url };
    const html = page({
      source,
      license: url,
      attachments: [{ url, type: 'a/b', length: 1 }],
      image: { url },
    });
    const addresses = parsed(html).elements.flatMap(({ attrs }) =>
      attrs.filter(({ name }) => /href|src/.test(name)),
    );
    expect(addresses.filter(({ value }) => value.includes('alert'))).toEqual([]);
  });

  it('is the same text each time', () => {
    expect(page()).toBe(page());
  });
});
