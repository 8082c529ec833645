import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Handle } from '../../store/sql/handle.ts';
import { commandLine } from '../command/command-line.ts';
import { CommandError } from '../command/run.ts';
import { BINDINGS, type Deployment } from './config.ts';
import type { MediaBucket } from './media.ts';
import { loadWrangler, runWrangler } from './wrangler.ts';

export type OpenedBindings = {
  /** D1, which has the store's handle. */
  readonly database?: Handle;
  readonly bucket?: MediaBucket;
  close(): Promise<void>;
};

type OpenOptions = {
  readonly remote: boolean;
  /** The database at Cloudflare, if its id is there already; wrangler is asked for it otherwise. */
  readonly id?: string;
};

/** Opens what a deployment binds: through wrangler, which has the login, and the place of the local ones. Throws a CommandError. */
export async function openBindings(
  deployment: Deployment,
  { remote, id }: OpenOptions,
): Promise<OpenedBindings> {
  const { getPlatformProxy } = await loadWrangler(deployment.config);
  const opened = remote ? await remoteConfig(deployment, id) : undefined;
  try {
    const proxy = await getPlatformProxy<Record<string, unknown>>({
      configPath: opened ?? deployment.config,
      remoteBindings: remote,
      // Where wrangler itself looks, wherever this is called from.
      persist: { path: deployment.state },
    });
    const bound = (name: string) => {
      const value = proxy.env[name];
      if (typeof value === 'object' && value !== null) return value;
      throw new CommandError(`${deployment.config}: wrangler does not bind ${name}.`);
    };
    return {
      // What wrangler binds to these names are a D1Database and an R2Bucket.
      database: deployment.database ? (bound(BINDINGS.database) as Handle) : undefined,
      bucket: deployment.bucket === undefined ? undefined : (bound(BINDINGS.bucket) as MediaBucket),
      close: () => proxy.dispose(),
    };
  } finally {
    if (opened) rmSync(opened, { force: true });
  }
}

/** Brings the schema of the database at Cloudflare up to the program's, where it is not opened here. Rejects with a CommandError. */
export async function migrateRemote({ config }: Deployment, quiet: boolean): Promise<void> {
  const output = await runWrangler(['d1', 'migrations', 'apply', BINDINGS.database, '--remote'], config);
  if (!quiet && /Migrations to be applied/.test(output)) console.error('Migrations applied.');
}

/** The id of the database at Cloudflare; undefined where there is none yet. */
export async function databaseId({ config }: Deployment): Promise<string | undefined> {
  try {
    const output = await runWrangler(['d1', 'info', BINDINGS.database, '--json'], config);
    return /"uuid":\s*"([0-9a-f-]{36})"/.exec(output)?.[1];
  } catch (error) {
    if (error instanceof CommandError && /Couldn't find a D1 DB|not find/i.test(error.message))
      return undefined;
    throw error;
  }
}

/** Makes the bucket at Cloudflare where there is none yet. */
export async function createBucket({ config, bucket }: Deployment, quiet: boolean): Promise<void> {
  if (bucket === undefined) return;
  try {
    await runWrangler(['r2', 'bucket', 'info', bucket, '--json'], config);
  } catch (error) {
    if (!(error instanceof CommandError && /not exist|not found/i.test(error.message))) throw error;
    await runWrangler(['r2', 'bucket', 'create', bucket], config);
    if (!quiet) console.error(`Bucket ${bucket} made.`);
  }
}

/** The configuration with its database and bucket said to be used where they are. Lies beside the other, as its paths are relative. */
async function remoteConfig(deployment: Deployment, given: string | undefined): Promise<string> {
  const { config, database } = deployment;
  const path = join(dirname(config), `.wrangler-sync-${process.pid}.toml`);
  const id = database ? (given ?? (await databaseId(deployment))) : undefined;
  if (database && id === undefined)
    throw new CommandError(
      `Cloudflare has no database for ${BINDINGS.database} yet: ${commandLine('deploy')} makes it.`,
    );
  writeFileSync(path, withRemote(readFileSync(config, 'utf8'), id));
  return path;
}

/** wrangler.toml with its databases and buckets made remote. */
function withRemote(config: string, id: string | undefined): string {
  const without = config.replace(/^(?:database_id|remote)\s*=.*$/gm, '');
  return without
    .replace(/^\[\[d1_databases\]\][ \t]*$/m, (found) => `${found}\nremote = true\ndatabase_id = "${id}"`)
    .replace(/^\[\[r2_buckets\]\][ \t]*$/gm, (found) => `${found}\nremote = true`);
}
