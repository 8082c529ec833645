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
import { type Exported, exportTo } from './export.ts';

/** Exports; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const [out] = args.positionals;
  if (out === undefined) throw new UsageError(`Which folder? ${commandLine('export public')}`);
  const dir = contentFolder(args);
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
