import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { refuseUnreachable } from '../../src/cli/cloudflare/address.ts';
import { openBundle } from '../../src/store/bundle/bundle.ts';
import { withOpenLinks } from '../../src/store/open-links.ts';
import type { Handle } from '../../src/store/sql/handle.ts';
import { createSqlCollections } from '../../src/store/sql/read/collections.ts';
import { imitateApi, TOKEN } from '../remote/cloudflare.ts';
import { bindingsOf, D1, MIB, paper, R2 } from './deployment.ts';

test.each([
  ['http://localhost:8787', true],
  ['http://paper.localhost', true],
  ['http://127.0.0.1:8787', true],
  ['http://0.0.0.0', true],
  ['http://[::1]:8787', true],
  ['http://192.168.1.20:8787', true],
  ['http://10.0.0.4', true],
  ['http://172.20.0.2', true],
  ['http://newsroom', true],
  ['https://macbook.local', true],
  ['https://lantern.example', true],
  ['https://www.example.com', true],
  ['https://www.example.com.', true],
  ['https://NAME.ACCOUNT.workers.dev', true],
  ['https://paper.lan', true],
  ['https://paper.home.arpa', true],
  ['http://[::ffff:10.0.0.4]', true],
  ['http://[2001:db8::1]', true],
  ['http://203.0.113.7', true],
  ['https://1.1.1.1', false],
  ['https://paper.account.workers.dev', false],
  ['https://feeds.lantern.news/paper', false],
  ['http://172.32.0.1', false],
  ['https://example.news', false],
])('an address as %s is refused: %s', (url, refused) => {
  const refuse = () => refuseUnreachable(url, 'Nothing was built.');
  if (refused) expect(refuse).toThrow(/readers cannot reach.*Set url: in site\.yaml.*SITE_URL/);
  else expect(refuse).not.toThrow();
});

test.each([
  ['a bundle', 'deploy', [], 'src/runtime/worker/worker.ts', ''],
  ['D1', 'deploy', [], 'src/runtime/worker/worker-d1.ts', D1],
  ['a sync', 'sync', ['--d1', '--remote'], 'src/runtime/worker/worker-d1.ts', D1],
] as const)(
  '%s whose links lead to this machine is not put online',
  async (_, name, args, main, bindings) => {
    const { run } = await paper(bindings, main);
    const { code, stderr } = await run(name, args, { SITE_URL: 'http://localhost:8787' });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/localhost:8787, which readers cannot reach/)]);
  },
);

test.each([
  [
    'src/runtime/worker/worker.ts',
    D1,
    /main reads a bundle: set main = "src\/runtime\/worker\/worker-d1\.ts"/,
  ],
  ['src/runtime/worker/worker-d1.ts', '', /no database is bound as DB/],
])('main = %s with other bindings is refused', async (main, bindings, message) => {
  const { run } = await paper(bindings, main);
  const { code, stderr } = await run('deploy', []);
  expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
});

test('a bundle is built, uploaded and deployed; a file that is too large costs what shows it, and no more', async () => {
  const api = await imitateApi({});
  onTestFinished(() => api.close());
  const { dir, run } = await paper('');
  const { code, stderr, stdout } = await run('deploy', [], {
    CLOUDFLARE_ACCOUNT_ID: '0123456789abcdef0123456789abcdef',
    CLOUDFLARE_API_TOKEN: TOKEN,
    CLOUDFLARE_API_BASE_URL: api.url,
  });
  expect(stderr).toMatch(/warning: \/news\/long\.mp3: 25\.0 MiB; .*R2 bucket as MEDIA/);
  expect(code, `${stdout}${stderr}`).toBe(0);
  expect(api.done.at(-1)).toBe('deploy');
  expect(api.done).toContain('upload /index.json');
  // Beside the configuration, wherever it was run.
  expect(readdirSync(join(dir, 'here'))).toEqual([]);
  const now = new Date('2026-12-01T00:00:00Z');
  const collection = withOpenLinks(
    await openBundle(async (path) => new Uint8Array(readFileSync(join(dir, 'edge/assets', path)))),
    now,
  );
  const listing = await collection.list({ scope: { kind: 'site' } }, { limit: 9 }, now);
  const [linking, episode] = await collection.read(listing?.entries ?? [], now);
  expect(linking?.body).toMatch(/Hear the <em>long<\/em> one, or <a href="[^"]+table\.csv">the table<\/a>/);
  expect(linking?.redacted).toHaveLength(1);
  expect(JSON.stringify(linking)).not.toMatch(/long\.mp3|data-href|news\/release/);
  const later = new Date('2999-12-25T00:00:00Z');
  const [released] = await collection.read(listing?.entries ?? [], later);
  expect(released?.body).toMatch(/<a href="[^"]+\/news\/release">the release<\/a>/);
  expect([episode?.title, episode?.audio]).toEqual(['Episode', undefined]);
  expect(await collection.locate('/news/long.mp3', now)).toBeUndefined();
  expect((await collection.locate('/news/table.csv', now))?.kind).toBe('media');
}, 300_000);

