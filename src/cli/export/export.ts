import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentsOf, placesOf } from '../../runtime/copy/published.ts';
import type { FolderCollection } from '../../runtime/node/folder-collection.ts';
import { writtenPaths } from '../../runtime/node/written-paths.ts';
import { ASSET_LIMIT, largeFileText } from '../build/limits.ts';
import { CommandError } from '../command/run.ts';
import { crawl, type ExportedFile } from './crawl.ts';
import { type FolderCounts, openFolder } from './folder.ts';
import { fieldsOf, headersFile } from './headers.ts';
import { nginxFiles } from './nginx.ts';
import { redirectsFile, redirectsOf } from './redirects.ts';
import { nextChange } from './schedule.ts';
import { seedsOf } from './seeds.ts';

/** Cloudflare Pages' free plan (https://developers.cloudflare.com/pages/platform/limits/). */
const FILES = 20_000;

export type Exported = FolderCounts & {
  readonly files: number;
  readonly bytes: number;
  /** When something is released or expires next. */
  readonly runAgain?: Date;
  readonly warnings: readonly string[];
};

type ExportOptions = {
  readonly content: Pick<FolderCollection, 'handle' | 'collection' | 'generation'>;
  readonly out: string;
  /** The folder for settings of nginx. */
  readonly nginx?: string | undefined;
  readonly now: Date;
  /** Told of documents written, of those found until then. */
  readonly progress?: (done: number, of: number) => void;
};

/** Writes everything that the service would answer at `now` into a folder. Throws a CommandError when that is not ours. */
export async function exportTo({ content, out, nginx, now, progress }: ExportOptions): Promise<Exported> {
  const { handle, collection, generation } = content;
  if (collection === undefined) throw new CommandError('Nothing was exported.');
  const folder = await openFolder(out);
  const { site } = collection;
  const { media } = await contentsOf(handle, generation);
  const places = await placesOf(handle, generation);
  const directory = await collection.directory(now);
  const files: Omit<ExportedFile, 'bytes'>[] = [];
  const owners = new Map<string, string>();
  const warnings: string[] = [];
  let bytes = 0;
  const { moved, nowhere } = await crawl({
    collection,
    seeds: seedsOf({ site, directory, places, media }),
    now,
    progress,
    write: async ({ bytes: content, ...file }) => {
      const owner = owners.get(file.file);
      // One address may be linked to in several spellings.
      if (owner !== undefined && decodeURIComponent(owner) !== decodeURIComponent(file.path)) {
        warnings.push(
          `${file.path} is left out, as hosts of files show ${owner} there (${file.file}); give the article another name or url.`,
        );
        return;
      }
      owners.set(file.file, file.path);
      files.push(file);
      bytes += content.byteLength;
      if (content.byteLength > ASSET_LIMIT)
        warnings.push(largeFileText({ path: file.path, length: content.byteLength }));
      await folder.put(file.file, content);
    },
  });
  const paths = new Set(files.map(({ path }) => path));
  const written = writtenPaths(handle);
  const redirects = redirectsOf({ site, directory, moved, nowhere, paths, written });
  const fields = await fieldsOf(site);
  const encoder = new TextEncoder();
  await folder.put('_headers', encoder.encode(headersFile(fields, files)));
  await folder.put('_redirects', encoder.encode(redirectsFile(redirects)));
  const counts = await folder.finish();
  if (nginx !== undefined) await writeNginx(nginx, nginxFiles({ redirects, files, fields }));
  const count = counts.written + counts.unchanged;
  const runAgain = nextChange(places, now);
  const many = count > FILES ? [`${count} files; Cloudflare Pages' free plan takes ${FILES}.`] : [];
  return {
    ...counts,
    files: count,
    bytes,
    runAgain,
    warnings: [...warnings, ...redirects.warnings, ...many],
  };
}

async function writeNginx(dir: string, files: ReturnType<typeof nginxFiles>): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, `${name}.conf`), text);
}
