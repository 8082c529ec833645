import { resolve } from 'node:path';
import { readDeployment } from '../cloudflare/config.ts';
import { expectedErrors } from '../cloudflare/expected.ts';
import { type Given, UsageError } from '../command/run.ts';
import { toleranceOf } from '../faults.ts';
import { syncD1 } from './d1.ts';

/** Brings D1 up to the folder; the exit code. */
export async function main(given: Given): Promise<number> {
  const remote = given.flag('remote') === true;
  if (!given.flag('d1'))
    throw new UsageError('Which database? --d1 is the only one to be synced; npm start keeps its own.');
  if (remote === (given.flag('local') === true)) throw new UsageError('One of --local and --remote.');
  const out = given.one('out');
  const quiet = given.flag('quiet') === true;
  const deployment = readDeployment(resolve(given.one('config') ?? 'wrangler.toml'));
  const said = await expectedErrors(() =>
    syncD1({
      dir: resolve(given.positionals[0] ?? (process.env.CONTENT_DIR || 'content')),
      deployment,
      remote,
      tolerance: toleranceOf(given),
      quiet,
      out: out === undefined ? undefined : resolve(out),
      assetsDeployed: given.flag('assets-deployed') === true,
    }),
  );
  if (!quiet) console.log(said);
  return 0;
}
