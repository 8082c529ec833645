import { expect, it } from 'vitest';
import { main } from '../../src/cli/upgrade-notes/main.ts';
import { notesSince } from '../../src/cli/upgrade-notes/notes.ts';
import { spec } from '../../src/cli/upgrade-notes/spec.ts';
import { read } from '../docs/pages.ts';
import { command } from './command.ts';

const changelog = `# Changelog

How it is written.

## 0.10.0 (2027-03-01)

Ten.

## 0.9.1 (2027-02-01)

Nine and one.

### To do

## 0.9.0 (2027-01-01)

Nine.
`;

const rows: readonly (readonly [from: string | undefined, found: readonly string[]])[] = [
  [undefined, ['0.10.0']],
  ['0.10.0', []],
  ['1.0.0', []],
  ['0.9.1', ['0.10.0']],
  ['v0.9.0', ['0.10.0', '0.9.1']],
  ['0.1.0', ['0.10.0', '0.9.1', '0.9.0']],
];

it.each(rows)('since %s: %j', (from, found) => {
  const notes = notesSince(changelog, from);
  expect([...notes.matchAll(/^## (\S+)/gm)].map(([, version]) => version)).toEqual(found);
  if (found.includes('0.9.1')) expect(notes).toContain('Nine and one.\n\n### To do');
});

const run = (...args: readonly string[]) => command({ spec, main: async (given) => main(given) }, { args });

it('prints what is newer than a version, and says so where there is nothing', async () => {
  const { version } = JSON.parse(read('package.json'));
  const { code, stdout } = await run('0.1.0');
  expect(code).toBe(0);
  expect(stdout).toContain(`## ${version} (`);
  expect(await run('999.0.0')).toEqual({
    code: 0,
    stdout: `Nothing is newer than 999.0.0: this is ${version}.\n`,
    stderr: '',
  });
  expect(await run('newest')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^newest is not a version; write it as 0\.2\.0\./),
  });
});

it('the changelog is by version, each with its day and what a newsroom must do', () => {
  const releases = read('CHANGELOG.md')
    .split(/^(?=## )/m)
    .slice(1);
  for (const text of releases) {
    expect(text).toMatch(/^## \d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)\n/);
    expect([...text.matchAll(/^### (.+)/gm)].map(([, title]) => title)).toEqual(['To do', 'New']);
  }
});
