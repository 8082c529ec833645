import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestHarness, type TestHarness, unstable_readConfig } from 'wrangler';
import { exchange } from './both.ts';
import { writeBundle } from './bundle.ts';
import { INSTANT } from './instant.ts';
import { sample } from './sample.ts';

const ROOT = resolve(import.meta.dirname, '../..');
let out: string;
let assets: readonly string[];
let harness: TestHarness;
let url: URL;

beforeAll(async () => {
  await mkdir(join(ROOT, '.dateline'), { recursive: true });
  out = await mkdtemp(join(ROOT, '.dateline/address-'));
  await writeBundle({ compiled: await sample(), out, now: INSTANT });
  assets = await filesIn(out);
  harness = createTestHarness({ root: ROOT, workers: [{ config: configOf(out) }] });
  ({ url } = await harness.listen());
});

afterAll(async () => {
  await harness.close();
  await rm(out, { recursive: true });
});

test('the worker answers behind the router of static assets', async () => {
  const { status, fields } = await exchange(url.href, { path: '/rss.xml' });
  expect([status, fields['content-type']]).toEqual([200, 'application/rss+xml; charset=utf-8']);
});

test('no file of the bundle has an address, however it is spelt', async () => {
  const some = [...assets.filter((path) => path.startsWith('/articles/')).slice(0, 2), '/index.json'];
  expect(some.every((path) => assets.includes(path))).toBe(true);
  const media = assets.find((path) => path.startsWith('/media/')) ?? '';
  const found: unknown[] = [];
  for (const path of [...some, media].flatMap(spellings)) {
    const { status } = await exchange(url.href, { path });
    if (status < 300 || status === 304 || status >= 500) found.push({ path, status });
  }
  expect(found).toEqual([]);
});

/** Ways to write a path that some server somewhere takes for it. */
function spellings(path: string): readonly string[] {
  const hex = (text: string) => [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');
  const [, first = '', ...rest] = path.split('/');
  return [
    path,
    `/${path}`,
    `${path}/`,
    `/.${path}`,
    `/x/..${path}`,
    `/x/%2e%2e${path}`,
    `/%2e${path}`,
    `/${hex(first)}${rest.map((part) => `/${part}`).join('')}`,
    `/${encodeURIComponent(path.slice(1))}`,
    `/${hex(path.slice(1))}`,
    path.toUpperCase(),
    `${path}?x`,
    `${path};x`,
    `${path}%00`,
    `${path}.`,
    path.replaceAll('/', '%5c'),
    path.replaceAll('/', '\\'),
    `/assets${path}`,
    `/dist/assets${path}`,
    `http://assets.invalid${path}`,
  ];
}

/** What wrangler.toml says, with a clock that stands still and another folder. */
function configOf(directory: string) {
  const { compatibility_date, assets: handling } = unstable_readConfig({
    config: join(ROOT, 'wrangler.toml'),
  });
  return {
    name: 'dateline-test',
    main: join(ROOT, 'test/runtime/workerd/worker.ts'),
    ...(compatibility_date !== undefined && { compatibility_date }),
    assets: { ...handling, directory },
  };
}

async function filesIn(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/')}`);
}
