import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { program } from '../cli/program.ts';
import { article, site, write } from '../content/folder.ts';
import { SAMPLE } from '../sample.ts';
import { installed, type Packages, serveFiles, servePackage, unpacked } from './cms.ts';
import { ended, freePort } from './service.ts';
import { launch, newPage } from './visit.ts';

const SERVER = 'decap-server@3.11.3';

/** Every key that a newsroom writes, and three that are other programs'. */
const KEYS = `updated: 2019-09-26 10:00
authors: [Ann Lee, Bo Day <bo@paper.example>]
tags: [Ferries]
subjects: [medtop:20000763]
sections: [News]
image: { src: ferry.jpg, alt: A ferry, focus: 40% 25%, made: human }
places: [{ name: Portland, latitude: 45.52, longitude: -122.68, geonames: 5746545 }]
source: { name: Associated Press, url: "https://apnews.com/" }
made: ai-assisted
language: en
translations: [second.md]
correction: [{ date: 2019-09-26 09:00, text: It is a boat. }]
live: true
updates:
  - { time: 2019-09-25 22:00, title: Crews reach the bridge, text: "Two crews.\\n\\nA crane." }
  - { time: 2019-09-25 22:30, removed: 2019-09-25 23:00, reason: A rumor, title: Removed }
license: https://creativecommons.org/licenses/by/4.0/
republish: text
callout: false
x-budget: { slot: A1 }
_uuid: 7c1`;

let browser: Browser;
const papers: string[] = [];

beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  for (const dir of papers) rmSync(dir, { recursive: true });
});

/** A paper with what its editor needs. */
async function paper(cms: string): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'dateline-editor-'));
  papers.push(dir);
  const second = `${article('language: es\nmade: human\n')}`.replaceAll(':a\n', ':b\n');
  const files = {
    'site.yaml': site,
    'news/_index.md': '---\ntitle: News\nx-note: stays\n---\n',
    'news/northwest/_index.md': '---\ntitle: Northwest\n---\n',
    'news/northwest/first.md': article(KEYS, 'The *ferry* crossed.\n'),
    'news/northwest/second.md': second,
  };
  for (const [name, text] of Object.entries(files)) write(join(dir, 'content'), name, text);
  const picture = join(SAMPLE, 'news/northwest/ferry-terminal-opens.jpg');
  cpSync(picture, join(dir, 'content/news/northwest/ferry.jpg'));
  cpSync(picture, join(dir, 'dock.jpg'));
  expect(await program('editor', { args: ['--cms', cms], cwd: dir })).toMatchObject({ code: 0, stderr: '' });
  expect(await checked(dir)).toBe('2 articles, 0 errors, 0 warnings');
  return dir;
}

/** The last line of `check`, and what it complains of. */
const checked = async (dir: string): Promise<string> =>
  (await program('check', { args: [], cwd: dir })).stdout.trim();

/** What an article says, and its text. */
function said(dir: string, name: string): { readonly data: Record<string, unknown>; readonly body: string } {
  const [, matter = '', body = ''] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(
      readFileSync(join(dir, 'content/news/northwest', name), 'utf8'),
    ) ?? [];
  return { data: parse(matter) as Record<string, unknown>, body: body.trim() };
}

/** The version that `dateline editor` has the page load. */
const versionIn = (dir: string): string =>
  /unpkg\.com\/((?:@\w+\/)?[\w-]+@[\d.]+)\//.exec(readFileSync(join(dir, 'admin/index.html'), 'utf8'))?.[1] ??
  '';

const errorsOf = (page: Page): readonly string[] => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  return errors;
};

