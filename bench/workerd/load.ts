import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

type LoadOptions = {
  readonly url: string;
  readonly seconds: number;
  readonly headers: Readonly<Record<string, string>>;
};

/** Requests a second, from 32 connections that are kept open, by a load generator in a process of its own. */
export async function load({ url, seconds, headers }: LoadOptions): Promise<number> {
  const autocannon = fileURLToPath(new URL('../../node_modules/autocannon/autocannon.js', import.meta.url));
  const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
  const args = [autocannon, '-j', '-n', '-c', '32', '-d', String(seconds), ...fields, url];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e7 });
  // What `autocannon -j` prints.
  const result = JSON.parse(stdout) as {
    readonly requests: { readonly average: number };
    readonly errors: number;
  };
  if (result.errors > 0) throw new Error(`${result.errors} requests to ${url} failed`);
  return result.requests.average;
}

/** The middle one; the lower of two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
}
