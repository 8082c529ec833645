import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Running, serve } from '../../src/runtime/node/serve.ts';
import type { Collection } from '../../src/store/collection.ts';
import { createMemoryCollection } from '../../src/store/memory/memory.ts';
import { article, at, paper, sourceOf } from '../contract/paper.ts';

/** A film of three MiB and one byte, in which every byte tells where it stands. */
const length = 3 * 1_048_576 + 1;
const film = Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 0xff);
const file = { path: '/film.mp4', type: 'video/mp4', length, hash: 'f11f' };

const made = paper({
  articles: [article({ id: 'a', published: at(1) })],
  media: [{ file, always: true, shownBy: [] }],
});
const asked: number[] = [];
let broken = false;
let reading = () => {};
const collection: Collection = {
  ...createMemoryCollection(made.snapshot, sourceOf(made)),
  media: async () => {
    throw new Error('nobody reads a film at once');
  },
  mediaPart: async (_, first, last) => {
    asked.push(last - first + 1);
    reading();
    return broken && first > 0 ? new Uint8Array(0) : film.slice(first, last + 1);
  },
};

let running: Running;
beforeAll(async () => {
  running = await serve({ port: 0, host: 'localhost', collection: () => collection, log: () => {} });
});
afterAll(() => running.close(1));

type Answer = {
  readonly status: number;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
};

function get(headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${running.url}/film.mp4`, { method, headers, agent: false }, async (incoming) => {
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of incoming) {
          chunks.push(chunk);
        }
        resolve({ status: incoming.statusCode ?? 0, fields: incoming.headers, body: Buffer.concat(chunks) });
      } catch (error) {
        reject(error);
      }
    });
    sent.on('error', reject).end();
  });
}

const part = (first: number, last = length - 1) => Buffer.from(film.subarray(first, last + 1));

/** Fields, the status, the part. */
const rows: readonly (readonly [string, Readonly<Record<string, string>>, number, Buffer])[] = [
  ['the whole', {}, 200, part(0)],
  ['its beginning', { range: 'bytes=0-99' }, 206, part(0, 99)],
  ['its middle, across what is read at once', { range: 'bytes=262100-786500' }, 206, part(262_100, 786_500)],
  ['its end', { range: 'bytes=-10' }, 206, part(length - 10)],
  ['from some byte on', { range: 'bytes=3145728-' }, 206, part(3_145_728)],
  ['several parts, which is the whole', { range: 'bytes=0-1,5-6' }, 200, part(0)],
  ['a part of another state, which is the whole', { range: 'bytes=0-1', 'if-range': '"old"' }, 200, part(0)],
];

describe('a large file', () => {
  test.each(rows)('gives %s', async (_, headers, status, body) => {
    asked.length = 0;
    const answer = await get(headers);
    expect(answer.status).toBe(status);
    expect(answer.fields).toMatchObject({
      'content-length': String(body.length),
      'accept-ranges': 'bytes',
      etag: '"f11f"',
    });
    expect(answer.body.equals(body)).toBe(true);
    expect(Math.max(...asked)).toBeLessThanOrEqual(262_144);
    expect(asked.reduce((sum, each) => sum + each, 0)).toBe(body.length);
  });

  test('is not read for HEAD, a condition, or a part beyond it', async () => {
    asked.length = 0;
    const head = await get({}, 'HEAD');
    expect([head.status, head.fields['content-length'], head.body.length]).toEqual([200, String(length), 0]);
    expect((await get({ 'if-none-match': '"f11f"' })).status).toBe(304);
    expect((await get({ range: `bytes=${length}-` })).status).toBe(416);
    expect(asked).toEqual([]);
  });

  test('is not kept ready for ever for a client that takes none of it', async () => {
    const impatient = await serve({
      port: 0,
      host: 'localhost',
      collection: () => collection,
      log: () => {},
      clientTimeout: 50,
    });
    const { port } = new URL(impatient.url);
    const client = connect(Number(port), 'localhost', () => {
      client.pause();
      client.write('GET /film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(20));
    });
    client.on('error', () => {});
    await new Promise<void>((resolve) => {
      reading = resolve;
    });
    // Resolves once no connection is left, and not before.
    await impatient.close(1_000_000);
    client.destroy();
  });

  test('that has become shorter breaks off, so that nobody takes a part for the whole', async () => {
    broken = true;
    await expect(get()).rejects.toThrow(/aborted|hang up|reset/);
    broken = false;
  });
});
