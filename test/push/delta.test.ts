import { expect, test } from 'vitest';
import { BASE, hubPaper, story } from './hub-paper.ts';
import { subscriber, until } from './subscriber.ts';

const DELTA = { 'hub.delivery': 'delta' };

const titles = (body: string): readonly string[] =>
  [...body.matchAll(/<item>.*?<title>(.*?)<\/title>/gs)].map(([, title = '']) => title);

const dated = (name: string, day: number): string =>
  story(name, `About the ${name}.\n`, `2024-03-${String(day).padStart(2, '0')} 10:00`);

test('a delta has what is new or changed, and says that it is not the whole', async () => {
  const paper = await hubPaper({ files: { 'news/old.md': dated('old', 1) } });
  const { callback, deliveries } = await subscriber();
  await paper.subscribe(`${BASE}/rss.xml`, callback, DELTA);
  paper.put('news/new.md', dated('new', 2));
  await until(() => deliveries.length === 1);
  expect(titles(deliveries[0]?.body ?? '')).toEqual(['The new']);
  expect(deliveries[0]?.headers.im).toBe('feed');
  paper.put('news/old.md', dated('old', 1).replace('About', 'More about'));
  await until(() => deliveries.length === 2);
  expect(titles(deliveries[1]?.body ?? '')).toEqual(['The old']);
  expect(deliveries[1]?.body).toContain('More about');
});

test('one that was away gets all it has missed, once, also what has left the feed since', async () => {
  const paper = await hubPaper({
    site: 'feeds:\n  limit: 2\n',
    files: { 'news/old.md': dated('old', 1), 'news/gone.md': dated('gone', 2) },
  });
  const { callback, deliveries, behave } = await subscriber({ deliver: () => ({ status: 503 }) });
  await paper.subscribe(`${BASE}/rss.xml`, callback, DELTA);
  paper.put('news/d3.md', dated('d3', 3));
  await until(() => deliveries.length === 1);
  for (let day = 4; day <= 8; day += 1) paper.put(`news/d${day}.md`, dated(`d${day}`, day));
  paper.put('news/old.md', dated('old', 1).replace('About', 'More about'));
  paper.put(
    'news/gone.md',
    dated('gone', 2).replace(
      '---\n',
      `---\nstatus: withdrawn\nnotice: true\nreason: It was wrong.\nwithdrawn: ${new Date().toISOString()}\n`,
    ),
  );
  await until(async () => {
    const feed = await (await paper.get('/rss.xml?limit=10')).text();
    return feed.includes('The d8') && feed.includes('More about') && feed.includes('deleted-entry');
  });
  behave({});
  paper.advance(120_000);
  await until(() => deliveries.length === 2);
  const body = deliveries[1]?.body ?? '';
  // A notice stands where the story was.
  const newer = ['The d8', 'The d7', 'The d6', 'The d5', 'The d4', 'The d3'];
  expect(titles(body)).toEqual([...newer, 'Withdrawn', 'The old']);
  expect(body).toMatch(/deleted-entry[^>]*:gone"/);
  paper.put('news/d9.md', dated('d9', 9));
  await until(() => deliveries.length === 3);
  expect(titles(deliveries[2]?.body ?? '')).toEqual(['The d9']);
});

test.each([
  ['/atom.xml', /<entry.*The new/s],
  ['/feed.json', /"title":"The new"/],
  ['/rss.xml?tag=harbour', /<item>.*The new/s],
])('%s has deltas', async (path, pattern) => {
  const tagged = (text: string) => text.replace('---\n', '---\ntags: [harbour]\n');
  const paper = await hubPaper({ files: { 'news/old.md': tagged(dated('old', 1)) } });
  const { callback, deliveries } = await subscriber();
  await paper.subscribe(`${BASE}${path}`, callback, DELTA);
  paper.put('news/new.md', tagged(dated('new', 2)));
  await until(() => deliveries.length === 1);
  expect(deliveries[0]?.body).toMatch(pattern);
  expect(deliveries[0]?.body).not.toContain('The old');
});

test('what comes back into a feed as others leave it is not new', async () => {
  const paper = await hubPaper({
    site: 'feeds:\n  limit: 2\n',
    files: { 'news/a.md': dated('a', 1), 'news/b.md': dated('b', 2), 'news/c.md': dated('c', 3) },
  });
  const { callback, deliveries } = await subscriber();
  await paper.subscribe(`${BASE}/rss.xml`, callback, DELTA);
  paper.put(
    'news/c.md',
    dated('c', 3).replace(
      '---\n',
      `---\nstatus: withdrawn\nreason: It was wrong.\nwithdrawn: ${new Date().toISOString()}\n`,
    ),
  );
  await until(() => deliveries.length === 1);
  expect(titles(deliveries[0]?.body ?? '')).toEqual([]);
  expect(deliveries[0]?.body).toMatch(/deleted-entry[^>]*:c"/);
});

test('a partner’s feed is sent whole', async () => {
  const paper = await hubPaper({ site: 'partners:\n  wire:\n    profile: generic\n' });
  const { callback, deliveries } = await subscriber();
  await paper.subscribe(`${BASE}/partners/wire/rss.xml`, callback, DELTA);
  paper.put('news/new.md', story('new'));
  await until(() => deliveries.length === 1);
  expect(titles(deliveries[0]?.body ?? '')).toContain('The first');
  expect(deliveries[0]?.headers).not.toHaveProperty('im');
});
