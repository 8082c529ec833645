import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { createApp } from '../../src/app/app.ts';
import type { Send } from './exchange.ts';
import { NOW, paperCollection } from './paper.ts';
import { httpSuite } from './suite.ts';

const collection = paperCollection();
let now = NOW;
const app = createApp({
  collection: () => collection,
  now: () => now,
  compressors: { gzip: async (bytes) => new Uint8Array(await promisify(gzip)(bytes)) },
});

const send: Send = async (ask) => {
  now = ask.now;
  const url = `https://some.example${ask.path}`;
  const response = await app.request(url, { method: ask.method, headers: ask.headers });
  const body = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, fields: Object.fromEntries(response.headers), body };
};

httpSuite('app.request', send);
