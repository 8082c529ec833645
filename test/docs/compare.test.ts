import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { program } from '../cli/program.ts';
import { SAMPLE } from '../sample.ts';
import { blocks, read } from './pages.ts';

const page = read('docs/compare.md');

it('breaks two files of the sample and shows what is said', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'dateline-compare-'));
  await cp(SAMPLE, join(dir, 'content'), { recursive: true });
  const spoil = async (file: string, from: RegExp, to: string): Promise<void> => {
    const path = join(dir, 'content', file);
    await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
  };
  await spoil('life/repair-cafe.md', /^title:/m, 'titel:');
  await spoil('news/northwest/ferry-pilings-rot.md', /^date: .*$/m, 'date: 2019-02-30 10:00');
  const { code, stdout } = await program('check', { args: [], cwd: dir });
  const said = stdout.split('\n').filter((line) => line.startsWith('content/'));
  expect(code).toBe(1);
  expect(`${said.join('\n')}\n`).toBe(blocks(page, '')[0]);
});
