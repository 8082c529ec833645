import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calling, type Manual } from '../../src/cli/command/command-spec.ts';
import { commands } from '../../src/cli/completion/commands.ts';
import { main } from '../../src/cli/completion/main.ts';
import { manual as completion } from '../../src/cli/completion/manual.ts';
import { SAMPLE } from '../sample.ts';
import { command } from './command.ts';
import { program, ROOT } from './program.ts';

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const named = commands.map((manual): readonly [string, Manual] => [manual.name, manual]);
const never = async () => {
  throw new Error('it was to do nothing');
};

describe.each(named)('%s', (name, manual) => {
  it('is what npm runs, and nothing else is', () => {
    const file = /^node (?:--\S+ )?(src\/cli\/(\w+)\.[jt]s)$/.exec(scripts[name] ?? '');
    expect(file?.[2]).toBe(name);
    expect(existsSync(join(ROOT, file?.[1] ?? ''))).toBe(true);
  });

  it.each(['--help', '-h'])(
    'says with %s what it does, how it is called, and what its exit codes mean',
    async (flag) => {
      const { code, stdout, stderr } = await command({ manual, main: never }, { args: [flag] });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(`Usage: ${calling(name)}`);
      for (const { name: option } of manual.options) expect(stdout).toContain(option);
      expect(stdout).toMatch(/^Examples:\n {2}\S/m);
      expect(stdout).toMatch(/^Exit code:\n {2}0 {2}\S[\s\S]*^ {2}2 {2}if it was used incorrectly/m);
      for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(150);
    },
  );

  it('does nothing with an option that it does not have', async () => {
    const { code, stdout, stderr } = await command({ manual, main: never }, { args: ['--no-such-thing'] });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/Unknown option '--no-such-thing'[\s\S]*Usage: npm/);
  });

  it('is in docs/commands.md with every exit code', () => {
    const docs = readFileSync(join(ROOT, 'docs/commands.md'), 'utf8');
    for (const [code, text] of manual.exits)
      expect(docs).toContain(`| \`${calling(name)}\` | ${code} | ${text} |`);
  });
});

it('has a manual for every program in src/cli', () => {
  const programs = Object.values(scripts).flatMap(
    (script) => /^node (?:--\S+ )?src\/cli\/(\w+)\.[jt]s$/.exec(script)?.[1] ?? [],
  );
  expect(programs.toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
});

it('prints help before anything is loaded', async () => {
  const { code, stdout } = await program('start', { args: ['--help'] });
  expect({ code, first: stdout.split('\n')[0] }).toEqual({
    code: 0,
    first:
      'Serves a content folder and follows its changes. In a terminal, pages open in a browser reload by themselves.',
  });
});

/** A line so far, its last word being typed; what may come next. */
const lines: readonly (readonly [string, readonly string[]])[] = [
  ['npm ', ['run', 'start']],
  ['npm run ', ['start', 'new', 'preview', 'doctor', 'lint', 'test']],
  ['npm run --silent ', ['check']],
  ['npm run new ', ['--']],
  ['npm run check ', [':folder', '--']],
  ['npm run new -- -', ['--section', '--author', '--draft', '--no-draft', '--help']],
  ['npm run new -- --section ', ['news', 'news/northwest/clark-county', 'life/food']],
  ['npm run new -- --section news --tag ', []],
  ['npm run new -- --image ', [':file']],
  ['npm run new -- "A headline" --content ', [':folder']],
  ['npm run preview -- ', [':article']],
  ['npm run preview -- --feed ', ['rss', 'atom', 'json']],
  ['npm run preview -- news/a.md ', []],
  ['npm run completion -- ', ['bash', 'zsh', 'fish']],
  ['npm run check -- --partner ', ['msn', 'smartnews']],
  ['npm start -- ', [':folder']],
  ['npm start -- --q', ['--quiet']],
  ['npm run lint ', []],
  ['npm install ', []],
];

describe('what may come next', () => {
  const offered = async (line: string) => {
    const args = ['words', ...line.split(/ +(?=(?:[^"]*"[^"]*")*[^"]*$)/)];
    const { stdout } = await command(
      { manual: completion, main },
      { args: ['--', ...args], env: { CONTENT_DIR: SAMPLE } },
    );
    const [kind, ...words] = stdout.trimEnd().split('\n');
    return [...(kind === 'words' ? [] : [`:${kind}`]), ...words.map((word) => word.split('\t')[0] ?? '')];
  };

  it.each(lines)('%s', async (line, wanted) => {
    const words = await offered(line);
    if (wanted.length === 0) expect(words).toEqual([]);
    else expect(words).toEqual(expect.arrayContaining([...wanted]));
  });

  it('offers an option once, unless it may be repeated', async () => {
    const words = await offered('npm run new -- --draft --tag a --section news -');
    expect(words).not.toContain('--section');
    expect(words).not.toContain('--no-draft');
    expect(words).toContain('--tag');
  });
});

it.each(['bash', 'zsh', 'fish'])('prints what %s is to read', async (shell) => {
  const { code, stdout } = await command({ manual: completion, main }, { args: [shell] });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^# Completes Dateline/);
});

it.each([
  [[], /Which shell\?/],
  [['tcsh'], /no completion for tcsh/],
] as const)('refuses %j', async (args, said) => {
  const { code, stderr } = await command({ manual: completion, main }, { args });
  expect({ code, said: said.test(stderr) }).toEqual({ code: 2, said: true });
});
