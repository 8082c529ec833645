import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** What the imitation stands for. */
const DATABASE = '11111111-2222-3333-4444-555555555555';
export const HOST = 'dateline.paper.workers.dev';
export const TOKEN = 'a token';

type Options = {
  /** The folder of the edge's worker, to which what is sent is written. */
  readonly edge: string;
  /** Of the edge. */
  readonly url: string;
};

type Api = { readonly url: string; close(): void };

/** As much of Cloudflare's API as wrangler asks for to migrate a D1 database, and to reach it from here. */
export async function imitateApi({ edge, url }: Options): Promise<Api> {
  let version = 0;
  const routes: readonly (readonly [RegExp, (body: Buffer, type: string) => Promise<unknown>])[] = [
    [/\/d1\/database\/[^/]+\/query$/, async (body) => query(url, JSON.parse(body.toString()))],
    [
      /\/d1\/database\/[^/]+$/,
      async () => ({ uuid: DATABASE, name: 'dateline', num_tables: 1, file_size: 1_000 }),
    ],
    [/\/workers\/subdomain$/, async () => ({ subdomain: HOST.split('.')[1] })],
    [/\/workers\/subdomain\/edge-preview$/, async () => ({ token: 'session' })],
    [
      /\/workers\/scripts\/[^/]+\/edge-preview$/,
      async (body, type) => {
        version += 1;
        const text = await sentIn(body, type);
        writeFileSync(join(edge, 'sent.js'), `${text}\nexport const version = ${version};\n`);
        await until(async () => (await (await fetch(`${url}/imitation/version`)).text()) === String(version));
        return { preview_token: 'preview' };
      },
    ],
  ];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const route = routes.find(([pattern]) => pattern.test(path));
    const isKnown = request.headers.authorization === `Bearer ${TOKEN}`;
    const [status, answer] = await (async (): Promise<readonly [number, object]> => {
      try {
        if (!isKnown) return [403, failed(10_000, 'Authentication error')];
        if (!route) return [404, failed(7_003, `There is no ${path} in the imitation`)];
        const result = await route[1](Buffer.concat(chunks), request.headers['content-type'] ?? '');
        return [200, { success: true, errors: [], messages: [], result }];
      } catch (error) {
        return [400, failed(7_500, String(error))];
      }
    })();
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/client/v4`, close: () => server.close() };
}

const failed = (code: number, message: string) => ({
  ...{ success: false, errors: [{ code, message }], messages: [], result: null },
});

async function query(url: string, asked: { readonly batch?: readonly unknown[] }): Promise<unknown> {
  const response = await fetch(`${url}/imitation/query`, {
    method: 'POST',
    body: JSON.stringify(asked.batch ?? [asked]),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** The main module of a worker as it is uploaded. */
async function sentIn(body: Buffer, type: string): Promise<string> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const read = async (name: string) => {
    const part = form.get(name);
    if (part === null) throw new Error(`There is no ${name} in what was sent`);
    return typeof part === 'string' ? part : part.text();
  };
  const { main_module } = JSON.parse(await read('metadata')) as { readonly main_module: string };
  return read(main_module);
}

/** Waits until something is so; rejects after half a minute. */
export async function until(look: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await look().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('It did not come about in time');
}
