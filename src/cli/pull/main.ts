import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { readFilePath } from '../../publish/file-path.ts';
import { editFiles, finishInterrupted } from '../../runtime/node/publish/edit-files.ts';
import type { FileEdit } from '../../sync/source/overlay-source.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { namedFolder } from '../content-folder.ts';
import { createProgress } from '../progress.ts';
import { compareSources, type Hashes, withTaken } from '../remote/compare-sources.ts';
import { fileList, refuseConflicts } from '../remote/conflicts.ts';
import { folderFiles } from '../remote/folder-files.ts';
import { mergeBase } from '../remote/merge-base.ts';
import { openSite, type SiteClient } from '../remote/site-client.ts';
import { count } from '../start/report.ts';

/** Files written together: a crash leaves all of them or none. */
const TOGETHER = 20;

/** Brings a site's sources into the folder; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const [url, ...more] = args.positionals;
  if (url === undefined || more.length > 0)
    throw new UsageError('Which site? Name it by its address: dateline pull https://feeds.example.com');
  const quiet = args.flag('quiet') === true;
  const client = openSite({ url, key: process.env.DATELINE_KEY });
  const dir = resolve(namedFolder(args));
  mkdirSync(dir, { recursive: true });
  const state = mergeBase(dir, client.url);
  const before = state.read();
  const { root, hashes, mounts } = await folderFiles(dir, before);
  finishInterrupted(root);
  const site = await client.list();
  const compared = compareSources({ folder: hashes, site, common: before.files });
  const { folder, site: changed, both, common } = compared;
  refuseConflicts(both, { overwrite: args.flag('overwrite') === true });
  const taken = [...changed, ...both];
  if (args.flag('dry-run')) {
    console.log(taken.length === 0 ? 'Nothing would be written.' : fileList('Would be written:', taken));
    return 0;
  }
  const bar = createProgress({ stream: process.stderr, label: 'Reading files', quiet });
  for (let at = 0; at < taken.length; at += TOGETHER) {
    await take(client, root, taken.slice(at, at + TOGETHER), site);
    bar.show(Math.min(at + TOGETHER, taken.length), taken.length);
  }
  bar.clear();
  state.write({ files: withTaken(common, taken, site), mounts });
  if (!quiet) console.log(`${count(taken.length, 'file')} written${leftText(folder)}`);
  return 0;
}

const leftText = (folder: readonly string[]): string =>
  folder.length === 0 ? '.' : `. ${fileList('Changed here, and not on the site yet:', folder)}`;

/** Writes or removes some files; what a site names is not trusted to lie in the folder. */
async function take(client: SiteClient, root: string, files: readonly string[], site: Hashes): Promise<void> {
  const target = editFiles(root);
  for (const file of files) {
    const path = readFilePath(file);
    const obstacle = 'file' in path ? target.obstacle(file) : path.detail;
    if (obstacle !== undefined) throw new CommandError(`“${file}” cannot be written: ${obstacle}.`);
  }
  const edits = await Promise.all(
    files.map(async (file): Promise<FileEdit> => {
      const hash = site.get(file);
      return hash === undefined ? { file } : { file, bytes: await client.read(file, hash) };
    }),
  );
  target.commit(edits);
}
