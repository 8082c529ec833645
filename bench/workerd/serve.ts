import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A worker ready to be started as often as wanted. */
export type Bundle = { readonly config: string };

type BundleOptions = {
  /** A folder of its own, for what workerd reads. */
  readonly dir: string;
  /** Source, as the content of a file in `bench/workerd`. */
  readonly script: string;
  /** The folder behind ASSETS. */
  readonly assets: string;
  /** Bytes that the script imports as `./name`. */
  readonly data?: Readonly<Record<string, Uint8Array>>;
};

/** Bundles a script as wrangler does, with a configuration for bare workerd: no simulator in between. */
export async function bundle({ dir, script, assets, data = {} }: BundleOptions): Promise<Bundle> {
  const resolveDir = fileURLToPath(new URL('.', import.meta.url));
  await build({
    stdin: { contents: script, resolveDir, loader: 'ts' },
    outfile: join(dir, 'worker.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    external: Object.keys(data).map((name) => `./${name}`),
  });
  for (const [name, bytes] of Object.entries(data)) await writeFile(join(dir, name), bytes);
  const modules = Object.keys(data).map((name) => `(name = "${name}", data = embed "${name}")`);
  const config = join(dir, 'config.capnp');
  await writeFile(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [${['(name = "worker.js", esModule = embed "worker.js")', ...modules].join(', ')}],
      compatibilityDate = "2026-10-20",
      bindings = [(name = "ASSETS", service = "assets")])),
    (name = "assets", disk = (path = "${assets}")),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
`,
  );
  return { config };
}

export type Running = {
  readonly url: string;
  /** `performance.now()` just before the process was made. */
  readonly started: number;
  /** Processor time of all its threads so far, in milliseconds; NaN where there is no /proc. */
  cpu(): number;
  stop(): Promise<void>;
};

/** Starts workerd and waits until it listens. */
export async function serve({ config }: Bundle): Promise<Running> {
  const workerd = fileURLToPath(new URL('../../node_modules/.bin/workerd', import.meta.url));
  const started = performance.now();
  const child = spawn(workerd, ['serve', config, '--control-fd=3'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  // The fourth of stdio is a pipe from workerd, by the line above.
  for await (const line of createInterface({ input: child.stdio[3] as Readable })) {
    // One JSON object a line (workerd --help, --control-fd).
    const event = JSON.parse(line) as { readonly event: string; readonly port?: number };
    if (event.event !== 'listen') continue;
    return {
      url: `http://127.0.0.1:${event.port}`,
      started,
      cpu: () => cpuOf(child.pid),
      stop: async () => {
        child.kill();
        await once(child, 'exit');
      },
    };
  }
  throw new Error('workerd ended before it listened');
}

/** Nanoseconds on a processor are the first number of each thread's schedstat (Linux, Documentation/scheduler/sched-stats). */
function cpuOf(pid: number | undefined): number {
  const threads = `/proc/${pid}/task`;
  if (!existsSync(threads)) return Number.NaN;
  const times = readdirSync(threads).map((thread) => {
    return Number(readFileSync(`${threads}/${thread}/schedstat`, 'utf8').split(' ', 1)[0]);
  });
  return times.reduce((sum, time) => sum + time, 0) / 1e6;
}
