import { resolve } from 'node:path';
import { readDeployment } from '../cloudflare/config.ts';
import { expectedErrors } from '../cloudflare/expected.ts';
import { commandLine } from '../command/command-line.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';
import { toleranceOf } from '../faults.ts';
import { pageUrl } from '../page-url.ts';
import { syncD1 } from './d1.ts';
import { syncRemote } from './remote.ts';

/** Brings D1, or a site that is published by API, up to the folder; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const url = args.one('to');
  return url === undefined ? toDatabase(args) : toSite(args, url);
}

async function toSite(args: ParsedArgs, url: string): Promise<number> {
  if (args.flag('d1')) throw new UsageError('One of --d1 and --to.');
  const quiet = args.flag('quiet') === true;
  const done = await syncRemote({
    dir: resolve(contentFolder(args)),
    ...{ url, key: process.env.DATELINE_KEY, quiet },
    skipInvalid: args.flag('skip-invalid') === true,
    overwrite: args.flag('overwrite') === true,
  });
  if (!quiet) console.log(done);
  return 0;
}

async function toDatabase(args: ParsedArgs): Promise<number> {
  const remote = args.flag('remote') === true;
  if (!args.flag('d1'))
    throw new UsageError(
      `What is to be brought up to the folder? --d1, or a site that is published by API: --to URL. ${commandLine('start')} keeps its own database.`,
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
