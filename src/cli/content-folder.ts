import { existsSync } from 'node:fs';
import { siteFile } from '../content/source/role.ts';
import { commandLine } from './command/command-line.ts';
import type { Option } from './command/command-spec.ts';
import { CommandError, type ParsedArgs } from './command/run.ts';
import { shownPath } from './path.ts';

/** How every command is given the content folder. */
export const contentOption: Option = {
  name: 'content',
  value: 'DIR',
  text: 'the content folder; CONTENT_DIR, or content, if not given',
};

/** The content folder that is meant, as it was typed, whether it is there or not. */
export const namedFolder = (args: ParsedArgs): string =>
  args.one('content') ?? (process.env.CONTENT_DIR || 'content');

/** The content folder that is meant, as it was typed. Throws a CommandError with what to do where there is none. */
export function contentFolder(args: ParsedArgs): string {
  const dir = namedFolder(args);
  if (existsSync(dir)) return dir;
  throw new CommandError(missingText(dir));
}

/** What to do where there is no content folder. */
function missingText(dir: string): string {
  const fix = existsSync(siteFile)
    ? 'This folder has a site.yaml itself: --content . names it.'
    : `Go to the folder of your paper, or name its content folder with --content DIR or the environment variable CONTENT_DIR. To begin a paper: ${commandLine('init paper')}`;
  return `There is no content folder ${shownPath(dir)}. ${fix}`;
}
