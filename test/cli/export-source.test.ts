import { existsSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { main } from '../../src/cli/export/main.ts';
import { spec } from '../../src/cli/export/spec.ts';
import { inTurn } from '../../src/cli/export/turn.ts';
import { INSTANT } from '../runtime/instant.ts';
import { SAMPLE } from '../sample.ts';
import { collectionOf, compile } from '../support/compiled.ts';
import { command } from './command.ts';
import { story, writeNewsroom } from './newsroom.ts';
import { folder } from './program.ts';

const PICTURE = readFileSync(join(SAMPLE, 'support.png'));

/** Stories in every state, and what is beside them. */
const FILES = {
  'news/draft.md': story('Draft', '2026-11-02', 'draft: true\n'),
  'news/later.md': story('Later', '2099-12-01 06:00', 'embargo: 2099-12-02 06:00\n'),
  'news/gone.md': story(
    'Gone',
    '2026-11-02',
    'status: withdrawn\nwithdrawn: 2026-11-03\nreason: It is wrong.\n',
  ),
  'news/bytes.md': `\uFEFF${story('Bytes', '2026-11-03').replaceAll('\n', '\r\n')}`,
  'news/numbers.zip': 'PK\u0003\u0004',
  '_drafts/note.md': 'Not read.',
  '.dev.vars': 'PUBLISH_KEY=secret',
  '.git/config': '',
};

async function newsroom() {
  const { dir, remove } = await folder();
  onTestFinished(remove);
  const content = join(dir, 'content');
  await writeNewsroom(content, FILES);
  await writeFile(join(content, 'news/ferry.png'), PICTURE);
  const run = (...args: readonly string[]) =>
    command({ spec, main }, { args: [...args, '--content', content] });
  return { dir, content, out: join(dir, 'copy'), run };
}

/** Files below a folder by path, but for the list of what was copied. */
async function filesOf(dir: string): Promise<Readonly<Record<string, Buffer>>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile() && entry.name !== '.dateline-source')
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [path.slice(dir.length + 1), readFileSync(path)]),
  );
}

const HIDDEN = /^(?:\.|_drafts)/;

test('export --source copies what is read, byte for byte, in every state, and no secrets', async () => {
  const { content, out, run } = await newsroom();
  const first = await run('--source', out, '--quiet');
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/^Copied 10 files, .* \(10 written, 0 unchanged, 0 removed\)\./);
  expect(first.stdout).toContain('drafts, embargoed and withdrawn stories are in it');
  expect(first.stdout).toContain('nothing reads them:\n  _drafts/note.md');
  const wanted = Object.entries(await filesOf(content)).filter(([file]) => !HIDDEN.test(file));
  expect(await filesOf(out)).toEqual(Object.fromEntries(wanted));
});

test('a second copy writes what changed alone, and takes away what is gone, with empty folders', async () => {
  const { content, out, run } = await newsroom();
  await run('--source', out);
  const { mtimeMs } = statSync(join(out, 'news/draft.md'));
  await mkdir(join(out, '.git'));
  await writeFile(join(content, 'news/first.md'), story('First', '2026-11-01 09:00', 'tags: [Bridges]\n'));
  rmSync(join(content, 'news/northwest'), { recursive: true });
  const { stdout } = await run('--source', out, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    ...{ files: 9, written: 1, unchanged: 8, removed: 1 },
    leftOut: ['_drafts/note.md'],
  });
  expect(statSync(join(out, 'news/draft.md')).mtimeMs).toBe(mtimeMs);
  expect(existsSync(join(out, 'news/northwest'))).toBe(false);
  expect(readFileSync(join(out, 'news/first.md'), 'utf8')).toContain('Bridges');
  expect((await readdir(join(out, '..'))).toSorted()).toEqual(['content', 'copy']);
  expect(await readdir(out)).toContain('.git');
});

test.each<
  [string, (room: Awaited<ReturnType<typeof newsroom>>) => Promise<unknown>, readonly string[], RegExp]
>([
  [
    'a folder of others',
    async ({ out }) => mkdir(out).then(() => writeFile(join(out, 'a'), '')),
    [],
    /holds files that no export/,
  ],
  [
    'a published folder',
    async ({ out, run }) => run(out),
    [],
    /holds files that no export --source put there/,
  ],
  [
    'a file of others in it',
    async ({ content, out, run }) => {
      await run('--source', out);
      await writeFile(join(out, 'news/new.md'), 'mine');
      await writeFile(join(content, 'news/new.md'), story('New', '2026-11-02'));
    },
    [],
    /new\.md is not from an export/,
  ],
  [
    'a link that leads elsewhere',
    async ({ dir, content, out, run }) => {
      await run('--source', out);
      await mkdir(join(dir, 'else'));
      symlinkSync(join(dir, 'else'), join(out, 'sports'));
      await writeNewsroom(content, { 'sports/match.md': story('Match', '2026-11-02') });
    },
    [],
    /sports is not from an export/,
  ],
  [
    'what has no site.yaml',
    async ({ content }) => rmSync(join(content, 'site.yaml')),
    [],
    /has no site\.yaml/,
  ],
  ['with --strict', async () => {}, ['--strict'], /--strict is of no use with --source/],
  ['with --nginx', async () => {}, ['--nginx', 'x'], /--nginx is of no use with --source/],
])('nothing is copied: %s', async (_, prepare, args, line) => {
  const room = await newsroom();
  await prepare(room);
  const before = existsSync(room.out) ? await filesOf(room.out) : undefined;
  const { code, stderr } = await room.run('--source', room.out, ...args);
  expect(code).not.toBe(0);
  expect(stderr).toMatch(line);
  expect(existsSync(room.out) ? await filesOf(room.out) : undefined).toEqual(before);
});

test('a copy is neither within the content folder nor around it, nor is it published over', async () => {
  const { dir, content, out, run } = await newsroom();
  for (const place of [join(content, 'copy'), content, dir])
    expect((await run('--source', place)).stderr).toContain('one in the other');
  await run('--source', out);
  expect((await run(out)).stderr).toContain('holds files that no export put there');
});

test.each([[[]], [['--source']]])('while another export writes the folder: %s', async (args) => {
  const { out, run } = await newsroom();
  const { code, stderr } = await inTurn(out, () => run(...args, out));
  expect(code).toBe(1);
  expect(stderr).toMatch(/copy is being written by npm run export \(process \d+\)\. Nothing was exported/);
  expect((await run(...args, out)).code).toBe(0);
});

test.each(['/rss.xml', '/atom.xml', '/feed.json', '/news/rss.xml', '/opml.xml', '/ninjs.json'])(
  'what is served of a copy of the sample is the same to the byte: %s',
  async (path) => {
    const { dir, remove } = await folder();
    onTestFinished(remove);
    const copy = join(dir, 'copy');
    await command({ spec, main }, { args: ['--source', copy, '--content', SAMPLE] });
    const [one, other] = await Promise.all(
      [SAMPLE, copy].map(async (each) => {
        const collection = collectionOf(await compile({ dir: each, siteUrl: 'https://lantern.example' }));
        const app = createApp({ collection: () => collection, compressors: {}, now: () => INSTANT });
        return (await app.fetch(new Request(`https://lantern.example${path}`))).text();
      }),
    );
    expect(one).not.toBe('');
    expect(other).toBe(one);
  },
);
