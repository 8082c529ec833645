import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';
import { createSqlCollections } from '../../src/store/sql/read/collections.ts';
import { createWriter } from '../../src/store/sql/write/writer.ts';
import { StaleCollectionError } from '../../src/store/stale-collection.ts';
import { edition, publicationOf, size, title } from './editions.ts';

/** Enough for every run; `.ci/run` asks for 200. */
const kills = Number(process.env.DATELINE_WRITER_KILLS ?? 60);
const now = new Date('2030-01-01');

/** A database with the first edition. */
async function database(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'dateline-kill-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const path = join(dir, 'collection.db');
  const handle = openSqlite({ path });
  await migrate(handle);
  const writer = await createWriter(handle);
  await writer.begin({ now });
  await writer.upsert(edition(0).articles);
  await writer.publish(publicationOf(0));
  handle.close();
  return path;
}

/** Which edition a reader sees; throws unless it sees one, whole, wherever it looks. */
async function editionSeen(path: string): Promise<string> {
  try {
    return await editionRead(path);
  } catch (error) {
    // The writer has gone on twice since: whoever reads, as the service does, begins again.
    if (error instanceof StaleCollectionError) return editionSeen(path);
    throw error;
  }
}

async function editionRead(path: string): Promise<string> {
  const handle = openSqlite({ path, readOnly: true });
  try {
    const collection = await createSqlCollections({ handle, media: async () => new Uint8Array() })();
    if (!collection) throw new Error('nothing is published');
    const listing = await collection.list({ scope: { kind: 'site' } }, { limit: 200 }, now);
    const articles = await collection.read(listing?.entries ?? [], now);
    const directory = await collection.directory(now);
    const seen = new Set([
      collection.site.title,
      collection.revision,
      ...articles.map((article) => article.title),
    ]);
    const counts = [articles.length, directory.site.count, directory.sections[0]?.count];
    const tagged = directory.tags.reduce((sum, tag) => sum + tag.count, 0);
    expect([[...seen], counts, tagged]).toEqual([[collection.revision], [size, size, size], size]);
    return collection.revision;
  } finally {
    handle.close();
  }
}

function integrity(path: string): unknown {
  const handle = openSqlite({ path });
  try {
    return handle.batch([handle.prepare('PRAGMA integrity_check')]);
  } finally {
    handle.close();
  }
}

/** The writer as one file: most of the time of each else goes into reading the program. */
async function writerIn(dir: string): Promise<string> {
  const outfile = join(dir, 'writing.mjs');
  const entry = join(import.meta.dirname, 'writing.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm' });
  return outfile;
}

type Killing = {
  readonly path: string;
  readonly writer: string;
  /** Milliseconds: it is killed at a random moment before. */
  readonly within: number;
};

/** Kills a writer at a random moment, while a reader reads all the time. */
async function killOnce({ path, writer, within }: Killing): Promise<string> {
  const child = spawn(process.execPath, [writer, path, '1'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(path), 'cache') },
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  const until = performance.now() + Math.random() * within;
  try {
    while (performance.now() < until) {
      await editionSeen(path);
      await pause(2);
    }
  } finally {
    child.kill('SIGKILL');
  }
  await ended;
  return editionSeen(path);
}

test(`a writer killed ${kills} times leaves a sound database with one edition or the other`, {
  timeout: 1_800_000,
}, async () => {
  const seen = new Set<string>();
  const lane = async (times: number) => {
    const path = await database();
    const writer = await writerIn(dirname(path));
    // On a slow machine no kill may come late enough: they come later, and more often.
    for (let [time, within] = [0, 40]; time < times || !seen.has(title(1)); time += 1) {
      const edition = await killOnce({ path, writer, within });
      seen.add(edition);
      if (!seen.has(title(1))) within *= 1.2;
      expect(await integrity(path)).toMatchObject([{ results: [{ integrity_check: 'ok' }] }]);
    }
  };
  await Promise.all([lane(kills / 2), lane(kills / 2)]);
  expect([...seen].filter((each) => each !== title(0) && each !== title(1))).toEqual([]);
});
