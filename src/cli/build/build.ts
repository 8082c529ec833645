import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { styleText } from 'node:util';
import { type LeftOut, leavingOut } from '../../runtime/copy/left-out.ts';
import { idsOldestFirst, storedArticlesOf } from '../../runtime/copy/published.ts';
import { INDEX, mediaPath } from '../../store/bundle/bundle.ts';
import { createPacker } from '../../store/bundle/pack.ts';
import { decodeWithdrawal } from '../../store/codec.ts';
import type { SnapshotMedia } from '../../store/snapshot.ts';
import { refuseUnreachable } from '../cloudflare/address.ts';
import { type LocalFile, withoutLarge } from '../cloudflare/media.ts';
import { commandLine } from '../command/command-line.ts';
import { CommandError } from '../command/run.ts';
import type { Tolerance } from '../faults.ts';
import { shownPath } from '../path.ts';
import { createProgress } from '../progress.ts';
import {
  DatabaseError,
  defaultPath,
  type OpenedDatabase,
  openCommandDatabase,
  openDatabase,
  pathForAddress,
} from '../start/database.ts';
import { folderContents, readFolder } from '../sync/folder.ts';
import { checkLimits, type Sized } from './limits.ts';
import { modeText, searchText } from './mode.ts';
import { type FolderSync, openFolderSync, type Synced } from './sync.ts';

export type BuildOptions = {
  /** The content folder. */
  readonly dir: string;
  /** Where the bundle goes. */
  readonly out: string;
  readonly tolerance: Tolerance;
  readonly quiet: boolean;
  /** The bucket that holds the files; absent: they are part of the bundle. */
  readonly bucket: string | undefined;
  /** It is to be deployed: links have to lead where readers can follow them. */
  readonly remote: boolean;
};

const UNDONE = 'Nothing was built.';

/** Builds the Worker's bundle of a content folder; what was done, in lines, and the files that it shows. Throws a CommandError. */
export async function build(
  options: BuildOptions,
): Promise<{ readonly summaryText: string; readonly files: readonly LocalFile[] }> {
  const { dir, out, quiet, bucket, remote } = options;
  const folder = await opened(dir);
  try {
    await readFolder(folder, { ...options, undone: UNDONE });
    const contents = await folderContents(dir, folder);
    if (remote) refuseUnreachable(contents.publication.site.url, UNDONE);
    const { served, without } = withoutLarge(contents.files, bucket);
    const output = await openFolderSync(out);
    const leftOut = leavingOut(without, contents.publication.site);
    const { articles, index, media, sizes, words } = await pack({
      ...{ folder, contents, leftOut, output, quiet },
      before: await readFile(join(out, INDEX), 'utf8').catch(() => undefined),
    });
    const files = served.filter(({ hash }) => media.has(mediaPath(hash)));
    const assets = bucket === undefined ? files : [];
    const names = assets.map(({ path, length }): Sized => ({ name: path, length }));
    const all = [{ name: INDEX, length: Buffer.byteLength(index) }, ...sizes, ...names];
    await judge(all, output);
    for (const { hash, place } of assets) await output.put(mediaPath(hash), { copyOf: place });
    const synced = await output.finish({ text: index });
    const bytes = all.reduce((sum, { length }) => sum + length, 0);
    const summaryText = `${summary(out, { articles, media: assets.length, files: all.length, bytes }, synced)}\n${modeText(articles)}\n${searchText(words)}`;
    return { summaryText, files };
  } finally {
    folder.handle.close();
  }
}

/** The database of builds, beside that of npm start, which may serve the same folder at another address. */
async function opened(dir: string): Promise<OpenedDatabase> {
  const { SITE_URL } = process.env;
  const beside = defaultPath(dir);
  const path = join(dirname(beside), `build-${basename(beside)}`);
  try {
    const own = SITE_URL ? pathForAddress(path, SITE_URL) : path;
    const opened = await openCommandDatabase(dir, own, commandLine('build'));
    if (opened.notice !== undefined) console.error(opened.notice);
    return opened;
  } catch (error) {
    // It only saves reading again what has not changed.
    if (error instanceof DatabaseError) return openDatabase(dir, ':memory:');
    throw error;
  }
}

type Packing = {
  readonly folder: OpenedDatabase;
  readonly contents: Awaited<ReturnType<typeof folderContents>>;
  readonly leftOut: LeftOut;
  readonly output: FolderSync;
  readonly quiet: boolean;
  /** The index of the build before. */
  readonly before: string | undefined;
};

/** Packs the articles, none of which is held longer than until its shard is full. */
async function pack({ folder, contents, leftOut, output, quiet, before }: Packing) {
  const { generation, publication } = contents;
  const { program, ...published } = leftOut.publication(publication);
  const sizes: Sized[] = [];
  const packer = createPacker({
    now: new Date(),
    before,
    program,
    write: async (path, text) => {
      sizes.push({ name: path, length: Buffer.byteLength(text) });
      await output.put(path, { text });
    },
  });
  const ids = await idsOldestFirst(folder.handle, generation);
  const bar = createProgress({ stream: process.stderr, label: 'Packing articles', quiet });
  const withdrawn = new Map<string, string>();
  let articles = 0;
  for await (const stored of storedArticlesOf(folder.handle, generation, ids, withdrawn)) {
    const { head, document, words = '' } = leftOut.article(stored);
    // What is read of a database is text.
    await packer.add(head, String(document), words);
    articles += 1;
    bar.show(articles, ids.length);
  }
  bar.clear();
  const media = leftOut.media(contents.media);
  const packed = await packer.finish({
    ...published,
    withdrawals: [...withdrawn.values()].map(decodeWithdrawal).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    media: media.flatMap((one) => ('file' in one ? [withoutSource(one)] : [])),
    aliases: media.flatMap((one) => ('file' in one ? [] : [one])),
  });
  return { ...packed, articles, sizes };
}

/** Where a file lies on this machine is nothing for a bundle. */
function withoutSource({ always, shownBy, file }: SnapshotMedia): SnapshotMedia {
  const { path, type, length, hash, width, height } = file;
  const size = width === undefined || height === undefined ? {} : { width, height };
  return { file: { path, type, length, hash, ...size }, always, shownBy };
}

/** Says what Workers thinks of the sizes; where it would refuse them, what was written is removed. */
async function judge(sizes: readonly Sized[], output: FolderSync): Promise<void> {
  const { errors, warnings } = checkLimits(sizes);
  const label = styleText('yellow', 'warning', { stream: process.stderr });
  for (const warning of warnings) console.error(`${label}: ${warning}`);
  if (errors.length === 0) return;
  await output.abandon();
  throw new CommandError([...errors, UNDONE].join('\n'));
}

type BuildCounts = {
  readonly articles: number;
  readonly media: number;
  readonly files: number;
  readonly bytes: number;
};

function summary(
  out: string,
  { articles, media, files, bytes }: BuildCounts,
  { written, unchanged, removed }: Synced,
): string {
  const contents = `${count(articles, 'article')} and ${count(media, 'media file')} in ${count(files, 'file')}`;
  return `Built ${shownPath(out)}: ${contents}, ${(bytes / 1e6).toFixed(1)} MB (${written} written, ${unchanged} unchanged, ${removed} removed)`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
