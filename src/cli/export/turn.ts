import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { hash } from '../../content/article/hash.ts';
import { commandLine } from '../command/command-line.ts';
import { CommandError } from '../command/run.ts';
import { holderText, lock } from '../lock.ts';
import { typedPath } from '../path.ts';

/** Does work while no other export writes the same folder; throws a CommandError where one does. */
export async function inTurn<Done>(out: string, work: () => Promise<Done>): Promise<Done> {
  // Not in the folder, as all of that may be published.
  const path = join(
    tmpdir(),
    `dateline-export-${process.getuid?.() ?? ''}-${hash(resolve(out)).slice(0, 12)}`,
  );
  const claim = claimOf(path);
  if (claim !== undefined && 'holder' in claim)
    throw new CommandError(
      `${typedPath(out)} is being written by ${holderText(claim.holder)}. Nothing was exported; wait until that has ended, and run this again.`,
    );
  try {
    return await work();
  } finally {
    if (claim !== undefined) {
      claim.release();
      rmSync(path, { force: true });
    }
  }
}

/** Undefined where there is no place for temporary files, as in a container that may write its volumes alone. */
function claimOf(path: string): ReturnType<typeof lock> | undefined {
  try {
    return lock(path, { command: commandLine('export') });
  } catch {
    return undefined;
  }
}
