import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { PAGE_BYTES } from '../../src/pages/parts/budget.ts';
import { createMemoryCollection } from '../../src/store/memory/memory.ts';
import { article, paper, sourceOf } from '../contract/paper.ts';
import { attribute, find, parsed, text } from './dom.ts';

const districts = 110;
const slugs = Array.from({ length: districts }, (_, place) => `news/district-of-washington-county-${place}`);
const others = Array.from({ length: 40 }, (_, place) => `section-${place}`);

const named = (kind: string, place: number) => ({
  name: `${kind} Montgomery-Oyelaran the ${place}th of Þórshöfn`,
  slug: `${kind.toLowerCase()}-${place}`,
});

/** A newsroom's hundreds of people and topics, and headlines as long as headlines get. */
const big = paper({
  articles: Array.from({ length: 600 }, (_, place) => {
    const path = [...slugs, ...others][place % (districts + others.length)] ?? 'news';
    return article({
      id: `a${place}`,
      published: new Date(Date.UTC(2026, 0, 1, place)),
      title: `Nº ${place}: after seven hours the board of the greater metropolitan region puts off its vote once more, 4–3`,
      description:
        'The members who were absent could not be heard; those who were present could be, and were, at length, until midnight.',
      sections: [{ path, trail: path.split('/') }],
      authors: [named('Author', place % 400), named('Author', (place * 7) % 400)],
      tags: [named('Topic', place % 500), named('Topic', (place * 11) % 500)],
      image: {
        url: `https://pictures.gazette.example/2026/11/a-picture-with-a-long-name-${place}.jpg`,
        width: 1600,
        height: 900,
      },
    });
  }),
});

const collection = createMemoryCollection(big.snapshot, sourceOf(big));
const app = createApp({ collection: () => collection, compressors: {}, now: () => new Date('2026-06-01') });
const page = async (path: string): Promise<string> => {
  const answer = await app.request(path);
  expect(answer.status).toBe(200);
  return answer.text();
};

const paths = [
  '/',
  '/news/',
  '/section-3/',
  '/authors/author-3/',
  '/tags/topic-3/',
  '/authors/',
  '/tags/',
  '/?q=vote',
  '/news/?older=2026-01-20T00:00:00.000Z~a1',
  '/news/a1',
];

describe('of a paper with hundreds of sections, authors and topics', () => {
  it.each(paths)('%s is light', async (path) => {
    expect(Buffer.byteLength(await page(path))).toBeLessThan(PAGE_BYTES);
  });

  it('the front page leads to the pages of all authors and all topics', async () => {
    const hrefs = find(parsed(await page('/')).elements, 'a').map((link) => attribute(link, 'href'));
    expect(hrefs).toEqual(expect.arrayContaining(['/authors/', '/tags/']));
  });

  it('the pages of a section show every story once, however many fit on each', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/news/';
    while (path !== undefined) {
      const { elements } = parsed(await page(path));
      seen.push(
        ...find(elements, 'h3')
          .map(text)
          .filter((title) => title.startsWith('Nº')),
      );
      path = attribute(find(elements, 'a', { rel: 'next' })[0], 'href');
    }
    const { directory } = collection;
    const news = (await directory(new Date('2026-06-01'))).sections.find(({ title }) => title === 'news');
    expect(seen).toHaveLength(news?.count ?? 0);
    expect(new Set(seen).size).toBe(seen.length);
  });
});