describe('Decap CMS with decap-server', () => {
  let dir: string;
  let packages: readonly Packages[];
  let server: ChildProcess;
  let files: Awaited<ReturnType<typeof serveFiles>>;
  let page: Page;
  let errors: readonly string[];

  beforeAll(async () => {
    dir = await paper('decap');
    const [own, decap] = await Promise.all([installed(SERVER), unpacked(versionIn(dir))]);
    packages = [own, decap];
    const port = await freePort();
    server = spawn(process.execPath, [join(own.dir, 'node_modules/decap-server/dist/index.js')], {
      cwd: dir,
      env: { ...process.env, PORT: String(port), GIT_REPO_DIRECTORY: dir, MODE: 'fs' },
      stdio: 'ignore',
    });
    files = await serveFiles(dir);
    page = await newPage(browser, { viewport: { width: 1400, height: 1000 } });
    errors = errorsOf(page);
    await servePackage(page, decap);
    // Where Decap looks for its server on a machine.
    await page.route('http://localhost:8081/**', (route) =>
      route.continue({ url: route.request().url().replace('8081', String(port)) }),
    );
  }, 300_000);

  afterAll(async () => {
    expect(errors).toEqual([]);
    files.stop();
    await ended(server);
    await Promise.all(packages.map((each) => each.remove()));
  });

  /** Opens an entry, or an empty form. */
  async function open(path: string): Promise<void> {
    await page.goto('about:blank');
    await page.goto(`${files.url}/admin/#/collections/${path}`);
    const login = page.getByRole('button', { name: /login/i });
    const form = page.getByLabel(/^Headline|^Title/).first();
    await login.or(form).first().waitFor();
    if (await login.isVisible()) await login.click();
    await form.waitFor();
  }

  async function publish(): Promise<void> {
    await page
      .getByRole('button', { name: /^Publish/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: /Publish now/ }).click();
    await page.getByText('Entry saved').first().waitFor();
  }

  const group = (name: string) => page.locator(`[id^=${name}-field]`).first();
  const setToNow = (name: string) =>
    group(name)
      .locator('xpath=ancestor::*[.//button[.="Now"]][1]')
      .getByRole('button', { name: 'Now' })
      .click();
  const unfold = (name: string) => group(name).getByTestId('expand-button').first().click();

  it('an edit changes what was edited and nothing else, keys of other programs included', async () => {
    const before = said(dir, 'first.md');
    await open('news__northwest/entries/first');
    await page
      .getByLabel(/^Headline/)
      .first()
      .fill('A ferry crosses');
    await publish();
    expect(said(dir, 'first.md')).toEqual({ ...before, data: { ...before.data, title: 'A ferry crosses' } });
  });

  it('a section is edited, and keeps its other keys', async () => {
    await open('sections/entries/news');
    await page
      .getByLabel(/^Title|^Headline/)
      .first()
      .fill('The news');
    await publish();
    expect(readFileSync(join(dir, 'content/news/_index.md'), 'utf8')).toBe(
      '---\ntitle: The news\nx-note: stays\n---\n',
    );
    expect(await checked(dir)).toBe('2 articles, 0 errors, 0 warnings');
  });

  it('a story is created, with a picture beside it and the newer keys', async () => {
    await open('news__northwest/new');
    await page
      .getByLabel(/^Headline/)
      .first()
      .fill('A story from the browser');
    await unfold('image');
    await page
      .getByRole('button', { name: /choose an image/i })
      .first()
      .click();
    await page.setInputFiles('input[type=file]', join(dir, 'dock.jpg'));
    await page.getByRole('button', { name: /choose selected/i }).click();
    await page
      .getByLabel(/^What the picture shows/)
      .first()
      .fill('A dock');
    await page
      .getByLabel(/made: by whom/i)
      .first()
      .click();
    await page.getByText('People, with the help of AI').last().click();
    await group('places')
      .getByRole('button', { name: /add place/i })
      .click();
    await group('places').getByLabel(/^Name/).fill('Portland');
    await group('places')
      .getByLabel(/^Latitude/)
      .fill('45.52');
    await group('places')
      .getByLabel(/^Longitude/)
      .fill('-122.68');
    await group('subjects')
      .getByRole('button', { name: /add subject/i })
      .click();
    await group('subjects').getByRole('textbox').fill('medtop:20000763');
    await page.locator('[data-slate-editor=true]').first().click();
    await page.keyboard.type('The first ferry crossed.');
    await publish();
    const { data, body } = said(dir, 'a-story-from-the-browser.md');
    expect({ ...data, body }).toEqual({
      title: 'A story from the browser',
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
      id: expect.stringMatching(/^tag:paper\.example,\d{4}-\d\d-\d\d:[\da-f-]{36}$/),
      image: { src: 'dock.jpg', alt: 'A dock' },
      made: 'ai-assisted',
      places: [{ name: 'Portland', latitude: 45.52, longitude: -122.68 }],
      subjects: ['medtop:20000763'],
      body: 'The first ferry crossed.',
    });
    expect(existsSync(join(dir, 'content/news/northwest/dock.jpg'))).toBe(true);
    expect(await checked(dir)).toBe('3 articles, 0 errors, 0 warnings');
  });

  it('a correction is added, and readers are told when', async () => {
    await open('news__northwest/entries/second');
    await setToNow('updated');
    await group('correction')
      .getByRole('button', { name: /add correction/i })
      .click();
    await group('correction').getByLabel(/^Text/).fill('The ferry was the third one.');
    await publish();
    const { updated, correction } = said(dir, 'second.md').data;
    expect(correction).toEqual([{ date: updated, text: 'The ferry was the third one.' }]);
    expect(await checked(dir)).toBe('3 articles, 0 errors, 0 warnings');
  });

  it('a story is withdrawn, with a reason', async () => {
    await open('news__northwest/entries/second');
    await page
      .getByLabel(/^Corrections: status/i)
      .first()
      .click();
    await page.getByText('Withdrawn', { exact: true }).last().click();
    await page
      .getByLabel(/why it was withdrawn/i)
      .first()
      .fill('It named the wrong boat.');
    await setToNow('withdrawn');
    await publish();
    expect(said(dir, 'second.md').data).toMatchObject({
      status: 'withdrawn',
      reason: 'It named the wrong boat.',
      withdrawn: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
    });
    expect(await checked(dir)).toMatch(/, 0 errors, 0 warnings$/);
  });
});

