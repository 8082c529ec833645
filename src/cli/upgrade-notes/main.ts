import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAM_FOLDER, programVersion } from '../../runtime/node/release.ts';
import { type ParsedArgs, UsageError } from '../command/run.ts';
import { notesSince, parseVersion } from './notes.ts';

/** Prints; the exit code. */
export function main(args: ParsedArgs): number {
  const [from] = args.positionals;
  if (from !== undefined && parseVersion(from) === undefined)
    throw new UsageError(`${from} is not a version; write it as 0.2.0.`);
  const version = programVersion();
  const changelog = readFileSync(join(PROGRAM_FOLDER, 'CHANGELOG.md'), 'utf8');
  const notes = notesSince(changelog, from);
  console.log(notes === '' ? `Nothing is newer than ${from}: this is ${version}.` : notes);
  return 0;
}
