import { OtherSiteError } from '../../runtime/copy/copy.ts';
import { DatabaseBusyError } from '../../runtime/node/sqlite.ts';
import { NewerDatabase, OlderDatabase } from '../../store/sql/schema.ts';
import { ConcurrentWriteError } from '../../store/sql/write/guard.ts';
import { StaleCollectionError } from '../../store/stale-collection.ts';
import { ForeignFolderError } from '../build/sync.ts';
import { CommandError } from '../command/run.ts';
import { busyError } from '../start/busy.ts';

/** What the person who runs a command can do something about; each says what. */
const expected = [
  NewerDatabase,
  OlderDatabase,
  ForeignFolderError,
  OtherSiteError,
  ConcurrentWriteError,
  StaleCollectionError,
];

/** Does the work; what is expected to go wrong becomes a CommandError. */
export async function expectedErrors<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatabaseBusyError) throw busyError(error);
    if (error instanceof Error && expected.some((kind) => error instanceof kind))
      throw new CommandError(error.message);
    throw error;
  }
}
