import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { article } from '../content/folder.ts';
import { type Paper, paper } from './paper.ts';

const STORIES = 120;
const WRITERS = 4;
/** Of each ten stories one is corrected, of each twenty one withdrawn. */
const [CORRECTED, WITHDRAWN] = [10, 20];

const nameOf = (number: number): string => `story-${String(number).padStart(3, '0')}`;

const story = (number: number): string =>
  article('tags: [Wire]\n', `Text of ${nameOf(number)}.\n`)
    .replace(':a\n', `:${nameOf(number)}\n`)
    .replace('21:12', `21:${String(number % 60).padStart(2, '0')}`);

const json = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) });

const itemsIn = (feed: string): readonly string[] =>
  [...feed.matchAll(/<guid[^>]*>[^<]*:(story-\d+)</g)].map(([, name = '']) => name);

/** Follows a feed through its archives (RFC 5005 §4); the articles in the order found. */
async function follow({ get, url }: Paper, statuses: Set<number>): Promise<readonly string[]> {
  const found: string[] = [];
  for (let path: string | undefined = '/rss.xml'; path !== undefined; ) {
    const answer: Response = await get(path);
    statuses.add(answer.status);
    const text = await answer.text();
    expect(XMLValidator.validate(text), `${path}: ${answer.status}`).toBe(true);
    found.push(...itemsIn(text));
    const previous = /rel="prev-archive"[^>]*href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    path = previous?.replace('https://paper.example', '');
  }
  expect(url).not.toBe('');
  return found;
}

test('an agency’s day: nothing is lost, nothing comes twice, and every feed is well-formed at every moment', async () => {
  // Readers and writers meet here as they do in `dateline start`.
  const running = await paper({}, undefined, { hasThread: true });
  const { api, get, dir, failures } = running;
  const statuses = new Set<number>();
  const send = async (path: string, init: RequestInit) => {
    const { status } = await api(path, init);
    statuses.add(status);
  };
  const numbers = Array.from({ length: STORIES }, (_, index) => index);
  const pending = [...numbers];
  const written = new Set<string>();
  const withdrawn = new Set<string>();
  const writer = async () => {
    for (let number = pending.shift(); number !== undefined; number = pending.shift()) {
      const path = `news/${nameOf(number)}.md`;
      await send(`/files/${path}`, { method: 'PUT', body: story(number) });
      written.add(nameOf(number));
      if (number % CORRECTED === 0)
        await send(`/articles/${path}/correct`, json({ text: 'It was another.' }));
      if (number % WITHDRAWN !== 1) continue;
      withdrawn.add(nameOf(number));
      await send(`/articles/${path}/withdraw`, json({ reason: 'It was wrong.' }));
    }
  };
  let isOpen = true;
  const reader = async () => {
    const seen = new Set<string>();
    while (isOpen) {
      // What was acknowledged before is there from the first request on.
      const before = [...written].filter((name) => !withdrawn.has(name));
      const found = await follow(running, statuses);
      for (const name of found) seen.add(name);
      const lost = before.filter((name) => !found.includes(name) && !withdrawn.has(name));
      // Between two pages others may come, and push one back by a page: it is then twice, never missing.
      expect(lost).toEqual([]);
      for (const feed of ['/atom.xml', '/feed.json', '/tags/wire/rss.xml']) {
        const answer = await get(feed);
        const text = await answer.text();
        if (answer.status === 200 && feed === '/feed.json') expect(() => JSON.parse(text)).not.toThrow();
        if (answer.status === 200 && feed !== '/feed.json') expect(XMLValidator.validate(text)).toBe(true);
        // There is no tag before the first story.
        if (feed !== '/tags/wire/rss.xml' || written.size > 0) statuses.add(answer.status);
      }
    }
    return seen;
  };
  const readers = [reader(), reader()];
  await Promise.all(Array.from({ length: WRITERS }, writer));
  isOpen = false;
  await Promise.all(readers);
  expect([...statuses].filter((status) => status >= 300)).toEqual([]);
  expect(failures).toEqual([]);
  const shown = numbers.map(nameOf).filter((name) => !withdrawn.has(name));
  expect((await follow(running, statuses)).toSorted()).toEqual(shown);
  const files = readdirSync(join(dir, 'news')).filter((name) => name.startsWith('story'));
  expect(files.toSorted()).toEqual(numbers.map((number) => `${nameOf(number)}.md`));
  const { articles } = await (await api('/articles?state=public&limit=200')).json();
  expect(articles.map(({ path }: { path: string }) => path.slice(5, -3)).toSorted()).toEqual(shown);
  const gone = await (await get('/atom.xml')).text();
  expect(gone.match(/<at:deleted-entry/g)).toHaveLength(withdrawn.size);
  const { entries } = await (await api('/log?limit=200')).json();
  expect(entries).toHaveLength(STORIES + STORIES / CORRECTED + STORIES / WITHDRAWN);
});
