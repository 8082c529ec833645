import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createMemoryCollection } from '../../src/collection/memory.ts';
import { compile, sourceOf } from '../../src/content/compile.ts';
import { program } from '../cli/program.ts';
import { blocks, ROOT, read } from './pages.ts';

const run = promisify(execFile);

const SITE = `title: The Old Lantern
description: News of the river
url: https://old.example
id: tag:old.example,2020:paper
language: en-US
timezone: America/Los_Angeles
`;

type Old = {
  readonly system: string;
  readonly args: readonly string[];
  readonly articles: number;
  /** What the script says is to be mended by hand. */
  readonly byHand?: string;
  /** Warnings of `check`, by rule. */
  readonly warnings?: readonly string[];
  /** Old addresses and where each leads. */
  readonly moves: readonly (readonly [from: string, to: string])[];
  /** Ids that the old feed had and that cannot be kept. */
  readonly lost?: number;
};

const old = (file: string): string => `test/docs/old/${file}`;

const systems: readonly Old[] = [
  {
    system: 'WordPress',
    args: ['wordpress.mjs', old('wordpress.xml')],
    articles: 2,
    byHand: 'health/clinic.md: [gallery ids="11,12"]',
    warnings: ['template-markup'],
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
    args: ['ghost.mjs', old('ghost.json')],
    articles: 2,
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
    args: ['folder.mjs', 'hugo', old('hugo/content')],
    articles: 2,
    byHand: 'news/ferry.md: {{< youtube x1 >}}',
    warnings: ['template-markup', 'image-alt'],
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
    args: ['folder.mjs', 'jekyll', old('jekyll/_posts')],
    articles: 2,
    byHand: '{% link _posts/2026-11-17-clinic.md %}',
    warnings: ['template-markup'],
    moves: [
      ['/feed.xml', '/rss.xml'],
      ['/feed/news.xml', '/news/rss.xml'],
      ['/news/2026/11/18/ferry-returns.html', '/news/ferry-returns'],
    ],
  },
  {
    system: 'Eleventy',
    args: ['folder.mjs', 'eleventy', old('eleventy')],
    articles: 2,
    moves: [
      ['/feed/feed.xml', '/rss.xml'],
      ['/blog/ferry-returns/', '/blog/ferry-returns'],
      ['/health/clinic.html', '/blog/clinic'],
    ],
  },
];

/** The redirects that docs/migrating.md writes for a system. */
function redirectsFor(system: string): string {
  const found = blocks(read('docs/migrating.md'), 'yaml').find((block) =>
    block.startsWith(`# from ${system}`),
  );
  return found ?? '';
}

describe.each(systems)(
  'a paper from $system',
  ({ system, args, articles, byHand, warnings, moves, lost = 0 }) => {
    let dir = '';
    let said = '';

    beforeAll(async () => {
      dir = await mkdtemp(join(tmpdir(), 'dateline-migrating-'));
      await writeFile(join(dir, 'site.yaml'), `${SITE}${redirectsFor(system)}`);
      const [script = '', ...rest] = args;
      const command = [`docs/migrating/${script}`, ...rest, dir, 'https://old.example'];
      said = (await run(process.execPath, command, { cwd: ROOT })).stdout;
    });

    it('comes over by the script that the page names, which says what is left to do', async () => {
      expect(read('docs/migrating.md')).toContain(`node docs/migrating/${args.slice(0, -1).join(' ')}`);
      expect(said).toContain(byHand ?? 'Next: npm run check');
      if (byHand === undefined) expect(said).not.toContain('by hand');
    });

    it('is right as it comes', async () => {
      const { problems, snapshot } = await compile({ dir });
      expect(problems.map(({ code }) => code)).toEqual(warnings ?? []);
      expect(snapshot?.heads).toHaveLength(articles);
    });

    it('shows nobody an old article as new', async () => {
      const feed = old(`${system.toLowerCase()}-feed.xml`);
      const { code, stdout } = await program('check', { args: [dir, '--against', feed] });
      expect(stdout.match(/\(error id-changed\)/g) ?? []).toHaveLength(lost);
      if (lost === 0) expect(stdout).toContain('nothing old would show as new, and nothing would break');
      expect(code).toBe(lost === 0 ? 0 : 1);
    });

    it.each(moves)('leads %s to %s', async (from, to) => {
      const { snapshot, ...compiled } = await compile({ dir });
      if (snapshot === undefined) throw new Error('the folder cannot be compiled');
      const collection = createMemoryCollection(snapshot, sourceOf({ snapshot, ...compiled }));
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
    await writeFile(join(dir, 'site.yaml'), SITE);
    await run(process.execPath, ['docs/migrating/wordpress.mjs', old('wordpress.xml'), dir], { cwd: ROOT });
    const spoil = async (file: string, pattern: RegExp): Promise<void> => {
      const path = join(dir, file);
      await writeFile(path, (await readFile(path, 'utf8')).replace(pattern, ''));
    };
    await spoil('news/northwest/ferry-and-bridge.md', /^id: .*\n/m);
    await spoil('health/clinic.md', /^aliases:\n.*\n/m);
    const { stdout } = await program('check', { args: [dir, '--against', old('wordpress-feed.xml')] });
    const shown =
      blocks(read('docs/migrating.md'), '').find((block) => block.includes('id-changed')) ?? 'nothing';
    const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
    expect(flat(stdout)).toContain(flat(shown));
  });
});
