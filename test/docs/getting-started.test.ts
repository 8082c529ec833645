import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { program } from '../cli/program.ts';
import { compile } from '../support/compiled.ts';
import { blocks, read } from './pages.ts';

const page = read('docs/getting-started.md');

/** The paper as the page writes it down, in a folder where commands are run. */
async function paper(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'dateline-started-'));
  const [site = ''] = blocks(page, 'yaml');
  const [section = ''] = blocks(page, 'markdown');
  await mkdir(join(dir, 'content/news'), { recursive: true });
  await writeFile(join(dir, 'content/site.yaml'), site);
  await writeFile(join(dir, 'content/news/_index.md'), section);
  return dir;
}

/** The arguments of a command of the page, as a shell would take it apart. */
function argumentsOf(command: string): readonly string[] {
  const line = blocks(page, 'sh')
    .flatMap((block) => block.split('\n'))
    .find((each) => each.startsWith(`${command} `) || each === command);
  if (line === undefined) throw new Error(`The page has no line ${command}`);
  const words = line.slice(command.length).match(/"[^"]*"|\S+/g) ?? [];
  return words.map((word) => word.replaceAll('"', ''));
}

it('its smallest paper is right', async () => {
  const { problems, snapshot } = await compile({ dir: join(await paper(), 'content') });
  expect(problems).toEqual([]);
  expect(snapshot?.sections.map(({ title }) => title)).toEqual(['News']);
});

it('the paper that it begins has what it speaks of', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'dateline-started-'));
  const args = [
    ...argumentsOf('npx @dateline-news/dateline init'),
    '--title',
    'A',
    '--url',
    'https://a.news',
    '--yes',
  ];
  expect(await program('init', { args, cwd: dir })).toMatchObject({ code: 0 });
  const named = [...page.matchAll(/`(content\/[\w/.-]+\.\w+)`/g)].map(([, file = '']) => file);
  expect(named).toContain('content/news/welcome.md');
  for (const file of named.filter((each) => !each.includes('ferry')))
    expect(existsSync(join(dir, 'paper', file)), file).toBe(true);
});

it('its first article begins as the page says, and is right once it is written', async () => {
  const cwd = await paper();
  const { code, stdout } = await program('new', {
    args: [...argumentsOf('npx dateline new'), '--no-edit'],
    cwd,
  });
  expect([code, stdout]).toEqual([0, 'content/news/ferry-service-returns.md\n']);
  const [written = ''] = argumentsOf('npx dateline preview');
  const file = join(cwd, written);
  const draft = await readFile(file, 'utf8');
  expect(page).toContain('`draft: true`');
  expect(draft).toContain('draft: true\n');
  await writeFile(file, `${draft.replace('draft: true\n', '')}\nThe first boat left at 9:12.\n`);
  const checked = await program('check', { args: argumentsOf('npm run check'), cwd });
  expect([checked.code, checked.stdout.trim()]).toEqual([0, '1 article, 0 errors, 0 warnings']);
});

it('what it breaks is told as it says', async () => {
  const dir = await paper();
  await writeFile(
    join(dir, 'content/news/a.md'),
    '---\ntitel: A\ndate: 2026-11-18 12:00\nid: tag:example.com,2026:a\n---\nA story.\n',
  );
  const { code, stdout } = await program('check', { args: [], cwd: dir });
  expect(code).toBe(1);
  expect(stdout).toContain('did you mean “title”?');
});
