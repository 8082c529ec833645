import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { createCache } from '../../src/domain/lru.ts';
import type { Collection } from '../../src/store/collection.ts';
import { article, folder, site } from '../content/folder.ts';
import { collectionOf, compile } from '../support/compiled.ts';
import { keep, now } from '../sync/kept.ts';

const SECRET = 'zqxjkv';
/** Of one length, so that only their bytes tell them apart. */
const [A, B] = ['first bytes', `not ${SECRET}!`].map((text) => `${text}\n`) as [string, string];
const LARGE = 'x'.repeat(2_000_000);

type Swap = (dir: string, outside: string) => void;
const replaced =
  (put: (path: string, outside: string, dir: string) => void): Swap =>
  (dir, outside) => {
    const path = join(dir, 'news/files/data.bin');
    rmSync(path);
    put(path, outside, dir);
  };

/** What may stand where the file was when it was read. */
const swaps: readonly (readonly [name: string, swap: Swap])[] = [
  ['other bytes', (dir) => writeFileSync(join(dir, 'news/files/data.bin'), swapped(dir))],
  ['a link out of the folder', replaced((path, outside) => symlinkSync(join(outside, 'data.bin'), path))],
  [
    'a link to a link out of the folder',
    replaced((path, outside, dir) => {
      symlinkSync(join(outside, 'data.bin'), join(dir, 'news/hop.bin'));
      symlinkSync('../hop.bin', path);
    }),
  ],
  ['a folder', replaced((path) => mkdirSync(path))],
  ['nothing', replaced(() => {})],
  ['a pipe that nobody writes to', replaced((path) => execFileSync('mkfifo', [path]))],
  ['a device', replaced((path) => symlinkSync('/dev/zero', path))],
  [
    'a folder above it that leads out',
    (dir, outside) => {
      rmSync(join(dir, 'news/files'), { recursive: true });
      symlinkSync(outside, join(dir, 'news/files'));
    },
  ],
  [
    'a folder above it that leads to another inside',
    (dir, outside) => {
      renameSync(join(dir, 'news/files'), join(dir, 'news/gone'));
      mkdirSync(join(dir, 'news/others'));
      execFileSync('cp', [join(outside, 'data.bin'), join(dir, 'news/others/data.bin')]);
      symlinkSync('others', join(dir, 'news/files'));
    },
  ],
];

let size: 'small' | 'large' = 'small';
const original = () => (size === 'small' ? A : `${A}${LARGE}`);
const swapped = (_dir: string) => (size === 'small' ? B : `${B}${LARGE}`);

async function served(kind: 'database' | 'folder'): Promise<{
  readonly dir: string;
  readonly outside: string;
  readonly get: (headers?: Readonly<Record<string, string>>) => Promise<Response>;
}> {
  const dir = folder({
    'site.yaml': site,
    'news/a.md': article('attachments: [{src: files/data.bin, type: application/x-thing}]'),
    'news/files/data.bin': original(),
  });
  const outside = mkdtempSync(join(tmpdir(), 'dateline-outside-'));
  onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
  writeFileSync(join(outside, 'data.bin'), swapped(dir));
  let collection: Collection;
  if (kind === 'database') {
    const kept = await keep(dir);
    onTestFinished(kept.close);
    await kept.folderSync.refresh();
    collection = await kept.collection();
  } else {
    collection = collectionOf(await compile({ dir }));
  }
  const app = createApp({
    collection: () => collection,
    compressors: {},
    now: () => now,
    memory: createCache(0),
  });
  return {
    dir,
    outside,
    get: async (headers = {}) => app.request('https://paper.example/news/files/data.bin', { headers }),
  };
}

for (const kind of ['database', 'folder'] as const)
  for (const each of ['small', 'large'] as const)
    test.for(swaps)(`a ${each} file of a ${kind} that has become %s is not served`, async ([, swap]) => {
      size = each;
      const { dir, outside, get } = await served(kind);
      const first = await get();
      expect([first.status, await first.text()]).toEqual([200, original()]);
      swap(dir, outside);
      for (const range of ['', 'bytes=4-9']) {
        const response = await get(range === '' ? {} : { Range: range });
        expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
        expect(await response.text()).not.toContain(SECRET);
      }
    });

for (const each of ['small', 'large'] as const)
  test(`a ${each} file that is another for a while is the first again, under its tag`, async () => {
    size = each;
    const { dir, get } = await served('database');
    const path = join(dir, 'news/files/data.bin');
    const tag = (await get()).headers.get('etag') ?? '';
    writeFileSync(path, swapped(dir));
    expect((await get()).status).toBe(503);
    writeFileSync(path, original());
    const again = await get();
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([200, tag, original()]);
    expect((await get({ 'If-None-Match': tag })).status).toBe(304);
  });

test('a link that stays inside the folder is served', async () => {
  size = 'small';
  const dir = folder({
    'site.yaml': site,
    'news/a.md': article('attachments: [{src: files/data.bin, type: application/x-thing}]'),
    'shared/data.bin': A,
  });
  symlinkSync('../shared', join(dir, 'news/files'));
  const collection = collectionOf(await compile({ dir }));
  const app = createApp({ collection: () => collection, compressors: {}, now: () => now });
  expect(await (await app.request('https://paper.example/news/files/data.bin')).text()).toBe(A);
});
