import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cache, startCache } from './cache.ts';
import { type Service, startService } from './service.ts';
import { chromiumOptions, launch, PATIENCE, visit } from './visit.ts';

let service: Service;
let cache: Cache;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launch()]);
  cache = await startCache(service.url);
});

afterAll(async () => {
  await browser.close();
  await cache.stop();
  await service.stop();
});

const formats = [
  ['rss.xml', 'application/rss+xml; charset=utf-8'],
  ['atom.xml', 'application/atom+xml; charset=utf-8'],
  ['feed.json', 'application/feed+json; charset=utf-8'],
] as const;

const desk = { viewport: { width: 1280, height: 900 } } as const;

describe.each(formats)('the address of a feed (%s)', (file, type) => {
  const address = (): string => `${service.url}/news/northwest/${file}`;

  it('opened in a browser is the page for people, with the document a click away', () =>
    visit(browser, address(), desk, async (page) => {
      expect(page.url()).toBe(`${service.url}/news/northwest/#feed`);
      const banner = page.getByRole('complementary', { name: 'You have opened the feed of Northwest' });
      expect(await banner.isVisible()).toBe(true);
      const name = { 'rss.xml': 'RSS', 'atom.xml': 'Atom', 'feed.json': 'JSON Feed' }[file];
      const document = await banner.getByRole('link', { name, exact: true }).getAttribute('href');
      expect(document).toBe(`${address()}?raw`);
      const answer = await page.request.get(document ?? '', { headers: navigation });
      expect(answer.headers()['content-type']).toBe(type);
    }));

  // From a document of this origin without a policy, so that both share one place in the browser's cache.
  it('is the feed to fetch(), the page when opened, and so again, whatever the browser keeps', () =>
    visit(browser, `${service.url}/robots.txt`, desk, async (page) => {
      for (const _ of ['nothing kept', 'both kept']) {
        expect(await fetched(page, address())).toBe(type);
        await page.goto(address());
        expect(new URL(page.url()).hash).toBe('#feed');
        await page.reload();
        expect(new URL(page.url()).hash).toBe('#feed');
        await page.goto(`${service.url}/robots.txt`);
      }
    }));

  it('is the feed to a script of another site', async () => {
    const elsewhere = await blankSite();
    const look = async (page: Page): Promise<void> => {
      const got = await page.evaluate(async (url) => {
        const answer = await fetch(url);
        return { type: answer.headers.get('content-type'), etag: answer.headers.get('etag') };
      }, address());
      expect(got).toEqual({ type, etag: expect.stringMatching(/^"[0-9a-f]+/) });
    };
    await visit(browser, elsewhere.url, desk, look, [new URL(service.url).host]);
    await elsewhere.stop();
  });

  it('is the feed to a reader in an extension, whatever was opened before', async () => {
    const folder = await extension();
    const context = await chromium.launchPersistentContext('', {
      ...chromiumOptions,
      headless: true,
      args: [
        ...(chromiumOptions.args ?? []),
        '--headless=new',
        `--disable-extensions-except=${folder}`,
        `--load-extension=${folder}`,
      ],
    });
    context.setDefaultTimeout(PATIENCE);
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const page = await context.newPage();
    await page.goto(address());
    const got = await worker.evaluate(async (url) => {
      const answer = await fetch(url);
      return [answer.status, answer.redirected, answer.headers.get('content-type')];
    }, address());
    expect(got).toEqual([200, false, type]);
    await context.close();
  });
});

/** A site of somebody else's: another port is another origin. */
async function blankSite(): Promise<Service> {
  const server = createServer((_, answer) =>
    answer.setHeader('Content-Type', 'text/html').end('<!DOCTYPE html><title>Elsewhere</title>'),
  );
  await once(server.listen(0, 'localhost'), 'listening');
  // A TCP server that listens has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const navigation = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
};
const reader = { accept: 'application/rss+xml, text/html;q=0.5' };

/** What a browser and a reader get one after the other, through caches that know Vary and caches that do not. */
describe.each(['honours', 'ignores', 'caches all'] as const)('through nginx that %s Vary', (kind) => {
  it.each([
    ['a browser came first', '/news/rss.xml', [navigation, reader, reader]],
    ['a reader came first', '/life/rss.xml', [reader, navigation, reader]],
  ] as const)('a reader gets the feed when %s', async (_, path, asks) => {
    for (const headers of asks) {
      const { status, type } = await cache.get(kind, path, headers);
      if (headers === reader) expect([status, type]).toEqual([200, 'application/rss+xml; charset=utf-8']);
      else if (kind === 'honours') expect(status).toBe(303);
      else expect([200, 303]).toContain(status);
    }
    expect((await cache.get(kind, path, reader)).cached).toBe('HIT');
  });
});

const fetched = (page: Page, url: string): Promise<string | null> =>
  page.evaluate(async (address) => (await fetch(address)).headers.get('content-type'), url);

/** A reader as an extension: a worker that may read every site. */
async function extension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-extension-'));
  const manifest = {
    manifest_version: 3,
    name: 'A reader',
    version: '1',
    host_permissions: ['http://localhost/*'],
    background: { service_worker: 'reader.js' },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'reader.js'), 'self.oninstall = () => {};\n');
  return folder;
}
