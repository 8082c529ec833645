import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hash } from '../../content/article/hash.ts';
import { mediaPath } from '../../store/bundle/bundle.ts';
import { decodeSite } from '../../store/codec.ts';
import { type Handle, query } from '../../store/sql/handle.ts';
import { ASSET_LIMIT } from '../build/limits.ts';

/** A file that readers see until the next publication. */
type PublishedFile = { readonly path: string; readonly hash: string; readonly length: number };

type KeepOptions = {
  /** The database that readers see. */
  readonly database: Handle;
  /** The folder of assets of the deployment to come. */
  readonly out: string;
  /** Content hashes of files that are served from a bucket. */
  readonly inBucket: ReadonlySet<string>;
  readonly fetch?: typeof globalThis.fetch;
};

/** Files fetched at a time, and milliseconds after which no more are. */
const [AT_ONCE, TIME] = [6, 60_000];

/**
 * Puts into the folder of assets what published articles name and the folder lacks, from the site as it is online: a deployment drops
 * every asset that it does not bring, and articles name other files only from the publication that follows. Resolves to how many
 * files could not be had.
 */
export async function keepPublishedFiles(options: KeepOptions): Promise<number> {
  const { database, out, inBucket, fetch = globalThis.fetch } = options;
  const { url, files } = await publishedFiles(database);
  const missing = files.filter(
    (file) => !inBucket.has(file.hash) && !existsSync(join(out, mediaPath(file.hash))),
  );
  const until = AbortSignal.timeout(TIME);
  let failed = 0;
  for (let at = 0; at < missing.length; at += AT_ONCE)
    await Promise.all(
      missing.slice(at, at + AT_ONCE).map(async (file) => {
        const found = await download(`${url}${file.path}`, file, { fetch, until });
        if (found === 'failed') failed += 1;
        if (found instanceof Uint8Array) await write(join(out, mediaPath(file.hash)), found);
      }),
    );
  return failed;
}

/** What of the published generation can be among assets, and the site's URL in it. */
async function publishedFiles(
  database: Handle,
): Promise<{ readonly url: string; readonly files: readonly PublishedFile[] }> {
  const [states = [], rows = []] = await query(database, [['SELECT site FROM state WHERE one = 1'], [FILES]]);
  const site = states[0]?.site;
  if (typeof site !== 'string') return { url: '', files: [] };
  const files = rows.map((row) => ({
    path: String(row.path),
    hash: String(row.hash),
    length: Number(row.length),
  }));
  return { url: decodeSite(site).url, files: files.filter(({ length }) => length <= ASSET_LIMIT) };
}

const FILES = `SELECT path, about ->> '$.file.hash' AS hash, about ->> '$.file.length' AS length FROM media
  WHERE about ->> '$.file.hash' IS NOT NULL
    AND born <= (SELECT generation FROM state WHERE one = 1) AND died > (SELECT generation FROM state WHERE one = 1)`;

type Online = { readonly fetch: typeof globalThis.fetch; readonly until: AbortSignal };

/** The bytes of a file as it is online; undefined where it is not public, and so no reader misses it. */
async function download(
  url: string,
  file: PublishedFile,
  { fetch, until }: Online,
): Promise<Uint8Array | 'failed' | undefined> {
  try {
    const response = await fetch(url, { signal: until, redirect: 'manual' });
    if (response.status === 404 || response.status === 410) return undefined;
    const bytes = response.ok ? await bytesOf(response, file.length) : undefined;
    return bytes && hash(bytes) === file.hash ? bytes : 'failed';
  } catch {
    return 'failed';
  }
}

/** The whole of an answer that has so many bytes; undefined as soon as it has more. */
async function bytesOf({ body }: Response, length: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let received = 0;
  for await (const chunk of body ?? []) {
    received += chunk.byteLength;
    if (received > length) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function write(target: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
}
