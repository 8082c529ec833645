import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from '../build/build.ts';
import { createBucket, databaseId, migrateRemote, openBindings } from '../cloudflare/bindings.ts';
import {
  type Deployment,
  PUBLISHER_ENVIRONMENT,
  readDeployment,
  requireEntry,
} from '../cloudflare/config.ts';
import { expectedErrors } from '../cloudflare/expected.ts';
import { type LocalFile, upload } from '../cloudflare/media.ts';
import { runWrangler } from '../cloudflare/wrangler.ts';
import { commandLine } from '../command/command-line.ts';
import { CommandError, type ParsedArgs } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';
import { type Tolerance, toleranceOf } from '../faults.ts';
import { createProgress } from '../progress.ts';
import { syncD1 } from '../sync/d1.ts';

/** Deploys; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const quiet = args.flag('quiet') === true;
  const deployment = await readDeployment(resolve(args.one('config') ?? 'wrangler.toml'));
  requireEntry(deployment);
  const options = {
    dir: resolve(contentFolder(args)),
    tolerance: toleranceOf(args),
    quiet,
    deployment,
    deploy: async () => void (await runWrangler(['deploy'], deployment.config, { shown: !quiet })),
  };
  const report = await expectedErrors(async () => {
    if (deployment.publisher) return deployPublishing(deployment, quiet);
    return deployment.database ? syncD1({ ...options, remote: true, out: undefined }) : deployBundle(options);
  });
  if (!quiet) console.log(report);
  return 0;
}

/**
 * Two scripts: first the one that takes articles in, which nobody reaches until the other is bound to it. Articles are where they
 * are. The schema goes before both, as each reads the next one too; the first deployment makes the database.
 */
async function deployPublishing(deployment: Deployment, quiet: boolean): Promise<string> {
  const { config, database, bucket, assets } = deployment;
  if (!database || bucket === undefined)
    throw new CommandError(
      `${config}: publishing by API needs a database and a bucket: take the comment signs off [[d1_databases]] and [[r2_buckets]].`,
    );
  mkdirSync(assets, { recursive: true });
  await createBucket(deployment, quiet);
  const isFirst = (await databaseId(deployment)) === undefined;
  if (!isFirst) await migrateRemote(deployment, quiet);
  await runWrangler(['deploy', '--env', PUBLISHER_ENVIRONMENT], config, { shown: !quiet });
  if (isFirst) await migrateRemote(deployment, quiet);
  await runWrangler(['deploy', '--env', ''], config, { shown: !quiet });
  return `Deployed, with the API. Articles stay as they are; ${commandLine('sync')} --to URL takes a folder there.`;
}

type BundleOptions = {
  readonly dir: string;
  readonly tolerance: Tolerance;
  readonly quiet: boolean;
  readonly deployment: Deployment;
  readonly deploy: () => Promise<void>;
};

/** A bundle and its files are one version of the Worker; what is in a bucket goes there first. */
async function deployBundle({ deploy, deployment, quiet, ...options }: BundleOptions): Promise<string> {
  const { assets, bucket } = deployment;
  const { summaryText, files } = await build({ ...options, quiet, out: assets, bucket, remote: true });
  if (bucket !== undefined) await uploadTo(deployment, files, quiet);
  await deploy();
  return summaryText;
}

async function uploadTo(deployment: Deployment, files: readonly LocalFile[], quiet: boolean): Promise<void> {
  await createBucket(deployment, quiet);
  const { bucket, close } = await openBindings(deployment, { remote: true });
  const bar = createProgress({ stream: process.stderr, label: 'Uploading files', quiet });
  try {
    if (bucket) await upload(bucket, files, bar.show);
  } finally {
    bar.clear();
    await close();
  }
}
