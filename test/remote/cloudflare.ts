import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** What the imitation stands for. */
const DATABASE = '11111111-2222-3333-4444-555555555555';
export const HOST = 'dateline.paper.workers.dev';
export const TOKEN = 'a token';

type Options = {
  /** Where what is sent to be reached at the edge runs; absent where nothing is. */
  readonly edge?: {
    /** The folder of its worker, to which what is sent is written. */
    readonly dir: string;
    readonly url: string;
  };
  /** Done at the moment at which a deployment takes effect. */
  readonly onDeploy?: () => Promise<void>;
};

type Api = {
  readonly url: string;
  /** What was done so far, in order: `migrate`, `upload NAME` of an asset by its hash, `deploy`. */
  readonly done: readonly string[];
  close(): void;
};

/** As much of Cloudflare's API as wrangler asks for to deploy a worker, to migrate a D1 database, and to reach it from here. */
export async function imitateApi({ edge, onDeploy = async () => {} }: Options): Promise<Api> {
  let version = 0;
  const done: string[] = [];
  const database = { uuid: DATABASE, name: 'dateline', num_tables: 1, file_size: 1_000 };
  const routes: readonly (readonly [RegExp, (body: Buffer, type: string) => Promise<unknown>])[] = [
    [
      /\/d1\/database\/[^/]+\/query$/,
      async (body) => {
        const asked = body.toString();
        if (/CREATE TABLE (?!IF NOT EXISTS)|ALTER TABLE/.test(asked)) done.push('migrate');
        return query(edge?.url ?? '', JSON.parse(asked));
      },
    ],
    [/\/d1\/database\/[^/]+$/, async () => database],
    [/\/d1\/database$/, async () => [database]],
    [
      /\/assets-upload-session$/,
      async (body) => {
        // As wrangler sends it: hashes by path.
        const { manifest } = JSON.parse(body.toString()) as {
          readonly manifest: Readonly<Record<string, { readonly hash: string }>>;
        };
        done.push(...Object.keys(manifest).map((path) => `upload ${path}`));
        return { jwt: 'a.token.of-the-session', buckets: [Object.values(manifest).map(({ hash }) => hash)] };
      },
    ],
    [/\/workers\/assets\/upload$/, async () => ({ jwt: 'a.token.of-the-upload' })],
    [/\/workers\/scripts\/[^/]+\/deployments$/, async () => ({ deployments: [] })],
    [/\/workers\/scripts\/[^/]+\/subdomain$/, async () => ({ enabled: true, previews_enabled: false })],
    [/\/workers\/scripts\/[^/]+\/secrets$/, async () => []],
    [/\/workers\/scripts\/[^/]+\/settings$/, async () => ({ bindings: [] })],
    [
      /\/workers\/scripts\/[^/]+$/,
      async () => {
        done.push('deploy');
        await onDeploy();
        return { id: 'paper', etag: 'e', deployment_id: 'd', startup_time_ms: 1 };
      },
    ],
    [
      /\/workers\/workers\/[^/]+$/,
      async () => ({ id: 'w', name: 'paper', subdomain: { enabled: true, previews_enabled: false } }),
    ],
    [/\/workers\/subdomain$/, async () => ({ subdomain: HOST.split('.')[1] })],
    [/\/workers\/subdomain\/edge-preview$/, async () => ({ token: 'session' })],
    [
      /\/workers\/scripts\/[^/]+\/edge-preview$/,
      async (body, type) => {
        version += 1;
        const text = await sentIn(body, type);
        if (!edge) throw new Error('there is no edge');
        writeFileSync(join(edge.dir, 'sent.js'), `${text}\nexport const version = ${version};\n`);
        const isRunning = async () =>
          (await (await fetch(`${edge.url}/imitation/version`)).text()) === String(version);
        await until(isRunning);
        return { preview_token: 'preview' };
      },
    ],
  ];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const route = routes.find(([pattern]) => pattern.test(path));
    // Assets are uploaded by a token of their own.
    const isKnown = [TOKEN, 'a.token.of-the-session'].some(
      (token) => request.headers.authorization === `Bearer ${token}`,
    );
    const [status, answer] = await (async (): Promise<readonly [number, object]> => {
      try {
        if (!isKnown) return [403, failed(10_000, 'Authentication error')];
        if (/\/workers\/services\/[^/]+$/.test(path)) return [404, failed(10_090, 'service_not_found')];
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
  return { url: `http://127.0.0.1:${port}/client/v4`, done, close: () => server.close() };
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
