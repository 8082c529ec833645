import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { serve as serveHono } from '@hono/node-server';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { serve } from '../../src/runtime/node/serve.ts';
import { withFeed } from '../peers/feed.ts';
import { collection, document, feedBytes, feedPath } from './paper.ts';

/** A server in a process of its own: `node server.ts NAME` prints the port it has taken. */
const contestants: Readonly<Record<string, () => Promise<number>>> = { ours, bare, usual };

const start = contestants[process.argv[2] ?? ''];
if (!start) throw new Error(`one of ${Object.keys(contestants).join(', ')}`);
console.log(await start());

async function ours(): Promise<number> {
  const paper = collection();
  const { url } = await serve({ port: 0, host: '127.0.0.1', collection: () => paper });
  return Number(new URL(url).port);
}

/** The least that answers the same: bytes made beforehand, validators compared as strings. */
function bare(): Promise<number> {
  const plain = Buffer.from(feedBytes());
  const gzipped = gzipSync(plain);
  const tag = '"bare"';
  const shared = { ETag: tag, 'Cache-Control': 'max-age=300', Vary: 'Accept-Encoding' };
  const type = { 'Content-Type': 'application/rss+xml; charset=utf-8' };
  const server = createServer((request, response) => {
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304, shared).end();
    } else if (request.headers['accept-encoding']?.includes('gzip')) {
      const headers = { ...shared, ...type, 'Content-Encoding': 'gzip', 'Content-Length': gzipped.length };
      response.writeHead(200, headers).end(gzipped);
    } else {
      response.writeHead(200, { ...shared, ...type, 'Content-Length': plain.length }).end(plain);
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(portOf(server.address())));
  });
}

/** What the documentation of Hono and of `feed` leads to. */
function usual(): Promise<number> {
  const app = new Hono();
  app.use(etag(), compress());
  app.get(feedPath, (context) => {
    context.header('Content-Type', 'application/rss+xml; charset=utf-8');
    return context.body(new TextDecoder().decode(withFeed(document, 'rss2')));
  });
  return new Promise((resolve) => {
    serveHono({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port));
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no TCP port');
  return address.port;
}
