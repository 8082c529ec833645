import { join } from 'node:path';
import { copyCollection } from '../../runtime/copy/copy.ts';
import { type LeftOut, leavingOut } from '../../runtime/copy/left-out.ts';
import { migrateD1 } from '../../runtime/node/migrations.ts';
import { mediaPath } from '../../store/bundle/bundle.ts';
import { type Handle, query } from '../../store/sql/handle.ts';
import { checkLimits } from '../build/limits.ts';
import { openFolderSync } from '../build/sync.ts';
import { refuseUnreachable } from '../cloudflare/address.ts';
import { createBucket, databaseId, type OpenedBindings, openBindings } from '../cloudflare/bindings.ts';
import type { Deployment } from '../cloudflare/config.ts';
import {
  hashesIn,
  type LocalFile,
  type MediaBucket,
  removeUnnamed,
  upload,
  withoutLarge,
} from '../cloudflare/media.ts';
import { keepPublishedFiles } from '../cloudflare/published-files.ts';
import { commandLine } from '../command/command-line.ts';
import { CommandError } from '../command/run.ts';
import type { Tolerance } from '../faults.ts';
import { holderText, lock } from '../lock.ts';
import { pageUrl } from '../page-url.ts';
import { createProgress } from '../progress.ts';
import type { OpenedDatabase } from '../start/database.ts';
import { folderContents, openFolderDatabase, readFolder } from './folder.ts';

export type SyncOptions = {
  /** The content folder. */
  readonly dir: string;
  readonly deployment: Deployment;
  readonly remote: boolean;
  readonly tolerance: Tolerance;
  readonly quiet: boolean;
  /** Where files that become assets are put together, if not where wrangler.toml says. */
  readonly out: string | undefined;
  /** Deploys the Worker with its assets; absent where somebody else does. */
  readonly deploy?: () => Promise<void>;
  /** The assets of this folder are deployed already. */
  readonly assetsDeployed?: boolean;
};

const UNDONE = 'Nothing was sent.';

/** What makes a folder that is put together for Workers known as ours: a bundle has its index there. */
const INDEX = { text: '{"articles":"d1"}\n' };

/**
 * Brings D1 up to the folder, and everything with it, in the order in which no reader misses anything: the schema, to which the
 * Worker that still runs and the next both read; files; the articles, which nobody sees yet; the Worker with its assets; and then, at
 * once, all that is new. Resolves to what was done, in a line. Throws a CommandError.
 */
export async function syncD1(options: SyncOptions): Promise<string> {
  const folder = await openFolderDatabase(options.dir);
  try {
    return await (options.remote ? syncFrom(folder, options) : syncLocally(folder, options));
  } finally {
    folder.handle.close();
  }
}

async function syncLocally(folder: OpenedDatabase, options: SyncOptions): Promise<string> {
  const release = lockState(options.deployment);
  try {
    return await syncFrom(folder, options);
  } catch (error) {
    throw isBusy(error) ? stateInUse(options.deployment) : error;
  } finally {
    release();
  }
}

/** What wrangler, workerd and D1 say of a database on this machine that another program writes. */
const isBusy = (error: unknown): boolean => /SQLITE_BUSY|database is locked/.test(String(error));

const stateInUse = ({ state }: Deployment, holder = 'another program, such as wrangler dev'): CommandError =>
  new CommandError(
    `The local D1 database in ${state} is in use by ${holder}. Nothing was published. Wait until that has ended, or stop it, and run this again.`,
  );

/** One sync at a time: what wrangler runs for a local database waits for no other writer. */
function lockState(deployment: Deployment): () => void {
  const claim = lock(join(deployment.state, 'dateline.lock'), { command: commandLine('sync') });
  if ('release' in claim) return claim.release;
  throw stateInUse(deployment, holderText(claim.holder));
}

async function syncFrom(folder: OpenedDatabase, options: SyncOptions): Promise<string> {
  const { dir, deployment, remote, tolerance, quiet, deploy } = options;
  await readFolder(folder, { dir, tolerance, quiet, undone: UNDONE });
  const { files, publication } = await folderContents(dir, folder);
  const { url } = publication.site;
  if (remote) refuseUnreachable(url, UNDONE);
  const { served, without } = withoutLarge(files, deployment.bucket);
  const assets = deployment.bucket === undefined ? served : [];
  judge(assets);
  const out = options.out ?? deployment.assets;
  // What is gone stays until nobody is shown it any more.
  await putAssets(out, assets, { keepStale: true });
  // The first deployment makes the database; until the end of the sync the Worker answers 503.
  const id = remote ? await databaseId(deployment) : undefined;
  const isFirst = remote && id === undefined;
  if (isFirst) await deploy?.();
  if (remote) await createBucket(deployment, quiet);
  const opened = await openBindings(deployment, { remote, id });
  try {
    if (opened.database && (await migrateD1(opened.database)) && !quiet) console.error('Migrations applied.');
    const leftOut = leavingOut(without, publication.site);
    const line = await send(options, opened, { out, served, leftOut, from: folder.handle, isFirst });
    await putAssets(out, assets);
    return line;
  } finally {
    await opened.close();
  }
}

