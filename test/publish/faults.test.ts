import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { article, png, site, write } from '../content/folder.ts';
import { keyOf, served } from './served.ts';

/** Whoever is root may write everywhere. */
const NOBODY = process.getuid?.() === 0 ? 65_534 : undefined;

function newsroom(): string {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'faults-')));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const dir = join(home, 'content');
  write(dir, 'site.yaml', site);
  write(dir, 'news/_index.md', '---\ntitle: News\n---\n');
  write(dir, 'sports/_index.md', '---\ntitle: Sports\n---\n');
  write(dir, 'news/a.md', article());
  return dir;
}

const everything = (dir: string) => readdirSync(dir, { recursive: true, encoding: 'utf8' }).toSorted();

const put = (body: BodyInit) => ({ method: 'PUT', body });

test('a disk that takes no more: nothing is half done, and it goes on when there is room', async () => {
  const dir = newsroom();
  const { api, url, pid } = await served({ dir, key: await keyOf(dir), fileSize: 3_000_000 });
  const before = [everything(dir), await (await fetch(`${url}/rss.xml`)).text()];
  const picture = Buffer.concat([png, Buffer.alloc(4_000_000)]);
  const files = [
    { path: 'news/b.md', content: article().replace(':a\n', ':b\n') },
    { path: 'news/pier.png', base64: picture.toString('base64') },
  ];
  const batch = { method: 'POST', body: JSON.stringify({ files }) };
  for (const answer of [await api('/files/news/pier.png', put(picture)), await api('/batch', batch)]) {
    expect(answer.status).toBe(507);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect((await answer.json()).detail).toContain('nothing has changed');
  }
  expect([everything(dir), await (await fetch(`${url}/rss.xml`)).text()]).toEqual(before);
  expect((await api('/files/news/c.md', put(article().replace(':a\n', ':c\n')))).status).toBe(201);
  execFileSync('prlimit', [`--pid=${pid}`, '--fsize=unlimited:unlimited']);
  expect((await api('/batch', batch)).status).toBe(200);
  expect(everything(dir)).toContain('news/pier.png');
});

test('a folder that cannot be written: nothing is half done, and it goes on when it can', async () => {
  const dir = newsroom();
  const key = await keyOf(dir);
  const home = dirname(dir);
  for (const name of ['', ...everything(home)])
    if (NOBODY !== undefined) chownSync(join(home, name), NOBODY, NOBODY);
  const { api, url } = await served({ dir, key, uid: NOBODY });
  const before = [everything(dir), await (await fetch(`${url}/rss.xml`)).text()];
  chmodSync(join(dir, 'news'), 0o555);
  const edits = [
    await api('/files/news/b.md', put(article().replace(':a\n', ':b\n'))),
    await api('/files/news/a.md', { method: 'DELETE' }),
    await api('/files/news/deep/c.md', put(article().replace(':a\n', ':c\n'))),
    await api('/batch', {
      method: 'POST',
      body: JSON.stringify({
        files: [{ path: 'sports/d.md', content: article().replace(':a\n', ':d\n') }],
        delete: ['news/a.md'],
      }),
    }),
    await api('/articles/news/a.md/withdraw', { method: 'POST', body: '{"reason":"x"}' }),
  ];
  for (const answer of edits) {
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).not.toBe(null);
  }
  expect([everything(dir), await (await fetch(`${url}/rss.xml`)).text()]).toEqual(before);
  expect((await (await api('/log')).json()).entries).toEqual([]);
  chmodSync(join(dir, 'news'), 0o755);
  expect((await api('/files/news/b.md', put(article().replace(':a\n', ':b\n')))).status).toBe(201);
  expect((await api('/files/news/a.md', { method: 'DELETE' })).status).toBe(200);
  expect(everything(dir)).toEqual([
    'news',
    'news/_index.md',
    'news/b.md',
    'site.yaml',
    'sports',
    'sports/_index.md',
  ]);
});

test('an edit while what takes edits in has failed is refused for now, and taken in once that runs again', async () => {
  const dir = newsroom();
  const [first, broken] = ['first.mjs', 'broken'].map((name) => join(dirname(dir), name));
  // The thread that takes edits in alone knows where it is served.
  writeFileSync(
    first ?? '',
    `import { existsSync } from 'node:fs';
import { isMainThread, workerData } from 'node:worker_threads';
const fail = () => { if (existsSync(${JSON.stringify(broken)})) throw new Error('out of order'); };
if (!isMainThread && workerData?.here !== undefined) {
  fail();
  setInterval(fail, 10).unref();
}
`,
  );
  const { api, url, output } = await served({ dir, key: await keyOf(dir), first });
  const edit = () => api('/files/news/b.md', put(article().replace(':a\n', ':b\n')));
  writeFileSync(broken ?? '', '');
  // The pause until the next start is four seconds by then; where the machine is slower than that, it runs already.
  await expect.poll(() => output().split('out of order').length).toBeGreaterThan(3);
  rmSync(broken ?? '');
  const answer = await edit();
  expect(answer.status === 503 ? answer.headers.get('retry-after') : '').not.toBe(null);
  expect([503, 201]).toContain(answer.status);
  expect((await fetch(`${url}/news/a`)).status).toBe(200);
  if (answer.status === 503) await expect.poll(async () => (await edit()).status).toBe(201);
  expect(await (await fetch(`${url}/rss.xml`)).text()).toContain('/news/b<');
});

test('two services of one folder: each keeps what it acknowledged, one of two that mean the same version is refused, and both show all', {
  timeout: 120_000,
}, async () => {
  const dir = newsroom();
  const key = await keyOf(dir);
  const services = [await served({ dir, key }), await served({ dir, key })];
  const named = (name: string) => article('', `Text of ${name}.\n`).replace(':a\n', `:${name}\n`);
  const acknowledged: string[] = [];
  const edits = services.map(async ({ api }, number) => {
    for (let count = 0; count < 6; count += 1) {
      const name = `by${number}-${count}`;
      const { status, headers } = await api(`/files/news/${name}.md`, put(named(name)));
      if (status === 201) acknowledged.push(name);
      else expect([status, headers.get('retry-after')]).toEqual([503, '30']);
    }
  });
  await Promise.all(edits);
  expect(acknowledged.length).toBeGreaterThan(6);
  const headers = { 'If-Match': (await services[0]?.api('/files/news/a.md'))?.headers.get('etag') ?? '' };
  const rivals = await Promise.all(
    services.map(({ api }, number) =>
      api('/files/news/a.md', { ...put(article('', `Version of ${number}.\n`)), headers }),
    ),
  );
  expect(rivals.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  for (const { url } of services)
    await expect
      .poll(async () => {
        const feed = await (await fetch(`${url}/rss.xml?limit=50`)).text();
        return acknowledged.filter((name) => !feed.includes(`Text of ${name}.`));
      })
      .toEqual([]);
  expect(everything(dir)).toEqual(expect.arrayContaining(acknowledged.map((name) => `news/${name}.md`)));
});
