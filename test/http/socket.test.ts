import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, serve } from '../../src/runtime/node/serve.ts';
import type { Answer, Send } from './exchange.ts';
import { NOW, paperCollection } from './paper.ts';
import { httpSuite } from './suite.ts';

const collection = paperCollection();
let now = NOW;
let running: Running;

beforeAll(async () => {
  running = await serve({ port: 0, host: 'localhost', collection: () => collection, now: () => now });
});
afterAll(() => running.close(1));

const send: Send = (ask) => {
  now = ask.now;
  return exchange(ask);
};

/** One exchange as bytes on a connection of its own: fetch would add fields, follow redirects and undo codings. */
function exchange({ method, path, headers }: Omit<Parameters<Send>[0], 'now'>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(running.url);
    const sent = request({ hostname, port, method, path, headers, agent: false }, async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const fields = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      );
      resolve({ status: incoming.statusCode ?? 0, fields, body: Buffer.concat(chunks) });
    });
    sent.on('error', reject).end();
  });
}

httpSuite('a socket', send);

/** What clients that speak no proper HTTP write, and the status line they get. */
const raw: readonly (readonly [string, string, RegExp])[] = [
  [
    'a target with a backslash',
    'GET /a\\b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    /^HTTP\/1\.1 400 .*"status":400/s,
  ],
  [
    'a Host that is none',
    'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
    /^HTTP\/1\.1 400 .*"status":400/s,
  ],
  [
    'a target in absolute form',
    'GET http://evil.example/rss HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    /^HTTP\/1\.1 308 .*\r\nLocation: \/rss\.xml\r\n/s,
  ],
  [
    'OPTIONS of the server as a whole',
    'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    /^HTTP\/1\.1 204 .*\r\nAllow: GET, HEAD, OPTIONS\r\n/s,
  ],
  [
    'a GET of the server as a whole',
    'GET * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    /^HTTP\/1\.1 400 .*"status":400/s,
  ],
  [
    'a redirect to a client of HTTP/1.0 that keeps its connection',
    'GET /rss HTTP/1.0\r\nConnection: keep-alive\r\n\r\n',
    /^HTTP\/1\.1 308 .*\r\nContent-Length: 0\r\n/s,
  ],
  [
    'a target without a slash',
    'GET rss.xml HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    /^HTTP\/1\.1 400 /,
  ],
  ['a request of HTTP/1.0', 'GET /robots.txt HTTP/1.0\r\n\r\n', /^HTTP\/1\.1 200 .*\r\nUser-agent/is],
  ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 400 /],
  ['fields too many', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
  [
    'bytes above ASCII in the target',
    'GET /\xff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    /^HTTP\/1\.1 4\d\d /,
  ],
];

test.each(raw)('%s gets an answer', async (_, text, expected) => {
  const { hostname, port } = new URL(running.url);
  const chunks: Buffer[] = [];
  const socket = connect({ host: hostname, port: Number(port) });
  socket.end(Buffer.from(text, 'latin1'));
  for await (const chunk of socket) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString('latin1')).toMatch(expected);
});

test('brotli is preferred, and undone gives the same bytes', async () => {
  const { brotliDecompressSync } = await import('node:zlib');
  const path = '/news/northwest/rss.xml';
  const plain = await exchange({ method: 'GET', path, headers: {} });
  const packed = await exchange({
    method: 'GET',
    path,
    headers: { 'accept-encoding': 'gzip, deflate, br, zstd' },
  });
  expect(packed.fields['content-encoding']).toBe('br');
  expect(packed.fields.etag).toBe(plain.fields.etag?.replace(/"$/, '-br"'));
  expect(brotliDecompressSync(packed.body).equals(plain.body)).toBe(true);
});

test('a 304 carries no length', async () => {
  const headers = { 'if-none-match': '*' };
  const { status, fields } = await exchange({ method: 'GET', path: '/rss.xml', headers });
  expect({ status, length: fields['content-length'], coding: fields['transfer-encoding'] }).toEqual({
    status: 304,
    length: undefined,
    coding: undefined,
  });
});
