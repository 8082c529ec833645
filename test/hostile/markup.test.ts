import { describe, expect, test } from 'vitest';
import { front, plainSite } from './folder.ts';
import { problemsOf, stories } from './judge.ts';
import { bodies, links, places } from './markup.ts';
import { readHtml } from './safe.ts';
import { type Outcome, outcomeOf, siteFeed } from './served.ts';

const section = { 'news/_index.md': { front: { title: 'News' } } };

describe('addresses in every spelling, in every place of a body', () => {
  const whole = outcomeOf({
    'site.yaml': plainSite,
    ...section,
    ...Object.fromEntries(
      links.map((address, place) => [
        `news/link-${place}.md`,
        {
          front: front(`link-${place}`, place, {}),
          body: ['deep', ...places.map((write) => write(address))].join('\n\n'),
        },
      ]),
    ),
  });

  test('nothing that runs, loads or leads elsewhere is left', async () => {
    expect(problemsOf(await whole)).toEqual([]);
  });

  test('the articles are there, with their words', async () => {
    const { feeds } = await whole;
    const [json] = feeds.filter(({ name }) => name === 'https://hostile.example/feed.json').map(stories);
    expect(json?.length).toBeGreaterThan(links.length / 2);
    for (const html of json ?? []) expect(readHtml(html, 'fragment').text).toContain('deep');
  });

  test('the author is told of each that was taken out', async () => {
    const { problems } = await whole;
    expect(problems.filter(({ file }) => file === 'news/link-0.md').length).toBeGreaterThan(3);
  });
});

describe('addresses in every spelling, in every field of front matter that takes one', () => {
  const fields: readonly ((address: string) => object)[] = [
    (address) => ({ url: address }),
    (address) => ({ image: address }),
    (address) => ({ image: { src: address, alt: 'x', type: 'image/png', length: 1 } }),
    (address) => ({ audio: { src: address, type: 'audio/mpeg', length: 1 } }),
    (address) => ({ attachments: [{ src: address, type: 'application/pdf', length: 1 }] }),
    (address) => ({ source: { name: 'Wire', url: address, feed: address } }),
    (address) => ({ authors: [{ name: 'Ann', url: address }] }),
    (address) => ({ license: address }),
  ];

  test.each(fields.map((fill, place) => ({ fill, field: Object.keys(fill(''))[0] ?? '', place })))(
    '$field ($place)',
    async ({ fill }) => {
      const outcome = await outcomeOf({
        'site.yaml': plainSite,
        ...section,
        'news/good.md': { front: front('good', 999, {}), body: 'deep' },
        ...Object.fromEntries(
          links.map((address, place) => [
            `news/field-${place}.md`,
            { front: front(`field-${place}`, place, fill(address)), body: 'deep' },
          ]),
        ),
      });
      expect(problemsOf(outcome)).toEqual([]);
      expect(outcome.problems.map(({ file }) => file)).toContain('news/field-0.md');
      expect(outcome.skipped).not.toContain('news/good.md');
    },
  );
});

describe.each(bodies)('$what', ({ text }) => {
  const whole: Promise<Outcome> = outcomeOf({
    'site.yaml': plainSite,
    ...section,
    'news/body.md': { front: front('body', 0, {}), body: text },
    'news/good.md': { front: front('good', 1, {}), body: 'untouched' },
  });

  test('is valid, safe, shallow and no larger than it was written', async () => {
    const outcome = await whole;
    expect(problemsOf(outcome)).toEqual([]);
    for (const html of outcome.feeds.flatMap(stories))
      expect(readHtml(html, 'fragment').depth).toBeLessThan(300);
    for (const { bytes } of outcome.feeds) expect(bytes.length).toBeLessThan(10_000 + text.length * 40);
  });

  test('leaves its neighbour as it was', async () => {
    expect(new TextDecoder().decode(siteFeed(await whole, 'feed.json'))).toContain(
      '"content_html":"<p>untouched</p>',
    );
  });
});
