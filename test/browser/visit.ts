import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';
import { expect } from 'vitest';

/** Where Playwright waits thirty seconds, these tests wait four minutes, as a busy machine may load an editor for long. */
export const PATIENCE = 240_000;

/** Debian's Chromium, or the one that CHROMIUM names. */
export const chromiumOptions: LaunchOptions = {
  timeout: PATIENCE,
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
};

export const launch = (): Promise<Browser> => chromium.launch(chromiumOptions);

/** A page in a context of its own. */
export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE);
  return context.newPage();
}

/** Lets somebody at a page, and then asks that it logged no error and asked no other host for anything. */
export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
  stay: (page: Page) => Promise<void>,
  /** Hosts that the test itself asks. */
  others: readonly string[] = [],
): Promise<void> {
  const page = await newPage(browser, options);
  const complaints: string[] = [];
  const { host } = new URL(address);
  page.on('console', (message) => {
    // Documents that cannot name their icon have it looked for.
    if (message.location().url.endsWith('/favicon.ico')) return;
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && ![host, ...others].includes(new URL(url).host))
      complaints.push(`asked ${url}`);
  });
  await page.goto(address);
  await stay(page);
  expect(complaints).toEqual([]);
  await page.context().close();
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let axe: string | undefined;

/** What axe finds on a page; it runs past the policy, through the debugger. */
export async function violations(page: Page): Promise<readonly string[]> {
  axe ??= await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe);
  // axe.run answers with AxeResults.
  const found = (await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(rules)} })`)) as AxeResults;
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
