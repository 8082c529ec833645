import { describe, expect, it } from 'vitest';
import { articlePage } from '../../src/pages/article.ts';
import { errorPage, withdrawnPage } from '../../src/pages/message-page.ts';
import { nameIndexPage } from '../../src/pages/name-index.ts';
import { ownReaderPage } from '../../src/pages/self-hosted-reader.ts';
import { english } from '../../src/pages/strings/english.ts';
import { stringsFor } from '../../src/pages/strings/languages.ts';
import { spanish } from '../../src/pages/strings/spanish.ts';
import { subjectPage } from '../../src/pages/subject.ts';
import { parsed, text } from './dom.ts';
import { article, directory, feeds, site, withdrawal } from './sample.ts';

/** Every text of a table with its place in it, those made by a function for a count or a name too. */
function texts(of: unknown, place = ''): readonly (readonly [place: string, text: string])[] {
  if (typeof of === 'string') return [[place, of]];
  if (typeof of === 'function') return [1, 7].map((given) => [`${place}(${given})`, String(of(`${given}`))]);
  return Object.entries(Object(of)).flatMap(([key, value]) => texts(value, `${place}.${key}`));
}

/** The same in both languages, and rightly so. */
const shared = ['.decimalMark', '.searchFor'];

describe('the strings', () => {
  it('say the same things in both languages', () => {
    const places = (table: unknown): readonly string[] => texts(table).map(([place]) => place);
    expect(places(spanish)).toEqual(places(english));
  });

  it.each(texts(english).filter(([place]) => !shared.some((each) => place.startsWith(each))))(
    '%s is not left in English',
    (place, said) => {
      expect(Object.fromEntries(texts(spanish))[place]).not.toBe(said);
    },
  );

  it.each([
    ['es', spanish],
    ['es-419', spanish],
    ['ES-mx', spanish],
    ['en-GB', english],
    ['tlh', english],
  ])('of %s are found', (language, table) => {
    expect(stringsFor(language)).toBe(table);
  });
});

const hispanic = { ...site(), language: 'es-MX' };
const whole = directory();
const story = { ...article(), language: 'es-MX' };
const entry = whole.sections[1] ?? whole.site;
const box = { site: hispanic, entry, children: whole.sections.slice(2, 3), feeds: feeds('', 'x') };

/** Pages of a paper in Spanish, whose own texts are in English here and so easily told from the pages' words. */
const pages: Readonly<Record<string, string>> = {
  story: articlePage({
    site: hispanic,
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
  authors: nameIndexPage({ site: hispanic, kind: 'authors', entries: whole.authors }),
  reader: ownReaderPage({
    site: hispanic,
    feed: `${hispanic.url}/rss.xml`,
    at: 'x.example',
    reader: 'miniflux',
  }),
  wrongReader: ownReaderPage({ site: hispanic, feed: '', at: '', reader: '' }),
  withdrawn: withdrawnPage({ site: hispanic, withdrawal: withdrawal() }),
  ...Object.fromEntries(
    [400, 404, 405, 500, 503].map((status) => [
      `${status}`,
      errorPage({ site: hispanic, status, requestId: 'r' }),
    ]),
  ),
};

/** Words of the table that stand in no Spanish text. */
const telling =
  /\b(?:the|of|and|by|stories|story|subscribe|search|home|topics|latest|copy|download|why|share|source|license|published|updated|correction|listen|watch|your|we|this)\b/gi;

describe.each(Object.keys(pages))('the %s page of a paper in Spanish', (kind) => {
  it('says nothing of its own in English', () => {
    const { elements } = parsed(pages[kind] ?? '');
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
