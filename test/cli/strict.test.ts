import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openBundle } from '../../src/store/bundle/bundle.ts';
import { story, writeNewsroom } from './newsroom.ts';
import { folder, program } from './program.ts';

/** Errors that cost a part of an article alone: what is wrong, the front matter and the text that has it, and what is left of it. */
test.each([
  ['a picture that is not there', 'image: { src: nowhere.png, alt: A pier }\n', '', /nowhere\.png/],
  ['a link to nothing', '', 'See [the pier](nowhere.md).\n', /nowhere\.md/],
  ['an attachment that is not there', 'attachments: [nowhere.pdf]\n', '', /nowhere\.pdf/],
])('build --strict stops at %s; without it the part is left out', async (_, more, text, named) => {
  const { dir, remove } = await folder();
  onTestFinished(remove);
  const content = join(dir, 'content');
  await writeNewsroom(content, { 'news/pier.md': `${story('Pier', '2026-11-02 09:00', more)}${text}` });
  const out = join(dir, 'bundle');
  const build = (...args: readonly string[]) =>
    program('build', { args: ['--content', content, '--out', out, ...args] });
  const strict = await build('--strict');
  expect(strict).toMatchObject({ code: 1, stdout: '' });
  expect(strict.stderr).toMatch(named);
  expect(strict.stderr).toMatch(
    /pier\.md:\d+: error .*\n[\s\S]*Nothing was built\. Correct the errors, or leave out --strict\.\n$/,
  );
  expect(existsSync(out)).toBe(false);
  const lenient = await build();
  expect(lenient).toMatchObject({ code: 0, stdout: expect.stringContaining('2 articles') });
  const collection = await openBundle(async (path) => new Uint8Array(await readFile(join(out, path))));
  const now = new Date('2026-12-01T00:00:00Z');
  const listing = await collection.list({ scope: { kind: 'site' } }, { limit: 9 }, now);
  const [pier] = await collection.read(listing?.entries ?? [], now);
  expect(pier?.title).toBe('Pier');
  expect(JSON.stringify(pier)).not.toMatch(named);
});
