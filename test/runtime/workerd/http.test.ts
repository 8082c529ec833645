import { createWorker } from '../../../src/runtime/worker/worker.ts';
import type { Send } from '../../http/exchange.ts';
import { NOW, PAPER, PUBLISHED } from '../../http/paper.ts';
import { httpSuite } from '../../http/suite.ts';
import { packBundle } from '../../support/pack-bundle.ts';
import { createContext } from './context.ts';

let now = NOW;
const worker = createWorker({ now: () => now });
const packed = packBundle({ ...PAPER, now: new Date(PUBLISHED.getTime() - 1) });

/** Assets as Workers has them: what is there by its exact path, or 404. */
const ASSETS = {
  fetch: async (url: string) => {
    const { texts, media } = await packed;
    const { pathname } = new URL(url);
    const body = texts.get(pathname) ?? PAPER.files.get(media.get(pathname)?.path ?? '');
    return body === undefined ? new Response(null, { status: 404 }) : new Response(body);
  },
};

const send: Send = async (ask) => {
  now = ask.now;
  const { context, settled } = createContext();
  const request = new Request(`https://some.example${ask.path}`, {
    method: ask.method,
    headers: ask.headers,
  });
  const response = await worker.fetch(request, { ASSETS }, context);
  const body = new Uint8Array(await response.arrayBuffer());
  await settled();
  return { status: response.status, fields: Object.fromEntries(response.headers), body };
};

httpSuite('a worker', send);
