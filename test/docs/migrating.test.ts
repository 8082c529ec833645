import { appendFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { program } from '../cli/program.ts';
import { collectionOf, compile } from '../support/compiled.ts';
import { blocks, read } from './pages.ts';

type Old = {
  readonly system: string;
  /** What follows `dateline import`. */
  readonly args: readonly string[];
  readonly articles: number;
  /** What is named that does not come along. */
  readonly loss?: string;
  /** Warnings of `check`, by rule, besides what site.yaml lacks. */
  readonly warnings?: readonly string[];
  /** Lines of site.yaml that the page leaves to the newsroom. */
  readonly redirects?: string;
  /** Old addresses and where each leads. */
  readonly moves: readonly (readonly [from: string, to: string])[];
  /** Ids that the old feed had and that cannot be kept. */
  readonly lost?: number;
};

const old = (file: string): string => `test/docs/old/${file}`;

const systems: readonly Old[] = [
  {
    system: 'WordPress',
    args: [old('wordpress.xml'), '--timezone', 'America/Los_Angeles'],
    articles: 2,
    loss: 'wordpress.xml: post 9: [gallery]: attachment 12 is not in the export, so it was left out',
    moves: [
      ['/feed/', '/feed'],
      ['/category/health/feed/', '/health/rss.xml'],
      ['/category/news/northwest/feed/', '/news/northwest/rss.xml'],
      ['/category/news/northwest/', '/news/northwest/'],
      ['/tag/ferries/feed/', '/tags/ferries/rss.xml'],
      ['/tag/ferries/', '/tags/ferries/'],
      ['/author/isorlie/feed/', '/authors/ingrid-sorlie/rss.xml'],
      ['/2026/11/17/clinic/', '/health/clinic'],
      ['/2026/11/18/ferry-and-bridge/', '/news/northwest/ferry-and-bridge'],
    ],
  },
  {
    system: 'Ghost',
    args: [old('ghost.json'), '--site', 'https://old.example'],
    articles: 2,
    loss: 'ghost.json: page 673b1f0e8a1c2d0001a1b2c5: “About” left out, as it is a page',
    warnings: ['image-alt'],
    lost: 2,
    moves: [
      ['/rss/', '/rss.xml'],
      ['/tag/news/rss/', '/news/rss.xml'],
      ['/author/ingrid-sorlie/rss/', '/authors/ingrid-sorlie/rss.xml'],
      ['/ferry-returns/', '/news/ferry-returns'],
    ],
  },
  {
    system: 'Hugo',
    args: [old('hugo'), '--site', 'https://old.example', '--timezone', 'UTC'],
    articles: 3,
    loss: 'content/news/ferry.md: shortcode youtube left out',
    warnings: ['image-alt'],
    moves: [
      ['/index.xml', '/rss.xml'],
      ['/news/index.xml', '/news/rss.xml'],
      ['/tags/ferries/index.xml', '/tags/ferries/rss.xml'],
      ['/news/ferry/', '/news/ferry'],
      ['/ferry/', '/news/ferry'],
    ],
  },
  {
    system: 'Jekyll',
    args: [old('jekyll'), '--site', 'https://old.example', '--timezone', 'America/Los_Angeles'],
    articles: 2,
    redirects: '/feed/news.xml: /news/rss.xml',
    moves: [
      ['/feed.xml', '/rss.xml'],
      ['/feed/news.xml', '/news/rss.xml'],
      ['/news/2026/11/18/ferry-returns.html', '/news/ferry-returns'],
    ],
  },
  {
    system: 'Eleventy',
    args: [old('eleventy'), '--as', 'eleventy', '--site', 'https://old.example', '--timezone', 'UTC'],
    articles: 2,
    moves: [
      ['/feed/feed.xml', '/rss.xml'],
      ['/blog/ferry-returns/', '/blog/ferry-returns'],
      ['/health/clinic.html', '/blog/clinic'],
    ],
  },
];

/** Warnings of what an export does not say of a site. */
const ofSite = new Set(['site-default', 'site-id']);

describe.each(systems)(
  'a paper from $system',
  ({ system, args, articles, loss, warnings = [], redirects, moves, lost = 0 }) => {
    let dir = '';
    let printed = '';
    let ended = -1;

    beforeAll(async () => {
      dir = await mkdtemp(join(tmpdir(), 'dateline-migrating-'));
      const { code, stdout } = await program('import', { args: [...args, dir] });
      [ended, printed] = [code, stdout];
      if (redirects === undefined) return;
      expect(read('docs/migrating.md')).toContain(redirects);
      await appendFile(join(dir, 'site.yaml'), `redirects:\n  ${redirects}\n`);
    });

    it('comes over, and what does not is named', () => {
      expect(printed).toContain(loss ?? `${articles} articles of `);
      expect(ended).toBe(0);
      expect(read('docs/migrating.md')).toContain(`| ${system}`);
    });

    it('is right as it comes', async () => {
      const { problems, snapshot } = await compile({ dir });
      expect(problems.map(({ code }) => code).filter((code) => !ofSite.has(code))).toEqual(warnings);
      expect(snapshot?.heads).toHaveLength(articles);
    });

    it('shows nobody an old article as new', async () => {
      const feed = old(`${system.toLowerCase()}-feed.xml`);
      const { code, stdout } = await program('check', { args: ['--content', dir, '--against', feed] });
      expect(stdout.match(/\(error id-changed\)/g) ?? []).toHaveLength(lost);
      if (lost === 0) expect(stdout).toContain('nothing old would show as new, and nothing would break');
      expect(code).toBe(lost === 0 ? 0 : 1);
    });

    it.each(moves)('leads %s to %s', async (from, to) => {
      const collection = collectionOf(await compile({ dir }));
      const app = createApp({ collection: () => collection, compressors: {} });
      let at = new URL(from, 'https://old.example');
      for (let hops = 0; hops < 3; hops += 1) {
        const { headers } = await app.request(at.href);
        const next = headers.get('location');
        if (next === null) break;
        at = new URL(next, at);
      }
      expect(at.pathname).toBe(to);
      expect((await app.request(at.href)).status).toBe(200);
    });
  },
);

describe('what the check says when something was forgotten', () => {
  it('is what the page shows', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'dateline-migrating-'));
    await program('import', { args: [old('wordpress.xml'), dir] });
    const spoil = async (file: string, pattern: RegExp): Promise<void> => {
      const path = join(dir, file);
      await writeFile(path, (await readFile(path, 'utf8')).replace(pattern, ''));
    };
    await spoil('news/northwest/ferry-and-bridge.md', /^id: .*\n/m);
    await spoil('health/clinic.md', /^aliases:\n.*\n/m);
    const { stdout } = await program('check', {
      args: ['--content', dir, '--against', old('wordpress-feed.xml')],
    });
    const shown =
      blocks(read('docs/migrating.md'), '').find((block) => block.includes('id-changed')) ?? 'nothing';
    const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
    expect(flat(stdout)).toContain(flat(shown));
  });
});
