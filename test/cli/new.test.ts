import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { create } from '../../src/cli/new/create.ts';
import { spec } from '../../src/cli/new/spec.ts';
import { compile } from '../support/compiled.ts';
import { command } from './command.ts';
import { writeNewsroom } from './newsroom.ts';
import { type Ended, folder, program } from './program.ts';

let place: Awaited<ReturnType<typeof folder>>;
let content: string;

beforeEach(async () => {
  place = await folder();
  content = join(place.dir, 'content');
  await writeNewsroom(content);
});
afterEach(() => place.remove());

type Rest = { readonly input?: string; readonly env?: Readonly<Record<string, string>> };
const begin = (args: readonly string[], rest: Rest = {}): Promise<Ended> =>
  program('new', { args: [...args, '--content', content], cwd: place.dir, ...rest });

const written = (file: string) => readFile(join(content, file), 'utf8');
const problems = async () => (await compile({ dir: content })).problems;

describe('with flags alone', () => {
  it('writes an article that npm run check has nothing against', async () => {
    const { code, stdout } = await begin(
      ['Ferry: “back”, they say', '--section', 'Northwest', '--date', '2026-07-04 21:12', '--body', '-'],
      { input: 'The ferry is *back*.\r\n' },
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'content/news/northwest/ferry-back-they-say.md\n' });
    expect(await written('news/northwest/ferry-back-they-say.md')).toBe(`---
title: "Ferry: “back”, they say"
date: 2026-07-04 21:12 -07:00
id: tag:lantern.example,2026-07-04:ferry-back-they-say
---

The ferry is *back*.
`);
    expect(await problems()).toEqual([]);
  });

  it('leaves a draft where there is no text yet', async () => {
    const { code } = await begin(['Empty', '--section', 'news']);
    expect(code).toBe(0);
    expect(await written('news/empty.md')).toMatch(/^draft: true$/m);
    expect(await problems()).toEqual([]);
  });

  it('spells authors and tags as the newsroom does', async () => {
    await begin(['Spelt', '--section', 'news', '--author', 'ingrid sorlie', '--tag', 'ferries, Bridges']);
    expect(await written('news/spelt.md')).toContain(
      'authors:\n  - Ingrid Sørlie\ntags:\n  - Ferries\n  - Bridges\n',
    );
  });

  it('never overwrites: another name from a headline, a refusal for a name that was asked for', async () => {
    const first = await written('news/first.md');
    expect((await begin(['First', '--section', 'news', '--date', '2026-11-01'])).stdout).toBe(
      'content/news/first-2.md\n',
    );
    const refused = await begin(['Other', '--section', 'news', '--slug', 'first']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('content/news/first.md is taken');
    expect(await written('news/first.md')).toBe(first);
  });

  it('mints an id once: two of the same name on one day differ', async () => {
    await begin(['Same', '--section', 'news', '--date', '2026-11-01']);
    await begin(['Same', '--section', 'news/northwest', '--date', '2026-11-01']);
    expect(await written('news/same.md')).toContain('id: tag:lantern.example,2026-11-01:same\n');
    expect(await written('news/northwest/same.md')).toContain('id: tag:lantern.example,2026-11-01:same-2\n');
  });

  it('copies a picture beside the article, and not again', async () => {
    const picture = join(place.dir, 'My Ferry.PNG');
    await writeFile(picture, Buffer.from(PIXEL, 'base64'));
    const args = ['--section', 'news', '--image', picture, '--alt', 'A ferry', '--body', '-'];
    expect((await begin(['One', ...args], { input: 'x' })).code).toBe(0);
    expect((await begin(['Two', ...args], { input: 'y' })).code).toBe(0);
    expect(await written('news/two.md')).toContain('image:\n  src: my-ferry.png\n  alt: A ferry\n');
    expect((await readdir(join(content, 'news'))).filter((name) => name.endsWith('.png'))).toEqual([
      'my-ferry.png',
    ]);
    expect(await problems()).toEqual([]);
  });

  it('opens the editor when told to, and judges what it left', async () => {
    const editor = `"${process.execPath}" -e "require('fs').writeFileSync(process.argv[1], '---\\ntitle: X\\ndate: nonsense\\n---\\nx')"`;
    const { code, stderr } = await begin(['Edited', '--section', 'news', '--edit'], {
      env: { EDITOR: editor },
    });
    expect(code).toBe(1);
    expect(stderr).toContain('content/news/edited.md:3: error date: “nonsense” cannot be read as a date');
  });
});

describe('asking', () => {
  it('takes answers line by line, asks again for a section that is none, and leaves out what is empty', async () => {
    const answers = [
      '',
      'Bridge closes',
      'sport',
      '2',
      'For a week',
      'Ana Ruiz, Ingrid Sørlie',
      'Bridges',
      '',
    ];
    const { code, stdout, stderr } = await begin([], { input: `${answers.join('\n')}\n` });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'content/news/northwest/bridge-closes.md\n' });
    expect(stderr).toContain('  1  News\n  2    Northwest\n');
    expect(stderr).toContain('There is no section “sport”');
    const text = await written('news/northwest/bridge-closes.md');
    expect(text).toContain('title: Bridge closes\ndescription: For a week\n');
    expect(text).toContain('authors:\n  - Ana Ruiz\n  - Ingrid Sørlie\ntags:\n  - Bridges\n');
    expect(text).not.toContain('image');
  });
});

/** Calls that write nothing: arguments, input, code, and what is said. */
const refused: readonly (readonly [string, readonly string[], string, number, RegExp])[] = [
  ['nobody to ask', [], '', 2, /--headline is missing, and nobody is there to ask/],
  ['answers that end early', ['A headline'], 'nowhere\n', 2, /--section is missing/],
  [
    'a section that is none',
    ['A', '--section', 'nrothwest'],
    '',
    2,
    /no section “nrothwest”; news\/northwest, perhaps/,
  ],
  [
    'a date that is none',
    ['A', '--section', 'news', '--date', '2026-02-30'],
    '',
    2,
    /--date: “2026-02-30” is not a date/,
  ],
  [
    'a picture that is not there',
    ['A', '--section', 'news', '--image', 'no.png'],
    '',
    2,
    /There is no picture no\.png/,
  ],
  ['a flag that is none', ['--hedline', 'A'], '', 2, /Unknown option '--hedline'\.\n/],
  [
    'a text in place of its file',
    ['A', '--section', 'news', '--body', 'It rained.'],
    '',
    1,
    /--body names a file, or - for standard input: ENOENT/,
  ],
  ['two headlines', ['A', '--headline', 'B', '--section', 'news'], '', 2, /Two headlines/],
];

it.each(refused)('writes nothing for %s', async (_, args, input, code, message) => {
  const before = await readdir(content, { recursive: true });
  // What asks nothing needs no program of its own.
  const ended =
    args.length > 1
      ? await command({ spec, main: create }, { args: [...args, '--content', content] })
      : await begin(args, { input });
  expect(ended.code).toBe(code);
  expect(ended.stderr).toMatch(message);
  expect(await readdir(content, { recursive: true })).toEqual(before);
});

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
