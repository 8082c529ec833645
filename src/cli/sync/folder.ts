import { realpathSync } from 'node:fs';
import { printable } from '../../content/problems/printable.ts';
import { contentsOf } from '../../runtime/copy/published.ts';
import { createFolderSync } from '../../runtime/node/folder-sync.ts';
import type { StoredMedia } from '../../runtime/node/stored.ts';
import type { Alias, SnapshotMedia } from '../../store/snapshot.ts';
import { createWriter } from '../../store/sql/write/writer.ts';
import type { Report } from '../../sync/report.ts';
import type { LocalFile } from '../cloudflare/media.ts';
import { commandLine } from '../command/command-line.ts';
import { CommandError } from '../command/run.ts';
import { faultOf, type Tolerance } from '../faults.ts';
import { createProgress } from '../progress.ts';
import {
  DatabaseError,
  defaultPath,
  type OpenedDatabase,
  openCommandDatabase,
  pathForAddress,
} from '../start/database.ts';
import { problemLine } from '../start/report.ts';

type FolderOptions = {
  readonly dir: string;
  readonly tolerance: Tolerance;
  readonly quiet: boolean;
  /** What has not been done where an error forbids to go on: `Nothing was sent.` */
  readonly undone: string;
};

/** Opens the database of a content folder, and of SITE_URL if that is set. Throws a CommandError. */
export async function openFolderDatabase(dir: string): Promise<OpenedDatabase> {
  try {
    const { CONTENT_DB, SITE_URL } = process.env;
    const named = CONTENT_DB || undefined;
    const path =
      SITE_URL && named !== ':memory:' ? pathForAddress(named ?? defaultPath(dir), SITE_URL) : named;
    const opened = await openCommandDatabase(dir, path, commandLine('sync'));
    if (opened.notice !== undefined) console.error(opened.notice);
    return opened;
  } catch (error) {
    if (error instanceof DatabaseError) throw new CommandError(error.message);
    throw error;
  }
}

/** Brings the database up to the folder and says what is wrong with it. Throws a CommandError where that forbids to go on. */
export async function readFolder({ handle }: OpenedDatabase, options: FolderOptions): Promise<void> {
  const { dir, quiet } = options;
  const bar = createProgress({ stream: process.stderr, label: 'Reading articles', quiet });
  const { SITE_URL } = process.env;
  const sync = createFolderSync({ dir, siteUrl: SITE_URL || undefined, handle, progress: bar.show });
  judge(await sync.refresh(), options);
}

/** What is kept as it last was right has errors too. */
function judge(
  { problems, more, usable, skipped, retained }: Report,
  { dir, tolerance, undone }: FolderOptions,
): void {
  if (problems.length > 0)
    console.error(problems.map((problem) => problemLine(dir, problem, process.stderr)).join('\n'));
  if (more.errors + more.warnings > 0)
    console.error(`and ${more.errors + more.warnings} more; ${commandLine('check')} shows all.`);
  if (!usable) throw new CommandError(undone);
  const fault = faultOf(problems, tolerance);
  if (fault !== undefined) throw new CommandError(undone.replace(/\.$/, fault));
  if (skipped.length > 0) console.error(listed('Left out:', skipped));
  if (retained.length > 0) console.error(listed('As they last were right:', retained));
}

const listed = (title: string, files: readonly string[]): string =>
  [title, ...files.map((file) => `  ${printable(file)}`)].join('\n');

/** What the database says of the folder, beside its articles. */
export async function folderContents(dir: string, { handle }: OpenedDatabase) {
  const { published } = await createWriter(handle);
  const { media, publication } = await contentsOf(handle, published);
  return { generation: published, media, files: filesOf(realpathSync(dir), media), publication };
}

/** The files among them, with where they are. */
function filesOf(
  root: string,
  media: readonly (SnapshotMedia | Alias)[],
): readonly (LocalFile & SnapshotMedia)[] {
  return media.flatMap((one) => {
    if (!('file' in one)) return [];
    // Files are stored with their source.
    const { path, type, hash, length, source } = one.file as StoredMedia;
    return [{ ...one, path, type, hash, length, place: { root, source, file: one.file } }];
  });
}
