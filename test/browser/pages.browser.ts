import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../src/pages/policy.ts';
import { everyPage } from '../pages/every-page.ts';
import { site } from '../pages/sample.ts';
import { launch, violations } from './visit.ts';

const pages = everyPage();
const origin = 'https://lantern.example';
const widths = [320, 390, 1280];
const schemes = ['light', 'dark'] as const;

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const rows = Object.keys(pages).flatMap((kind) =>
  schemes.flatMap((scheme) => widths.map((width) => ({ kind, scheme, width }))),
);

describe.each(rows)('the $kind page, $scheme, $width px wide', ({ kind, scheme, width }) => {
  it('has nothing that axe objects to, fits, and keeps to its policy', async () => {
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme: scheme });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text());
    });
    await serve(page, pages[kind] ?? '');
    await page.goto(`${origin}/`);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(complaints).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
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
