import { existsSync, statSync } from 'node:fs';
import type { Problem } from '../../content/problems/problem.ts';
import { UnreadableImport } from '../../import/import-system.ts';
import type { Loss } from '../../import/imported.ts';
import { systemOf } from '../../import/systems.ts';
import type { ResponseValidators } from '../../import/web/client.ts';
import { createDownload } from '../../import/write/download.ts';
import { readValidators, writeValidators } from '../../import/write/validators.ts';
import { type ImportResult, writeImport } from '../../import/write/write-import.ts';
import { openFolderCollection } from '../../runtime/node/folder-collection.ts';
import { reportText } from '../check/report.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { lossLine, resultText } from './report.ts';
import { folderNamed, importOptions } from './settings.ts';

/** Imports; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const [from, into = process.env.CONTENT_DIR || 'content'] = args.positionals;
  if (from === undefined)
    throw new UsageError('FROM is missing: the export, the folder or the address of the old site.');
  if (!/^https?:/.test(from) && !existsSync(from)) throw new CommandError(`${from} is not there.`, 2);
  if (existsSync(into) && !statSync(into).isDirectory())
    throw new UsageError(`INTO: ${into} is not a folder.`);
  const isUpdate = args.flag('update') === true;
  const validators = new Map<string, ResponseValidators>();
  const options = {
    ...importOptions(args, from),
    validators: isUpdate ? readValidators(into) : undefined,
    onValidators: (url: string, found: ResponseValidators) => void validators.set(url, found),
  };
  const media = folderNamed('media', args.one('media'));
  const system = await systemOf(from, args.one('as'));
  if (typeof system === 'string') throw new CommandError(system, 2);
  const [json, quiet, dryRun] = [
    args.flag('json') === true,
    args.flag('quiet') === true,
    args.flag('dry-run') === true,
  ];
  const losses: Loss[] = [];
  const onLoss = (loss: Loss) => {
    if (json) losses.push(loss);
    else if (!quiet) console.log(lossLine(loss, process.stdout));
  };
  const result = await whole(from, () =>
    writeImport(system.read(options), {
      ...{ into, system: system.name, site: options.site, timezone: options.timezone, media, dryRun, onLoss },
      keepAddresses: args.flag('keep-addresses'),
      download: args.flag('fetch') ? createDownload() : undefined,
      update: isUpdate,
      now: new Date(),
    }),
  );
  // What was left for --update is not to be passed over by it.
  if (!dryRun && result.pending === 0) writeValidators(into, validators);
  const checked = dryRun ? undefined : await check(into);
  if (json) {
    const kinds = Object.fromEntries(result.losses);
    console.log(JSON.stringify({ ...result, losses, kinds, problems: checked?.problems ?? [] }, null, 2));
  } else {
    console.log(resultText(result, { title: system.title, into, dryRun }));
    if (checked) console.log(`\n${checked.text}`);
  }
  return checked?.problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** What cannot be read as a whole is said without a stack trace. */
async function whole(from: string, work: () => Promise<ImportResult>): Promise<ImportResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnreadableImport) throw new CommandError(`${from}: ${error.message}`);
    throw error;
  }
}

/** What `check` says of the folder. */
async function check(
  into: string,
): Promise<{ readonly text: string; readonly problems: readonly Problem[] }> {
  const content = await openFolderCollection({ dir: into, siteUrl: undefined });
  try {
    return { text: await reportText(content, into), problems: content.report.problems };
  } finally {
    content.close();
  }
}
