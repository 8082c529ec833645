import { describe, expect, it } from 'vitest';
import { withLetters } from '../../src/content/site/letters.ts';
import { nameIndexPage } from '../../src/pages/name-index.ts';
import { attribute, find, parsed, text } from './dom.ts';
import { site } from './sample.ts';

const indexOf = (titles: readonly string[], language: string, from?: string): string =>
  nameIndexPage({
    site: { ...site(), language },
    kind: 'tags',
    entries: withLetters(
      titles.map((name, place) => ({ name, slug: `t${place}` })),
      language,
    ).map(({ name, slug, letter }) => ({
      scope: { kind: 'tag', slug },
      title: name,
      trail: [name],
      letter,
      count: 1,
    })),
    from,
  });

const lettersOf = (page: string): readonly string[] => find(parsed(page).elements, 'h2').map(text);

type Alphabet = readonly [language: string, titles: readonly string[], letters: readonly string[]];

const alphabets: readonly Alphabet[] = [
  ['en-US', ['Åse', 'Avalon', 'Élodie', 'Ernest', '“Fame”'], ['A', 'E', 'F']],
  ['es', ['Ana', 'Ángel', 'Norte', 'Ñandú'], ['A', 'N', 'Ñ']],
  ['sv', ['Anna', 'Zlatan', 'Åsa', 'Ärla'], ['A', 'Z', 'Å', 'Ä']],
  ['en', ['20 years', '58-0', 'Ferries'], ['#', 'F']],
  ['ru', ['Вера', 'Вода', 'Елена'], ['В', 'Е']],
  ['en', ['', '…'], ['#']],
];

describe('the page of all topics', () => {
  it.each(alphabets)('in %s puts %j under %j', (language, titles, letters) => {
    expect(lettersOf(indexOf(titles, language))).toEqual(letters);
  });

  it('of a short list has no letters to jump to, and no next page', () => {
    const { elements } = parsed(indexOf(['Ferries'], 'en'));
    expect(find(elements, 'nav', { class: 'letters' })).toEqual([]);
    expect(find(elements, 'a', { rel: 'next' })).toEqual([]);
  });

  it('goes on from page to page until all are named, each once, each page within the budget', () => {
    const titles = Array.from({ length: 1000 }, (_, place) => `${letterOf(place)} 市場 topic ${place}`);
    const named: string[] = [];
    let from: string | undefined;
    do {
      const page: string = indexOf(titles, 'en', from);
      expect(Buffer.byteLength(page)).toBeLessThan(30_000);
      const { elements } = parsed(page);
      const links = find(elements, 'li').flatMap(({ childNodes }) => childNodes.map(text));
      named.push(...links.filter((title) => title.includes('topic')));
      const next = attribute(find(elements, 'a', { rel: 'next' })[0], 'href');
      expect(find(elements, 'meta', { content: 'noindex, follow' })).toHaveLength(from === undefined ? 0 : 1);
      from = next?.split('from=')[1];
    } while (from !== undefined);
    expect(named).toEqual(titles);
  });

  it('leads to each letter, wherever the list is cut', () => {
    const titles = Array.from({ length: 1000 }, (_, place) => `${letterOf(place)} topic ${place}`);
    const { elements } = parsed(indexOf(titles, 'en', 't500'));
    const [nav] = find(elements, 'nav', { class: 'letters' });
    expect(text(nav).split(/\s+/).filter(Boolean)).toEqual([...'ABCDEFGHIJ']);
    expect(find(elements, 'a').map((link) => attribute(link, 'href'))).toContain('/paper/tags/?from=t900');
  });

  it('begins at the beginning for a topic that is gone', () => {
    expect(indexOf(['Ferries', 'Salmon'], 'en', 'gone')).toBe(indexOf(['Ferries', 'Salmon'], 'en'));
  });
});

const letterOf = (place: number): string => String.fromCharCode(65 + Math.floor(place / 100));