type Sending = {
  readonly out: string;
  readonly served: readonly LocalFile[];
  readonly leftOut: LeftOut;
  /** The folder's own database. */
  readonly from: Handle;
  /** The Worker is deployed already, as there was none. */
  readonly isFirst: boolean;
};

/** Files, articles, the Worker, and the publication; what was done, in a line. */
async function send(
  { deployment, remote, quiet, deploy, assetsDeployed }: SyncOptions,
  { database, bucket }: OpenedBindings,
  { out, served, leftOut, from, isFirst }: Sending,
): Promise<string> {
  if (database === undefined) throw new CommandError(`${deployment.config} binds no D1 database as DB.`);
  if (remote && bucket === undefined && !deploy && !assetsDeployed) await refuseUndeployed(database, served);
  const bars = {
    files: createProgress({ stream: process.stderr, label: 'Uploading files', quiet }),
    articles: createProgress({ stream: process.stderr, label: 'Sending articles', quiet }),
  };
  try {
    const uploaded = bucket ? await upload(bucket, served, bars.files.show) : 0;
    const { written, unchanged, removed } = await copyCollection({
      ...{ from, to: database, leftOut, progress: bars.articles.show },
      beforePublication: async () => {
        if (isFirst || !deploy) return;
        await keepPublished(database, out, bucket);
        await deploy();
      },
    });
    const place = remote ? 'D1 at Cloudflare' : 'D1 on this machine';
    const media = bucket
      ? await tidied(bucket, { database, served, uploaded })
      : `${served.length} files in place`;
    return `${place}: ${written} written, ${unchanged} unchanged, ${removed} removed; ${media}`;
  } finally {
    for (const bar of Object.values(bars)) bar.clear();
  }
}

/** Has the deployment bring what readers still see; says what could not be had. */
async function keepPublished(database: Handle, out: string, bucket: MediaBucket | undefined): Promise<void> {
  const failed = await keepPublishedFiles({
    ...{ database, out },
    inBucket: bucket ? await hashesIn(bucket) : new Set(),
  });
  if (failed > 0)
    console.error(
      `warning: ${failed} file${failed === 1 ? '' : 's'} that the site shows now could not be fetched from it, so ${failed === 1 ? 'it is' : 'they are'} answered with 503 between the deployment and the publication, for some seconds. A bucket (${pageUrl('deploy.md#large-files-r2')}) has every file.`,
    );
}

/**
 * Removes from the bucket what no row of the database names any more. What this collection shows is made sure of first: another sync may
 * have removed what nothing named when this one began.
 */
async function tidied(
  bucket: MediaBucket,
  {
    database,
    served,
    uploaded,
  }: { readonly database: Handle; readonly served: readonly LocalFile[]; readonly uploaded: number },
): Promise<string> {
  const again = await upload(bucket, served, () => {});
  const [rows = []] = await query(database, [[NAMED]]);
  const removed = await removeUnnamed(bucket, new Set(rows.map(({ hash }) => String(hash))), new Date());
  const removedText = removed > 0 ? `, ${removed} that nothing shows removed` : '';
  return `${uploaded + again} of ${served.length} files uploaded${removedText}`;
}

/** Of every generation that is still there, and of one to come. */
const NAMED = "SELECT about ->> '$.file.hash' AS hash FROM media WHERE about ->> '$.file.hash' IS NOT NULL";

async function putAssets(
  out: string,
  files: readonly LocalFile[],
  options?: { readonly keepStale: boolean },
): Promise<void> {
  const output = await openFolderSync(out);
  for (const { hash, place } of files) await output.put(mediaPath(hash), { copyOf: place });
  await output.finish(INDEX, options);
}

/** Says what Workers thinks of the assets; throws where it would refuse them. */
function judge(files: readonly LocalFile[]): void {
  const { errors, warnings } = checkLimits(files.map(({ path, length }) => ({ name: path, length })));
  for (const warning of warnings) console.error(`warning: ${warning}`);
  if (errors.length > 0) throw new CommandError([...errors, UNDONE].join('\n'));
}

/** Throws where an article would name a file that no deployment has brought: the database names all that one did. */
async function refuseUndeployed(database: Handle, files: readonly LocalFile[]): Promise<void> {
  const [rows = []] = await query(database, [
    ["SELECT about ->> '$.file.hash' AS hash FROM media WHERE born <= (SELECT generation FROM state)"],
  ]);
  const deployed = new Set(rows.map(({ hash }) => String(hash)));
  const missing = files.filter(({ hash }) => !deployed.has(hash));
  if (missing.length === 0) return;
  const names = missing.slice(0, 5).map(({ path }) => path);
  const more = missing.length > names.length ? ` and ${missing.length - names.length} more` : '';
  throw new CommandError(
    `These files are not deployed yet, and would be missing: ${names.join(', ')}${more}. ${UNDONE} ${commandLine('deploy')} brings files and articles in the right order; --assets-deployed says that they are there.`,
  );
}
