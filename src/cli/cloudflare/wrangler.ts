import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Wrangler from 'wrangler';
import { CommandError } from '../command/run.ts';

type WranglerOptions = {
  /** What it says goes to the terminal as it comes, instead of being given back. */
  readonly shown?: boolean;
};

/**
 * Runs wrangler with the configuration; resolves to what it printed. Rejects with a CommandError with what it printed if it fails. Nothing is blocked
 * meanwhile: connections to the database are open, and the end of one that is idle for long must be noticed.
 */
export async function runWrangler(
  args: readonly string[],
  config: string,
  { shown = false }: WranglerOptions = {},
): Promise<string> {
  const script = join(dirname(locate('wrangler/package.json', config)), 'bin/wrangler.js');
  const child = spawn(process.execPath, [script, ...args, '--config', config], {
    // Nobody is asked: what is applied is what this program brings.
    env: { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false' },
    stdio: shown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  const { status, stdout, stderr } = await ended(child);
  if (status === 0) return stdout;
  const output = shown ? '' : `:\n${`${stdout}\n${stderr}`.trim()}`;
  throw new CommandError(`wrangler ${args.slice(0, 3).join(' ')} failed${output}`);
}

type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

function ended(child: ChildProcess): Promise<Ended> {
  const [stdout, stderr] = [child.stdout, child.stderr].map((stream) => {
    let text = '';
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    return () => text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout: stdout?.() ?? '', stderr: stderr?.() ?? '' }));
  });
}

/** Wrangler's own functions. Rejects with a CommandError where it is not installed. */
export const loadWrangler = async (config: string): Promise<typeof Wrangler> =>
  // The types are those of the package.
  (await import(pathToFileURL(locate('wrangler', config)).href)) as typeof Wrangler;

/** A file of wrangler: of the one that the paper has installed, else of the one beside this program. Throws a CommandError. */
function locate(file: string, config: string): string {
  for (const from of [config, import.meta.filename]) {
    try {
      return createRequire(from).resolve(file);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND')) throw error;
    }
  }
  throw new CommandError(
    'Cloudflare Workers needs wrangler, which is not installed here: npm install --save-dev wrangler',
  );
}
