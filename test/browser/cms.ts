import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';

const run = promisify(execFile);

/** Packages of npm's registry in a folder of their own, as they are no dependency of the repository. */
export type Packages = { readonly dir: string; remove(): Promise<void> };

/** `npm install`, at exact versions, of programs that only these tests need. */
export async function installed(...packages: readonly string[]): Promise<Packages> {
  const dir = await mkdtemp(join(tmpdir(), 'dateline-cms-'));
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  await run('npm', ['install', '--prefix', dir, ...flags, ...packages], { cwd: dir });
  return { dir, remove: () => rm(dir, { recursive: true }) };
}

/** The files of a package without those it depends on, of which a bundle for browsers has no need. */
export async function unpacked(name: string): Promise<Packages> {
  const dir = await mkdtemp(join(tmpdir(), 'dateline-cms-'));
  const { stdout } = await run(
    'npm',
    ['pack', name, '--pack-destination', dir, '--prefer-offline', '--silent'],
    {
      cwd: dir,
    },
  );
  await run('tar', ['-xzf', stdout.trim(), '-C', dir], { cwd: dir });
  return { dir: join(dir, 'package'), remove: () => rm(dir, { recursive: true }) };
}

/** Answers what a page asks of unpkg.com from a package at hand, and refuses every other host but its own. */
export async function servePackage(page: Page, { dir }: Packages): Promise<void> {
  await page.route(/^https?:\/\/(?!localhost)/, (route) => {
    const [, file] =
      /^https:\/\/unpkg\.com\/(?:@\w+\/)?[\w-]+@[\d.]+\/(.+)$/.exec(route.request().url()) ?? [];
    return file === undefined
      ? route.abort()
      : route.fulfill({ path: join(dir, file), contentType: 'text/javascript' });
  });
}

const types: Readonly<Record<string, string>> = { html: 'text/html', yml: 'text/yaml' };

/** Serves a folder's files; its address. */
export async function serveFiles(dir: string): Promise<{ readonly url: string; stop(): void }> {
  const server = createServer((request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const type = types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    createReadStream(join(dir, decodeURIComponent(file)))
      .on('error', () => response.writeHead(404).end())
      .once('open', () => response.writeHead(200, { 'content-type': type }))
      .pipe(response);
  });
  await new Promise<void>((done) => {
    server.listen(0, 'localhost', done);
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://localhost:${port}`, stop: () => server.close() };
}
