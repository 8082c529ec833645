import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { mediaPath } from '../../collection/bundle.ts';
import type { SnapshotMedia } from '../../collection/snapshot.ts';
import { ConcurrentWriteError } from '../../collection/sql/guard.ts';
import { NewerDatabase, OlderDatabase } from '../../collection/sql/schema.ts';
import { createWriter } from '../../collection/sql/writer.ts';
import { Superseded } from '../../collection/superseded.ts';
import { isUnreadable } from '../../content/parsed.ts';
import { printable } from '../../content/printable.ts';
import { contentsOf, copyCollection, OtherSiteError } from '../../node/copy.ts';
import { createKeeper } from '../../node/keeper/keeper.ts';
import type { Report } from '../../node/keeper/report.ts';
import type { StoredMedia } from '../../node/stored.ts';
import { checkLimits } from '../build/limits.ts';
import { type Content, ForeignFolderError, syncFolder } from '../build/sync.ts';
import { CommandError, type Given, UsageError } from '../manual/run.ts';
import { createProgress } from '../progress.ts';
import { DatabaseError, defaultPath, type Opened, openDatabase, pathForAddress } from '../start/database.ts';
import { problemLine } from '../start/report.ts';
import { openD1 } from './d1.ts';

/** Brings D1 up to the folder; the exit code. */
export async function main(given: Given): Promise<number> {
  const remote = given.flag('remote') === true;
  if (!given.flag('d1'))
    throw new UsageError('Which database? --d1 is the only one to be synced; npm start keeps its own.');
  if (remote === (given.flag('local') === true)) throw new UsageError('One of --local and --remote.');
  const quiet = given.flag('quiet') === true;
  const dir = resolve(given.positionals[0] ?? (process.env.CONTENT_DIR || 'content'));
  const say = (text: string) => void (quiet || console.log(text));
  const database = await openedFor(dir);
  try {
    const report = await readFolder(dir, database, quiet);
    judge(report, dir, given.flag('skip-invalid') === true);
    const media = await putMedia(dir, database, resolve(given.one('out') ?? 'dist/assets'));
    const config = resolve(given.one('config') ?? 'wrangler.toml');
    const d1 = await openD1({ remote, config, quiet });
    const bar = createProgress({ stream: process.stderr, label: 'Sending articles', quiet });
    try {
      const { written, unchanged, removed } = await copyCollection({
        from: database.handle,
        to: d1.handle,
        progress: bar.show,
      });
      const place = remote ? 'D1 at Cloudflare' : 'D1 on this machine';
      say(
        `${place}: ${written} written, ${unchanged} unchanged, ${removed} removed; ${media} media files in place`,
      );
      return 0;
    } finally {
      bar.clear();
      await d1.close();
    }
  } catch (error) {
    if (error instanceof Error && expected.some((kind) => error instanceof kind))
      throw new CommandError(error.message);
    throw error;
  } finally {
    database.handle.close();
  }
}

/** What the person who runs it can do something about; each says what. */
const expected = [
  NewerDatabase,
  OlderDatabase,
  ForeignFolderError,
  OtherSiteError,
  ConcurrentWriteError,
  Superseded,
];

async function openedFor(dir: string): Promise<Opened> {
  try {
    const { CONTENT_DB, SITE_URL } = process.env;
    const named = CONTENT_DB || undefined;
    const path =
      SITE_URL && named !== ':memory:' ? pathForAddress(named ?? defaultPath(dir), SITE_URL) : named;
    const opened = await openDatabase(dir, path);
    if (opened.notice !== undefined) console.error(opened.notice);
    return opened;
  } catch (error) {
    if (error instanceof DatabaseError) throw new CommandError(error.message);
    throw error;
  }
}

async function readFolder(dir: string, { handle, path }: Opened, quiet: boolean): Promise<Report> {
  const bar = createProgress({ stream: process.stderr, label: 'Reading articles', quiet });
  const { SITE_URL } = process.env;
  const spool = path === undefined ? undefined : `${path}-sync-spool`;
  const keeper = createKeeper({ dir, siteUrl: SITE_URL || undefined, handle, spool, progress: bar.show });
  return keeper.refresh();
}

/** Says what is wrong; throws where that forbids to go on. What is kept as it last was right has errors too. */
function judge({ problems, more, usable, skipped }: Report, dir: string, skipInvalid: boolean): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    console.error(errors.map((problem) => problemLine(dir, problem, process.stderr)).join('\n'));
  if (more.errors > 0) console.error(`and ${more.errors} more; npm run check shows all.`);
  if (!usable) throw new CommandError('Nothing was sent.');
  if (isUnreadable(problems))
    throw new CommandError('Nothing was sent, as what cannot be read may be there all the same.');
  if (errors.length > 0 && !skipInvalid)
    throw new CommandError('Nothing was sent. --skip-invalid goes on without the articles that have errors.');
  if (skipped.length > 0)
    console.error(['Left out:', ...skipped.map((file) => `  ${printable(file)}`)].join('\n'));
}

/** Puts pictures and other files where the Worker finds them; resolves to how many there are. */
async function putMedia(dir: string, { handle }: Opened, out: string): Promise<number> {
  const { published } = await createWriter(handle);
  const { media } = await contentsOf(handle, published);
  const root = realpathSync(dir);
  const files = media.flatMap((one): readonly SnapshotMedia['file'][] => ('file' in one ? [one.file] : []));
  const verdict = checkLimits(files.map(({ path, length }) => ({ name: path, length })));
  for (const warning of verdict.warnings) console.error(`warning: ${warning}`);
  if (verdict.errors.length > 0) throw new CommandError([...verdict.errors, 'Nothing was sent.'].join('\n'));
  const contents = new Map<string, Content>(
    files.map((file) => [
      mediaPath(file.hash),
      // The keeper stores files with their source.
      { copyOf: { root, source: (file as StoredMedia).source, file } },
    ]),
  );
  // Where a bundle has its index, so that the folder is known to be ours.
  await syncFolder(out, new Map([...contents, ['/index.json', { text: '{"articles":"d1"}\n' }]]));
  return contents.size;
}
