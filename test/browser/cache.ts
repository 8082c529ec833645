import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answering, ended, freePort } from './service.ts';

/** How an operator may have set a cache up: as RFC 9111 has it, without Vary, or keeping all answers whatever they say. */
const kinds = {
  honours: '',
  ignores: 'proxy_ignore_headers Vary;',
  'caches all': 'proxy_ignore_headers Vary Cache-Control; proxy_cache_valid 5m;',
} as const;

export type CacheKind = keyof typeof kinds;

type Got = {
  readonly status: number;
  readonly type: string | undefined;
  readonly cached: string | undefined;
};

/** Debian's nginx as a cache of each kind in front of the service. */
export type Cache = {
  get(kind: CacheKind, path: string, headers: Readonly<Record<string, string>>): Promise<Got>;
  stop(): Promise<void>;
};

/** Starts nginx in front of an origin. */
export async function startCache(origin: string): Promise<Cache> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-nginx-'));
  const ports = new Map<CacheKind, number>();
  // Object.keys of a constant table are its keys.
  for (const kind of Object.keys(kinds) as CacheKind[]) ports.set(kind, await freePort());
  const conf = join(folder, 'nginx.conf');
  await writeFile(conf, configuration(folder, origin, ports));
  const child = spawn(process.env.NGINX ?? '/usr/sbin/nginx', ['-c', conf, '-e', join(folder, 'error.log')], {
    stdio: 'ignore',
  });
  await answering(`http://localhost:${ports.get('honours')}`, child);
  return {
    get: (kind, path, headers) => get(ports.get(kind) ?? 0, path, headers),
    stop: () => ended(child),
  };
}

function configuration(folder: string, origin: string, ports: ReadonlyMap<CacheKind, number>): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join('\n');
  const servers = [...ports]
    .map(
      ([kind, port], place) => `proxy_cache_path ${folder}/cache${place} keys_zone=zone${place}:1m;
server {
  listen 127.0.0.1:${port};
  location / {
    proxy_pass ${origin};
    proxy_cache zone${place};
    add_header X-Cache $upstream_cache_status always;
    ${kinds[kind]}
  }
}`,
    )
    .join('\n');
  // One process, which is nobody else than who started it, and so may write to the folder.
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
events {}
http {
access_log off;
${temporary}
${servers}
}
`;
}

/** By node:http, since fetch() would add Sec-Fetch-Mode of its own. */
function get(port: number, path: string, headers: Readonly<Record<string, string>>): Promise<Got> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers }, (answer) => {
      answer.resume();
      const cached = answer.headers['x-cache'];
      resolve({
        status: answer.statusCode ?? 0,
        type: answer.headers['content-type'],
        cached: typeof cached === 'string' ? cached : undefined,
      });
    })
      .on('error', reject)
      .end();
  });
}
