import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { NotPublished, readPublished } from '../../src/cli/check/published.ts';
import { feedsOfPage } from '../../src/cli/doctor/look/discover.ts';
import { readDocument } from '../../src/cli/doctor/look/document.ts';
import { exchange } from '../../src/cli/doctor/look/exchange.ts';
import { createVisitor } from '../../src/cli/doctor/look/visitor.ts';
import { main } from '../../src/cli/doctor/main.ts';
import { spec } from '../../src/cli/doctor/spec.ts';
import { command } from '../cli/command.ts';

let server: Server | undefined;
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
  server = undefined;
});

/** A server that answers each request by what is done with its socket; resolves to its address. */
async function answering(work: (socket: Socket, request: string) => void): Promise<string> {
  const made = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', (data) => work(socket, data.toString()));
  });
  server = made;
  await new Promise<void>((done) => made.listen(0, '127.0.0.1', done));
  // A TCP server that listens has an AddressInfo.
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/`;
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n';

/** Writes the same again and again, as fast as it is taken. */
const flood = (socket: Socket, text: string) => {
  const more = () => {
    while (!socket.destroyed && socket.write(text));
  };
  socket.on('drain', more);
  more();
};

const drip = (socket: Socket, text: string) => {
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(text)), 10);
};

/** What servers send that never comes to an end, or to much; and how it ends. */
test.for<readonly [name: string, work: (socket: Socket) => void, code: RegExp]>([
  ['nothing', () => {}, /^TIMEOUT$/],
  [
    'a body byte by byte',
    (socket) => {
      socket.write(`${OK}\r\n`);
      drip(socket, 'x');
    },
    /^TIMEOUT$/,
  ],
  [
    'chunks byte by byte',
    (socket) => {
      socket.write(`${OK}Transfer-Encoding: chunked\r\n\r\n`);
      drip(socket, '1\r\nx\r\n');
    },
    /^TIMEOUT$/,
  ],
  [
    'fields byte by byte',
    (socket) => {
      socket.write(`${OK}X: `);
      drip(socket, 'x');
    },
    /^TIMEOUT$/,
  ],
  [
    'fields without end',
    (socket) => {
      socket.write(OK);
      flood(socket, `X: ${'x'.repeat(1000)}\r\n`);
    },
    /^HPE_HEADER_OVERFLOW$/,
  ],
  ['“continue” without end', (socket) => drip(socket, 'HTTP/1.1 100 Continue\r\n\r\n'), /^TIMEOUT$/],
  [
    'another protocol',
    (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    /^(?:CLOSED|ECONNRESET|TIMEOUT)$/,
  ],
  ['an end at once', (socket) => socket.destroy(), /^ECONNRESET$/],
  ['what is not HTTP', (socket) => socket.end('220 mail.example ESMTP\r\n'), /^HPE_/],
])('the doctor waits no longer than it means to for %s', async ([, work, code]) => {
  const url = await answering(work);
  const said = await exchange({ url, headers: {}, timeout: 300 });
  expect('code' in said && said.code).toMatch(code);
});

test.for<readonly [name: string, encoding: string, body: Buffer]>([
  ['much of little', 'gzip', gzipSync(Buffer.alloc(40_000_000))],
  ['the same in itself many times', Array(500).fill('gzip').join(', '), gzipSync(Buffer.from('x'))],
  ['what it is not', 'br', Buffer.from('no brotli')],
])('a body that decodes to %s is not decoded', async ([, encoding, body]) => {
  const url = await answering((socket) => {
    socket.write(`${OK}Content-Encoding: ${encoding}\r\nContent-Length: ${body.length}\r\n\r\n`);
    socket.end(body);
  });
  const said = await exchange({ url, headers: {}, timeout: 60_000 });
  expect(said).toMatchObject({ status: 200, body: new Uint8Array(), undecodable: expect.any(String) });
});

test('a body without end is read no further than 20 MB', async () => {
  const url = await answering((socket) => {
    socket.write(`${OK}\r\n`);
    flood(socket, 'x'.repeat(60_000));
  });
  const said = await exchange({ url, headers: {}, timeout: 120_000 });
  expect('sent' in said && said.sent).toBeGreaterThan(20_000_000);
  expect('sent' in said && said.sent).toBeLessThan(21_000_000);
  // And nothing of it is kept or read as a feed.
  expect(said).toMatchObject({ body: new Uint8Array(), undecodable: 'it is larger than 20 MB' });
});

test('redirects that lead on and on are followed a few times', async () => {
  let asked = 0;
  const url = await answering((socket) => {
    asked += 1;
    socket.end(`HTTP/1.1 302 Found\r\nLocation: /${asked}\r\nContent-Length: 0\r\n\r\n`);
  });
  const { last, hops } = await createVisitor({ time: 60_000, requests: 100 }).ask(url);
  expect([last, hops.length, asked]).toEqual([undefined, 9, 9]);
});

/** In these sizes anything that takes the square of them would not end today. */
const DEEP = 1_000_000;

test('a page costs what its length does, however its elements nest', () => {
  const html = `${'<b>'.repeat(DEEP)}${'</i>'.repeat(DEEP)}<base href=/x/><link REL='Alternate me' type=application/atom+xml href="a&amp;b">`;
  const feeds = feedsOfPage({ url: 'https://a.example/', body: new TextEncoder().encode(html) });
  expect(feeds).toEqual(['https://a.example/x/a&b']);
});

test.for([
  ['elements in elements', `<rss><channel>${'<b>'.repeat(DEEP)}`],
  ['attributes', `<rss ${Array.from({ length: DEEP }, (_, at) => `xmlns:a${at}="b${at}"`).join(' ')}/>`],
])('a feed of very many %s is refused', ([, text = '']) => {
  expect(readDocument(new TextEncoder().encode(text))).toMatchObject({ kind: 'ill-formed' });
});

/** What is published, as `check --against` reads it. */
test.for<readonly [name: string, work: (socket: Socket, request: string) => void, why: RegExp]>([
  [
    'a body that decodes to very much',
    (socket) => {
      const body = gzipSync(Buffer.alloc(40_000_000));
      socket.write(`${OK}Content-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`);
      socket.end(body);
    },
    /cannot be read/,
  ],
  [
    'a body without end',
    (socket) => {
      socket.write(`${OK}\r\n`);
      flood(socket, 'x'.repeat(60_000));
    },
    /larger than 20 MB/,
  ],
  [
    'redirects without end',
    (socket, request) =>
      socket.end(
        `HTTP/1.1 302 Found\r\nLocation: ${/ (\S+)/.exec(request)?.[1]}x\r\nContent-Length: 0\r\n\r\n`,
      ),
    /redirects never end/,
  ],
  [
    'a page of nested elements',
    (socket) => socket.end(`${OK}\r\n${'<b>'.repeat(DEEP)}${'</i>'.repeat(DEEP)}`),
    /is no feed/,
  ],
])('check --against refuses %s', async ([, work, why]) => {
  const url = await answering(work);
  const refusal = await readPublished(url).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(NotPublished);
  expect(String(refusal)).toMatch(why);
});

const LINKS = '<link rel=alternate type=application/rss+xml href=http://no.such.host.invalid/rss.xml>';

/** What is judged of a site of which only some was seen. */
test.for<
  readonly [
    name: string,
    work: (socket: Socket, request: string) => void,
    codes: readonly string[],
    well: readonly string[],
  ]
>([
  [
    'whose feeds are at a host that does not resolve',
    (socket) =>
      socket.end(
        `HTTP/1.1 200 OK\r\nDate: ${new Date().toUTCString()}\r\nContent-Type: text/html\r\n\r\n<!DOCTYPE html>${LINKS}`,
      ),
    ['unreachable'],
    ['redirects', 'links to feeds'],
  ],
  [
    'that refuses everything',
    (socket) =>
      socket.end(
        `HTTP/1.1 403 Forbidden\r\nDate: ${new Date().toUTCString()}\r\nContent-Type: text/html\r\n\r\n<!DOCTYPE html>Forbidden`,
      ),
    ['refused'],
    [],
  ],
  ['that closes every connection', (socket) => socket.destroy(), ['unreachable'], []],
])('of a site %s only what was seen is judged', async ([, work, codes, well]) => {
  const url = await answering(work);
  const json = await command({ spec, main }, { args: [url, '--json'] });
  expect(JSON.parse(json.stdout).findings.map(({ code }: { readonly code: string }) => code)).toEqual(codes);
  const { stdout } = await command({ spec, main }, { args: [url] });
  const line = /(?:^|\n)(?:Well|In order)[^:]*: ([^\n]*)/.exec(stdout)?.[1];
  expect(line === undefined ? [] : line.replace(/\.$/, '').split(', ')).toEqual(well);
});
