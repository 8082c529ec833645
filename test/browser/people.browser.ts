import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Service, startService } from './service.ts';
import { launch, newPage, violations, visit } from './visit.ts';

let service: Service;
let browser: Browser;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launch()]);
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

const at = (path: string): string => `${service.url}${path}`;
const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;
const desk = { viewport: { width: 1280, height: 900 } } as const;
const scriptless = { ...phone, javaScriptEnabled: false };

const paths = [
  '/',
  '/news/northwest/',
  '/news/northwest/#feed',
  '/en-espanol/',
  '/authors/ingrid-sorlie/',
  '/tags/ferries/',
  '/authors/',
  '/tags/?from=ferries',
  '/?q=ferry',
  '/?q=ferry+(',
  '/?q=zyzzyva',
  '/?older=2026-11-16T00:00:00.000Z~x',
  '/news/northwest/ferry-pilings-rot',
  '/podcasts/slack-water-47',
  '/sports/high-school/football-scores',
  '/news/environment/wild-salmon-count',
  '/en-espanol/transbordador-kelso-rainier',
  '/subscribe?feed=x&at=x&reader=x',
  '/nothing-here',
];

describe.each(paths)('%s on the sample collection', (path) => {
  it('has nothing that axe objects to, fits, and is light, on a desk and on a phone in the dark', async () => {
    // An error page's own status is what the browser then complains of.
    const open = path === '/nothing-here' ? lenient : visit;
    await open(browser, at(path), desk, async (page) => {
      await unfold(page);
      expect((await (await page.request.get(at(path))).body()).byteLength).toBeLessThan(30_000);
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize(phone.viewport);
      await page.emulateMedia({ colorScheme: phone.colorScheme });
      expect(await violations(page)).toEqual([]);
      const { width } = phone.viewport;
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });
  });
});

