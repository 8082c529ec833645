import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { article, png, site } from '../../content/folder.ts';
import { edge, paper, SECRET } from './edge.ts';

const story = (name: string, lines = '', body = `About the ${name}.\n`) =>
  article(lines, body).replace(':a\n', `:${name}\n`).replace('A headline', `The ${name}`);

const post = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) });

// Workers take a second to start: what can be asked of one is asked of one.

test('an article is in every feed before the answer is back, changes, and goes', async () => {
  const { api, put, get } = await paper();
  const text = story('ferry', 'authors: [Jane Doe]\ntags: [Ferries]\n');
  const answer = await put('news/northwest/ferry.md', text);
  const body = await answer.json();
  expect([answer.status, body]).toMatchObject([
    201,
    {
      path: 'news/northwest/ferry.md',
      url: 'https://paper.example/news/northwest/ferry',
      state: 'public',
      feeds: [
        '/rss.xml',
        '/news/rss.xml',
        '/authors/jane-doe/rss.xml',
        '/news/northwest/rss.xml',
        '/tags/ferries/rss.xml',
      ],
    },
  ]);
  const { feeds, etag, revision } = body as {
    readonly feeds: readonly string[];
    readonly etag: string;
    readonly revision: string;
  };
  for (const feed of feeds) expect(await (await get(feed)).text()).toContain('About the ferry.');
  expect(await (await get('/health')).json()).toMatchObject({ revision, articles: 1 });
  const source = await api('/files/news/northwest/ferry.md');
  expect([await source.text(), source.headers.get('etag')]).toEqual([text, etag]);

  const before = await get('/rss.xml');
  const again = await put('news/northwest/ferry.md', text);
  expect([again.status, await again.json()]).toMatchObject([200, { revision }]);
  expect((await get('/rss.xml', { 'if-none-match': before.headers.get('etag') ?? '' })).status).toBe(304);

  const other = { 'if-match': '"0"' };
  const refused = await put('news/northwest/ferry.md', story('ferry', '', 'Sunk.\n'), other);
  expect([refused.status, await refused.json()]).toMatchObject([412, { changed: { by: 'PUBLISH_KEY' } }]);
  const dry = await put('news/northwest/ferry.md?dry-run', story('ferry', '', 'Sunk.\n'));
  expect(dry.status).toBe(200);
  expect(await (await get('/rss.xml')).text()).toContain('About the ferry.');
  const preview = await api(
    '/preview',
    post({ path: 'news/pier.md', content: story('pier', 'draft: true\n') }),
  );
  expect([preview.status, await preview.json()]).toMatchObject([
    200,
    { title: 'The pier', page: expect.stringContaining('About the pier.') },
  ]);
  expect(await (await get('/rss.xml')).text()).not.toContain('About the pier.');
  const wrong = await put('news/wrong.md', story('wrong').replace(/title: .*\n/, ''));
  expect([wrong.status, await wrong.json()]).toMatchObject([422, { problems: [{ field: 'title' }] }]);
  expect((await api('/files/news/wrong.md')).status).toBe(404);

  await put('news/northwest/ferry.md', story('ferry', '', 'Sunk.\n'), { 'if-match': etag });
  expect(await (await get('/rss.xml')).text()).toContain('Sunk.');
  const gone = await api('/files/news/northwest/ferry.md', { method: 'DELETE' });
  expect(gone.status).toBe(200);
  expect(await (await get('/rss.xml')).text()).not.toContain('Sunk.');
  expect((await get('/news/northwest/ferry')).status).toBe(410);
  const log = await (await api('/log?limit=2')).json();
  expect(log).toMatchObject({
    entries: [{ action: 'delete' }, { action: 'put', after: expect.any(String) }],
  });
});

test('a batch is one publication, with pictures in the bucket, and all or nothing', async () => {
  const { api, get, bucket, put } = await edge();
  const picture = story('pier', 'image: {src: pier.png, alt: A pier}\n');
  const files = [
    { path: 'site.yaml', content: site },
    { path: 'news/pier.md', content: picture },
    { path: 'news/pier.png', base64: png.toString('base64') },
  ];
  const early = await put('news/pier.md', picture);
  expect([early.status, await early.json()]).toMatchObject([422, { problems: [{ rule: 'site-missing' }] }]);
  const broken = { path: 'news/broken.md', content: 'no front matter' };
  expect((await api('/batch', post({ files: [...files, broken] }))).status).toBe(422);
  expect((await get('/rss.xml')).status).toBe(503);
  const answer = await api('/batch', post({ files }));
  expect([answer.status, await answer.json()]).toMatchObject([200, { files: [{}, { problems: [] }, {}] }]);
  const served = await get('/news/pier.png');
  expect([served.headers.get('content-type'), Buffer.from(await served.arrayBuffer())]).toEqual([
    'image/png',
    png,
  ]);
  expect(await (await get('/atom.xml')).text()).toContain('https://paper.example/news/pier.png');
  expect(await (await get('/news/pier')).text()).toMatch(/width="2" height="3"|height="3" width="2"/);
  const source = await api('/files/news/pier.png');
  expect(Buffer.from(await source.arrayBuffer())).toEqual(png);
  expect((await bucket.list()).objects.length).toBe(1);
  const long = story('long', '', `${'The ferry ran again. '.repeat(120_000)}\n`);
  expect((await put('news/long.md', long)).status).toBe(201);
  expect(await (await api('/files/news/long.md')).text()).toBe(long);
});

