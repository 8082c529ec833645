import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { serve } from '@hono/node-server';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { readDeployment } from '../../src/cli/cloudflare/config.ts';
import { syncD1 } from '../../src/cli/sync/d1.ts';
import { createWorker } from '../../src/runtime/worker/worker-d1.ts';
import { openBundle } from '../../src/store/bundle/bundle.ts';
import type { Handle } from '../../src/store/sql/handle.ts';
import { createSqlCollections } from '../../src/store/sql/read/collections.ts';
import { SAMPLE } from '../sample.ts';
import { bindingsOf, D1, MIB, paper, R2 } from './deployment.ts';
import { SITE, story, writeNewsroom } from './newsroom.ts';
import { program } from './program.ts';

/** A picture of a few pixels, in so many bytes. */
function picture(bytes: number): Buffer {
  const whole = Buffer.alloc(bytes);
  readFileSync(join(SAMPLE, 'logo.png')).copy(whole);
  return whole;
}

const TOO_LARGE = {
  'site.yaml': `${SITE}logo: { src: huge.png, alt: The Lantern }\nicon: huge.png\n`,
  'news/_index.md':
    '---\ntitle: News\nimage: { src: /small.png, alt: Ships }\ncallout: "Read us. ![A ship](/huge.png)"\n---\n',
  'news/northwest/_index.md': '---\ntitle: Northwest\nimage: { src: /huge.png, alt: Boats }\n---\n',
  'news/northwest/local.md': story('Local', '2026-11-02 10:00'),
  'news/podcast.md': story('Second', '2026-11-02 09:00', 'tags: [Slack Water]\n'),
};

test('a logo, an icon and the picture of a section that are too large are left out, and all else is built', async () => {
  const { dir } = await paper('');
  const content = join(dir, 'content');
  await writeNewsroom(content, TOO_LARGE);
  writeFileSync(join(content, 'small.png'), picture(9_000));
  const built = async (bytes: number) => {
    writeFileSync(join(content, 'huge.png'), picture(bytes));
    const out = join(dir, 'bundle');
    const ended = await program('build', { args: ['--content', content, '--out', out] });
    const collection = await openBundle(async (path) => new Uint8Array(readFileSync(join(out, path))));
    return { ...ended, collection };
  };
  const now = new Date('2026-12-01T00:00:00Z');
  const without = await built(25 * MIB + 1);
  expect(without.code, without.stderr).toBe(0);
  expect(without.stderr.match(/warning: \/huge\.png: 25\.0 MiB/g)).toHaveLength(1);
  const app = createApp({ collection: () => without.collection, now: () => now, compressors: {} });
  for (const path of [
    '',
    'rss.xml',
    'atom.xml',
    'feed.json',
    'news/',
    'news/northwest/',
    'news/northwest/atom.xml',
  ]) {
    const response = await app.request(`https://lantern.example/${path}`, {
      headers: { 'Accept-Encoding': 'identity' },
    });
    const text = await response.text();
    expect([path, response.status, text.match(/.{0,60}huge\.png/)]).toEqual([path, 200, null]);
  }
  expect((await app.request('https://lantern.example/huge.png')).status).toBe(404);
  const northwest = await app.request('https://lantern.example/news/northwest/atom.xml');
  // As a section has it that has no picture of its own.
  expect(await northwest.text()).toContain('small.png');
  const whole = await built(9_001);
  expect(whole.stderr).not.toContain('huge.png');
  expect(whole.collection.site.logo?.url).toMatch(/huge\.png$/);
  expect(whole.collection.site.hash).not.toBe(without.collection.site.hash);
  expect(whole.collection.revision).not.toBe(without.collection.revision);
}, 300_000);

