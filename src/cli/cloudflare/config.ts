import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { unstable_readConfig } from 'wrangler';
import { CommandError } from '../command/run.ts';

/** What a wrangler.toml says of a deployment. Paths are absolute. */
export type Deployment = {
  /** The file itself. */
  readonly config: string;
  /** Where the Worker's static assets are put together. */
  readonly assets: string;
  /** Whether articles are read from a D1 database, bound as DB. */
  readonly database: boolean;
  /** The name of the R2 bucket bound as MEDIA. */
  readonly bucket: string | undefined;
  /** Where wrangler dev keeps the local database and bucket. */
  readonly state: string;
};

/** What wrangler.toml binds them as. */
export const BINDINGS = { database: 'DB', bucket: 'MEDIA' } as const;

const ENTRY = { bundle: 'worker.ts', database: 'worker-d1.ts' };

/** Reads it. Throws a CommandError that says what to set. */
export function readDeployment(config: string): Deployment {
  if (!existsSync(config)) throw new CommandError(`There is no ${config}; name another with --config.`);
  const { assets, d1_databases, r2_buckets } = parsed(config);
  const bucket = r2_buckets.find(({ binding }) => binding === BINDINGS.bucket);
  if (bucket && bucket.bucket_name === undefined)
    throw new CommandError(`${config}: give the [[r2_buckets]] bound as ${BINDINGS.bucket} a bucket_name.`);
  const dir = dirname(config);
  return {
    config,
    assets: resolve(dir, assets?.directory ?? 'dist/assets'),
    database: d1_databases.some(({ binding }) => binding === BINDINGS.database),
    bucket: bucket?.bucket_name,
    state: join(dir, '.wrangler/state/v3'),
  };
}

/** Throws a CommandError where `main` reads from another place than the bindings say. */
export function requireEntry({ config, database }: Deployment): void {
  const { main = '' } = parsed(config);
  const entry = database ? ENTRY.database : ENTRY.bundle;
  const isOurs = Object.values(ENTRY).includes(basename(main));
  if (!isOurs || basename(main) === entry) return;
  throw new CommandError(
    database
      ? `${config} binds a D1 database as ${BINDINGS.database}, but main reads a bundle: set main = "src/${entry}".`
      : `${config}: main reads D1, but no database is bound as ${BINDINGS.database}: take the comment signs off [[d1_databases]], or set main = "src/${entry}".`,
  );
}

/** What is asked of wrangler's own reading. */
type ParsedConfig = {
  readonly main?: string | undefined;
  readonly assets?: { readonly directory?: string | undefined } | undefined;
  readonly d1_databases: readonly { readonly binding: string }[];
  readonly r2_buckets: readonly { readonly binding: string; readonly bucket_name?: string | undefined }[];
};

function parsed(config: string): ParsedConfig {
  try {
    return unstable_readConfig({ config }, { hideWarnings: true });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}
