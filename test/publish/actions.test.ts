import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { article, png } from '../content/folder.ts';
import { paper } from './paper.ts';

const story = (name: string, lines = '', body = `About the ${name}.\n`) =>
  article(lines, body).replace(':a\n', `:${name}\n`).replace('A headline', `The ${name}`);

const json = (body: unknown, headers: Readonly<Record<string, string>> = {}) => ({
  ...{ method: 'POST', body: JSON.stringify(body) },
  headers: { 'Content-Type': 'application/json', ...headers },
});

/** A time of the newsroom, which is in Los Angeles. */
const TIME = /\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} -0[78]:00/;

const edges = (before: string, after: string) => ({
  lost: before.split('\n').filter((line) => !after.split('\n').includes(line)),
  added: after.split('\n').filter((line) => !before.split('\n').includes(line)),
});

test('withdraw: feeds say so and why, and the file says nothing else than before', async () => {
  const { api, get, dir } = await paper({ 'news/a.md': story('a', 'tags: [x]  # a remark\n') });
  const before = readFileSync(join(dir, 'news/a.md'), 'utf8');
  const answer = await api('/articles/news/a.md/withdraw', json({ reason: 'It was  wrong.' }));
  expect(answer.status).toBe(200);
  const body = await answer.json();
  expect(body).toMatchObject({ path: 'news/a.md', state: 'withdrawn', problems: [] });
  expect(body.etag).toBe(answer.headers.get('etag'));
  const { lost, added } = edges(before, readFileSync(join(dir, 'news/a.md'), 'utf8'));
  expect(lost).toEqual([]);
  expect(added).toEqual([
    'status: withdrawn',
    expect.stringMatching(new RegExp(`^withdrawn: ${TIME.source}$`)),
    'reason: It was wrong.',
  ]);
  expect(await (await get('/atom.xml')).text()).toContain('deleted-entry');
  expect((await get('/news/a')).status).toBe(410);
  expect(await (await get('/atom.xml')).text()).not.toContain('<entry');
  const again = await api(
    '/articles/news/a.md/withdraw',
    json({ reason: 'It was not checked.', notice: true }),
  );
  expect(again.status).toBe(200);
  expect(await (await get('/atom.xml')).text()).toMatch(/<entry.*>Withdrawn<.*: It was not checked\./);
  const text = readFileSync(join(dir, 'news/a.md'), 'utf8');
  expect(text).toContain('reason: It was not checked.');
  expect(text).toContain(added[1] ?? '-');
  const entries = (await (await api('/log')).json()).entries;
  expect(entries.map(({ action, detail }: Record<string, unknown>) => [action, detail])).toEqual([
    ['withdraw', 'It was not checked.'],
    ['withdraw', 'It was wrong.'],
  ]);
});

test('correct: appended to what is there, and updated moves', async () => {
  const { api, get, dir } = await paper({ 'news/a.md': story('a') });
  expect((await api('/articles/news/a.md/correct', json({ text: 'The first.' }))).status).toBe(200);
  const second = await api('/articles/news/a.md/correct', json({ text: 'The second: #2.' }));
  expect(await second.json()).toMatchObject({ state: 'public', problems: [] });
  const text = readFileSync(join(dir, 'news/a.md'), 'utf8');
  expect(text.match(/text: /g)).toHaveLength(2);
  expect(text).toMatch(new RegExp(`^updated: ${TIME.source}$`, 'm'));
  const feed = await (await get('/rss.xml')).text();
  expect(feed).toContain('The first.');
  expect(feed).toContain('The second: #2.');
});

test('correct: a correction that is text alone keeps the time it had', async () => {
  const { api, dir } = await paper({
    'news/a.md': story('a', 'correction: The first.\nupdated: 2019-09-26 10:00\n'),
    'news/b.md': story('b', 'correction:\n  date: 2019-09-26\n  text: One\nupdated: 2019-09-27\n'),
  });
  for (const name of ['a', 'b'])
    expect(
      await (await api(`/articles/news/${name}.md/correct`, json({ text: 'The second.' }))).json(),
    ).toMatchObject({ problems: [] });
  expect(readFileSync(join(dir, 'news/a.md'), 'utf8')).toContain(
    'correction:\n  - date: 2019-09-26 10:00\n    text: The first.\n  - date: ',
  );
  expect(readFileSync(join(dir, 'news/b.md'), 'utf8')).toContain(
    'correction:\n  - date: 2019-09-26\n    text: One\n  - date: ',
  );
});

