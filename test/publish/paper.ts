import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type OpenedDatabase, openDatabase } from '../../src/cli/start/database.ts';
import { createLive } from '../../src/cli/start/live.ts';
import { createKeyStore, type KeyScopes } from '../../src/publish/keys.ts';
import { createNodeApi, openPublishDatabase } from '../../src/runtime/node/publish/node-api.ts';
import { type ServeOptions, serve } from '../../src/runtime/node/serve.ts';
import { type Files, site, write } from '../content/folder.ts';

/** A paper that is served and takes articles in, as `dateline start` does. */
export type Paper = {
  readonly dir: string;
  readonly url: string;
  /** A new key's secret. */
  key(scopes?: Partial<KeyScopes>): Promise<string>;
  /** Asks the API; `path` below `/api`. */
  api(path: string, init?: RequestInit & { readonly key?: string }): Promise<Response>;
  /** What readers get. */
  get(path: string): Promise<Response>;
  /** Failures that were logged. */
  readonly failures: readonly Error[];
  close(): Promise<void>;
};

const everything: KeyScopes = { read: [''], write: [''], admin: true };

type PaperOptions = Pick<ServeOptions, 'clientTimeout'> & {
  /** Whether its database is kept up by a thread of its own. */
  readonly hasThread?: boolean;
};

/** Serves a folder of these files on a port of its own. */
export async function paper(
  files: Files = {},
  at?: string,
  { hasThread = false, ...options }: PaperOptions = {},
): Promise<Paper> {
  const home = at ?? realpathSync(mkdtempSync(join(tmpdir(), 'paper-')));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const dir = join(home, 'content');
  const start: Files = at
    ? files
    : { 'site.yaml': site, 'news/_index.md': '---\ntitle: News\n---\n', ...files };
  for (const [name, content] of Object.entries(start)) write(dir, name, content);
  const path = join(home, 'publish.db');
  const database = await (hasThread ? openDatabase : openUnthreaded)(dir, join(home, 'collection.db'));
  const failures: Error[] = [];
  const live = await createLive({ dir, here: 'http://localhost', database, onEvent: () => {} });
  await live.ready;
  const api = createNodeApi({
    path,
    site: () => live.current()?.site,
    publisher: live.publisher,
    onFailure: (error) => failures.push(error),
  });
  const running = await serve({
    port: 0,
    host: 'localhost',
    collection: live.current,
    api,
    ...options,
  });
  const handle = await openPublishDatabase(path);
  const keys = createKeyStore(handle);
  const key = async (scopes: Partial<KeyScopes> = {}) =>
    (await keys.create('a test', { ...everything, ...scopes }, new Date())).secret;
  const all = await key();
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await running.close(1);
    api.close();
    handle.close();
    await live.close();
  };
  onTestFinished(close);
  return {
    ...{ dir, url: running.url, key, failures, close },
    api: (path, { key = all, ...init } = {}) =>
      fetch(`${running.url}/api${path}`, {
        ...init,
        headers: { ...(key && { Authorization: `Bearer ${key}` }), ...init.headers },
      }),
    get: (path) => fetch(running.url + path),
  };
}

/**
 * A database that is kept up with its folder in this thread, as one in memory is: a thread loads the whole program again, which takes longer
 * than most rows do. With a thread of its own it is in agency.test.ts, in test/cli/live.test.ts, and wherever the program itself is started.
 */
export async function openUnthreaded(dir: string, path: string): Promise<OpenedDatabase> {
  const { handle } = await openDatabase(dir, path);
  return { handle };
}
