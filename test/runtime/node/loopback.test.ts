import { request } from 'node:http';
import { expect, test } from 'vitest';
import { serve } from '../../../src/runtime/node/serve.ts';
import { paper, site, story } from '../../partner/paper.ts';
import { collectionOf } from '../../support/compiled.ts';

/** A page as a browser asks for it, with its own Host and Origin. */
const asked = (url: string, headers: Readonly<Record<string, string>>) =>
  new Promise<{ readonly status: number | undefined; readonly type: unknown; readonly text: string }>(
    (resolve, reject) => {
      const sent = request(url, { headers }, (response) => {
        const { statusCode: status, headers } = response;
        const type = headers['content-type'];
        let text = '';
        response.setEncoding('utf8').on('data', (part) => {
          text += part;
          if (type !== 'text/event-stream') return;
          response.destroy();
          resolve({ status, type, text });
        });
        response.once('end', () => resolve({ status, type, text })).once('error', reject);
      });
      sent.once('error', reject).end();
    },
  );

test('what development adds to the service is for this machine and its own pages', async () => {
  const { compiled } = await paper({ 'site.yaml': site(), 'news/a.md': story('a') });
  const collection = collectionOf(compiled);
  const stopping = new AbortController();
  const running = await serve({
    port: 0,
    host: '127.0.0.1',
    collection: () => collection,
    reload: stopping.signal,
  });
  try {
    const { host, port } = new URL(running.url);
    for (const [headers, isAdded] of [
      [{ Host: host }, true],
      [{ Host: `localhost:${port}` }, true],
      [{ Host: `[::1]:${port}` }, true],
      [{ Host: 'evil.example' }, false],
      [{ Host: 'localhost.evil.example' }, false],
      [{ Host: host, Origin: 'https://evil.example' }, false],
      [{ Host: host, 'Sec-Fetch-Site': 'cross-site' }, false],
    ] as const) {
      const events = await asked(`${running.url}/.reload?%`, headers);
      expect([headers, events.type === 'text/event-stream']).toEqual([headers, isAdded]);
      const page = await asked(`${running.url}/news/a`, { ...headers, 'Sec-Fetch-Dest': 'document' });
      expect([headers, page.status, page.text.includes('EventSource')]).toEqual([headers, 200, isAdded]);
    }
  } finally {
    stopping.abort();
    await running.close(0);
  }
});
