import { createServer as plain } from 'node:http';
import { createServer as secure } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createApp } from '../../src/app/app.ts';
import type { FetchHandler } from '../../src/runtime/node/loopback.ts';
import { compressors } from '../../src/runtime/node/serve.ts';
import { createMemoryCollection } from '../../src/store/memory/memory.ts';
import { story, writeNewsroom } from '../cli/newsroom.ts';
import { folder } from '../cli/program.ts';
import { compile, sourceOf } from '../support/compiled.ts';

/** What a proxy or host makes of the service. */
export type Break = (answer: FetchHandler) => FetchHandler;

export type Site = { readonly url: string; break(fault: Break | undefined): void; close(): Promise<void> };

type Options = {
  /** More files of its content; told where it will be. */
  readonly files?: (url: string) => Readonly<Record<string, string>>;
  /** Instead of the address that it has. */
  readonly siteUrl?: string;
  /** The path of its address, `/paper`. */
  readonly path?: string;
  readonly tls?: { readonly key: string; readonly cert: string };
};

const LONG_AGO = Date.parse('2020-01-01T00:00:00Z');

/** A real Dateline on a real socket, that knows its own address. */
export async function dateline({ files = () => ({}), siteUrl, path = '', tls }: Options = {}): Promise<Site> {
  const place = await folder();
  let fault: Break | undefined;
  let collection: ReturnType<typeof createMemoryCollection> | undefined;
  const app = createApp({
    compressors,
    collection: () => {
      if (collection === undefined) throw new Error('asked before it was compiled');
      return collection;
    },
  });
  const listener = getRequestListener((request) => (fault ? fault(app.fetch) : app.fetch)(request));
  const server = tls ? secure(tls, listener) : plain(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A TCP server that listens has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const url = `${tls ? 'https' : 'http'}://127.0.0.1:${port}${path}`;
  const dir = join(place.dir, 'content');
  await writeNewsroom(dir, {
    'news/northwest/near.md': story('Near', '2026-11-03'),
    'news/long.md': `${story('Long', '2026-11-02')}\n${'A long story. '.repeat(300)}`,
    ...files(url),
  });
  const compiled = await compile({ dir, siteUrl: siteUrl ?? url });
  if (compiled.snapshot === undefined) throw new Error(JSON.stringify(compiled.problems));
  // Long ago, so that nothing has changed in the second in which the doctor asks.
  const modified = { any: LONG_AGO, all: LONG_AGO };
  collection = createMemoryCollection({ ...compiled.snapshot, modified }, sourceOf(compiled));
  return {
    url,
    break: (next) => {
      fault = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await place.remove();
    },
  };
}

/** The same answer with fields changed; null takes one away. */
export const fields =
  (changes: Readonly<Record<string, string | null>>, of: (path: string) => boolean = isFeed): Break =>
  (answer) =>
  async (request) => {
    const response = await answer(request);
    if (!of(new URL(request.url).pathname)) return response;
    const headers = new Headers(response.headers);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    }
    return new Response(response.body, { status: response.status, headers });
  };

/** Feeds whose text is changed; uncompressed, and without validators that would no longer be true. */
export const text =
  (change: (text: string, path: string) => string, of: (path: string) => boolean = isFeed): Break =>
  (answer) =>
  async (request) => {
    const { pathname } = new URL(request.url);
    if (!of(pathname)) return answer(request);
    const headers = new Headers(request.headers);
    headers.set('accept-encoding', 'identity');
    const response = await answer(new Request(request, { headers }));
    if (response.status !== 200) return response;
    const kept = new Headers(response.headers);
    kept.delete('content-length');
    return new Response(change(await response.text(), pathname), { status: 200, headers: kept });
  };

/** Another answer for some requests. */
export const instead =
  (is: (request: Request, path: string) => boolean, make: (request: Request) => Response): Break =>
  (answer) =>
  (request) =>
    is(request, new URL(request.url).pathname) ? make(request) : answer(request);

export const isFeed = (path: string): boolean => /\/(?:rss\.xml|atom\.xml|feed\.json)$/.test(path);
export const isRss = (path: string): boolean => path.endsWith('/rss.xml');
