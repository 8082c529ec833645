import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { article, png } from '../content/folder.ts';
import { paper } from './paper.ts';

const story = (name: string, lines = '', body = `About the ${name}.\n`) =>
  article(lines, body).replace(':a\n', `:${name}\n`).replace('A headline', `The ${name}`);

const put = (body: BodyInit, headers: Readonly<Record<string, string>> = {}) => ({
  ...{ method: 'PUT', body, headers },
});

test('an article is in every feed before the answer is back, and a file in the folder', async () => {
  const { api, get, dir } = await paper();
  const text = `${story('ferry', 'authors: [Jane Doe]\ntags: [Ferries]\n').replace('\n', '\n# a remark\n')}`;
  const answer = await api('/files/news/northwest/ferry.md', put(text));
  expect(answer.status).toBe(201);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const body = await answer.json();
  expect(body).toMatchObject({
    path: 'news/northwest/ferry.md',
    id: 'tag:paper.example,2019-09-25:ferry',
    url: 'https://paper.example/news/northwest/ferry',
    state: 'public',
    feeds: [
      '/rss.xml',
      '/news/rss.xml',
      '/authors/jane-doe/rss.xml',
      '/news/northwest/rss.xml',
      '/tags/ferries/rss.xml',
    ],
    problems: [],
  });
  expect(body.etag).toBe(answer.headers.get('etag'));
  for (const feed of body.feeds) expect(await (await get(feed)).text()).toContain('About the ferry.');
  expect((await (await get('/health')).json()).revision).toBe(body.revision);
  expect(readFileSync(join(dir, 'news/northwest/ferry.md'), 'utf8')).toBe(text);
  const source = await api('/files/news/northwest/ferry.md');
  expect(await source.text()).toBe(text);
  expect(source.headers.get('etag')).toBe(body.etag);
});

test('the same again is 200, and readers see nothing new', async () => {
  const { api } = await paper();
  const first = await api('/files/news/a.md', put(story('a')));
  const second = await api('/files/news/a.md', put(story('a')));
  expect([first.status, second.status]).toEqual([201, 200]);
  expect((await second.json()).revision).toBe((await first.json()).revision);
});

test('an error refuses the whole with every problem, and nothing has changed', async () => {
  const { api, get, dir } = await paper({ 'news/a.md': story('a') });
  const before = await (await get('/rss.xml')).text();
  const wrong = story('b', 'titel: x\nauthors: 5.5.5\n', '').replace(/title: .*\n/, '');
  const answer = await api('/files/news/b.md', put(wrong));
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const { problems, detail } = await answer.json();
  expect(detail).toContain('nothing has changed');
  expect(problems.map(({ rule }: { rule: string }) => rule).toSorted()).toEqual(
    expect.arrayContaining(['empty-body', 'missing-title', 'unknown-key']),
  );
  expect(problems[0]).toMatchObject({ file: 'news/b.md', line: expect.any(Number), severity: 'error' });
  expect(await (await get('/rss.xml')).text()).toBe(before);
  expect(readdirSync(join(dir, 'news')).toSorted()).toEqual(['_index.md', 'a.md']);
});

test('a link that leads nowhere costs the link, and refuses only where that is asked for', async () => {
  const { api } = await paper();
  const text = story('a', '', 'See [it](nowhere.md).\n');
  const strict = await api('/files/news/a.md?strict', put(text));
  expect(strict.status).toBe(422);
  const answer = await api('/files/news/a.md', put(text));
  expect(answer.status).toBe(201);
  expect((await answer.json()).problems).toMatchObject([{ rule: 'broken-link', severity: 'error' }]);
});

test('a dry run says what would be, and changes nothing', async () => {
  const { api, get, dir } = await paper();
  const answer = await api('/files/news/a.md?dry-run', put(story('a')));
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ state: 'public', feeds: ['/rss.xml', '/news/rss.xml'] });
  expect(existsSync(join(dir, 'news/a.md'))).toBe(false);
  expect(await (await get('/rss.xml')).text()).not.toContain('About the a.');
  const log = await (await api('/log')).json();
  expect(log.entries).toEqual([]);
});

