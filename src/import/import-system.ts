import type { ImportEvent } from './imported.ts';
import type { ResponseValidators } from './web/client.ts';

/** What a person says of an import; all of it is optional but `from`. */
export type ImportOptions = {
  /** A file, a folder, or an absolute URL. */
  readonly from: string;
  /** The old site's address, where FROM does not say it; absolute, without a slash at the end. */
  readonly site?: string;
  /** The old site's pattern of addresses, `/:year/:month/:title/`, where its own configuration is not to be believed. */
  readonly permalink?: string;
  /** Names by their keys: `jdoe` → `Jane Doe`. */
  readonly authors?: ReadonlyMap<string, string>;
  /** Keys of the old front matter by what Dateline calls them: `deck` → `description`. */
  readonly map?: ReadonlyMap<string, string>;
  /** Post types, besides the usual ones, that are articles. */
  readonly types?: readonly string[];
  /** Where a file states no date: the one of the commit that added it. */
  readonly dateFromGit?: boolean;
  /** What only members may read comes along too, as drafts. */
  readonly members?: boolean;
  /** IANA name for times that state no offset, where the old site's configuration has none. */
  readonly timezone?: string;
  /** Documents of a feed, or pages, that are read at most. */
  readonly limit?: number;
  /** Milliseconds between two requests; half a second where it is absent. */
  readonly pause?: number;
  /** What the addresses read before said of themselves, so that what is unchanged is not sent again. */
  readonly validators?: ReadonlyMap<string, ResponseValidators>;
  /** Is given what an address says of itself. */
  readonly onValidators?: (url: string, validators: ResponseValidators) => void;
};

/** FROM cannot be read as a whole; the message says why, and what to do, without naming it. */
export class UnreadableImport extends Error {}

/** Options of `dateline import` that mean something to some systems only. */
export const SYSTEM_OPTIONS = ['permalink', 'authors', 'map', 'types', 'limit', 'members', 'date'] as const;

/** The name of one of these options. */
export type SystemOption = (typeof SYSTEM_OPTIONS)[number];

/** A system that an old site comes from: one folder, and a row in `systems.ts`. */
export interface ImportSystem {
  /** As `--as` takes it: `wordpress`. */
  readonly name: string;
  /** For messages: `a WordPress export`. */
  readonly title: string;
  /** Of the options that only some systems use, those that this one does. */
  readonly takes: readonly SystemOption[];
  /** FROM is always the whole of the old site, never a part or the latest of it. */
  readonly isWhole?: true;
  /** Whether FROM is its own: 0 for no, 1 for certain; reads little, and never throws. */
  detect(from: string): Promise<number>;
  /** Everything in it. A file or item that cannot be read is a `loss`; it throws an UnreadableImport only where FROM as a whole cannot be read. */
  read(options: ImportOptions): AsyncIterable<ImportEvent>;
}