test('a sync from another folder opens the database and bucket beside its configuration; without the bucket a large file is left out', async () => {
  const { dir, config, run } = await paper(`${D1}${R2}`, 'src/runtime/worker/worker-d1.ts');
  const text = readFileSync(config, 'utf8');
  writeFileSync(config, text.replace(R2, ''));
  const local = () => run('sync', ['--d1', '--local']);
  const first = await local();
  expect([first.code, first.stderr]).toEqual([0, expect.stringContaining('long.mp3: 25.0 MiB')]);
  writeFileSync(config, text);
  const second = await local();
  // The two that show it are others again.
  expect(second.stdout).toMatch(/2 written, 2 unchanged, 0 removed; 2 of 2 files uploaded/);
  expect((await local()).stdout).toMatch(/ 0 written, 4 unchanged, 0 removed; 0 of 2 files uploaded$/m);
  expect(readdirSync(join(dir, 'here'))).toEqual([]);
  expect(readdirSync(join(dir, 'edge/assets'), { recursive: true })).toEqual(['index.json', 'media']);
  const { DB, MEDIA } = (await bindingsOf(config, dir)).env;
  // wrangler binds them so.
  const bucket = MEDIA as { head(key: string): Promise<{ readonly size: number } | null> };
  const collection = await createSqlCollections({
    handle: DB as Handle,
    media: async () => new Uint8Array(),
  })();
  const now = new Date('2026-12-01T00:00:00Z');
  const found = await collection?.locate('/news/long.mp3', now);
  const hash = found?.kind === 'media' ? found.file.hash : '';
  expect((await bucket.head(`media/${hash}`))?.size).toBe(25 * MIB + 1);
}, 300_000);

test('a Worker that is exported from the package is told by what it exports', async () => {
  const { dir, run } = await paper(D1, 'src/runtime/worker/worker.ts');
  const script = join(dir, 'edge/worker.js');
  writeFileSync(script, "export { default } from '@dateline-news/dateline/worker';\n");
  const config = join(dir, 'edge/wrangler.toml');
  writeFileSync(config, readFileSync(config, 'utf8').replace(/^main = .*/m, 'main = "worker.js"'));
  const { code, stderr } = await run('deploy', []);
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(
      /main reads a bundle: let worker\.js export from '@dateline-news\/dateline\/worker-d1'\./,
    ),
  ]);
});

test('where there is no wrangler.toml, it says what the command is for', async () => {
  const { config, run } = await paper('');
  rmSync(config);
  const { code, stderr } = await run('deploy', []);
  expect([code, stderr]).toEqual([
    1,
    `There is no ${config}. This command is for papers on Cloudflare Workers; name the configuration with --config.\n`,
  ]);
});

const PUBLISHER = '[[services]]\nbinding = "PUBLISHER"\nservice = "paper-publisher"\n';

test('a paper that is published by API needs a bucket, and its database is not written by a sync', async () => {
  const { run } = await paper(`${D1}${PUBLISHER}`, 'src/runtime/worker/worker-d1.ts');
  const deployed = await run('deploy', []);
  expect([deployed.code, deployed.stderr]).toEqual([
    1,
    expect.stringMatching(/needs a database and a bucket/),
  ]);
  for (const place of ['--local', '--remote']) {
    const { code, stderr } = await run('sync', ['--d1', place]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/binds a PUBLISHER.*--to URL/)]);
  }
});
