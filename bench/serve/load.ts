import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What to ask for, and for how long. */
export type Load = {
  readonly url: string;
  readonly seconds: number;
  readonly headers: Readonly<Record<string, string>>;
  /** What every answer must be. */
  readonly status: number;
};

/** Counts answered requests a second, over 32 connections that stay open, from a process of its own. */
export type Generator = { readonly name: string; readonly run: (load: Load) => Promise<number> };

const connections = '32';
const execute = promisify(execFile);

/** wrk where it is installed, since it takes the least of the machine; else autocannon. */
export function loadGenerator(): Generator {
  try {
    // wrk tells its version and ends with 1.
    execFileSync('wrk', ['--version'], { stdio: 'ignore' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return autocannon;
  }
  return wrk;
}

const wrk: Generator = {
  name: 'wrk',
  run: async ({ url, seconds, headers }) => {
    const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
    const { stdout } = await execute('wrk', [
      '-t1',
      `-c${connections}`,
      `-d${seconds}s`,
      '--timeout',
      '30s',
      ...fields,
      url,
    ]);
    if (/Non-2xx or 3xx|Socket errors/.test(stdout)) throw new Error(`requests to ${url} failed:\n${stdout}`);
    return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  },
};

const autocannon: Generator = {
  name: 'autocannon (wrk is not installed: it takes more of the machine, so the fastest look closer than they are)',
  run: async ({ url, seconds, headers }) => {
    const script = fileURLToPath(new URL('../../node_modules/autocannon/autocannon.js', import.meta.url));
    const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`]);
    const args = [script, '-j', '-n', '-c', connections, '-d', String(seconds), ...fields, url];
    const { stdout } = await execute(process.execPath, args, { maxBuffer: 1e7 });
    // What `autocannon -j` prints.
    const result = JSON.parse(stdout) as {
      readonly errors: number;
      readonly requests: { readonly average: number };
    };
    if (result.errors > 0) throw new Error(`${result.errors} requests to ${url} failed`);
    return result.requests.average;
  },
};
