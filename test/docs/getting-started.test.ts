import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { program } from '../cli/program.ts';
import { compile } from '../support/compiled.ts';
import { blocks, read } from './pages.ts';

const page = read('docs/getting-started.md');

/** The paper as the page writes it down. */
async function paper(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'dateline-started-'));
  const [site = ''] = blocks(page, 'yaml');
  const [section = ''] = blocks(page, 'markdown');
  await mkdir(join(dir, 'paper/news'), { recursive: true });
  await writeFile(join(dir, 'paper/site.yaml'), site);
  await writeFile(join(dir, 'paper/news/_index.md'), section);
  return join(dir, 'paper');
}

/** The command of the page that begins so, as a shell would take it apart. */
function command(name: string): readonly string[] {
  const line = blocks(page, 'sh')
    .flatMap((block) => block.split('\n'))
    .find((each) => each.startsWith(`npm run ${name} -- `));
  const words = line?.slice(`npm run ${name} -- `.length).match(/"[^"]*"|\S+/g) ?? [];
  return words.map((word) => word.replaceAll('"', ''));
}

it('its smallest paper is right', async () => {
  const { problems, snapshot } = await compile({ dir: await paper() });
  expect(problems).toEqual([]);
  expect(snapshot?.sections.map(({ title }) => title)).toEqual(['News']);
});

it('its first article begins as the page says, and is right once it is written', async () => {
  const dir = await paper();
  const args = command('new').map((word) => (word === 'paper' ? dir : word));
  expect(args).toContain(dir);
  const { code } = await program('new', { args: [...args, '--no-edit'] });
  expect(code).toBe(0);
  const file = join(dir, 'news/ferry-service-returns.md');
  const draft = await readFile(file, 'utf8');
  expect(page).toContain('`draft: true`');
  expect(draft).toContain('draft: true\n');
  await writeFile(file, `${draft.replace('draft: true\n', '')}\nThe first boat left at 9:12.\n`);
  const checked = await program('check', {
    args: command('check').map((word) => (word === 'paper' ? dir : word)),
  });
  expect([checked.code, checked.stdout.trim()]).toEqual([0, '1 article, 0 errors, 0 warnings']);
});

it('what it breaks is told as it says', async () => {
  const dir = await paper();
  await writeFile(
    join(dir, 'news/a.md'),
    '---\ntitel: A\ndate: 2026-11-18 12:00\nid: tag:example.com,2026:a\n---\nA story.\n',
  );
  const { code, stdout } = await program('check', { args: ['--content', dir] });
  expect(code).toBe(1);
  expect(stdout).toContain('did you mean “title”?');
});
