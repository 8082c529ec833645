import { PrivateDatabaseError } from '../runtime/node/private-database.ts';
import type { SqliteHandle } from '../runtime/node/sqlite.ts';
import { CommandError } from './command/run.ts';

/** A database of keys or subscriptions, for a command. Rejects with a CommandError where it cannot be used. */
export async function commandDatabase(opening: Promise<SqliteHandle>): Promise<SqliteHandle> {
  try {
    return await opening;
  } catch (error) {
    throw error instanceof PrivateDatabaseError ? new CommandError(error.message) : error;
  }
}
