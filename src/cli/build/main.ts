import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { styleText } from 'node:util';
import { INDEX } from '../../collection/bundle.ts';
import { decodeSnapshot } from '../../collection/codec.ts';
import { compile } from '../../content/compile.ts';
import type { Published } from '../../content/duplicates.ts';
import { isUnreadable } from '../../content/parsed.ts';
import { printable } from '../../content/printable.ts';
import { report } from '../check/report.ts';
import { compiling } from '../compiling.ts';
import { CommandError, type Given } from '../manual/run.ts';
import { typedPath } from '../path.ts';
import { type Bundled, writeBundle } from './bundle.ts';
import { modeText, searchText } from './mode.ts';
import { ForeignFolderError } from './sync.ts';

/** Builds; the exit code. */
export async function main(given: Given): Promise<number> {
  const folder = given.positionals[0] ?? (process.env.CONTENT_DIR || 'content');
  const { SITE_URL } = process.env;
  const out = given.one('out') ?? 'dist/assets';
  const quiet = given.flag('quiet') === true;
  const compiled = await compile({
    dir: folder,
    progress: compiling(quiet),
    publishedBefore: await publishedIn(out),
    ...(SITE_URL ? { siteUrl: SITE_URL } : {}),
  });
  const { snapshot, problems, skipped } = compiled;
  if (problems.length > 0) console.error(`${report(compiled, folder, process.stderr)}\n`);
  if (snapshot === undefined) throw new CommandError('Nothing was built.');
  if (isUnreadable(problems))
    throw new CommandError('Nothing was built, as what cannot be read may be there all the same.');
  if (problems.some(({ severity }) => severity === 'error') && !given.flag('skip-invalid')) {
    throw new CommandError('Nothing was built. --skip-invalid builds without the articles that have errors.');
  }
  if (skipped.length > 0)
    console.error(['Left out:', ...skipped.map((file) => `  ${printable(file)}`)].join('\n'));
  return write({ ...compiled, snapshot }, { out, quiet });
}

/** What the build that is there publishes, by id; nothing where there is none that can be read. */
async function publishedIn(out: string): Promise<ReadonlyMap<string, Published>> {
  try {
    const [first = ''] = (await readFile(join(out, INDEX), 'utf8')).split('\n');
    const { heads, withdrawals } = decodeSnapshot(first);
    return new Map([...heads, ...withdrawals].map(({ id, path }) => [id, { id, path }]));
  } catch {
    // Another program's, or an earlier Dateline's: nothing is lost but who was first.
    return new Map();
  }
}

type Writing = { readonly out: string; readonly quiet: boolean };

async function write(
  compiled: Parameters<typeof writeBundle>[0]['compiled'],
  { out, quiet }: Writing,
): Promise<number> {
  try {
    const bundled = await writeBundle({ compiled, out: resolve(out), now: new Date() });
    const label = styleText('yellow', 'warning', { stream: process.stderr });
    for (const warning of bundled.warnings) console.error(`${label}: ${warning}`);
    if (bundled.synced === undefined)
      throw new CommandError([...bundled.errors, 'Nothing was built.'].join('\n'));
    const articles = compiled.snapshot.heads.length;
    if (!quiet)
      console.log(
        `${summary(bundled, bundled.synced, articles, out)}\n${modeText(articles)}\n${searchText(bundled.words)}`,
      );
    return 0;
  } catch (error) {
    if (error instanceof ForeignFolderError) throw new CommandError(error.message);
    throw error;
  }
}

function summary(
  { files, media, bytes }: Bundled,
  { written, unchanged, removed }: NonNullable<Bundled['synced']>,
  articles: number,
  out: string,
): string {
  const held = `${count(articles, 'article')} and ${count(media, 'media file')} in ${count(files, 'file')}`;
  return `Built ${typedPath(out)}: ${held}, ${(bytes / 1e6).toFixed(1)} MB (${written} written, ${unchanged} unchanged, ${removed} removed)`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
