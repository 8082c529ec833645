import { resolve } from 'node:path';
import { readDeployment } from '../cloudflare/config.ts';
import { expectedErrors } from '../cloudflare/expected.ts';
import { commandLine } from '../command/command-line.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';
import { toleranceOf } from '../faults.ts';
import { pageUrl } from '../page-url.ts';
import { syncD1 } from './d1.ts';

/** Brings D1 up to the folder; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const remote = args.flag('remote') === true;
  if (!args.flag('d1'))
    throw new UsageError(
      `Which database? --d1 is the only one to be synced; ${commandLine('start')} keeps its own.`,
    );
  if (remote === (args.flag('local') === true)) throw new UsageError('One of --local and --remote.');
  const out = args.one('out');
  const quiet = args.flag('quiet') === true;
  const deployment = await readDeployment(resolve(args.one('config') ?? 'wrangler.toml'));
  if (!deployment.database)
    throw new CommandError(
      `${deployment.config} binds no D1 database as DB: take the comment signs off [[d1_databases]] (${pageUrl('deploy.md#more-articles-than-a-bundle-carries-d1')}).`,
    );
  if (deployment.publisher)
    throw new CommandError(
      `${deployment.config} binds a PUBLISHER: what readers see comes through the API, and its sources are there. ${commandLine('sync')} --to URL takes this folder there.`,
    );
  const report = await expectedErrors(() =>
    syncD1({
      dir: resolve(contentFolder(args)),
      deployment,
      remote,
      tolerance: toleranceOf(args),
      quiet,
      out: out === undefined ? undefined : resolve(out),
      assetsDeployed: args.flag('assets-deployed') === true,
    }),
  );
  if (!quiet) console.log(report);
  return 0;
}
