import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serve } from '../../src/runtime/node/serve.ts';
import type { Collection } from '../../src/store/collection.ts';
import { createMemoryCollection } from '../../src/store/memory/memory.ts';
import { sourceOf } from '../contract/paper.ts';
import { PAPER } from '../http/paper.ts';
import { launch, visit } from './visit.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

/** The paper under another name, as after an edit. */
function edition(title: string): Collection {
  const { snapshot } = PAPER;
  const site = { ...snapshot.site, title, hash: title };
  const edited = { ...PAPER, snapshot: { ...snapshot, site, revision: title } };
  return createMemoryCollection(edited.snapshot, sourceOf(edited));
}

it('in development a page shows what was saved, without being asked, and stopping waits for no page', async () => {
  let collection = edition('Morning edition');
  const stopping = new AbortController();
  const running = await serve({
    port: 0,
    host: 'localhost',
    collection: () => collection,
    reload: stopping.signal,
  });
  await visit(browser, `${running.url}/`, {}, async (page) => {
    expect(await page.title()).toBe('Morning edition');
    for (const title of ['Noon edition', 'Evening edition']) {
      collection = edition(title);
      await page.waitForFunction((wanted) => document.title === wanted, title);
    }
    // Left open until then, the page would be waited for as long as the test may last.
    await page.route('**/.reload*', (route) => route.abort('aborted'));
    stopping.abort();
    await running.close(60);
  });
});

it('otherwise a page listens to nothing', async () => {
  const running = await serve({ port: 0, host: 'localhost', collection: () => edition('Edition') });
  await visit(browser, `${running.url}/`, {}, async (page) => {
    expect(await page.content()).not.toContain('EventSource');
    expect((await page.request.get(`${running.url}/.reload`)).status()).toBe(404);
  });
  await running.close(5);
});
