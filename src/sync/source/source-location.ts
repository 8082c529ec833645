import type { Source } from '../../content/source/source.ts';
import type { ParseWorkers } from './parse-pool.ts';

/** Where the files of a collection are. */
export interface SourceLocation {
  /** As a person names it, for messages. */
  readonly name: string;
  /** What a database is noted to be made of; the same as long as the collection is. */
  readonly origin: string;
  /**
   * The files as they are now, as a name may have come to lead elsewhere; of folders that are `away` nothing can be told. Undefined: nothing is
   * there. Throws an UnreadableError.
   */
  open(away?: readonly string[]): OpenSource | undefined;
  /** Whether what a database was made of is another collection, which is still there. */
  isOther(origin: string): boolean;
}

export type OpenSource = {
  readonly source: Source;
  /** Absent where files are read one after the other. */
  readonly createWorkers?: () => ParseWorkers;
};
