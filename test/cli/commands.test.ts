import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { commandLine, programName } from '../../src/cli/command/command-line.ts';
import { commands } from '../../src/cli/commands.ts';
import { command } from './command.ts';
import { folder, program, ROOT } from './program.ts';

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const specs = await Promise.all(
  Object.entries(commands).map(async ([name, { spec }]) => [name, await spec()] as const),
);
/** Runs `dateline`, and what its arguments name. */
const bin = ([name = '', ...args]: readonly string[]) => program(name, { args });
const never = async () => {
  throw new Error('it was to do nothing');
};

describe.each(specs)('%s', (name, spec) => {
  it('is what npm runs', () => {
    expect(scripts[name]).toMatch(new RegExp(`^node (?:--\\S+ )?src/bin\\.js ${name}$`));
    expect(spec.name).toBe(name);
  });

  it.each(['--help', '-h'])(
    'says with %s what it does, how it is used, and what its exit codes mean',
    async (flag) => {
      const { code, stdout, stderr } = await command({ spec, main: never }, { args: [flag] });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(`Usage: dateline ${name}`);
      for (const { name: option } of spec.options) expect(stdout).toContain(option);
      expect(stdout).toMatch(/^Examples:\n {2}\S/m);
      expect(stdout).toMatch(/^Exit code:\n {2}0 {2}\S[\s\S]*^ {2}2 {2}if it was used incorrectly/m);
      for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(150);
    },
  );

  it('does nothing with an option that it does not have', async () => {
    const { code, stdout, stderr } = await command({ spec, main: never }, { args: ['--no-such-thing'] });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/Unknown option '--no-such-thing'[\s\S]*Usage: dateline/);
  });

  it('is in docs/commands.md with every exit code', () => {
    const docs = readFileSync(join(ROOT, 'docs/commands.md'), 'utf8');
    for (const [code, text] of spec.exits)
      expect(docs).toContain(`| \`dateline ${name}\` | ${code} | ${text} |`);
  });
});

it('is run by npm for every command, and for nothing else', () => {
  const run = Object.values(scripts).flatMap(
    (script) => /^node (?:--\S+ )?src\/bin\.js ([\w-]+)$/.exec(script)?.[1] ?? [],
  );
  expect(run.toSorted()).toEqual(Object.keys(commands).toSorted());
});

const withContent = specs.filter(([, { options }]) => options.some(({ name }) => name === 'content'));

it('names the content folder in one way, by --content', () => {
  expect(withContent.map(([name]) => name)).toEqual(
    expect.arrayContaining(['start', 'new', 'preview', 'check', 'build', 'deploy', 'export', 'sync']),
  );
  const others = specs.flatMap(([name, spec]) => spec.arguments.map((each) => `${name} ${each.name}`));
  expect(others.filter((each) => /folder|content/.test(each))).toEqual([]);
});

it.each(withContent.filter(([, spec]) => spec.arguments.length === 0))(
  '%s says how a folder is named',
  async (_, spec) => {
    const { code, stderr } = await command({ spec, main: never }, { args: ['../paper'] });
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      'It takes no argument: ../paper. To name the content folder: --content ../paper',
    ]);
  },
);

describe('where there is no content folder', () => {
  const rows: readonly (readonly [name: string, ...args: string[]])[] = [
    ['start'],
    ['new', 'A headline', '--section', 'News'],
    ['check'],
    ['build'],
    ['export', 'public'],
  ];

  it.each(rows)('%s says what to do', async (name, ...args) => {
    const { dir, remove } = await folder();
    const { code, stdout, stderr } = await program(name, { args, cwd: dir });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      'There is no content folder content. Go to the folder of your paper, or name its content folder with --content DIR or the environment variable CONTENT_DIR. To begin a paper: npm run init -- paper\n',
    );
    await remove();
  });

  it('check says so of the content folder itself', async () => {
    const { dir, remove } = await folder();
    await writeFile(join(dir, 'site.yaml'), '');
    const { code, stderr } = await program('check', { args: [], cwd: dir });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'There is no content folder content. This folder has a site.yaml itself: --content . names it.\n',
    });
    await remove();
  });
});

it.each([
  ['start', '/srv/dateline/src/cli/command', 'npm start'],
  ['check', '/srv/dateline/src/cli/command', 'npm run check'],
  ['preview a.md', '/srv/dateline/src/cli/command', 'npm run preview -- a.md'],
  [
    'preview a.md',
    '/srv/paper/node_modules/@dateline-news/dateline/lib/cli/command',
    'npx dateline preview a.md',
  ],
  ['check', 'C:\\paper\\node_modules\\@dateline-news\\dateline\\lib\\cli\\command', 'npx dateline check'],
  [
    'init paper',
    '/home/jo/.npm/_npx/0a1b/node_modules/@dateline-news/dateline/lib/cli/command',
    'npx @dateline-news/dateline init paper',
  ],
])('names %s in %s as it is typed there: %s', (line, place, typed) => {
  expect(commandLine(line, place)).toBe(typed);
});

it.each([
  ['/srv/dateline/src/cli/command', 'dateline'],
  ['/srv/paper/node_modules/@dateline-news/dateline/lib/cli/command', 'npx dateline'],
  [
    '/home/jo/.npm/_npx/0a1b/node_modules/@dateline-news/dateline/lib/cli/command',
    'npx @dateline-news/dateline',
  ],
])('is called in %s as it is typed there: %s', (place, typed) => {
  expect(programName(place)).toBe(typed);
});

it.each([['--help'], ['-h'], ['help']])('lists every command with %s', async (...args) => {
  const { code, stdout, stderr } = await bin(args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Usage: dateline COMMAND/);
  for (const name of Object.keys(commands)) expect(stdout).toContain(`\n  ${name} `);
});

it('names the commands where there is no such one', async () => {
  const { code, stdout, stderr } = await bin(['strat']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^There is no command “strat”\.[\s\S]*\n {2}start /);
});

it('shows in help what is typed where npm runs it', async () => {
  const { stdout } = await program('export', { args: ['--help'], env: { npm_lifecycle_event: 'export' } });
  expect(stdout).toContain('Usage: npm run export -- DIR');
  expect(stdout).toContain('\n  npm run export -- public\n');
});

it('says which version it is', async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const flag of ['--version', '-v'])
    expect(await bin([flag])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
});

it('prints help before anything is loaded', async () => {
  const { code, stdout } = await program('start', { args: ['--help'] });
  expect({ code, first: stdout.split('\n')[0] }).toEqual({
    code: 0,
    first:
      'Serves a content folder and follows its changes. In a terminal, pages open in a browser reload by themselves.',
  });
});

it('ends without a word where nobody reads on, as programs do that are piped into head', async () => {
  const [file, args] = [process.execPath, [join(ROOT, 'src/bin.js'), 'import', '--help']];
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const stderr = text(child.stderr);
  const [code] = await once(child, 'exit');
  expect([code, await stderr]).toEqual([141, '']);
});

it('says what the machine refuses, and what would help, without a stack trace', async () => {
  const { dir, remove } = await folder();
  // Every write to it fails as on a disk that is full.
  mkdirSync(join(dir, 'full'));
  for (const name of ['site', 'section', 'article', 'dateline'])
    for (const end of ['.json', '.schema.json']) symlinkSync('/dev/full', join(dir, 'full', `${name}${end}`));
  const full = await program('schema', { args: [join(dir, 'full')] });
  expect([full.code, full.stderr]).toEqual([
    1,
    'The command cannot go on: ENOSPC: no space left on device, write. Make room on the disk, and run it again.\n',
  ]);
  await remove();
});
