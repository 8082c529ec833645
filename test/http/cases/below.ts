import { expect } from 'vitest';
import { article, at, type Paper, paper } from '../../contract/paper.ts';

/** A site below a path of its host, with a section that is named like it. */
export function paperBelow(base: string): Paper {
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
  return { ...parts, snapshot: { ...parts.snapshot, site } };
}

/** What a path gets: what its feed shows, its status, or where it leads. */
export const BELOW: readonly (readonly [base: string, path: string, answer: number | string])[] = [
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

/** Asks for a path of `www.example.com`, and checks what it gets. */
export async function expectBelow(
  get: (path: string) => Promise<Response>,
  path: string,
  answer: number | string,
): Promise<void> {
  const response = await get(path);
  const text = await response.text();
  if (typeof answer === 'number') return expect(response.status).toBe(answer);
  if (answer.startsWith('/')) {
    expect([response.status, response.headers.get('location')]).toEqual([308, answer]);
    const next = await get(answer);
    await next.text();
    return expect(next.status).toBe(200);
  }
  const shown = [...text.matchAll(/<guid[^>]*>([^<]+)</g)].map(([, id]) => id);
  return expect(shown.join(' ')).toBe(answer);
}
