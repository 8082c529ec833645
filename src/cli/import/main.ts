import { existsSync, statSync } from 'node:fs';
import { printable } from '../../content/problems/printable.ts';
import type { Problem } from '../../content/problems/problem.ts';
import { type ImportSystem, SYSTEM_OPTIONS, UnreadableImport } from '../../import/import-system.ts';
import type { Loss } from '../../import/imported.ts';
import { systemOf } from '../../import/systems.ts';
import type { ResponseValidators } from '../../import/web/client.ts';
import { createDownload } from '../../import/write/download.ts';
import { readValidators, writeValidators } from '../../import/write/validators.ts';
import { type ImportResult, writeImport } from '../../import/write/write-import.ts';
import { openFolderCollection } from '../../runtime/node/folder-collection.ts';
import { reportText } from '../check/report.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { namedFolder } from '../content-folder.ts';
import { lossLine, resultText } from './report.ts';
import { folderNamed, importOptions } from './settings.ts';

/** Imports; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const { from, into } = placesIn(args);
  const isSet = (name: string) => args.flag(name) === true;
  const [json, dryRun, update] = [isSet('json'), isSet('dry-run'), isSet('update')];
  const validators = new Map<string, ResponseValidators>();
  const options = {
    ...importOptions(args, from),
    validators: update ? readValidators(into) : undefined,
    onValidators: (url: string, found: ResponseValidators) => void validators.set(url, found),
  };
  const media = folderNamed('media', args.one('media'));
  const system = await systemOf(from, args.one('as'));
  if (typeof system === 'string') throw new CommandError(system, 2);
  for (const line of [...otherSystem(args, system), ...unusedOptions(args, system)]) console.error(line);
  const losses: Loss[] = [];
  const onLoss = (loss: Loss) => {
    if (json) losses.push(loss);
    else if (!isSet('quiet')) console.log(lossLine(loss, process.stdout));
  };
  const result = await withoutTrace(from, () =>
    writeImport(system.read(options), {
      ...{
        into,
        system: system.name,
        isWhole: system.isWhole,
        site: options.site,
        timezone: options.timezone,
        media,
        update,
        dryRun,
      },
      ...{ onLoss, keepAddresses: isSet('keep-addresses'), now: new Date() },
      download: isSet('fetch') ? createDownload() : undefined,
    }),
  );
  // What was left for --update is not to be passed over by it.
  if (!dryRun && result.pending === 0) writeValidators(into, validators);
  const checked = dryRun ? undefined : await check(into);
  console.log(
    json
      ? jsonText(result, { losses, problems: checked?.problems })
      : [resultText(result, { title: system.title, into, dryRun }), checked?.text ?? NOT_CHECKED].join(
          '\n\n',
        ),
  );
  for (const { place, what } of json ? [] : result.errors)
    console.error(`To be acted on: ${printable(place)}: ${printable(what)}.`);
  const hasErrors = checked?.problems.some(({ severity }) => severity === 'error') === true;
  return hasErrors || result.errors.length > 0 ? 1 : 0;
}

/** What FROM is read as, where `--as` says something else. */
const otherSystem = (args: ParsedArgs, { name, title }: ImportSystem): readonly string[] =>
  [args.one('as') ?? name]
    .filter((as) => as !== name)
    .map(
      (as) =>
        `Warning: it is read as ${title}, not as --as ${as}, which would miss what is private or a draft.`,
    );

/** Options that mean nothing to the system that FROM is of. */
const unusedOptions = (args: ParsedArgs, { takes, title }: ImportSystem): readonly string[] =>
  SYSTEM_OPTIONS.filter((name) => {
    const isGiven = args.all(name).length > 0 || args.flag(name) === true;
    return isGiven && !takes.includes(name);
  }).map((name) => `Warning: --${name} is not used: it means nothing for ${title}, which FROM is.`);

const NOT_CHECKED =
  'Nothing was written, so there is nothing to check. To see what the check finds, import into a folder that you can delete.';

/** FROM and the content folder, which is an argument, or named as other commands have it. */
function placesIn(args: ParsedArgs): { readonly from: string; readonly into: string } {
  const [from, argument] = args.positionals;
  if (from === undefined)
    throw new UsageError('FROM is missing: the export, the folder or the address of the old site.');
  if (argument !== undefined && args.one('content') !== undefined)
    throw new UsageError(
      `The content folder is named twice: ${argument}, and --content ${args.one('content')}`,
    );
  const into = argument ?? namedFolder(args);
  if (!/^https?:/.test(from) && !existsSync(from)) throw new CommandError(`${from} is not there.`, 2);
  if (existsSync(into) && !statSync(into).isDirectory()) throw new UsageError(`${into} is not a folder.`);
  return { from, into };
}

type JsonParts = { readonly losses: readonly Loss[]; readonly problems?: readonly Problem[] };

/** `problems` is null where nothing was checked. */
function jsonText(result: ImportResult, { losses, problems }: JsonParts): string {
  const kinds = Object.fromEntries(result.losses);
  return JSON.stringify({ ...result, losses, kinds, problems: problems ?? null }, null, 2);
}

/** An error of what cannot be read as a whole is a message alone. */
async function withoutTrace(from: string, work: () => Promise<ImportResult>): Promise<ImportResult> {
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
