import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, serve as serveWorkerd } from '../../bench/workerd/serve.ts';
import { serve } from '../../src/runtime/node/serve.ts';
import { createMemoryCollection } from '../../src/store/memory/memory.ts';
import type { Answer } from '../http/exchange.ts';
import { type Compiled, sourceOf } from '../support/compiled.ts';
import { writeBundle } from './bundle.ts';
import { INSTANT } from './instant.ts';

export type Content = Required<Pick<Compiled, 'snapshot' | 'articles' | 'files'>>;

export type Ask = {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** One collection, served by Node and by the worker in workerd, at one instant. */
export type Both = {
  node(ask: Ask): Promise<Answer>;
  workerd(ask: Ask): Promise<Answer>;
  close(): Promise<void>;
};

/** Starts both and waits until they listen. */
export async function startBoth(compiled: Content): Promise<Both> {
  const dir = await mkdtemp(join(tmpdir(), 'dateline-same-'));
  const assets = join(dir, 'assets');
  await writeBundle({ compiled, out: assets, now: INSTANT });
  const script = `export { default } from '../../test/runtime/workerd/worker.ts';`;
  const collection = createMemoryCollection(compiled.snapshot, sourceOf(compiled));
  const [node, workerd] = await Promise.all([
    serve({ port: 0, host: '127.0.0.1', collection: () => collection, now: () => INSTANT }),
    bundle({ dir, script, assets }).then(serveWorkerd),
  ]);
  return {
    node: (ask) => exchange(node.url, ask),
    workerd: (ask) => exchange(workerd.url, ask),
    close: async () => {
      await Promise.all([node.close(1), workerd.stop()]);
      await rm(dir, { recursive: true });
    },
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** One exchange, the path as it is written: fetch would mend it, and undo codings. */
export function exchange(origin: string, { method = 'GET', path, headers = {} }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const sent = request({ hostname, port, method, path, headers, agent }, async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const fields = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
      resolve({
        status: incoming.statusCode ?? 0,
        fields: Object.fromEntries(fields),
        body: Buffer.concat(chunks),
      });
    });
    sent.on('error', reject).end();
  });
}
