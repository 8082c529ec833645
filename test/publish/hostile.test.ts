import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { article } from '../content/folder.ts';
import { paper } from './paper.ts';
import { keyOf, served } from './served.ts';

const PATHS = [
  '',
  '/',
  '/nowhere',
  '/files/news/a.md',
  '/files/news/none.md',
  '/files/%2e%2e%2fsite.yaml',
  '/articles',
  '/articles/news/a.md/withdraw',
  '/articles/news/none.md/withdraw',
  '/articles/news/a.md/erase',
  '/batch',
  '/preview',
  '/log',
  '/keys',
  '/keys/none',
  '/keys/none/rotate',
];
const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'PATCH', 'PROPFIND'];

const bodyOf = (method: string) => (/GET|HEAD/.test(method) ? undefined : '{}');

test.each(['none', 'wrong', 'revoked'])(
  'with a key that is %s every path and method has the same answer',
  async (kind) => {
    const { api, key } = await paper({ 'news/a.md': article() });
    const secret =
      kind === 'none' ? '' : kind === 'wrong' ? `dateline_0123456789ab_${'x'.repeat(43)}` : await key();
    if (kind === 'revoked') await api(`/keys/${secret.split('_')[1]}`, { method: 'DELETE' });
    const seen = new Set<string>();
    for (const path of PATHS)
      for (const method of METHODS) {
        const answer = await api(path, { method, key: secret, body: bodyOf(method) ?? null });
        expect([401, 429], `${method} ${path}`).toContain(answer.status);
        const fields = [...answer.headers].filter(
          ([name]) => !/^(?:date|retry-after|content-length)$/.test(name),
        );
        const text = (await answer.text()).replace(/wait \d+ seconds/, 'wait');
        if (method !== 'HEAD') seen.add(`${answer.status} ${text} ${JSON.stringify(fields)}`);
      }
    // One for wrong keys, one for too many of them.
    expect(seen.size).toBeLessThanOrEqual(kind === 'none' ? 1 : 2);
  },
);

test('a key that may do nothing learns nothing of what is there', async () => {
  const { api, key } = await paper({ 'news/a.md': article() });
  const secret = await key({ read: [], write: ['elsewhere'], admin: false });
  const about = async (path: string, method: string, body: unknown = {}) => {
    const answer = await api(path, {
      method,
      key: secret,
      ...(method !== 'GET' && { body: JSON.stringify(body) }),
    });
    return `${answer.status} ${(await answer.text()).replaceAll(/none|\ba\b/g, '?')}`;
  };
  for (const [path, method] of [
    ['/files/news/NAME.md', 'GET'],
    ['/files/news/NAME.md', 'PUT'],
    ['/files/news/NAME.md', 'DELETE'],
    ['/articles/news/NAME.md/withdraw', 'POST'],
    ['/articles/news/NAME.md/correct', 'POST'],
    ['/articles/news/NAME.md/move', 'POST'],
    ['/articles/news/NAME.md/publish', 'POST'],
  ] as const) {
    const [there, missing] = [
      await about(path.replace('NAME', 'a'), method),
      await about(path.replace('NAME', 'none'), method),
    ];
    expect(there).toBe(missing);
    expect(there).toMatch(/^403 /);
  }
  for (const path of ['/articles', '/log', '/keys']) expect(await about(path, 'GET')).toMatch(/^403 /);
  const content = article();
  const into = (name: string) => ({ files: [{ path: `news/${name}.md`, content, ifNoneMatch: '*' }] });
  expect(await about('/batch', 'POST', into('a'))).toBe(await about('/batch', 'POST', into('none')));
  const shown = (name: string) => about('/preview', 'POST', { path: `news/${name}.md`, content });
  expect(await shown('a')).toBe(await shown('none'));
  expect(await shown('a')).toMatch(/^403 /);
});

const NESTED = 100_000;
const front = (lines: string) => article(lines);
const bomb = Array.from(
  { length: 30 },
  (_, level) => `k${level}: &n${level} [${level === 0 ? 'x' : `*n${level - 1}, *n${level - 1}`}]\n`,
).join('');

