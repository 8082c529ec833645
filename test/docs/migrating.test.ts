import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { program } from '../cli/program.ts';
import { collectionOf, compile } from '../support/compiled.ts';
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
  /** What the script says is to be corrected by hand. */
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
    await writeFile(join(dir, 'site.yaml'), SITE);
    await run(process.execPath, ['docs/migrating/wordpress.mjs', old('wordpress.xml'), dir], { cwd: ROOT });
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

describe('what the old site did not show to everyone becomes a draft, and is named', () => {
  const page = (front: string): string => `---\ntitle: A page\ndate: 2019-09-25\n${front}\n---\nText.\n`;
  const hidden: Readonly<Record<string, string>> = {
    draft: 'draft: true',
    unpublished: 'published: false',
    expired: 'expiryDate: 2020-01-01',
    ahead: 'publishDate: 2999-01-01',
    unlisted: 'unlisted: true',
    secret: 'private: true',
    headless: 'headless: true',
    never: '_build:\n  render: never',
    excluded: 'eleventyExcludeFromCollections: true',
    nowhere: 'permalink: false',
    redirect: 'layout: redirect',
    locked: 'password: tide',
    members: 'visibility: members',
  };
  const shown: Readonly<Record<string, string>> = { plain: 'tags: [a]', later: 'expiryDate: 2999-01-01' };

  const migrated = async (script: string, source: Readonly<Record<string, string>>, ...more: string[]) => {
    const from = await mkdtemp(join(tmpdir(), 'dateline-old-'));
    const content = await mkdtemp(join(tmpdir(), 'dateline-migrating-'));
    for (const [name, text] of Object.entries(source)) await writeFile(join(from, name), text);
    const [file = ''] = Object.keys(source);
    const [name = '', ...args] = script.split(' ');
    const input = args.length > 0 ? from : join(from, file);
    const command = [join(ROOT, 'docs/migrating', name), ...args, input, content, ...more];
    const { stdout } = await run(process.execPath, command, { cwd: ROOT });
    const isDraft = async (at: string) => /^draft: true$/m.test(await readFile(join(content, at), 'utf8'));
    return { stdout, isDraft };
  };

  it('in folders of Hugo, Jekyll and Eleventy', async () => {
    const files = Object.entries({ ...hidden, ...shown }).map(([name, front]) => [`${name}.md`, page(front)]);
    const { stdout, isDraft } = await migrated(
      'folder.mjs hugo',
      Object.fromEntries(files),
      'https://old.example',
    );
    for (const name of Object.keys(hidden)) {
      expect(await isDraft(`posts/${name}.md`), name).toBe(true);
      expect(stdout).toContain(`posts/${name}.md: `);
    }
    for (const name of Object.keys(shown)) expect(await isDraft(`posts/${name}.md`), name).toBe(false);
    expect(stdout).toContain(`${Object.keys(hidden).length} of them are drafts`);
  });

  it('in WordPress', async () => {
    const item = (name: string, status: string, password: string) =>
      `<item><title>${name}</title><link>https://old.example/${name}/</link><guid>https://old.example/?p=${name}</guid><content:encoded>Text.</content:encoded><wp:post_id>1</wp:post_id><wp:post_date>2019-09-25 10:00:00</wp:post_date><wp:post_date_gmt>2019-09-25 17:00:00</wp:post_date_gmt><wp:post_name>${name}</wp:post_name><wp:status>${status}</wp:status><wp:post_type>post</wp:post_type><wp:post_password>${password}</wp:post_password></item>`;
    const items = [
      item('open', 'publish', ''),
      item('locked', 'publish', 'tide'),
      item('own', 'private', ''),
    ];
    const { stdout, isDraft } = await migrated('wordpress.mjs', {
      'export.xml': `<rss><channel>${items.join('')}</channel></rss>`,
    });
    expect(await Promise.all(['open', 'locked', 'own'].map((name) => isDraft(`news/${name}.md`)))).toEqual([
      false,
      true,
      true,
    ]);
    expect(stdout).toContain('news/locked.md: it has a password');
    expect(stdout).toContain('news/own.md: it is private');
  });

  it('a file with faulty front matter is named, and costs no other', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-'));
    const post = '---\ntitle: Post\ndate: 2019-09-25\n---\nText.\n';
    await writeFile(join(folder, 'a.md'), post.replace('date', 'title: Again\ndate'));
    await writeFile(join(folder, 'b.md'), post);
    const args = ['docs/migrating/folder.mjs', 'hugo', folder, join(folder, 'out'), 'https://old.example'];
    const failure = await run(process.execPath, args, { cwd: ROOT }).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/a\.md: left out.*duplicated mapping key[\s\S]*1 articles written/),
    });
  });

  it('in Ghost', async () => {
    const posts = ['public', 'members', 'paid', 'tiers'].map((visibility) => ({
      ...{
        id: visibility,
        slug: visibility,
        title: visibility,
        type: 'post',
        status: 'published',
        visibility,
      },
      ...{ published_at: '2019-09-25T17:00:00.000Z', html: '<p>Text.</p>' },
    }));
    const data = { posts, posts_tags: [], tags: [], posts_authors: [], users: [] };
    const { stdout, isDraft } = await migrated(
      'ghost.mjs',
      { 'export.json': JSON.stringify({ db: [{ data }] }) },
      'https://old.example',
    );
    const drafts = await Promise.all(posts.map(({ slug }) => isDraft(`news/${slug}.md`)));
    expect(drafts).toEqual([false, true, true, true]);
    expect(stdout).toContain('news/paid.md: it is for paid');
  });
});
