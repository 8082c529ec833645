import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { createMemoryCollection } from '../../src/store/memory/memory.ts';
import { article, at, paper, sourceOf } from '../contract/paper.ts';

/** A site below a path of its host, with a section that is named like it. */
function serve(base: string) {
  const parts = paper({
    articles: [
      article({
        id: 'a',
        published: at(1),
        path: '/paper/a',
        sections: [{ path: 'paper', trail: ['Paper'] }],
      }),
      article({ id: 'b', published: at(2) }),
    ],
  });
  const site = { ...parts.snapshot.site, url: `https://www.example.com${base}` };
  const snapshot = { ...parts.snapshot, site };
  const collection = createMemoryCollection(snapshot, sourceOf({ ...parts, snapshot }));
  return createApp({ collection: () => collection, now: () => at(9), compressors: {} });
}

/** What a path gets: what its feed shows, its status, or where it leads. */
const rows: readonly (readonly [base: string, path: string, answer: number | string])[] = [
  ['/paper', '/paper/', 200],
  ['/paper', '/paper', '/paper/'],
  ['/paper', '/paper?utm_source=x', '/paper/?utm_source=x'],
  ['/paper', '/PAPER', '/paper/'],
  ['/paper', '/Paper/rss.xml', '/paper/rss.xml'],
  ['/paper', '/paper//rss.xml', '/paper/rss.xml'],
  ['/paper', '//paper/rss.xml', '/paper/rss.xml'],
  ['/paper', '/%70aper/rss.xml', 'b a'],
  ['/~jane/für', '/%7Ejane/f%c3%bcr/rss.xml', 'b a'],
  ['/~jane/für', '/%7Ejane%2Ff%c3%bcr/rss.xml', '/~jane/f%C3%BCr/rss.xml'],
  ['/paper', '/paper/rss.xml', 'b a'],
  ['/paper', '/paper/paper/rss.xml', 'a'],
  ['/paper', '/paper/paper/', 200],
  ['/paper', '/paper/paper', '/paper/paper/'],
  ['/paper', '/paper/Paper/rss.xml', '/paper/paper/rss.xml'],
  ['/paper', '/paper/paper/a', 200],
  ['/paper', '/papers/rss.xml', 404],
  // A proxy may take the path away.
  ['/paper', '/rss.xml', 'b a'],
  ['/paper', '/news/rss.xml', 'b'],
  ['/Paper', '/Paper/rss.xml', 'b a'],
  ['/Paper', '/paper/rss.xml', '/Paper/rss.xml'],
  ['/Paper', '/paper', '/Paper/'],
  ['/Paper', '/Paper/paper/rss.xml', 'a'],
  ['/Paper', '/paper/paper/rss.xml', '/Paper/paper/rss.xml'],
  ['/Zeitung/Für', '/Zeitung/F%C3%BCr/rss.xml', 'b a'],
  ['/Zeitung/Für', '/zeitung/f%c3%bcr/rss.xml', '/Zeitung/F%C3%BCr/rss.xml'],
  ['/Zeitung/Für', '/zeitung/rss.xml', 404],
  ['', '/rss.xml', 'b a'],
  ['', '/paper', '/paper/'],
  ['', '/paper/rss.xml', 'a'],
];

test.each(rows)('of a site at “%s”, %s is %s', async (base, path, answer) => {
  const app = serve(base);
  const response = await app.request(new Request(`https://www.example.com${path}`));
  if (typeof answer === 'number') return expect(response.status).toBe(answer);
  if (answer.startsWith('/')) {
    expect([response.status, response.headers.get('location')]).toEqual([308, answer]);
    const next = await app.request(`https://www.example.com${answer}`);
    return expect(next.status).toBe(200);
  }
  const shown = [...(await response.text()).matchAll(/<guid[^>]*>([^<]+)</g)].map(([, id]) => id);
  return expect(shown.join(' ')).toBe(answer);
});
