import { describe, expect, it } from 'vitest';
import { articlePage } from '../../src/pages/article.ts';
import { attribute, find, parsed, text } from './dom.ts';
import { everyPage } from './every-page.ts';
import { article, feeds, site } from './sample.ts';

const pages = everyPage();

describe.each(Object.keys(pages))('the %s page', (kind) => {
  const { elements } = parsed(pages[kind] ?? '');

  it('declares a feed in every format, in the order readers pick them: the widest read first', () => {
    const declared = find(elements, 'link', { rel: 'alternate' }).map((link) => attribute(link, 'type'));
    const formats = ['application/rss+xml', 'application/atom+xml', 'application/feed+json'];
    const [wire, feeds] = [declared.filter((type) => !formats.includes(type ?? '')), declared.slice()];
    // A story also names its news item, after all feeds.
    if (kind === 'article') expect(wire).toEqual(['application/vnd.iptc.g2.newsitem+xml']);
    feeds.length -= wire.length;
    expect(feeds.length).toBeGreaterThanOrEqual(formats.length);
    expect(feeds).toEqual(feeds.map((_, place) => formats[place % 3]));
  });

  it('leads to the sections and to how to subscribe', () => {
    const [masthead] = find(elements, 'p', { class: 'shortcuts' });
    expect(text(masthead)).toBe('Sections Subscribe');
    const [sections, subscribe] = find(below(masthead), 'a').map((link) => attribute(link, 'href') ?? '');
    expect(sections).toMatch(kind === 'front' ? /^#sections-title$/ : /^\/paper\/#sections-title$/);
    // On the page itself, else on the front page.
    const [path = '', id = ''] = (subscribe ?? '').split('#');
    const there = path === '' ? elements : parsed(pages.front ?? '').elements;
    expect(there.some((element) => attribute(element, 'id') === id)).toBe(true);
  });
});

describe('what a story tells sites that it is shared on', () => {
  const graph = (of: Parameters<typeof articlePage>[0]): ReadonlyMap<string, string> =>
    new Map(
      find(parsed(articlePage(of)).elements, 'meta').map((meta) => [
        attribute(meta, 'property') ?? attribute(meta, 'name') ?? '',
        attribute(meta, 'content') ?? '',
      ]),
    );
  const page = { site: site(), article: article(), feeds: [feeds('', 'All')] };
  const told = graph(page);

  it.each([
    ['og:type', 'article'],
    ['og:site_name', 'The Columbia Lantern'],
    ['og:title', 'Sonar finds locomotive'],
    ['og:description', 'A survey crew found it 60 feet down.'],
    ['og:url', 'https://lantern.example/paper/news/northwest/locomotive'],
    ['og:image', 'https://lantern.example/paper/locomotive.png'],
    ['og:image:width', '1200'],
    ['og:image:height', '675'],
    ['og:image:alt', 'A locomotive'],
    ['article:published_time', '2019-09-26T04:12:00.000Z'],
    ['article:modified_time', '2019-09-27T16:05:00.000Z'],
    ['article:section', 'Northwest'],
    ['article:tag', 'Columbia River'],
    ['twitter:card', 'summary_large_image'],
    ['description', 'A survey crew found it 60 feet down.'],
  ])('%s is %j', (property, content) => {
    expect(told.get(property)).toBe(content);
  });

  it('without a picture shows the logo, small', () => {
    const { image: _, ...plain } = article();
    const without = graph({ ...page, article: plain });
    expect(without.get('twitter:card')).toBe('summary');
    expect(without.get('og:image')).toBe('https://lantern.example/paper/logo.png');
  });

  it.each([
    ['es-MX', 'es_MX'],
    ['zh-Hant-TW', 'zh_TW'],
    ['es', undefined],
  ])('in %s has the locale %s', (language, locale) => {
    expect(graph({ ...page, article: { ...article(), language } }).get('og:locale')).toBe(locale);
  });
});

it.each([
  ['mailto:?subject=Sonar%20finds%20locomotive&body=', 'E-mail'],
  ['https://wa.me/?text=', 'WhatsApp'],
  ['https://www.facebook.com/sharer/sharer.php?u=', 'Facebook'],
  ['https://bsky.app/intent/compose?text=', 'Bluesky'],
])('a story is shared by a plain link, %s', (address, name) => {
  const { elements } = parsed(pages.article ?? '');
  const link = find(elements, 'a').find((each) => text(each) === name);
  expect(attribute(link, 'href')?.startsWith(address)).toBe(true);
  expect(decodeURIComponent(attribute(link, 'href') ?? '')).toContain(article().url);
});

function below(element: ReturnType<typeof find>[number] | undefined): ReturnType<typeof find> {
  const children = element?.childNodes.filter((node) => 'tagName' in node) ?? [];
  return children.flatMap((child) => [child, ...below(child)]);
}