/** A paper in the browser's own file system, as Chromium gives a folder of the machine to Sveltia CMS. */
const toBrowser = (page: Page, files: readonly (readonly [path: string, base64: string])[]): Promise<void> =>
  page.evaluate(async (files) => {
    const top = await navigator.storage.getDirectory();
    const root = await top.getDirectoryHandle('paper', { create: true });
    await root.getDirectoryHandle('.git', { create: true });
    for (const [path, base64] of files) {
      const names = path.split('/');
      let folder = root;
      for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, { create: true });
      const file = await folder.getFileHandle(names.at(-1) ?? '', { create: true });
      const writable = await file.createWritable();
      await writable.write(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
      await writable.close();
    }
  }, files);

/** The articles of a section there, by their names. */
const fromBrowser = (page: Page): Promise<Readonly<Record<string, string>>> =>
  page.evaluate(async () => {
    let folder = await navigator.storage.getDirectory();
    for (const name of ['paper', 'content', 'news', 'northwest'])
      folder = await folder.getDirectoryHandle(name);
    const texts: Record<string, string> = {};
    // https://fs.spec.whatwg.org/#api-filesystemdirectoryhandle-asynciterable: not in lib.dom of every version.
    const entries = folder as unknown as AsyncIterable<[string, FileSystemFileHandle]>;
    for await (const [name, file] of entries)
      if (name.endsWith('.md')) texts[name] = await (await file.getFile()).text();
    return texts;
  });

it('Sveltia CMS edits a story, changes nothing else of it, and creates one', async () => {
  const dir = await paper('sveltia');
  const sveltia = await unpacked(versionIn(dir));
  const schema = JSON.parse(readFileSync(join(sveltia.dir, 'schema/sveltia-cms.json'), 'utf8'));
  const config = parse(readFileSync(join(dir, 'admin/config.yml'), 'utf8'));
  const ajv = new Ajv({ strict: false, validateFormats: false });
  expect(ajv.validate(schema, config), ajv.errorsText()).toBe(true);

  const files = await serveFiles(dir);
  // The editor's is not the newsroom's.
  const page = await newPage(browser, {
    viewport: { width: 1400, height: 1000 },
    timezoneId: 'Asia/Tokyo',
  });
  const errors = errorsOf(page);
  await servePackage(page, sveltia);
  await page.addInitScript(() => {
    Object.assign(window, {
      showDirectoryPicker: async () => (await navigator.storage.getDirectory()).getDirectoryHandle('paper'),
    });
  });
  await page.goto(`${files.url}/admin/`);
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  await toBrowser(
    page,
    names.map((name) => [name, readFileSync(join(dir, name)).toString('base64')] as const),
  );
  await page.getByRole('button', { name: /local repository/i }).click();
  await page.getByText('News / Northwest').first().waitFor();

  const save = async (path: string, title: string) => {
    await page.goto(`${files.url}/admin/#/collections/${path}`);
    await page.getByRole('textbox', { name: 'Headline', exact: true }).first().fill(title);
    const body = page.locator('[contenteditable=true]').first();
    if ((await body.textContent()) === '') {
      await body.click();
      await page.keyboard.type('A ferry.');
    }
    await page.getByRole('button', { name: 'Save', exact: true }).first().click();
    await expect
      .poll(async () => Object.values(await fromBrowser(page)).join(), { timeout: 120_000 })
      .toContain(`title: ${title}\n`);
  };
  const before = said(dir, 'first.md');
  await save('news__northwest/entries/first', 'A ferry crosses');
  await save('news__northwest/new', 'A story from Sveltia');
  for (const [name, text] of Object.entries(await fromBrowser(page)))
    write(join(dir, 'content/news/northwest'), name, text);
  await page.context().close();
  files.stop();
  await sveltia.remove();

  const { data, body } = said(dir, 'first.md');
  expect(data).toEqual({ ...before.data, title: 'A ferry crosses', draft: false });
  expect(body).toBe(before.body.replaceAll('*', '_'));
  expect(said(dir, 'a-story-from-sveltia.md').data).toMatchObject({
    id: expect.stringMatching(/^urn:uuid:/),
  });
  expect(await checked(dir)).toBe('3 articles, 0 errors, 0 warnings');
  expect(errors).toEqual([]);
});
