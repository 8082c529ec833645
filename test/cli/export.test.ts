import { mkdir, mkdtemp, open, readdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { type Exported, exportTo } from '../../src/cli/export/export.ts';
import { openFolder } from '../../src/cli/export/folder.ts';
import type { Collection } from '../../src/store/collection.ts';
import { INSTANT } from '../runtime/instant.ts';
import { SAMPLE } from '../sample.ts';
import { collectionOf, compile } from '../support/compiled.ts';
import { story, writeNewsroom } from './newsroom.ts';
import { folder, program } from './program.ts';
import { staticHost } from './static-host.ts';

const load = async (dir: string, siteUrl?: string) => {
  const compiled = await compile({ dir, siteUrl });
  return { content: compiled.content, collection: collectionOf(compiled) };
};

/** The sample collection below a domain, and below a path of one. */
const sites = ['https://lantern.example', 'https://lantern.example/paper'];

describe.each(sites)('the sample collection, exported for %s', (siteUrl) => {
  let place: Awaited<ReturnType<typeof folder>>;
  let exported: Exported;
  let host: (path: string) => Response;
  let live: (path: string) => Promise<Response>;
  let files: readonly string[];
  let collection: Collection;

  beforeAll(async () => {
    place = await folder();
    const loaded = await load(SAMPLE, siteUrl);
    collection = loaded.collection;
    exported = await exportTo({ content: loaded.content, out: place.dir, now: INSTANT });
    const app = createApp({ collection: () => collection, compressors: {}, now: () => INSTANT });
    live = async (path) => app.fetch(new Request(`https://lantern.example${path}`));
    host = staticHost(place.dir);
    files = (await readdir(place.dir, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && !/^[._]/.test(entry.name) && entry.name !== '404.html')
      .map((entry) => join(entry.parentPath, entry.name).slice(place.dir.length).replaceAll('\\', '/'));
  });
  afterAll(() => place.remove());

  const addresses = () =>
    files.map((file) => file.replace(/(?:\/index|)\.html$/, (end) => (end === '/index.html' ? '/' : '')));

  it('has every kind of thing', () => {
    for (const kind of [
      /rss\.xml$/,
      /atom\.xml$/,
      /feed\.json$/,
      /opml\.xml$/,
      /\/archive\//,
      /\/older\//,
      /\.jpg$/,
      /sitemap\.xml$/,
      /robots\.txt$/,
    ])
      expect(files.filter((file) => kind.test(file)).length, String(kind)).toBeGreaterThan(0);
    expect(exported.files).toBe(files.length + 3);
  });

  it('says of each address what the service says: type, caching, CORS, sniffing', async () => {
    const wrong: unknown[] = [];
    for (const path of addresses().filter((each) => !/\/(?:archive|older)\/[0-9a-f]{12}\//.test(each))) {
      const [from, wanted] = [host(path), await live(path)];
      for (const name of [
        'content-type',
        'cache-control',
        'access-control-allow-origin',
        'x-content-type-options',
      ])
        if (lasting(from.headers.get(name)) !== lasting(wanted.headers.get(name)))
          wrong.push({ path, name, host: from.headers.get(name), live: wanted.headers.get(name) });
    }
    expect(wrong).toEqual([]);
  });

  it('holds the served bytes: feeds but for the addresses of archives, pages but for forms that need a program', async () => {
    const wrong: string[] = [];
    for (const path of addresses().filter((each) => !/\/(?:archive|older)\/[0-9a-f]{12}\//.test(each))) {
      const [from, wanted] = [await host(path).arrayBuffer(), await (await live(path)).arrayBuffer()];
      const [ours, theirs] = [from, wanted].map((bytes) => Buffer.from(bytes).toString('latin1'));
      if (ours !== theirs && comparable(ours ?? '') !== comparable(theirs ?? '')) wrong.push(path);
    }
    expect(wrong).toEqual([]);
  });

  it('has a whole history: from the head through every archive document each article once', async () => {
    const read = async (url: string): Promise<readonly string[]> => {
      const response = host(url.slice('https://lantern.example'.length));
      expect({ url, status: response.status }).toEqual({ url, status: 200 });
      const { items, next_url } = (await response.json()) as { items: { id: string }[]; next_url?: string };
      return [...items.map(({ id }) => id), ...(next_url ? await read(next_url) : [])];
    };
    const ids = await read(`${siteUrl}/feed.json`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(collection.site.feeds.limit);
  });

  it('leads on where the service does', async () => {
    const base = new URL(siteUrl).pathname.replace(/\/$/, '');
    for (const path of ['/rss', '/feed/atom', '/index.xml', '/feed.xml'].map((each) => base + each)) {
      const [from, wanted] = [host(path), await live(path)];
      expect([path, from.status, from.headers.get('location')]).toEqual([
        path,
        wanted.status === 308 ? 301 : wanted.status,
        wanted.headers.get('location'),
      ]);
    }
    expect(host(`${base}/news/northwest/feed`).headers.get('location')).toBe(
      `${base}/news/northwest/rss.xml`,
    );
  });

  it('links nothing that is not there', async () => {
    const broken = new Set<string>();
    for (const path of addresses()) {
      const response = host(path);
      if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
      const text = await response.text();
      for (const [, link = ''] of text.matchAll(/(?:href|src|action)="(\/[^"#?]*)/g))
        if (host(link).status === 404) broken.add(`${path} → ${link}`);
    }
    expect([...broken]).toEqual([]);
  });
});

describe('addresses that files of one folder cannot all have', () => {
  const text = (id: string, more = '') =>
    `---\ntitle: ${id}\ndate: 2019-09-25\nid: tag:paper.example,2019:${id}\n${more}---\nText.\n`;

  it('a page whose own address ends in .html is there, and what is below it', async () => {
    const place = await folder();
    await writeNewsroom(place.dir, {
      'news/o.md': text('o', 'live: true\nurl: https://paper.example/news/story.html\n'),
      'news/index.md': text('i'),
    });
    const { content } = await load(place.dir, 'https://paper.example');
    const out = await folder();
    const { warnings } = await exportTo({ content, out: out.dir, now: INSTANT });
    const host = staticHost(out.dir);
    for (const name of ['', '/newsml.xml', '/rss.xml', '/atom.xml', '/feed.json', '/ninjs.json'])
      expect([name, host(`/news/story.html${name}`).status]).toEqual([name, 200]);
    expect(warnings).toEqual([expect.stringContaining('/news/index is left out')]);
    expect(await host('/news/').text()).toContain('<h1');
  });
});

/** Without how long something may be shown while the service is down: it knows when the next change is due. */
const lasting = (value: string | null) => value?.replace(/, stale-if-error=\d+/, '');

/** Without what an export changes. */
function comparable(text: string): string {
  return text
    .replace(/\?(?:archive|older)=[^"'<\s&]*/g, '')
    .replace(/(?:archive|older)\/[0-9a-f]{12}\/((?:rss|atom)\.xml|(?:feed|ninjs)\.json)?/g, '$1')
    .replace(/<form class="search"[\s\S]*?<\/form>\n?/g, '')
    .replace(
      /<details>\s*<summary>[^<]*<\/summary>\s*<form class="own"[\s\S]*?<\/form>\s*<\/details>\n?/g,
      '',
    );
}

describe('a folder', () => {
  let place: Awaited<ReturnType<typeof folder>>;
  let content: string;
  let out: string;
  beforeEach(async () => {
    place = await folder();
    [content, out] = [join(place.dir, 'content'), join(place.dir, 'public')];
    await writeNewsroom(content, {
      'news/second.md': story('Second', '2026-11-02 09:00'),
      'news/later.md': story('Later', '2026-12-01 06:00'),
      'news/passing.md': story('Passing', '2026-11-02 10:00', 'expires: 2026-11-30 00:00\n'),
    });
  });
  afterEach(() => place.remove());

  const write = async (now = INSTANT) => exportTo({ content: (await load(content)).content, out, now });
  const has = (file: string) =>
    stat(join(out, file)).then(
      () => true,
      () => false,
    );

  it('is left alone where it is right, and loses what is stale', async () => {
    await write();
    const times = (await stat(join(out, 'news/second.html'))).mtimeMs;
    expect(await write()).toMatchObject({ written: 0, removed: 0 });
    expect((await stat(join(out, 'news/second.html'))).mtimeMs).toBe(times);
    await rm(join(content, 'news/first.md'));
    const { removed, unchanged } = await write();
    expect(removed).toBeGreaterThan(1);
    expect(unchanged).toBeGreaterThan(1);
    expect([
      await has('news/first.html'),
      await has('authors/ingrid-sorlie'),
      await has('news/second.html'),
    ]).toEqual([false, false, true]);
  });

  it('holds what is public at that instant, and says when that changes', async () => {
    const first = await write();
    expect(first.runAgain?.toISOString()).toBe('2026-11-30T08:00:00.000Z');
    expect([await has('news/later.html'), await has('news/passing.html')]).toEqual([false, true]);
    const second = await write(new Date('2026-12-02T00:00:00Z'));
    expect(second.runAgain).toBeUndefined();
    expect([await has('news/later.html'), await has('news/passing.html')]).toEqual([true, false]);
  });

  it('is refused when somebody else filled it, unless all of that is hidden', async () => {
    await mkdir(join(out, '.git'), { recursive: true });
    await write();
    await writeFile(join(out, 'CNAME'), 'lantern.example');
    await write();
    expect(await readFile(join(out, 'CNAME'), 'utf8')).toBe('lantern.example');
    const other = join(place.dir, 'other');
    await mkdir(other);
    await writeFile(join(other, 'thesis.txt'), 'mine');
    const { code, stderr } = await program('export', { args: [other, '--content', content] });
    expect({ code, files: await readdir(other) }).toEqual({ code: 1, files: ['thesis.txt'] });
    expect(stderr).toContain('holds files that no export put there');
  });

  it('holds partners’ feeds that anybody may read, and no others', async () => {
    const site = await readFile(join(content, 'site.yaml'), 'utf8');
    const partners = `partners:\n  open: { profile: generic }\n  closed: { profile: generic, access: { bearer: CLOSED_TOKEN } }\n`;
    await writeFile(join(content, 'site.yaml'), site + partners);
    const { problems } = await compile({ dir: content });
    expect(problems).toEqual([]);
    await write();
    expect([await has('partners/open/rss.xml'), await has('partners/closed')]).toEqual([true, false]);
  });

  it('names nothing that is not public: in links, in redirects, old addresses', async () => {
    const site = await readFile(join(content, 'site.yaml'), 'utf8');
    const hidden = ['draft', 'later', 'wrong', 'unpaid'];
    const rules = hidden.map((name) => `  /to-${name}: /news/${name}\n  /all-${name}/*: /news/${name}\n`);
    await writeFile(
      join(content, 'site.yaml'),
      `${site}redirects:\n${rules.join('')}  /hop: /to-second\n  /to-second: /news/second\n  /all-second/*: /news/second\n`,
    );
    await writeNewsroom(content, {
      'site.yaml': await readFile(join(content, 'site.yaml'), 'utf8'),
      // A program of its own has the machine's clock.
      'news/later.md': story('Later', '2999-01-01 06:00'),
      'news/draft.md': story('Draft', '2026-11-02', 'draft: true\naliases: [/old/draft]\n'),
      'news/wrong.md': story('Wrong', '2026-11-02', 'aliases: [/old/wrong]\n').replace(
        /\nA story[\s\S]*/,
        '\n',
      ),
      'news/unpaid.md': story(
        'Unpaid',
        '2026-11-02',
        'syndication: {nobody: none}\naliases: [/old/unpaid]\n',
      ),
      'news/second.md': `${story('Second', '2026-11-02 09:00', 'aliases: [/old/second]\n')}\n${hidden.map((name) => `[${name}](${name}.md)`).join(' ')}\n`,
    });
    expect((await program('export', { args: [out, '--content', content, '--skip-invalid'] })).code).toBe(0);
    const names = await readdir(out, { recursive: true, withFileTypes: true });
    const told = names.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
    for (const file of told) {
      const text = await readFile(file, 'latin1');
      for (const name of hidden) expect([file, text.includes(`/${name}`)]).toEqual([file, false]);
    }
    const host = staticHost(out);
    for (const path of ['/old/second', '/to-second', '/hop', '/all-second/x'])
      expect([path, host(path).headers.get('location')]).toEqual([path, '/news/second']);
  });

  it('takes redirects of site.yaml along', async () => {
    const site = await readFile(join(content, 'site.yaml'), 'utf8');
    await writeFile(
      join(content, 'site.yaml'),
      `${site}redirects:\n  /blog/*: /news/:splat\n  /old: /news/first\n`,
    );
    await write();
    const host = staticHost(out);
    expect(
      [host('/blog/a/b'), host('/old')].map(({ status, headers }) => [status, headers.get('location')]),
    ).toEqual([
      [301, '/news/a/b'],
      [301, '/news/first'],
    ]);
  });
});

describe('the command', () => {
  it('says what it did, to people and to programs', async () => {
    const place = await folder();
    await writeNewsroom(join(place.dir, 'content'), { 'news/later.md': story('Later', '2099-12-01 06:00') });
    const call = (...args: string[]) => program('export', { args, cwd: place.dir });
    const people = await call('public', '--quiet');
    expect(people).toMatchObject({ code: 0, stderr: '' });
    expect(people.stdout).toMatch(
      /^Exported \d+ files, 0\.\d MB, to public \(\d+ written, 0 unchanged, 0 removed\)\n/,
    );
    expect(people.stdout).toContain('Run it again at 2099-12-01 06:00 -08:00');
    const programs = await call('public', '--json');
    expect(JSON.parse(programs.stdout)).toMatchObject({
      written: 0,
      runAgain: '2099-12-01T14:00:00.000Z',
      warnings: [],
    });
    await writeFile(join(place.dir, 'content/news/bad.md'), '---\ntitle: Bad\n---\nx\n');
    expect(await call('public')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nothing was exported'),
    });
    expect((await call('public', '--skip-invalid')).code).toBe(0);
    expect((await call()).code).toBe(2);
    await place.remove();
  });
});

it('what an export that was cut off wrote is removed by the next', async () => {
  const dir = join(await mkdtemp(join(tmpdir(), 'dateline-cut-')), 'site');
  const bytes = new TextEncoder().encode('x');
  const cut = await openFolder(dir);
  await cut.put('news/kept.xml', bytes);
  await cut.put('news/stale.xml', bytes);
  const next = await openFolder(dir);
  await next.put('news/kept.xml', bytes);
  expect(await next.finish()).toEqual({ written: 0, unchanged: 1, removed: 1 });
  expect(await readdir(join(dir, 'news'))).toEqual(['kept.xml']);
});

it('leaves nothing half written, however it is cut off, and nothing packed of what is no longer there', async () => {
  const dir = join(await mkdtemp(join(tmpdir(), 'dateline-cut-')), 'site');
  const put = async (files: Readonly<Record<string, string>>) => {
    const opened = await openFolder(dir);
    for (const [file, text] of Object.entries(files)) await opened.put(file, new TextEncoder().encode(text));
    return opened.finish();
  };
  await put({ 'rss.xml': 'one', 'news/held.html': 'held', 'news/data.csv': 'a', 'news/data.csv.gz': 'b' });
  // As docs/deploy.md has it, for nginx.
  for (const file of ['rss.xml', 'news/held.html', 'news/data.csv'])
    await writeFile(join(dir, `${file}.br`), 'packed');
  // A reader that has the file open reads on in what it opened.
  const reader = await open(join(dir, 'rss.xml'));
  expect(await put({ 'rss.xml': 'another', 'news/data.csv': 'a', 'news/data.csv.gz': 'b' })).toEqual({
    ...{ written: 1, unchanged: 2, removed: 1 },
  });
  expect((await reader.readFile()).toString()).toBe('one');
  await reader.close();
  expect((await readdir(dir, { recursive: true })).toSorted()).toEqual([
    ...['.dateline-export', 'news', 'news/data.csv', 'news/data.csv.br', 'news/data.csv.gz', 'rss.xml'],
  ]);
  // Cut off while a file is written.
  await mkdir(join(dir, 'late/.index.html.part'), { recursive: true });
  await expect(put({ 'late/index.html': 'x' })).rejects.toThrow(/EISDIR/);
  await rmdir(join(dir, 'late/.index.html.part'));
  await writeFile(join(dir, 'late/.index.html.part'), 'half');
  expect(await put({ 'rss.xml': 'another' })).toMatchObject({ removed: 3 });
  expect((await readdir(dir)).toSorted()).toEqual(['.dateline-export', 'rss.xml']);
});

it('says of a file that Cloudflare does not take that it is too large', async () => {
  const [from, to] = [await folder(), await folder()];
  const length = 25 * 1024 * 1024 + 1;
  await writeNewsroom(from.dir, {
    'news/a.md': story('A', '2026-11-01 09:00', 'attachments: [a.pdf]\n'),
  });
  await writeFile(join(from.dir, 'news/a.pdf'), Buffer.concat([Buffer.from('%PDF-1.4\n')], length));
  const { content } = await load(from.dir);
  const { warnings } = await exportTo({ content, out: to.dir, now: INSTANT });
  expect(warnings).toEqual([expect.stringMatching(/a\.pdf: 25\.0 MiB; .*26214401/)]);
  await Promise.all([from.remove(), to.remove()]);
});