test.each([
  ['POST', '/batch', '['.repeat(NESTED) + ']'.repeat(NESTED), 400],
  ['POST', '/batch', `{"files":${'['.repeat(NESTED)}${']'.repeat(NESTED)}}`, 400],
  ['POST', '/batch', '['.repeat(NESTED), 400],
  ['POST', '/articles/news/a.md/withdraw', `{"reason":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 400],
  ['POST', '/keys', `{"name":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`, 400],
  ['PUT', '/files/news/b.md', front(bomb), 422],
  ['PUT', '/files/news/b.md', front(`tags: ${'['.repeat(NESTED)}x${']'.repeat(NESTED)}\n`), 422],
  [
    'PUT',
    '/files/news/b.md',
    front(`tags:\n${Array.from({ length: 1_500 }, (_, depth) => `${' '.repeat(depth + 1)}a:\n`).join('')}`),
    422,
  ],
  ['PUT', '/files/site.yaml', `${bomb}title: x\n`, 422],
  ['PUT', '/files/site.yaml', `title: ${'{a: '.repeat(NESTED)}\n`, 422],
  ['PUT', '/files/news/b.md', front('').replace('A story.', '> '.repeat(NESTED)), 422],
  ['POST', '/preview', JSON.stringify({ path: 'news/b.md', content: front(bomb) }), 200],
  [
    'POST',
    '/preview',
    JSON.stringify({ path: 'news/b.md', content: front(`tags: ${'['.repeat(NESTED)}\n`) }),
    200,
  ],
  ['POST', '/articles/news/a.md/withdraw', `{"reason":"${'x'.repeat(200_000)}"}`, 413],
])(
  '%s %s of what is nested deeply, refers to itself or is too large (%#)',
  async (method, path, body, status) => {
    const { api, get, failures } = await paper({ 'news/a.md': article() });
    const answer = await api(path, { method, body });
    expect([answer.status, failures]).toEqual([status, []]);
    expect((await get('/rss.xml')).status).toBe(200);
    expect(
      (await api('/files/news/c.md', { method: 'PUT', body: article().replace(':a\n', ':c\n') })).status,
    ).toBe(201);
  },
);

test('what is packed is not unpacked: no coding of a body is taken, and no archive is a file of the collection', async () => {
  const { api, dir, failures } = await paper({ 'news/a.md': article() });
  const before = readdirSync(dir, { recursive: true });
  const bomb = gzipSync(Buffer.alloc(20_000_000));
  for (const [path, method, coding, status] of [
    ['/files/news/b.md', 'PUT', 'gzip', 415],
    ['/files/news/pier.png', 'PUT', 'br', 415],
    ['/batch', 'POST', 'gzip, gzip', 415],
    ['/articles/news/a.md/withdraw', 'POST', 'deflate', 415],
    ['/preview', 'POST', 'zstd', 415],
    ['/keys', 'POST', 'x-gzip', 415],
    ['/files/news/b.md', 'PUT', 'identity', 422],
    ['/files/news/all.zip', 'PUT', 'identity', 415],
    ['/files/news/all.tar.gz', 'PUT', 'identity', 415],
    ['/files/news/pier.svgz', 'PUT', 'identity', 415],
  ] as const) {
    const answer = await api(path, { method, body: bomb, headers: { 'Content-Encoding': coding } });
    expect([path, answer.status]).toEqual([path, status]);
  }
  expect([readdirSync(dir, { recursive: true }), failures]).toEqual([before, []]);
});

test('a body that stops coming is given up, and others are served meanwhile', async () => {
  const { url, api, key } = await paper({}, undefined, { clientTimeout: 1_000 });
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const secret = await key();
  socket.write(
    `PUT /api/files/news/a.md HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${secret}\r\nContent-Length: 1000\r\n\r\n---`,
  );
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  // A slow machine may take as long for these, and then they are given up too.
  await expect.poll(async () => (await api('/log')).status).toBe(200);
  await closed;
  await expect.poll(async () => (await api('/files/news/a.md')).status).toBe(404);
});

test('a key is in no line of the log and in no answer', async () => {
  const home = await paper();
  await home.close();
  const secret = await keyOf(home.dir);
  const { api, output, url } = await served({ dir: home.dir, key: secret });
  const texts: string[] = [];
  for (const [path, init] of [
    ['/files/news/a.md', { method: 'PUT', body: article() }],
    ['/files/news/a.md', { method: 'PUT', body: 'x' }],
    ['/files/news/a.md', {}],
    ['/keys', {}],
    ['/log', {}],
    ['/nowhere', {}],
    ['/batch', { method: 'POST', body: secret }],
  ] as const) {
    const answer = await api(path, init);
    texts.push(answer.url, JSON.stringify([...answer.headers]), await answer.text());
  }
  texts.push(await (await fetch(`${url}/api/log?key=${secret}`)).text());
  expect(texts.join('\n')).not.toContain(secret);
  expect(output()).not.toContain(secret);
  expect(output()).not.toBe('');
});
