import { describe, expect, it } from 'vitest';
import { pageWordsIn } from '../../src/content/site/page-words/page-words.ts';
import { articlePage } from '../../src/pages/article.ts';
import { errorPage, withdrawnPage } from '../../src/pages/message-page.ts';
import { nameIndexPage } from '../../src/pages/name-index.ts';
import { ownReaderPage } from '../../src/pages/self-hosted-reader.ts';
import { english } from '../../src/pages/strings/english.ts';
import { andBefore, counted } from '../../src/pages/strings/strings.ts';
import { subjectPage } from '../../src/pages/subject.ts';
import { story as newStory, paper, site as siteYaml } from '../partner/paper.ts';
import { parsed, text } from './dom.ts';
import { article, directory, feeds, site, withdrawal } from './sample.ts';

/** Every text of a table with its place in it; what is said of one only where it differs from any other number. */
function texts(of: unknown, place = ''): readonly (readonly [place: string, text: string])[] {
  if (typeof of === 'string') return [[place, of]];
  return Object.entries(Object(of)).flatMap(([key, value]) => texts(value, `${place}.${key}`));
}

const tagged = ['ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'nl', 'pt', 'zh', 'zh-Hant'];
const tables = tagged.map((language) => [language, texts(pageWordsIn(language))] as const);

/** The same in English and in another language, and rightly so. */
const shared = [
  ...['.decimalMark', '.ownReaderExample'],
  ...['de .and', 'fr .attachments', 'nl .and', 'fr .source'],
];

describe('the words of pages', () => {
  it.each(tables)('in %s say what they say in English', (_, table) => {
    const places = (each: typeof table) =>
      each
        .map(([place]) => place)
        .filter((place) => !place.endsWith('.one') && !place.startsWith('.andBefore'));
    expect(places(table)).toEqual(places(texts(english)));
    const slots = (text: string | undefined) => text?.split('{}').length;
    const own = Object.fromEntries(table);
    for (const [place, text] of texts(english))
      if (!place.endsWith('.one')) expect([place, slots(own[place])]).toEqual([place, slots(text)]);
  });

  it.each(tables)('in %s are not left in English', (language, table) => {
    const own = Object.fromEntries(table);
    const left = texts(english).filter(
      ([place, text]) =>
        own[place] === text && !shared.includes(place) && !shared.includes(`${language} ${place}`),
    );
    expect(left).toEqual([]);
  });

  it.each([
    ['es-419', 'es'],
    ['ES-mx', 'es'],
    ['pt-PT', 'pt'],
    ['de-CH', 'de'],
    ['zh-CN', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['zh-Hans-HK', 'zh'],
    ['ar-EG', 'ar'],
    ['az-Arab', undefined],
    ['sr', undefined],
    ['en-GB', undefined],
    ['tlh', undefined],
  ])('of %s are found', (language, table) => {
    expect(pageWordsIn(language)).toBe(table && pageWordsIn(table));
  });

  it.each([
    ['es', 'Inés', 'e'],
    ['es', 'Hilda', 'e'],
    ['es', 'Hiato', 'y'],
    ['es', 'Ana', 'y'],
    ['fr', 'Inès', 'et'],
  ])('in %s have the right “and” before %s', (language, name, and) => {
    expect(andBefore(pageWordsIn(language) ?? english, name)).toBe(and);
  });

  it.each([
    ['de', 1, '1 Artikel'],
    ['fr', 2, '2 articles'],
    ['he', 1, 'כתבה אחת'],
    ['ar', 11, 'عدد المقالات: 11'],
    ['ja', 1, '記事1本'],
  ])('in %s count %d', (language, count, text) => {
    expect(counted((pageWordsIn(language) ?? english).stories, count)).toBe(text);
  });
});

const story = { ...article(), language: 'es-MX' };
const whole = directory();
const entry = whole.sections[1] ?? whole.site;
/** Pages of a paper in a language, whose own texts are in English here and so easily told from the pages' words. */
const pagesIn = (language: string): Readonly<Record<string, string>> => {
  const paper = { ...site(), language, words: pageWordsIn(language) };
  const box = { site: paper, entry, children: whole.sections.slice(2, 3), feeds: feeds('', 'x') };
  return {
    story: articlePage({
      site: paper,
      article: story,
      feeds: [feeds('', 'x')],
      previous: story,
      next: story,
    }),
    front: subjectPage({ ...box, articles: [story], directory: whole }),
    section: subjectPage({ ...box, articles: [story], paging: { older: '?a', newest: '?b' } }),
    empty: subjectPage({ ...box, articles: [] }),
    search: subjectPage({ ...box, articles: [], search: { title: '“x”' } }),
    unreadable: subjectPage({ ...box, articles: [], search: { title: '“x”', problem: '(' } }),
    authors: nameIndexPage({ site: paper, kind: 'authors', entries: whole.authors }),
    reader: ownReaderPage({
      site: paper,
      feed: `${paper.url}/rss.xml`,
      at: 'x.example',
      reader: 'miniflux',
    }),
    wrongReader: ownReaderPage({ site: paper, feed: '', at: '', reader: '' }),
    withdrawn: withdrawnPage({ site: paper, withdrawal: withdrawal() }),
    ...Object.fromEntries(
      [400, 404, 405, 500, 503].map((status) => [
        `${status}`,
        errorPage({ site: paper, status, requestId: 'r' }),
      ]),
    ),
  };
};

/** English words of pages that stand in no text of these languages; Dutch has some of them. */
const telling =
  /\b(?:the|of|and|by|stories|story|subscribe|search|home|topics|latest|copy|download|why|share|source|license|published|updated|correction|listen|watch|your|we|this)\b/gi;

describe.each(tagged.filter((language) => language !== 'nl'))('pages of a paper in %s', (language) => {
  it.each(Object.entries(pagesIn(language)))('say nothing of their own in English: %s', (_, page) => {
    const { elements } = parsed(page);
    const own = [spokenBy(elements), labelsOf(elements)].join(' ');
    expect(own.match(telling) ?? []).toEqual([]);
  });
});

type Elements = ReturnType<typeof parsed>['elements'];

/** What a page says, without what the sample says in English. */
function spokenBy(elements: Elements): string {
  const body = text(elements.find(({ tagName }) => tagName === 'body'));
  const sample = [
    site().title,
    site().description,
    ...Object.values(story).filter((value) => typeof value === 'string'),
    ...story.corrections.map((correction) => correction.text),
    'The engine lies on its side.',
    'PORTLAND (AP) — A steam locomotive.',
    'Support us.',
    'The Old Reader',
    'The file',
    'What it is about',
    withdrawal().reason,
  ];
  const script = text(elements.filter(({ tagName }) => tagName === 'script').at(-1));
  return sample.reduce((left, said) => left.replaceAll(said, ' '), body.replace(script, ' '));
}

const labels = new Set(['aria-label', 'placeholder', 'data-done', 'title']);

function labelsOf(elements: Elements): string {
  return elements
    .filter(({ tagName }) => tagName !== 'link')
    .flatMap(({ attrs }) => attrs.filter(({ name }) => labels.has(name)).map(({ value }) => value))
    .filter((value) => value !== 'The file')
    .join(' ');
}

describe('a site is served in its own words', () => {
  it.each([
    ['de-AT', 'Neueste Artikel', 'Von KI erzeugt'],
    ['zh-TW', '最新報導', '由人工智慧生成'],
    ['zh-CN', '最新报道', '由人工智能生成'],
    ['ar', 'أحدث المقالات', 'أنشأه الذكاء الاصطناعي'],
    ['he', 'הכתבות האחרונות', 'נוצר בידי בינה מלאכותית'],
    ['cs', 'Latest stories', 'Generated by AI'],
  ])('%s', async (language, latest, made) => {
    const { text } = await paper({
      'site.yaml': siteYaml().replace('language: en-US', `language: ${language}`),
      'news/a.md': newStory('a', { made: 'ai-generated' }),
    });
    expect(await text('/')).toContain(latest);
    expect(await text('/news/a')).toContain(`<p class="made">${made}</p>`);
  });
});
