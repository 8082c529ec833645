import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { feedBytes, feedPath } from './paper.ts';

/** A server that runs in a process of its own. */
export type Served = { readonly name: string; readonly origin: string; readonly stop: () => void };

const script = fileURLToPath(new URL('./server.ts', import.meta.url));

/** One of the contestants of server.ts. */
export async function nodeServer(contestant: string, name: string): Promise<Served> {
  const child = spawn(process.execPath, [script, contestant], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await firstLine(child);
  return { name, origin: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

/** nginx sending a file and its gzipped twin; undefined where it is not installed. */
export async function nginxServer(name: string): Promise<Served | undefined> {
  if (spawnSync('nginx', ['-v']).error) return undefined;
  const dir = mkdtempSync(join(tmpdir(), 'dateline-nginx-'));
  // Started by root, its worker is somebody else.
  chmodSync(dir, 0o755);
  const file = join(dir, `www${feedPath}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, feedBytes());
  writeFileSync(`${file}.gz`, gzipSync(feedBytes()));
  const port = await freePort();
  writeFileSync(join(dir, 'nginx.conf'), configuration(dir, port));
  const child = spawn('nginx', ['-p', dir, '-c', join(dir, 'nginx.conf')], { stdio: 'inherit' });
  const origin = `http://127.0.0.1:${port}`;
  const stop = () => {
    child.once('close', () => rmSync(dir, { recursive: true }));
    child.kill('SIGQUIT');
  };
  await answering(origin + feedPath).catch((error) => {
    stop();
    throw error;
  });
  return { name, origin, stop };
}

/** One worker, as Node has one thread; everything below a folder of its own. */
function configuration(dir: string, port: number): string {
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (each) => `${each}_temp_path ${dir}/${each};`,
  );
  return `daemon off; worker_processes 1; pid ${dir}/pid; error_log ${dir}/error.log;
events { worker_connections 256; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000; gzip_static on; gzip_vary on;
  open_file_cache max=16; open_file_cache_valid 60s;
  types { application/rss+xml xml; } add_header Cache-Control max-age=300;
  ${paths.join(' ')}
  server { listen 127.0.0.1:${port}; root ${dir}/www; }
}
`;
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  for await (const chunk of stdout ?? []) return String(chunk).trim();
  throw new Error('the server ended');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing answers at ${url}`);
}
