import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { createKeyStore } from '../../src/publish/keys.ts';
import { openPublishDatabase, publishPath } from '../../src/runtime/node/publish/node-api.ts';
import { ROOT } from '../cli/program.ts';

/** `dateline start` as a program of its own. */
export type Served = {
  readonly url: string;
  readonly pid: number;
  api(path: string, init?: RequestInit): Promise<Response>;
  /** Everything that it has printed. */
  output(): string;
  /** Ends it at once (SIGKILL). */
  kill(): Promise<void>;
};

/** A key of a content folder that may do everything. */
export async function keyOf(dir: string): Promise<string> {
  const handle = await openPublishDatabase(publishPath(dir));
  const scopes = { read: [''], write: [''], admin: true };
  const { secret } = await createKeyStore(handle).create('a test', scopes, new Date());
  handle.close();
  return secret;
}

type ServedOptions = {
  readonly dir: string;
  readonly key: string;
  /** As whom it runs. */
  readonly uid?: number | undefined;
  /** Bytes that a file of its may have at most; can be raised with prlimit. */
  readonly fileSize?: number;
  /** A module that each of its threads loads first. */
  readonly first?: string;
};

/** Serves a folder, and waits until it does. */
export async function served({ dir, key, uid, fileSize, first }: ServedOptions): Promise<Served> {
  const port = await freePort();
  const loading = first === undefined ? [] : ['--import', first];
  const command = [process.execPath, ...loading, join(ROOT, 'src/bin.js'), 'start', '--content', dir];
  const limited = ['prlimit', `--fsize=${fileSize}:unlimited`, ...command];
  const [file = '', ...args] = fileSize === undefined ? command : limited;
  const child = spawn(file, args, {
    cwd: dirname(dir),
    env: { ...process.env, PORT: String(port), NO_COLOR: '1' },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  const url = `http://localhost:${port}`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`it ended: ${output}`);
    await pause(20);
  }
  return {
    ...{ url, pid: child.pid ?? 0, kill, output: () => output },
    api: (path, init = {}) =>
      fetch(`${url}/api${path}`, { ...init, headers: { Authorization: `Bearer ${key}`, ...init.headers } }),
  };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
