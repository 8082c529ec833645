import { roleOf, siteFile } from '../../content/source/role.ts';
import { BATCH_FILES, LIMITS, limitOf } from '../../publish/request/body.ts';
import { CommandError } from '../command/run.ts';
import { createProgress } from '../progress.ts';
import { compareSources, type Hashes, withTaken } from '../remote/compare-sources.ts';
import { fileList, refuseConflicts } from '../remote/conflicts.ts';
import { type FolderFiles, folderFiles } from '../remote/folder-files.ts';
import { mergeBase } from '../remote/merge-base.ts';
import { openSite, type SiteClient, type SiteEdit, type SiteProblem } from '../remote/site-client.ts';
import { count, problemLine } from '../start/report.ts';

export type RemoteSyncOptions = {
  readonly dir: string;
  /** The site's address. */
  readonly url: string;
  readonly key: string | undefined;
  /** Goes on without files that have errors. */
  readonly skipInvalid: boolean;
  readonly overwrite: boolean;
  readonly quiet: boolean;
};

/** Bytes sent together: a Worker has 128 MB for the request, for what it says, and for all else. */
const TOGETHER = 8_000_000;

/** Takes what was changed in a folder to a site that is published by API; resolves to what was done. Rejects with a CommandError. */
export async function syncRemote(options: RemoteSyncOptions): Promise<string> {
  const { dir, url, key, skipInvalid, overwrite, quiet } = options;
  const client = openSite({ url, key });
  const state = mergeBase(dir, client.url);
  const common = state.read();
  const files = await folderFiles(dir, common);
  const there = await client.list();
  const compared = compareSources({ folder: files.hashes, site: there, common: common.files });
  refuseConflicts(compared.both, { overwrite });
  const changed = inOrder([...compared.folder, ...compared.both], files.hashes, there);
  refuseLarge(changed, files);
  const bar = createProgress({ stream: process.stderr, label: 'Sending files', quiet });
  const skipped = new Set<string>();
  let done = 0;
  for (const batch of batches(changed, files)) {
    for (const file of await send(client, batch, { files, there, skipInvalid, dir })) skipped.add(file);
    done += batch.length;
    bar.show(done, changed.length);
  }
  bar.clear();
  const sent = changed.filter((file) => !skipped.has(file));
  state.write({ files: withTaken(compared.common, sent, files.hashes), mounts: files.mounts });
  return [
    `${count(sent.length, 'file')} sent.`,
    ...(skipped.size > 0 ? [fileList('Left out, as they have errors:', [...skipped])] : []),
    ...(files.leftOut.length > 0
      ? [fileList('Left out, as the API does not take them:', files.leftOut)]
      : []),
    ...(compared.site.length > 0
      ? [fileList('Changed on the site, and not here yet (dateline pull brings them):', compared.site)]
      : []),
  ].join('\n');
}

/** Settings first, then what articles show, then what is removed, as another file may have its id by now, then articles; those that were moved first. */
function inOrder(changed: readonly string[], here: Hashes, there: Hashes): readonly string[] {
  const removed = new Set(changed.flatMap((file) => (here.has(file) ? [] : (there.get(file) ?? []))));
  const rank = (file: string): number => {
    if (file === siteFile) return 0;
    const hash = here.get(file);
    if (hash === undefined) return 3;
    const role = roleOf(file);
    if (role === 'section' || role === 'reader') return 1;
    if (role === 'file') return 2;
    return removed.has(hash) ? 4 : 5;
  };
  return changed.toSorted((a, b) => rank(a) - rank(b));
}

function refuseLarge(changed: readonly string[], files: FolderFiles): void {
  const large = changed.filter((file) => files.hashes.has(file) && files.read(file).length > limitOf(file));
  if (large.length === 0) return;
  throw new CommandError(
    `${fileList('Larger than the API takes:', large)}\nNothing was sent. An article has at most ${LIMITS.article / 1e6} MB, another file ${LIMITS.file / 1e6} MB.`,
  );
}

/** Files that are sent together, in their order. */
function* batches(changed: readonly string[], files: FolderFiles): Iterable<readonly string[]> {
  let batch: string[] = [];
  let size = 0;
  for (const file of changed) {
    const length = files.hashes.has(file) ? files.read(file).length : 0;
    if (batch.length > 0 && (batch.length >= BATCH_FILES || size + length > TOGETHER)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(file);
    size += length;
  }
  if (batch.length > 0) yield batch;
}

type SendOptions = {
  readonly files: FolderFiles;
  readonly there: Hashes;
  readonly skipInvalid: boolean;
  readonly dir: string;
};

/** Sends some files as one publication; resolves to those that were left out for their errors. */
async function send(
  client: SiteClient,
  batch: readonly string[],
  { files, there, skipInvalid, dir }: SendOptions,
): Promise<readonly string[]> {
  const editOf = (file: string): SiteEdit => ({
    ...{ file, before: there.get(file) },
    bytes: files.hashes.has(file) ? files.read(file) : undefined,
  });
  const skipped = new Set<string>();
  for (;;) {
    const kept = batch.filter((file) => !skipped.has(file));
    if (kept.length === 0) return batch;
    const problems = await client.send(kept.map(editOf));
    if (problems.length === 0) return [...skipped];
    const faulty = kept.filter((name) =>
      problems.some(({ file, severity }) => file === name && severity === 'error'),
    );
    if (!skipInvalid || faulty.length === 0) throw refused(problems, dir);
    for (const file of faulty) skipped.add(file);
  }
}

const refused = (problems: readonly SiteProblem[], dir: string): CommandError => {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const lines = errors.map((problem) => problemLine(dir, problem, process.stderr));
  return new CommandError(
    `${lines.join('\n')}\nThese and what would have gone with them were not sent; what went before is there. Correct them and run this again, or go on without them: --skip-invalid`,
  );
};