test('what nothing shows for a day is removed from the bucket, and nothing else; a bucket bound later has the logo published', async () => {
  const { dir, config, run } = await paper(`${D1}${R2}`, 'src/runtime/worker/worker-d1.ts');
  const [content, text] = [join(dir, 'content'), readFileSync(config, 'utf8')];
  await writeNewsroom(content, TOO_LARGE);
  writeFileSync(join(content, 'small.png'), picture(9_000));
  writeFileSync(join(content, 'huge.png'), picture(25 * MIB + 1));
  const local = () => run('sync', ['--d1', '--local']);
  const logo = async () => {
    const { env, close } = await bindingsOf(config, dir);
    // wrangler binds it so.
    const handle = env.DB as Handle;
    const url = (await createSqlCollections({ handle, media: async () => new Uint8Array() })())?.site.logo
      ?.url;
    await close();
    return url;
  };
  writeFileSync(config, text.replace(R2, ''));
  const first = await local();
  expect(first.code, first.stderr).toBe(0);
  expect(await logo()).toBeUndefined();
  writeFileSync(config, text);
  expect((await local()).code).toBe(0);
  expect(await logo()).toMatch(/huge\.png$/);
  const names = [
    'media/00000000000000000000000000000000',
    'media/ffffffffffffffffffffffffffffffff',
    'notes/mine',
  ];
  const keys = async (change?: (bucket: Bucket) => Promise<unknown>) => {
    const { env, close } = await bindingsOf(config, dir);
    // wrangler binds it so.
    const bucket = env.MEDIA as Bucket;
    await change?.(bucket);
    const found = (await bucket.list({})).objects.map(({ key }) => key);
    await close();
    return found;
  };
  const all = await keys(async (bucket) => {
    for (const name of names) await bucket.put(name, 'text');
  });
  expect(all).toHaveLength(3 + 4);
  // Two days ago, but for one that somebody has just put there.
  for (const database of sqliteBelow(join(dir, 'edge/.wrangler/state/v3/r2')))
    database.exec(`UPDATE _mf_objects SET uploaded = uploaded - 172800000 WHERE key <> '${names[1]}'`);
  const again = await local();
  expect([again.code, again.stdout]).toEqual([
    0,
    expect.stringContaining('4 files uploaded, 1 that nothing shows removed'),
  ]);
  expect(await keys()).toEqual(all.filter((key) => key !== names[0]));
}, 300_000);

type Bucket = {
  put(key: string, value: string): Promise<unknown>;
  list(options: object): Promise<{ readonly objects: readonly { readonly key: string }[] }>;
};

function sqliteBelow(dir: string): readonly DatabaseSync[] {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.sqlite'),
  );
  const databases = files.map((file) => new DatabaseSync(join(dir, file)));
  onTestFinished(() => {
    for (const database of databases) database.close();
  });
  return databases.filter(
    (database) =>
      database.prepare("SELECT 1 FROM sqlite_master WHERE name = '_mf_objects'").get() !== undefined,
  );
}

/** The Worker, with the local database and with the assets that were deployed last; a deployment begins with an empty memory. */
async function online(config: string, dir: string) {
  const assets = join(dir, 'deployed');
  const { env } = await bindingsOf(config, dir);
  const ASSETS = {
    fetch: async (url: string) => {
      const bytes = await readFile(join(assets, new URL(url).pathname)).catch(() => undefined);
      return bytes ? new Response(bytes) : new Response(null, { status: 404 });
    },
  };
  const context = { waitUntil: () => {}, passThroughOnException: () => {}, props: {} };
  let worker = createWorker({});
  // wrangler binds it so.
  const bindings = { DB: env.DB as Handle, ASSETS };
  const server = serve({ port: 0, fetch: (request) => worker.fetch(request, bindings, context) });
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  // A TCP server has an AddressInfo.
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const deploy = (from: string) => {
    rmSync(assets, { recursive: true, force: true });
    cpSync(from, assets, { recursive: true });
    worker = createWorker({});
  };
  return { url, deploy };
}

test('a picture that was replaced is served until the publication, though the folder of assets is made anew', async () => {
  const { dir, config } = await paper(D1, 'src/runtime/worker/worker-d1.ts');
  const [content, assets] = [join(dir, 'content'), join(dir, 'edge/assets')];
  await writeNewsroom(content, {
    'news/pier.md': story('Pier', '2026-11-04 09:00', 'image: { src: pier.png, alt: A pier }\n'),
  });
  writeFileSync(join(content, 'news/pier.png'), picture(9_000));
  const site = await online(config, dir);
  vi.stubEnv('SITE_URL', site.url);
  onTestFinished(() => void vi.unstubAllEnvs());
  const pier = async () => {
    const response = await fetch(`${site.url}/news/pier.png`);
    return [response.status, (await response.arrayBuffer()).byteLength];
  };
  const seen: unknown[] = [];
  const deploy = async () => {
    const options = {
      dir: content,
      deployment: await readDeployment(config),
      remote: false,
      out: undefined,
      quiet: true,
    };
    await syncD1({
      ...options,
      tolerance: 'parts',
      deploy: async () => {
        site.deploy(assets);
        seen.push(await pier());
      },
    });
    return pier();
  };
  expect(await deploy()).toEqual([200, 9_000]);
  writeFileSync(join(content, 'news/pier.png'), picture(9_001));
  // As in CI.
  rmSync(assets, { recursive: true });
  expect(await deploy()).toEqual([200, 9_001]);
  expect(seen.at(-1)).toEqual([200, 9_000]);
  expect(readdirSync(join(assets, 'media'))).toHaveLength(2);
}, 300_000);
