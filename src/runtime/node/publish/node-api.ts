import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Hono } from 'hono';
import { yaml } from '../../../content/source/libraries.ts';
import { API } from '../../../domain/addresses.ts';
import { createAnswerStore } from '../../../publish/answers.ts';
import type { ApiOptions } from '../../../publish/api.ts';
import type { ApiEnv } from '../../../publish/api-context.ts';
import { createKeyStore } from '../../../publish/keys.ts';
import { createEditLog } from '../../../publish/log.ts';
import { problemResponse } from '../../../publish/problem-response.ts';
import { publishSchema } from '../../../publish/publish-schema.ts';
import { callPath } from '../../../publish/request/call-path.ts';
import { openPrivateDatabase, restrictToOwner } from '../private-database.ts';
import type { SqliteHandle } from '../sqlite.ts';

/** Where keys and log of a content folder are: beside the folder, since they cannot be made again from it. */
export const publishPath = (dir: string): string => {
  const name = basename(dir) === 'content' ? 'publish' : `${basename(dir) || 'collection'}-publish`;
  return join(dirname(resolve(dir)), '.dateline', `${name}.db`);
};

/** Opens keys and log, and makes them where they are not there. */
export async function openPublishDatabase(path: string): Promise<SqliteHandle> {
  return await openPrivateDatabase(path, publishSchema);
}

export type NodeApi = {
  /** Whether a request is for it. */
  isAt(url: string): boolean;
  fetch(request: Request, env: unknown): Promise<Response>;
  close(): void;
};

type NodeApiOptions = Pick<
  ApiOptions,
  'publisher' | 'site' | 'webhooks' | 'receipts' | 'hub' | 'onFailure' | 'now'
> & {
  /** The database of keys and log. */
  readonly path: string;
};

/** The API on Node; off, with an answer that says so, until there is a key. */
export function createNodeApi({ path, ...options }: NodeApiOptions): NodeApi {
  let opened:
    | Promise<{ readonly handle: SqliteHandle; readonly api: Pick<Hono<ApiEnv>, 'fetch'> }>
    | undefined;
  restrictToOwner(path);
  const open = async () => {
    const { createApi } = await import('../../../publish/api.ts');
    yaml();
    const handle = await openPublishDatabase(path);
    const stores = {
      keys: createKeyStore(handle),
      log: createEditLog(handle),
      answers: createAnswerStore(handle),
    };
    return { handle, api: createApi({ ...options, ...stores, addressOf }) };
  };
  // Loaded at the start where somebody has a key, as readers would wait for it later; else once there is one.
  if (existsSync(path)) {
    opened = open();
    opened.catch(() => {
      opened = undefined;
    });
  }
  return {
    isAt: (url) => url.includes(API) && callPath(url, options.site()) !== undefined,
    async fetch(request, env) {
      if (!opened && !existsSync(path)) return problemResponse(off);
      opened ??= open();
      try {
        await opened;
      } catch (error) {
        opened = undefined;
        const failure = error instanceof Error ? error : new Error(String(error));
        options.onFailure(failure, crypto.randomUUID(), request);
        return problemResponse(unreadable);
      }
      return (await opened).api.fetch(request, Object(env));
    },
    close: () =>
      void opened?.then(
        ({ handle }) => handle.close(),
        () => undefined,
      ),
  };
}

const off = {
  status: 404,
  detail: 'The API is off until there is a key: dateline key create NAME makes the first.',
} as const;

const unreadable = {
  status: 503,
  detail: 'Keys cannot be read now, and nothing has changed; the log of the server says why. Try again.',
  headers: { 'Retry-After': '300' },
} as const;

/** The address of the connection: what a client writes into fields is not believed. */
function addressOf(_: Request, env: unknown): string {
  // What @hono/node-server gives with each request.
  const { incoming } = env as {
    readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
  };
  return incoming?.socket?.remoteAddress ?? '';
}
