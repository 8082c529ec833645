import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../src/pages/policy.ts';
import { everyPage } from '../pages/every-page.ts';
import { site } from '../pages/sample.ts';
import { launch, newPage, violations } from './visit.ts';

const pages = everyPage();
const origin = 'https://lantern.example';
const widths = [320, 390, 1280];
const schemes = ['light', 'dark'] as const;

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const looks = schemes.flatMap((scheme) => widths.map((width) => ({ scheme, width })));

describe.each(Object.keys(pages))('the %s page', (kind) => {
  let page: Page;
  const complaints: string[] = [];

  // Opened once: a page that is turned or goes dark is the same page.
  beforeAll(async () => {
    page = await newPage(browser);
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text());
    });
    await serve(page, pages[kind] ?? '');
    await page.goto(`${origin}/`);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
  });

  afterAll(() => page.close());

  it.each(looks)(
    'has nothing that axe objects to, fits, and keeps to its policy, $scheme, $width px wide',
    async ({ scheme, width }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme: scheme });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await violations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );
});

/** The page alone, with its policy; no other address answers. */
async function serve(page: Page, body: string): Promise<void> {
  const policy = await contentSecurityPolicy(site());
  await page.route('**/*', (route) =>
    route.request().isNavigationRequest() && route.request().frame() === page.mainFrame()
      ? route.fulfill({
          body,
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': policy },
        })
      : route.abort(),
  );
}
