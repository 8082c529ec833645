import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getPlatformProxy } from 'wrangler';
import type { Handle } from '../../collection/sql/handle.ts';
import { CommandError } from '../manual/run.ts';

type D1Options = {
  readonly remote: boolean;
  /** wrangler.toml. */
  readonly config: string;
  readonly quiet: boolean;
};

/** What wrangler.toml must bind it as. */
const BINDING = 'DB';

/**
 * Opens the D1 database that wrangler.toml binds, its schema brought up to the program's: through wrangler, which has the
 * login, and the place of the local one. Throws a CommandError that says what to do.
 */
export async function openD1({ remote, config, quiet }: D1Options): Promise<{
  readonly handle: Handle;
  close(): Promise<void>;
}> {
  if (!existsSync(config)) throw new CommandError(`There is no ${config}; name another with --config.`);
  const place = remote ? '--remote' : '--local';
  wrangler(['d1', 'migrations', 'apply', BINDING, place, '--config', config], { quiet });
  const opened = remote ? remoteConfig(config) : undefined;
  try {
    const proxy = await getPlatformProxy<Record<string, unknown>>({
      configPath: opened ?? config,
      remoteBindings: remote,
    });
    const bound = proxy.env[BINDING];
    if (typeof bound !== 'object' || bound === null) throw new CommandError(unbound(config));
    // What wrangler binds to this name is a D1Database, which has the store's handle.
    return { handle: bound as Handle, close: () => proxy.dispose() };
  } finally {
    if (opened) rmSync(opened, { force: true });
  }
}

const unbound = (config: string): string =>
  `${config} binds no D1 database as ${BINDING}. Take the comment signs off its [[d1_databases]].`;

/** The configuration with the database's id, and said to be used where it is. Lies beside the other, as its paths are relative. */
function remoteConfig(config: string): string {
  const told = wrangler(['d1', 'info', BINDING, '--json', '--config', config], { quiet: true });
  const id = /"uuid":\s*"([0-9a-f-]{36})"/.exec(told)?.[1];
  if (id === undefined)
    throw new CommandError(`wrangler knows no database for ${BINDING}: deploy once, and it makes one.`);
  const path = join(dirname(config), `.wrangler-sync-${process.pid}.toml`);
  writeFileSync(path, withRemote(readFileSync(config, 'utf8'), id));
  return path;
}

/** wrangler.toml with the first database there made remote. */
function withRemote(config: string, id: string): string {
  const head = /^\[\[d1_databases\]\][ \t]*$/m;
  const without = config.replace(/^(?:database_id|remote)\s*=.*$/gm, '');
  return without.replace(head, (found) => `${found}\nremote = true\ndatabase_id = "${id}"`);
}

/** Runs wrangler; throws a CommandError with what it said if it fails. */
function wrangler(args: readonly string[], { quiet }: { readonly quiet: boolean }): string {
  const script = join(
    dirname(createRequire(import.meta.url).resolve('wrangler/package.json')),
    'bin/wrangler.js',
  );
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    // Nobody is asked: what is applied is what this program brings.
    env: { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new CommandError(explained(`${stdout}\n${stderr}`, args));
  if (!quiet && /Migrations to be applied/.test(stdout)) console.error('Migrations applied.');
  return stdout;
}

function explained(text: string, args: readonly string[]): string {
  const config = String(args.at(-1));
  if (/Couldn't find a D1 DB|not find/i.test(text)) return unbound(config);
  return `wrangler ${args.slice(0, 3).join(' ')} failed:\n${text.trim()}`;
}