describe('somebody', () => {
  it('goes from the front page to a section, a story, the next story and back up', () =>
    visit(browser, at('/'), desk, async (page) => {
      await page
        .getByRole('navigation', { name: 'Sections' })
        .getByRole('link', { name: 'Northwest' })
        .click();
      expect(await heading(page)).toBe('Northwest');
      await page.getByRole('link', { name: /^Rotten pilings/ }).click();
      expect(await heading(page)).toMatch(/^Rotten pilings/);
      await page.getByRole('link', { name: /^Previous story/ }).click();
      expect(new URL(page.url()).pathname).not.toBe('/news/northwest/ferry-pilings-rot');
      await page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link').first().click();
      expect(await heading(page)).toBe('News');
    }));

  it('goes from a story to the sections of the paper, and to a topic among all', () =>
    visit(browser, at('/news/northwest/ferry-pilings-rot'), phone, async (page) => {
      const shortcuts = page.locator('.shortcuts');
      await shortcuts.getByRole('link', { name: 'Sections' }).click();
      await page.getByRole('heading', { name: 'Sections' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/');
      await page.getByRole('link', { name: /^All \d+ topics$/ }).click();
      await page.getByRole('link', { name: 'Wildlife' }).click();
      expect(await heading(page)).toBe('Wildlife');
      await page
        .getByRole('navigation', { name: 'Breadcrumb' })
        .getByRole('link', { name: 'Topics' })
        .click();
      expect(await heading(page)).toBe('Topics');
    }));

  it('pages back to the oldest story, meeting each once', () =>
    visit(browser, at('/'), scriptless, async (page) => {
      const seen: string[] = [];
      for (let pages = 0; pages < 10; pages += 1) {
        const shown = page.locator('.headlines h3');
        seen.push(...(await shown.allInnerTexts()));
        const older = page.getByRole('link', { name: 'Older stories' });
        if ((await older.count()) === 0) break;
        await older.click();
      }
      const health = await fetch(at('/health'));
      const { articles } = (await health.json()) as { readonly articles: number };
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(articles);
    }));

  it('copies an address', () =>
    visit(
      browser,
      at('/news/'),
      { ...desk, permissions: ['clipboard-read', 'clipboard-write'] },
      async (page) => {
        await page.getByRole('button', { name: 'Copy Atom' }).click();
        await page.getByRole('button', { name: 'Copied Atom' }).waitFor();
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(at('/news/atom.xml'));
        await page.getByText('For your own site').click();
        await page.getByRole('button', { name: 'Copy HTML' }).click();
        const snippet = await page.evaluate(() => navigator.clipboard.readText());
        expect(snippet.split('\n')).toHaveLength(3);
        expect(snippet).toContain(
          `<link rel="alternate" type="application/rss+xml" title="News (RSS)" href="${at('/news/rss.xml')}">`,
        );
      },
    ));

  it('without script sees no button that does nothing, and selects an address by a click', () =>
    visit(browser, at('/news/'), scriptless, async (page) => {
      expect(await page.getByRole('button', { name: /^Copy/ }).count()).toBe(0);
      const select = await page
        .locator('.addresses a')
        .first()
        .evaluate((link) => getComputedStyle(link).userSelect);
      expect(select).toBe('all');
    }));

  it.each([
    ['Feedly', /^https:\/\/feedly\.com\/i\/subscription\/feed%2F/],
    ['Inoreader', /^https:\/\/www\.inoreader\.com\/\?add_feed=/],
    ['NewsBlur', /^https:\/\/www\.newsblur\.com\/\?url=/],
    ['The Old Reader', /^https:\/\/theoldreader\.com\/feeds\/subscribe\?url=/],
    ['Feedbin', /^https:\/\/feedbin\.com\/\?subscribe=/],
    ['NetNewsWire and other apps', /^feed:http/],
  ])('subscribes with %s in one click', (name, address) =>
    visit(browser, at('/tags/ferries/'), phone, async (page) => {
      const href = await page.getByRole('link', { name, exact: true }).getAttribute('href');
      expect(href).toMatch(address);
      expect(decodeURIComponent(href ?? '')).toContain(at('/tags/ferries/rss.xml'));
    }),
  );

  it.each([
    ['Miniflux', 'reader.example', 'https://reader.example/bookmarklet?uri='],
    [
      'FreshRSS',
      'http://nas.local:8080/freshrss/',
      'http://nas.local:8080/freshrss/i/?c=feed&a=add&url_rss=',
    ],
  ])('subscribes with %s on a server of their own, without script', (reader, typed, address) =>
    visit(browser, at('/news/'), scriptless, async (page) => {
      await page.getByText('On a server of your own').click();
      await page.getByLabel('Its address').fill(typed);
      await page.getByRole('button', { name: reader }).click();
      const link = page.getByRole('link', { name: `Subscribe in ${reader}` });
      expect(await link.getAttribute('href')).toBe(`${address}${encodeURIComponent(at('/news/rss.xml'))}`);
    }),
  );

  it.each(['javascript:alert(1)//', 'data:text/html,x', '', ' '])('is not led to %j by that form', (typed) =>
    visit(
      browser,
      at(`/subscribe?reader=miniflux&feed=${at('/rss.xml')}&at=${encodeURIComponent(typed)}`),
      desk,
      async (page) => {
        expect(await page.getByRole('link', { name: /^Subscribe in/ }).count()).toBe(0);
      },
    ),
  );

  it('searches by keyboard alone, and reads a story', () =>
    visit(browser, at('/'), desk, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type('ferry pilings');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/?q=*');
      expect(await heading(page)).toBe('Search: “ferry pilings”');
      expect(await page.getByRole('searchbox').inputValue()).toBe('ferry pilings');
      await tabTo(page, /^Rotten pilings/);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/ferry-pilings-rot');
    }));

  it('gets a feed of a search', () =>
    visit(browser, at('/?q=ferry'), desk, async (page) => {
      const href = await page.locator('link[rel=alternate]').first().getAttribute('href');
      const feed = await (await fetch(href ?? '')).text();
      const first = (await page.locator('.headlines h3').first().textContent()) ?? '?';
      expect(feed).toContain(first.replaceAll('&', '&amp;'));
    }));

  it('is told where a search cannot be read', () =>
    visit(browser, at('/?q=ferry+(bridge'), desk, async (page) => {
      expect(await page.getByText('We could not read this search').count()).toBe(1);
      expect(await page.getByRole('link', { name: 'Older stories' }).count()).toBe(0);
    }));

  it('prints a story without what only a screen can use', () =>
    visit(browser, at('/news/northwest/ferry-pilings-rot'), desk, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('searchbox').isVisible()).toBe(false);
      expect(await page.getByRole('navigation', { name: 'Share' }).isVisible()).toBe(false);
      expect(await page.getByText('Correction').first().isVisible()).toBe(true);
      expect(await page.locator('.address').innerText()).toBe(at('/news/northwest/ferry-pilings-rot'));
    }));
});

const heading = async (page: Page): Promise<string> =>
  (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';

/** Opens all that a page keeps folded, so that it is looked at too. */
const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (name.test(text)) return;
  }
  throw new Error(`sixty presses of Tab do not lead to ${name}`);
}

async function lenient(...[on, address, options, stay]: Parameters<typeof visit>): Promise<void> {
  const page = await newPage(on, options);
  await page.goto(address);
  await stay(page);
  await page.context().close();
}
