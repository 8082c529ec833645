import { ConcurrentWriteError } from '../../collection/sql/guard.ts';
import { NewerDatabase, OlderDatabase } from '../../collection/sql/schema.ts';
import { Superseded } from '../../collection/superseded.ts';
import { OtherSiteError } from '../../node/copy.ts';
import { ForeignFolderError } from '../build/sync.ts';
import { CommandError } from '../manual/run.ts';

/** What the person who runs a command can do something about; each says what. */
const expected = [
  NewerDatabase,
  OlderDatabase,
  ForeignFolderError,
  OtherSiteError,
  ConcurrentWriteError,
  Superseded,
];

/** Does the work; what is expected to go wrong becomes a CommandError. */
export async function expectedErrors<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && expected.some((kind) => error instanceof kind))
      throw new CommandError(error.message);
    throw error;
  }
}
