import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SAMPLE } from '../sample.ts';
import { ROOT, read } from './pages.ts';

/** What the Dockerfile takes from the repository. */
const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
  names.split(' '),
);

it('the image holds all that a start needs', async () => {
  const allowed: readonly string[] = read('.dockerignore').match(/(?<=^!)\S+/gm) ?? [];
  expect(copied.filter((name) => !allowed.includes(name))).toEqual([]);
  const app = await mkdtemp(join(tmpdir(), 'dateline-image-'));
  expect(copied).not.toContain('content');
  for (const name of copied) await cp(join(ROOT, name), join(app, name), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(app, 'node_modules'));
  const command = /^CMD (\[.*\])$/m.exec(read('Dockerfile'))?.[1] ?? '[]';
  // The exec form is a JSON array of strings.
  const [, ...args] = JSON.parse(command) as readonly string[];
  const { CONTENT_DIR, CONTENT_DB, SITE_URL, ...env } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: app,
    env: { ...env, PORT: '0', HOST: 'localhost', CONTENT_DIR: SAMPLE },
  });
  const said: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(String(chunk)));
  child.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)));
  const address = (): string | undefined => / at (http:\S+)\//.exec(said.join(''))?.[1];
  while (address() === undefined && child.exitCode === null)
    await new Promise((done) => setTimeout(done, 50));
  expect(child.exitCode, said.join('')).toBeNull();
  const health = await fetch(`${address()}/health`);
  expect(health.status).toBe(200);
  child.kill('SIGTERM');
  await once(child, 'exit');
  await rm(app, { recursive: true });
});

it('variables of the environment are explained in the README alone, to which the page leads', () => {
  const variables = (page: string): ReadonlySet<string> =>
    new Set(
      [...page.matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)].flatMap(
        ([, names = '']) => names.match(/[A-Z_]+/g) ?? [],
      ),
    );
  expect(variables(read('README.md'))).toEqual(
    new Set(['PORT', 'HOST', 'SITE_URL', 'CONTENT_DIR', 'CONTENT_DB']),
  );
  expect(variables(read('docs/deploy.md'))).toEqual(new Set());
  expect(read('docs/deploy.md')).toContain('(../README.md#configuration)');
});

it.each(['Dockerfile', '.github/workflows/ci.yml', 'docs/deploy.md'])(
  '%s names every image and action by its digest',
  (page) => {
    const names = read(page).matchAll(/^(?:FROM|[ -]*(?:uses|image|container):) *([^\s$]\S*)/gm);
    for (const [line, name] of names) expect(name, line).toMatch(/@(?:sha256:[0-9a-f]{64}|[0-9a-f]{40})$/);
  },
);

it('what only tests use is not installed in production', () => {
  const { dependencies } = JSON.parse(read('package.json')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name))
    .map((name) => read(`src/${name}`))
    .join('\n');
  const unused = Object.keys(dependencies).filter((name) => !new RegExp(`['"]${name}['"/]`).test(source));
  expect(unused).toEqual([]);
});
