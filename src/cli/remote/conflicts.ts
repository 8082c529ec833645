import { printable } from '../../content/problems/printable.ts';
import { CommandError } from '../command/run.ts';

/** Files named in a message. */
const NAMED = 50;

/** Files one below the other, with how many more there are. */
export function fileList(title: string, files: readonly string[]): string {
  const more = files.length > NAMED ? [`  and ${files.length - NAMED} more`] : [];
  return [title, ...files.slice(0, NAMED).map((file) => `  ${printable(file)}`), ...more].join('\n');
}

/** Throws where files were changed in both places. */
export function refuseConflicts(
  files: readonly string[],
  { overwrite }: { readonly overwrite: boolean },
): void {
  if (files.length === 0 || overwrite) return;
  throw new CommandError(
    `${fileList('Changed in the folder and on the site since they were last the same:', files)}\nNothing was written. Bring these together by hand, or take this side for all of them with --overwrite.`,
  );
}