test('conditions: what somebody else has changed since is not written over', async () => {
  const { api, dir } = await paper();
  const first = await api('/files/news/a.md', put(story('a'), { 'If-None-Match': '*' }));
  const etag = first.headers.get('etag') ?? '';
  const again = await api('/files/news/a.md', put(story('a'), { 'If-None-Match': '*' }));
  expect(again.status).toBe(412);
  expect(await again.json()).toMatchObject({ etag, changed: { by: 'a test', at: expect.any(String) } });
  const second = story('a', '', 'Another text.\n');
  expect((await api('/files/news/a.md', put(second, { 'If-Match': `"0", ${etag}` }))).status).toBe(200);
  const late = await api('/files/news/a.md', put(story('a'), { 'If-Match': etag }));
  expect(late.status).toBe(412);
  // By hand, which the watcher may not have seen yet.
  writeFileSync(join(dir, 'news/a.md'), story('a', '', 'By hand.\n'));
  const now = (await api('/files/news/a.md')).headers.get('etag');
  const blind = await api(
    '/files/news/a.md',
    put(story('a'), { 'If-Match': late.headers.get('etag') ?? etag }),
  );
  expect(blind.status).toBe(412);
  expect(await blind.json()).toMatchObject({
    etag: now,
    detail: expect.stringContaining('in the content folder'),
  });
  expect(readFileSync(join(dir, 'news/a.md'), 'utf8')).toContain('By hand.');
  expect((await api('/files/news/a.md', put('x', { 'If-Match': 'bare' }))).status).toBe(400);
});

test('a file that is deleted is gone from the folder and from every feed', async () => {
  const { api, get, dir } = await paper({ 'news/deep/a.md': story('a'), 'news/b.md': story('b') });
  const answer = await api('/files/news/deep/a.md', { method: 'DELETE' });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ path: 'news/deep/a.md', etag: null });
  expect(existsSync(join(dir, 'news/deep'))).toBe(false);
  expect(await (await get('/rss.xml')).text()).not.toContain('About the a.');
  expect((await get('/news/deep/a')).status).toBe(410);
  expect((await api('/files/news/deep/a.md')).status).toBe(404);
  expect((await api('/files/news/deep/a.md', { method: 'DELETE' })).status).toBe(404);
});

test('a picture is taken in, and the article that shows it', async () => {
  const { api, get } = await paper();
  expect((await api('/files/news/pier.png', put(png))).status).toBe(201);
  const text = story('a', 'image: {src: pier.png, alt: A pier}\n');
  expect((await api('/files/news/a.md', put(text))).status).toBe(201);
  const feed = await (await get('/rss.xml')).text();
  expect(feed).toContain('https://paper.example/news/pier.png');
  expect(Buffer.from(await (await get('/news/pier.png')).arrayBuffer())).toEqual(png);
});

test('site.yaml and sections are edited as files are; one that cannot be used is refused', async () => {
  const { api, get, dir } = await paper({ 'news/a.md': story('a') });
  const now = readFileSync(join(dir, 'site.yaml'), 'utf8');
  const renamed = await api('/files/site.yaml', put(now.replace('The Paper', 'The Post')));
  expect(renamed.status).toBe(200);
  expect(await (await get('/rss.xml')).text()).toContain('<title>The Post</title>');
  const broken = await api('/files/site.yaml', put(now.replace(/timezone: .*/, 'timezone: Mars/Base')));
  expect(broken.status).toBe(422);
  expect((await broken.json()).problems).toMatchObject([{ file: 'site.yaml', rule: 'bad-timezone' }]);
  expect(await (await get('/rss.xml')).text()).toContain('<title>The Post</title>');
  const section = await api('/files/news/_index.md', put('---\ntitle: The News\n---\n'));
  expect(section.status).toBe(200);
  expect(await (await get('/news/rss.xml')).text()).toContain('The News');
});

test.each([
  ['..%2f..%2fetc/passwd.md', 400],
  // The URL standard takes these dots away before the request is sent.
  ['news/%2e%2e/%2e%2e/a.md', 404],
  ['news/..%5c..%5ca.md', 400],
  ['news/%c0%ae%c0%ae/%c0%ae%c0%ae/a.md', 400],
  ['%2fetc%2fpasswd.md', 400],
  ['news%2f..%2f..%2fa.md', 400],
  ['news/....//a.md', 400],
  ['news/%20../a.md', 400],
  ['news/a.md.', 400],
  ['news/a.md%20', 400],
  ['C:%5ca.md', 400],
  ['news%00/a.md', 400],
  ['news/a%0a.md', 400],
  ['news/%ff.md', 400],
  ['news//a.md', 400],
  ['.git/config', 400],
  ['news/.hidden.md', 400],
  ['node_modules/a.md', 400],
  ['news/_draft.md', 400],
  ['_drafts/a.md', 400],
  ['a.md', 400],
  ['news/a.html', 415],
  ['news/a.js', 415],
  ['news/a.mdx', 400],
  ['news/settings.yaml', 415],
  [`news/${'a'.repeat(300)}.md`, 400],
  ['news/a.md/b.md', 409],
  ['news/link.md', 409],
  ['outside/a.md', 409],
  ['authors/a.md', 422],
  ['api/a.md', 422],
])('%s is refused with %i, and nothing is written', async (path, status) => {
  const { api, dir } = await paper({ 'news/a.md': story('a') });
  symlinkSync(join(dir, 'news/a.md'), join(dir, 'news/link.md'));
  symlinkSync(join(dir, '..'), join(dir, 'outside'));
  const before = readdirSync(join(dir, '..'), { recursive: true }).filter(
    (name) => !/\.db/.test(String(name)),
  );
  const answer = await api(`/files/${path}`, put(story('other')));
  expect(answer.status).toBe(status);
  expect((await answer.json()).detail ?? '').not.toBe('');
  expect(
    readdirSync(join(dir, '..'), { recursive: true }).filter((name) => !/\.db/.test(String(name))),
  ).toEqual(before);
});