test('publish: a draft now, with the date of now; then at an instant', async () => {
  const { api, get, dir } = await paper({
    'news/a.md': story('a', 'draft: true # until read\n'),
    'news/b.md': story('b', 'draft: yes\n'),
  });
  const now = await api('/articles/news/a.md/publish', { method: 'POST' });
  expect(await now.json()).toMatchObject({ state: 'public', feeds: ['/rss.xml', '/news/rss.xml'] });
  const text = readFileSync(join(dir, 'news/a.md'), 'utf8');
  expect(text).toContain('draft: false # until read');
  expect(text).toMatch(new RegExp(`^date: ${TIME.source}$`, 'm'));
  expect(await (await get('/rss.xml')).text()).toContain('About the a.');
  const at = await api('/articles/news/b.md/publish', json({ at: '2099-01-02 03:04' }));
  expect(await at.json()).toMatchObject({ state: 'scheduled' });
  expect(readFileSync(join(dir, 'news/b.md'), 'utf8')).toContain('date: 2099-01-02 03:04:00 -08:00');
  expect((await api('/articles/news/b.md/publish', { method: 'POST' })).status).toBe(200);
  expect((await api('/articles/news/b.md/publish', { method: 'POST' })).status).toBe(409);
  expect((await api('/articles/news/a.md/publish', json({ at: 'soon' }))).status).toBe(409);
});

test('move: into another section, with the picture, the id and the old address', async () => {
  const { api, get, dir } = await paper({
    'sports/_index.md': '---\ntitle: Sports\n---\n',
    'news/pier.png': png,
    'news/deep/b.md': story('b'),
    'news/a.md': story(
      'a',
      'image: {src: pier.png, alt: A pier}\naliases: /old\n',
      'A ![pier](pier.png "The pier") and [b](deep/b.md#x), [c](<deep/b.md>), [d][r] and `](pier.png)`.\n\n[r]: deep/b.md\n',
    ).replace(/^id: .*\n/m, ''),
  });
  const before = await (await get('/feed.json')).json();
  const answer = await api('/articles/news/a.md/move', json({ to: 'sports/late/a2.md' }));
  const body = await answer.json();
  expect([answer.status, body]).toEqual([
    409,
    expect.objectContaining({ detail: expect.stringContaining('“/news/pier.png”') }),
  ]);
  const text = readFileSync(join(dir, 'news/a.md'), 'utf8').replace(' and `](pier.png)`', '');
  expect((await api('/files/news/a.md', { method: 'PUT', body: text })).status).toBe(200);
  const moved = await api('/articles/news/a.md/move', json({ to: 'sports/late/a2.md' }));
  expect(moved.status).toBe(200);
  expect(await moved.json()).toMatchObject({
    path: 'sports/late/a2.md',
    id: 'tag:paper.example,2019-09-25:a',
    url: 'https://paper.example/sports/late/a2',
    problems: expect.not.arrayContaining([expect.objectContaining({ severity: 'error' })]),
  });
  expect(existsSync(join(dir, 'news/a.md'))).toBe(false);
  const now = readFileSync(join(dir, 'sports/late/a2.md'), 'utf8');
  expect(now).toContain('id: tag:paper.example,2019-09-25:a\n');
  expect(now).toContain('aliases:\n  - /old\n  - /news/a\n');
  expect(now).toContain('image: {src: "/news/pier.png", alt: A pier}\n');
  expect(now).toContain(
    'A ![pier](/news/pier.png "The pier") and [b](/news/deep/b.md#x), [c](</news/deep/b.md>), [d][r].\n\n[r]: /news/deep/b.md\n',
  );
  const after = await (await get('/feed.json')).json();
  const ids = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id).toSorted();
  expect(ids(after)).toEqual(ids(before));
  expect(JSON.stringify(after)).toContain('https://paper.example/news/pier.png');
  const old = await fetch(`${(await get('/news/a')).url}`);
  expect(old.url).toContain('/sports/late/a2');
  expect((await api('/articles/sports/late/a2.md/move', json({ to: 'news/deep/b.md' }))).status).toBe(412);
});

test('a dry run of every action changes nothing', async () => {
  const { api, dir } = await paper({ 'news/a.md': story('a'), 'news/d.md': story('d', 'draft: true\n') });
  const [a, d] = [readFileSync(join(dir, 'news/a.md'), 'utf8'), readFileSync(join(dir, 'news/d.md'), 'utf8')];
  const states = [
    await api('/articles/news/a.md/withdraw?dry-run', json({ reason: 'x' })),
    await api('/articles/news/a.md/correct?dry-run', json({ text: 'x' })),
    await api('/articles/news/a.md/move?dry-run', json({ to: 'news/c.md' })),
    await api('/articles/news/d.md/publish?dry-run', json({})),
  ];
  expect(await Promise.all(states.map(async (one) => (await one.json()).state))).toEqual([
    'withdrawn',
    'public',
    'public',
    'public',
  ]);
  expect(readFileSync(join(dir, 'news/a.md'), 'utf8')).toBe(a);
  expect(readFileSync(join(dir, 'news/d.md'), 'utf8')).toBe(d);
  expect((await (await api('/log')).json()).entries).toEqual([]);
});