test('what was acknowledged outlasts the runtime, and keys open what they may', async () => {
  const { api, put, close, state } = await paper();
  await put('news/a.md', story('a'));
  const made = await api('/keys', post({ name: 'wire', write: ['wire'], read: false }));
  const { secret } = (await made.json()) as { readonly secret: string };
  await close();
  const later = await edge({ state });
  expect(await (await later.get('/rss.xml')).text()).toContain('About the a.');
  const wire = { method: 'PUT', body: story('b'), key: secret };
  expect((await later.api('/files/wire/b.md', wire)).status).toBe(201);
  expect((await later.api('/files/news/b.md', wire)).status).toBe(403);
  expect((await later.api('/log', { key: `${SECRET}x` })).status).toBe(401);
  const feed = await (await later.get('/rss.xml')).text();
  expect([feed.includes('About the a.'), feed.includes('About the b.')]).toEqual([true, true]);
});

test('an edit that the readers’ database does not take is kept, and shown with the next', async () => {
  const { database, put, get, api } = await paper();
  await put('news/a.md', story('a'));
  await database.exec('ALTER TABLE subject RENAME TO subject_away');
  const kept = await put('news/b.md', story('b'));
  expect([kept.status, await kept.json()]).toMatchObject([
    503,
    { detail: expect.stringContaining('is kept') },
  ]);
  expect((await api('/files/news/b.md')).status).toBe(200);
  await database.exec('ALTER TABLE subject_away RENAME TO subject');
  expect((await put('news/c.md', story('c'))).status).toBe(201);
  const feed = await (await get('/rss.xml')).text();
  for (const name of ['a', 'b', 'c']) expect(feed).toContain(`About the ${name}.`);
});

test('readers see what the sources say, whatever another has written to their database meanwhile', async () => {
  const { database, put, get } = await paper();
  await put('news/a.md', story('a'));
  await put('news/b.md', story('b'));
  await database.exec("UPDATE state SET generation = generation + 1, revision = 'other'");
  await database.exec("UPDATE article SET died = (SELECT generation FROM state) WHERE path = '/news/a'");
  expect(await (await get('/rss.xml')).text()).not.toContain('About the a.');
  await put('news/c.md', story('c'));
  const feed = await (await get('/rss.xml')).text();
  for (const name of ['a', 'b', 'c']) expect(feed).toContain(`About the ${name}.`);
});

test('the API of a site below a path is there; a request that is too large is refused before its body is sent', async () => {
  const { listen, api, ask } = await edge();
  expect([(await api('/articles')).status, await (await api('/articles')).json()]).toMatchObject([
    409,
    { detail: 'There is no site yet: PUT site.yaml to /api/files/site.yaml first.' },
  ]);
  const below = site.replace('https://paper.example', 'https://paper.example/daily');
  const put = (file: string, body: string) => ask(`/daily/api/files/${file}`, { method: 'PUT', body });
  // Of a hub that is not bound nothing is said.
  const origins = 'api: { origins: [https://cms.example] }\nhub: own\n';
  expect((await put('site.yaml', below + origins)).status).toBe(201);
  const made = await put('news/api/a.md', story('a'));
  expect(await made.json()).toMatchObject({ url: 'https://paper.example/daily/news/api/a' });
  expect((await ask('/daily/rss.xml', { key: '' })).headers.get('link')).not.toContain('rel="hub"');
  expect((await ask('/daily/hub', { key: '' })).status).toBe(404);
  // Of the paper, whatever its name.
  expect(await (await ask('/daily/news/api/a', { key: '' })).text()).toContain('About the a.');
  expect((await ask('/daily/news/api/', { key: '' })).headers.get('content-type')).toContain('text/html');
  const described = await ask('/daily/api/openapi.json', {
    key: '',
    headers: { Origin: 'https://cms.example' },
  });
  expect(await described.json()).toMatchObject({ servers: [{ url: '/daily' }] });
  expect(described.headers.get('access-control-allow-origin')).toBe('https://cms.example');
  const asked = request(`${await listen()}/api/batch`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${SECRET}`, 'Content-Length': 40_000_001 },
  });
  asked.flushHeaders();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  expect([answer.statusCode, await json(answer)]).toMatchObject([413, { limit: 40_000_000 }]);
  asked.on('error', () => {}).destroy();
});

test('edits that come at the same time take turns, and all of them are seen', async () => {
  const { api, put, get } = await paper();
  const names = Array.from({ length: 8 }, (_, index) => `story${index}`);
  const answers = await Promise.all(names.map((name) => put(`news/${name}.md`, story(name))));
  expect(answers.map(({ status }) => status)).toEqual(names.map(() => 201));
  const feed = await (await get('/news/rss.xml')).text();
  for (const name of names) expect(feed).toContain(`About the ${name}.`);
  // Of those that have one condition in common, the first is done.
  const first = await api('/files/news/story0.md');
  const condition = { 'if-match': first.headers.get('etag') ?? '' };
  const rivals = await Promise.all(
    ['x', 'y', 'z'].map((name) => put('news/story0.md', story('story0', '', `By ${name}.\n`), condition)),
  );
  expect(rivals.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
});

test('every file of the source is listed with its entity tag', async () => {
  const { api, put } = await paper();
  const etag = (await put('news/a.md', story('a'))).headers.get('etag');
  const { files } = (await (await api('/source')).json()) as { readonly files: readonly unknown[] };
  expect(files).toMatchObject([
    { path: 'news/_index.md' },
    { path: 'news/a.md', etag },
    { path: 'site.yaml' },
  ]);
  expect((await api('/source?afetr=news/a.md')).status).toBe(400);
  expect(await (await api('/source?after=news/a.md')).json()).toMatchObject({
    files: [{ path: 'site.yaml' }],
    next: null,
  });
});
