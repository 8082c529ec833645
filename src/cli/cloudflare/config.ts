import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CommandError } from '../command/run.ts';
import { loadWrangler } from './wrangler.ts';

/** What a wrangler.toml says of a deployment. Paths are absolute. */
export type Deployment = {
  /** The file itself. */
  readonly config: string;
  /** The Worker's script. */
  readonly main: string | undefined;
  /** Where the Worker's static assets are put together. */
  readonly assets: string;
  /** Whether articles are read from a D1 database, bound as DB. */
  readonly database: boolean;
  /** The name of the R2 bucket bound as MEDIA. */
  readonly bucket: string | undefined;
  /** Whether articles come in through a second script, bound as PUBLISHER. */
  readonly publisher: boolean;
  /** Where wrangler dev keeps the local database and bucket. */
  readonly state: string;
};

/** What wrangler.toml binds them as. */
export const BINDINGS = { database: 'DB', bucket: 'MEDIA', publisher: 'PUBLISHER' } as const;

/** The environment of wrangler.toml that the second script is. */
export const PUBLISHER_ENVIRONMENT = 'publisher';

/** The modules that a Worker is made of, and the files that they are in the repository. */
const ENTRY = { bundle: 'worker', database: 'worker-d1' } as const;

/** Reads it. Rejects with a CommandError that says what to set. */
export async function readDeployment(config: string): Promise<Deployment> {
  if (!existsSync(config))
    throw new CommandError(
      `There is no ${config}. This command is for papers on Cloudflare Workers; name the configuration with --config.`,
    );
  const { main, assets, d1_databases, r2_buckets, services = [] } = await parsed(config);
  const bucket = r2_buckets.find(({ binding }) => binding === BINDINGS.bucket);
  if (bucket && bucket.bucket_name === undefined)
    throw new CommandError(`${config}: give the [[r2_buckets]] bound as ${BINDINGS.bucket} a bucket_name.`);
  const dir = dirname(config);
  return {
    config,
    main: main === undefined ? undefined : resolve(dir, main),
    assets: resolve(dir, assets?.directory ?? 'dist/assets'),
    database: d1_databases.some(({ binding }) => binding === BINDINGS.database),
    bucket: bucket?.bucket_name,
    publisher: services.some(({ binding }) => binding === BINDINGS.publisher),
    state: join(dir, '.wrangler/state/v3'),
  };
}

/** Throws a CommandError where `main` reads from another place than the bindings say. */
export function requireEntry({ config, main, database }: Deployment): void {
  const entry = database ? ENTRY.database : ENTRY.bundle;
  const found = main === undefined ? undefined : entryOf(main);
  if (main === undefined || found === undefined || found.name === entry) return;
  const fix = found.isExported
    ? `let ${basename(main)} export from '@dateline-news/dateline/${entry}'`
    : `set main = "src/runtime/worker/${entry}.ts"`;
  throw new CommandError(
    database
      ? `${config} binds a D1 database as ${BINDINGS.database}, but main reads a bundle: ${fix}.`
      : `${config}: main reads D1, but no database is bound as ${BINDINGS.database}: take the comment signs off [[d1_databases]], or ${fix}.`,
  );
}

/** Which of the two a Worker's script is: by what it exports from the package, else by its name. */
function entryOf(main: string): { readonly name: string; readonly isExported: boolean } | undefined {
  const source = existsSync(main) ? readFileSync(main, 'utf8') : '';
  const exported = /@dateline-news\/dateline\/(worker(?:-d1)?)['"]/.exec(source)?.[1];
  const name = exported ?? basename(main).replace(/\.[jt]s$/, '');
  return name === ENTRY.bundle || name === ENTRY.database
    ? { name, isExported: exported !== undefined }
    : undefined;
}

/** What is asked of wrangler's own reading. */
type ParsedConfig = {
  readonly main?: string | undefined;
  readonly assets?: { readonly directory?: string | undefined } | undefined;
  readonly d1_databases: readonly { readonly binding: string }[];
  readonly services?: readonly { readonly binding: string }[] | undefined;
  readonly r2_buckets: readonly { readonly binding: string; readonly bucket_name?: string | undefined }[];
};

async function parsed(config: string): Promise<ParsedConfig> {
  const { unstable_readConfig } = await loadWrangler(config);
  try {
    return unstable_readConfig({ config }, { hideWarnings: true });
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}