test('conditions, keys that say what was done, and edits by hand that the watcher has not seen', async () => {
  const { api, dir } = await paper({ 'news/a.md': story('a') });
  const stale = await api('/articles/news/a.md/correct', json({ text: 'x' }, { 'If-Match': '"0"' }));
  expect(stale.status).toBe(412);
  writeFileSync(join(dir, 'news/a.md'), story('a', '# by hand\n'));
  const once = { 'Idempotency-Key': 'one' };
  const first = await api('/articles/news/a.md/correct', json({ text: 'x' }, once));
  const again = await api('/articles/news/a.md/correct', json({ text: 'x' }, once));
  expect([first.status, again.status, again.headers.get('etag')]).toEqual([
    200,
    200,
    first.headers.get('etag'),
  ]);
  const text = readFileSync(join(dir, 'news/a.md'), 'utf8');
  expect(text).toContain('# by hand');
  expect(text.match(/text: x/g)).toHaveLength(1);
});

test.each([
  ['/articles/news/a.md/withdraw', {}, 400],
  ['/articles/news/a.md/withdraw', { reason: ' ' }, 400],
  ['/articles/news/a.md/withdraw', { reason: 'x', other: 1 }, 400],
  ['/articles/news/a.md/withdraw', { reason: 'x', notice: 'yes' }, 400],
  ['/articles/news/a.md/move', { to: '../a.md' }, 400],
  ['/articles/news/a.md/move', { to: 'news/a.png' }, 400],
  ['/articles/news/a.md/move', { to: 'news/a.md' }, 409],
  ['/articles/news/a.md/erase', {}, 404],
  ['/articles/news/none.md/withdraw', { reason: 'x' }, 404],
  ['/articles/news/_index.md/withdraw', { reason: 'x' }, 404],
  ['/articles/news/d.md/withdraw', { reason: 'x' }, 409],
  ['/articles/news/d.md/correct', { text: 'x' }, 409],
  ['/articles/news/a.md/publish', {}, 409],
  ['/articles/news/s.md/withdraw', { reason: 'x' }, 422],
])('%s with %j is refused with %i', async (path, body, status) => {
  const { api, dir } = await paper({
    'news/a.md': story('a'),
    'news/d.md': story('d', 'draft: true\n'),
    'news/s.md': story('s').replace('2019-09-25 21:12', '2099-01-01'),
  });
  const answer = await api(path, json(body));
  expect(answer.status).toBe(status);
  expect((await answer.json()).detail).toMatch(/\w/);
  expect(readFileSync(join(dir, 'news/a.md'), 'utf8')).toBe(story('a'));
});

test('many corrections at once are all there', async () => {
  const { api, dir } = await paper({ 'news/a.md': story('a') });
  const texts = ['one', 'two', 'three', 'four'];
  const all = await Promise.all(texts.map((text) => api('/articles/news/a.md/correct', json({ text }))));
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const now = readFileSync(join(dir, 'news/a.md'), 'utf8');
  for (const text of texts) expect(now).toContain(`text: ${text}\n`);
});

test('a move or a removal says what it makes wrong in other files, also in a dry run, and nothing that was wrong before', async () => {
  const { api } = await paper({
    'news/a.md': story('a'),
    'news/b.md': story('b', '', 'See [a](a.md) and [nothing](nothing.md).\n'),
    'news/c.md': story('c', '', 'See [a](/news/a).\n'),
  });
  const broken = [{ file: 'news/b.md', rule: 'broken-link', message: expect.stringContaining('a.md') }];
  for (const path of ['/articles/news/a.md/move?dry-run', '/articles/news/a.md/move']) {
    const answer = await (await api(path, json({ to: 'news/a2.md' }))).json();
    expect(answer.others).toMatchObject(broken);
    expect(answer.others).toHaveLength(1);
  }
  const back = await (await api('/articles/news/a2.md/move', json({ to: 'news/a.md' }))).json();
  expect(back.others.filter(({ file }: { file: string }) => file === 'news/b.md')).toEqual([]);
  const gone = await (await api('/files/news/a.md?dry-run', { method: 'DELETE' })).json();
  expect(gone.others.map(({ file }: { file: string }) => file)).toContain('news/b.md');
});
