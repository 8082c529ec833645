import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppOptions, createApp } from '../../src/app/app.ts';
import { copyCollection } from '../../src/runtime/copy/copy.ts';
import { createFolderSync } from '../../src/runtime/node/folder-sync.ts';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite, type SqliteHandle } from '../../src/runtime/node/sqlite.ts';
import { mediaFrom } from '../../src/runtime/node/stored.ts';
import { INDEX, openBundle } from '../../src/store/bundle/bundle.ts';
import type { Collection } from '../../src/store/collection.ts';
import { createMemoryCollection } from '../../src/store/memory/memory.ts';
import { createSqlCollections } from '../../src/store/sql/read/collections.ts';
import { compile, sourceOf } from '../support/compiled.ts';
import { packBundle } from '../support/pack-bundle.ts';

/** A folder served by way of one store. */
export type Store = {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Brings what is served up to the folder, as an edit on Node, a sync or a deployment does. */
  publish(): Promise<void>;
  /** Starts the program again, which may be another one. */
  restart(program?: 'another'): Promise<void>;
  close(): void;
};

type Options = { readonly dir: string; readonly clock: () => Date };

const origin = 'https://paper.example';

function appOf(collection: AppOptions['collection'], clock: () => Date, deployed?: Date) {
  const app = createApp({
    collection,
    now: clock,
    compressors: {},
    ...(deployed && { deployed }),
    log: ({ message, stack }) => {
      throw new Error(message, { cause: stack });
    },
  });
  return async (path: string, headers: Readonly<Record<string, string>> = {}) =>
    app.request(origin + path, { headers });
}

async function database(): Promise<SqliteHandle> {
  const handle = openSqlite({ path: ':memory:' });
  await migrate(handle);
  return handle;
}

function collectionsOf(handle: SqliteHandle, { dir }: Options) {
  const collections = createSqlCollections({ handle, ...mediaFrom(dir) });
  return async () => {
    const found = await collections();
    if (!found) throw new Error('nothing is published');
    return found;
  };
}

async function compiled(dir: string) {
  const { snapshot, ...rest } = await compile({ dir });
  if (!snapshot) throw new Error(JSON.stringify(rest.problems));
  return { snapshot, ...rest };
}

async function sqlite(options: Options): Promise<Store> {
  const handle = await database();
  const { dir, clock } = options;
  const start = () => ({
    folderSync: createFolderSync({ dir, handle, clock }),
    get: appOf(collectionsOf(handle, options), clock),
  });
  let running = start();
  return {
    get: (path, headers) => running.get(path, headers),
    publish: async () => void (await running.folderSync.refresh()),
    async restart(program) {
      if (program) handle.execute("UPDATE state SET program = 'one before'");
      running = start();
      await running.folderSync.refresh();
    },
    close: () => handle.close(),
  };
}

async function d1(options: Options): Promise<Store> {
  const { dir, clock } = options;
  const [from, to] = [await database(), await database()];
  const folderSync = createFolderSync({ dir, handle: from, clock });
  // No transaction spans calls there, and nothing tells cheaply that something was written.
  const { transaction: _, version: __, ...handle } = to;
  const deploy = () => appOf(collectionsOf(handle as SqliteHandle, { dir, clock }), clock, clock());
  const before = clock();
  let get = appOf(
    collectionsOf(handle as SqliteHandle, { dir, clock }),
    clock,
    new Date(before.getTime() - 1),
  );
  return {
    get: (path, headers) => get(path, headers),
    async publish() {
      await folderSync.refresh();
      await copyCollection({ from, to: handle, clock });
    },
    async restart(program) {
      // An isolate that starts again is of the same deployment.
      if (program) get = deploy();
    },
    close() {
      from.close();
      to.close();
    },
  };
}

async function bundle({ dir, clock }: Options): Promise<Store> {
  let record: string | undefined;
  let get: ReturnType<typeof appOf> | undefined;
  const deploy = async (program: string) => {
    const { snapshot, articles, files } = await compiled(dir);
    const all = [...articles.values()];
    const packed = await packBundle({ snapshot, articles: all, now: clock(), before: record, program });
    record = packed.texts.get(INDEX);
    const collection = await openBundle(async (path) => {
      const text = packed.texts.get(path);
      if (text !== undefined) return new TextEncoder().encode(text);
      const file = files.get(packed.media.get(path)?.path ?? '');
      if (file === undefined) throw new Error(`no ${path}`);
      return new Uint8Array(readFileSync(join(file.root, file.source)));
    });
    get = appOf(() => collection, clock);
  };
  return {
    get: async (path, headers) =>
      (get ?? (() => Promise.reject(new Error('nothing is deployed'))))(path, headers),
    publish: () => deploy('one'),
    restart: (program) => deploy(program ?? 'one'),
    close() {},
  };
}

async function memory({ dir, clock }: Options): Promise<Store> {
  let collection: Collection | undefined;
  const current = () => {
    if (!collection) throw new Error('nothing is compiled');
    return collection;
  };
  let get = appOf(current, clock);
  return {
    get: (path, headers) => get(path, headers),
    async publish() {
      const result = await compiled(dir);
      collection = createMemoryCollection(result.snapshot, sourceOf(result));
    },
    async restart() {
      get = appOf(current, clock);
    },
    close() {},
  };
}

/** Every way in which a folder is served. */
export const stores: Readonly<Record<string, (options: Options) => Promise<Store>>> = {
  sqlite,
  d1,
  bundle,
  memory,
};
