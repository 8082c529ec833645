import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { SAMPLE } from '../sample.ts';

const root = resolve(import.meta.dirname, '../..');

/** The service as `npm start` runs it, on the sample collection. */
export type Service = { readonly url: string; stop(): Promise<void> };

/** Starts the service on a free port and waits until it answers. `site`: the address it takes itself to be at. */
export async function startService({ site }: { readonly site?: string } = {}): Promise<Service> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = { ...process.env, PORT: String(port), HOST: 'localhost', SITE_URL: site ?? url };
  const child = spawn(process.execPath, ['src/bin.js', 'start', '--content', SAMPLE], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(String(chunk)));
  await answering(url, child, said);
  return { url, stop: () => ended(child) };
}

/** A port that nothing has. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  // A TCP server that listens has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until an address answers, for two minutes at most; rejects when the program ends before. */
export async function answering(
  url: string,
  child: ChildProcess,
  said: readonly string[] = [],
): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`it ended: ${said.join('')}`);
    const answer = await fetch(`${url}/health`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`nothing answers at ${url}: ${said.join('')}`);
}

/** Ends a program and waits for it. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const end = once(child, 'exit');
  child.kill('SIGTERM');
  await end;
}
