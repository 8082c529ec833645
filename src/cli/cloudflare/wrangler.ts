import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CommandError } from '../command/run.ts';

type WranglerOptions = {
  /** What it says goes to the terminal as it comes, instead of being given back. */
  readonly shown?: boolean;
};

/** Runs wrangler with the configuration; gives what it said. Throws a CommandError with what it said if it fails. */
export function runWrangler(
  args: readonly string[],
  config: string,
  { shown = false }: WranglerOptions = {},
): string {
  const script = join(
    dirname(createRequire(import.meta.url).resolve('wrangler/package.json')),
    'bin/wrangler.js',
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args, '--config', config], {
    encoding: 'utf8',
    // Nobody is asked: what is applied is what this program brings.
    env: { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false' },
    stdio: shown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  if (status === 0) return stdout ?? '';
  const output = shown ? '' : `:\n${`${stdout}\n${stderr}`.trim()}`;
  throw new CommandError(`wrangler ${args.slice(0, 3).join(' ')} failed${output}`);
}
