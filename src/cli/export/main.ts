import { resolve } from 'node:path';
import { printable } from '../../content/problems/printable.ts';
import { newsroomTime } from '../../content/source/time.ts';
import { openFolderCollection } from '../../runtime/node/folder-collection.ts';
import { reportText } from '../check/report.ts';
import { commandLine } from '../command/command-line.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';
import { faultOf, toleranceOf } from '../faults.ts';
import { typedPath } from '../path.ts';
import { createProgress } from '../progress.ts';
import { fileList } from '../remote/conflicts.ts';
import { type Exported, exportTo } from './export.ts';
import { type ExportedSource, exportSource } from './source.ts';
import { inTurn } from './turn.ts';

/** Exports; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const [out] = args.positionals;
  if (out === undefined) throw new UsageError(`Which folder? ${commandLine('export public')}`);
  const dir = contentFolder(args);
  return inTurn(out, () =>
    args.flag('source') ? copySource(args, dir, out) : exportService(args, dir, out),
  );
}

/** What is about the documents of a service alone. */
const SERVICE_OPTIONS = ['nginx', 'skip-invalid', 'strict'] as const;

async function copySource(args: ParsedArgs, dir: string, out: string): Promise<number> {
  const other = SERVICE_OPTIONS.find((name) => args.flag(name) !== undefined || args.one(name) !== undefined);
  if (other !== undefined) throw new UsageError(`--${other} is of no use with --source`);
  const bar = createProgress({
    ...{ stream: process.stderr, label: 'Copying files', quiet: args.flag('quiet') === true },
  });
  const copied = await exportSource({ dir, out: resolve(out), progress: bar.show });
  bar.clear();
  console.log(args.flag('json') ? JSON.stringify(copied, null, 2) : sourceSummary(copied, out));
  return 0;
}

function sourceSummary(
  { files, bytes, written, unchanged, removed, leftOut }: ExportedSource,
  out: string,
): string {
  return [
    `Copied ${files} files, ${(bytes / 1e6).toFixed(1)} MB, to ${typedPath(out)} (${written} written, ${unchanged} unchanged, ${removed} removed).`,
    'It is the source: drafts, embargoed and withdrawn stories are in it. Keep it where readers cannot get at it.',
    ...(leftOut.length > 0 ? [fileList('Left out, as nothing reads them:', leftOut)] : []),
  ].join('\n');
}

async function exportService(args: ParsedArgs, dir: string, out: string): Promise<number> {
  const { SITE_URL } = process.env;
  const quiet = args.flag('quiet') === true;
  const bar = createProgress({ stream: process.stderr, label: 'Reading articles', quiet });
  const content = await openFolderCollection({ dir, siteUrl: SITE_URL || undefined, progress: bar.show });
  try {
    const { collection, report } = content;
    const { problems, skipped } = report;
    if (problems.length > 0) console.error(`${await reportText(content, dir, process.stderr)}\n`);
    if (collection === undefined) throw new CommandError('Nothing was exported.');
    const fault = faultOf(problems, toleranceOf(args));
    if (fault !== undefined) throw new CommandError(`Nothing was exported${fault}`);
    if (skipped.length > 0)
      console.error(['Left out:', ...skipped.map((file) => `  ${printable(file)}`)].join('\n'));
    const exported = await exportTo({
      content,
      out: resolve(out),
      nginx: args.one('nginx'),
      now: new Date(),
      progress: createProgress({ stream: process.stderr, label: 'Writing documents', quiet }).show,
    });
    console.log(
      args.flag('json')
        ? JSON.stringify(exported, null, 2)
        : summary(exported, out, collection.site.timezone),
    );
    return 0;
  } finally {
    content.close();
  }
}

function summary(
  { files, bytes, written, unchanged, removed, runAgain, warnings }: Exported,
  out: string,
  timezone: string,
): string {
  const counts = `${written} written, ${unchanged} unchanged, ${removed} removed`;
  const nextRun =
    runAgain === undefined
      ? 'Nothing waits to be released or to expire: run it again when content changes.'
      : `Embargoes and expiries are as of now. Run it again at ${newsroomTime(runAgain, timezone)}, when the next one is due.`;
  return [
    ...warnings.map((warning) => `warning: ${warning}`),
    `Exported ${files} files, ${(bytes / 1e6).toFixed(1)} MB, to ${typedPath(out)} (${counts})`,
    nextRun,
  ].join('\n');
}