test('too much is refused before it is read, and says the limit', async () => {
  const { api } = await paper();
  const large = await api('/files/news/a.md', put(story('a', '', 'x'.repeat(5_100_000))));
  expect(large.status).toBe(413);
  expect(await large.json()).toMatchObject({ limit: 5_000_000, detail: expect.stringContaining('5 MB') });
});

test('keys: none, a wrong one, one that was revoked, and too narrow ones', async () => {
  const { api, key } = await paper({ 'news/a.md': story('a') });
  const narrow = await key({ read: [], write: ['sports'], admin: false });
  const reader = await key({ write: [], admin: false });
  const at = async (path: string, secret: string, init: RequestInit = {}) =>
    (await api(path, { ...init, key: secret })).status;
  expect(await at('/files/news/a.md', '')).toBe(401);
  expect(await at('/files/news/nothing.md', '')).toBe(401);
  expect(await at('/nowhere', '')).toBe(401);
  expect(await at('/files/news/a.md', 'dateline_000000000000_x')).toBe(401);
  expect(await at('/files/news/a.md', narrow)).toBe(403);
  expect(await at('/files/news/b.md', narrow, put(story('b')))).toBe(403);
  expect(await at('/files/site.yaml', narrow, put('x'))).toBe(403);
  expect(await at('/files/sportswear/b.md', narrow, put(story('b')))).toBe(403);
  expect(await at('/files/sports/b.md', narrow, put(story('b')))).toBe(201);
  expect(await at('/files/news/a.md', reader)).toBe(200);
  expect(await at('/files/news/a.md', reader, { method: 'DELETE' })).toBe(403);
  expect(await at('/keys', reader)).toBe(403);
  const made = await (
    await api('/keys', { method: 'POST', body: '{"name":"cms","write":["news/"]}' })
  ).json();
  expect(await at('/files/news/c.md', made.secret, put(story('c')))).toBe(201);
  const next = await (
    await api(`/keys/${made.id}/rotate`, { method: 'POST', body: '{"overlap":3600}' })
  ).json();
  expect([await at('/files/news/c.md', made.secret), await at('/files/news/c.md', next.secret)]).toEqual([
    200, 200,
  ]);
  await api(`/keys/${made.id}`, { method: 'DELETE' });
  expect([await at('/files/news/c.md', made.secret), await at('/files/news/c.md', next.secret)]).toEqual([
    401, 200,
  ]);
  expect(JSON.stringify(await (await api('/keys')).json())).not.toContain(next.secret);
});

test('an address that sends wrong keys has to wait, and right keys of it open all the same', async () => {
  const { api } = await paper();
  const statuses: number[] = [];
  for (let count = 0; count < 8; count += 1)
    statuses.push((await api('/log', { key: `wrong${count}` })).status);
  expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
  expect(statuses.slice(5)).toContain(429);
  expect((await api('/log')).status).toBe(200);
});

test('of an article that other papers may publish, the answer says where', async () => {
  const { api, get } = await paper();
  const lines = 'license: https://creativecommons.org/licenses/by/4.0/\nrepublish: full\n';
  const offered = await (await api('/files/news/ferry.md', put(story('ferry', lines)))).json();
  expect(offered.republish).toBe('https://paper.example/news/ferry/republish.txt');
  expect(await (await get('/news/ferry/republish.txt')).text()).toContain('About the ferry.');
  const kept = await (await api('/files/news/pier.md', put(story('pier')))).json();
  expect(kept.republish).toBeUndefined();
});
