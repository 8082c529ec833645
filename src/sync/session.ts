import type { HashSum } from '../content/site/revision.ts';
import type { Withdrawal } from '../domain/article.ts';
import type { Handle } from '../store/sql/handle.ts';
import type { StoredArticle } from '../store/sql/write/article-row.ts';
import type { FileRecord } from './records/file-record.ts';
import type { FileRepository, FileRow } from './records/file-repository.ts';

/** One sync: what is known of files is changed, and what follows from that is gathered. */
export type SyncSession = {
  readonly handle: Handle;
  readonly repository: FileRepository;
  /** Keys (`link`) of what links may lead to, and now lead elsewhere. */
  readonly targets: ChangeSet;
  /** Paths at which a file, an article or an old path came, went or became another. */
  readonly addresses: ChangeSet;
  /** Kind and slug of authors and tags that articles came with, or went with. */
  readonly names: ChangeSet;
  /** Kind and name of lists with which articles came or went, or of which they are public at another time. */
  readonly lists: ChangeSet;
  /** Paths at which articles came to show a file, or no longer do. */
  readonly mediaPaths: ChangeSet;
  /** Keys of pictures of which another withholding was noted. */
  readonly withheld: ChangeSet;
  /** Files that others show as translations, or that name some, of which something else is known. */
  readonly joined: ChangeSet;
  /** Files of which something else is known than before. */
  readonly changedFiles: ChangeSet;
  /** Articles that were rendered before it was known that a picture of theirs is withheld. */
  readonly unredacted: Set<string>;
  /** Files whose id or address another has as well, or had. */
  readonly contested: Set<string>;
  /** Stands for all stored articles and their hashes. */
  readonly sum: HashSum;
  /** `rows`: what is known of the files, where that is at hand. */
  put(
    changes: readonly (readonly [file: string, record: FileRecord | undefined])[],
    rows?: ReadonlyMap<string, FileRow>,
  ): Promise<void>;
  /** Hands an article to the store. */
  store(article: StoredArticle): Promise<void>;
  /** Hands a withdrawal to the store, if its file still has it in the end. */
  withdraw(file: string, withdrawal: Withdrawal): void;
  /** Leaves a withdrawal in the store although no file has it, until a file has its id. */
  leave(withdrawal: Withdrawal): void;
  /** Hands on what is left: the store then holds what is known. */
  finish(): Promise<void>;
};

/** What has changed, so that what depends on it can be looked up; of very many things only that they have. */
export type ChangeSet = {
  add(...keys: readonly string[]): void;
  addEverything(): void;
  /** `everything`: too many to be told apart; then `keys` is empty. What comes after is told by the next call. */
  drain(): { readonly everything: boolean; readonly keys: readonly string[] };
};
