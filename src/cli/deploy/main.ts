import { resolve } from 'node:path';
import { build } from '../build/build.ts';
import { createBucket, openBindings } from '../cloudflare/bindings.ts';
import { type Deployment, readDeployment, requireEntry } from '../cloudflare/config.ts';
import { expectedErrors } from '../cloudflare/expected.ts';
import { type LocalFile, upload } from '../cloudflare/media.ts';
import { runWrangler } from '../cloudflare/wrangler.ts';
import type { ParsedArgs } from '../command/run.ts';
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
    deploy: () => void runWrangler(['deploy'], deployment.config, { shown: !quiet }),
  };
  const report = await expectedErrors(() =>
    deployment.database ? syncD1({ ...options, remote: true, out: undefined }) : deployBundle(options),
  );
  if (!quiet) console.log(report);
  return 0;
}

type BundleOptions = {
  readonly dir: string;
  readonly tolerance: Tolerance;
  readonly quiet: boolean;
  readonly deployment: Deployment;
  readonly deploy: () => void;
};

/** A bundle and its files are one version of the Worker; what is in a bucket goes there first. */
async function deployBundle({ deploy, deployment, quiet, ...options }: BundleOptions): Promise<string> {
  const { assets, bucket } = deployment;
  const { summaryText, files } = await build({ ...options, quiet, out: assets, bucket, remote: true });
  if (bucket !== undefined) await uploadTo(deployment, files, quiet);
  deploy();
  return summaryText;
}

async function uploadTo(deployment: Deployment, files: readonly LocalFile[], quiet: boolean): Promise<void> {
  createBucket(deployment, quiet);
  const { bucket, close } = await openBindings(deployment, { remote: true, quiet });
  const bar = createProgress({ stream: process.stderr, label: 'Uploading files', quiet });
  try {
    if (bucket) await upload(bucket, files, bar.show);
  } finally {
    bar.clear();
    await close();
  }
}
