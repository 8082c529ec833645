import { addHash, type HashSum, NO_HASHES } from '../content/site/revision.ts';
import { ignored } from '../content/source/ignored.ts';
import { folderOf, roleOf } from '../content/source/role.ts';
import { type Claims, createClaims } from './claims.ts';
import type { Card, Known } from './file-record.ts';
import type { Shelf } from './file-repository.ts';
import { createNameCounts, type NameCounts } from './names.ts';
import { createRights, type Rights } from './rights.ts';

/** What an article links to, and where that led when it was stored. */
export type Links = Pick<Card, 'linked' | 'links' | 'shown'>;

/** Which files an article shows, and whether it is published. */
export type Showing = Pick<Card, 'id' | 'shows'> & { readonly stored: boolean };

/** How many problems a file has, and whether it is left out, or served as it last was right. */
export type Notable = {
  readonly errors: number;
  readonly warnings: number;
  readonly skipped: boolean;
  readonly kept: boolean;
};

/** All files of a collection as they are known, with what follows from them, kept up file by file. */
export type Memory = {
  readonly shelf: Omit<Shelf, 'put' | 'drop'>;
  readonly claims: Claims;
  readonly names: NameCounts;
  /** `_index.md` files. */
  readonly indexes: ReadonlySet<string>;
  /** Files of which there is something to report. */
  readonly notable: ReadonlyMap<string, Notable>;
  /** Articles that link to others, but for those that stand as they last were right. */
  readonly linking: ReadonlyMap<string, Links>;
  /** Articles that show files of the collection. */
  readonly showing: ReadonlyMap<string, Showing>;
  /** The pictures that articles withhold. */
  readonly rights: Pick<Rights, 'of'>;
  /** Articles that had other addresses. */
  readonly moved: ReadonlySet<string>;
  /** Articles whose files have not been read yet. */
  readonly expected: ReadonlySet<string>;
  /** Articles that wait to be stored. */
  readonly waiting: ReadonlySet<string>;
  /** Articles that repeat what others have. */
  readonly losers: Set<string>;
  /** Whose claims were refused, or may be granted now, since the losers were last told. */
  readonly contested: Set<string>;
  get(file: string): Known | undefined;
  has(file: string): boolean;
  set(file: string, known: Known | undefined): void;
  /** Takes in what the shelf says of a file. */
  learn(file: string, known: Known): void;
  /** Knows an article's file before it has been read. */
  expect(file: string): void;
  /** Knows no longer what was expected, and did not come. */
  settle(): void;
  /** Folders with articles. */
  folders(): Iterable<string>;
  /** A number that stands for all stored articles and their hashes, whatever their order. */
  sum(): HashSum;
};

/** A memory of no files. */
export function createMemoryOfFiles(shelf: Shelf): Memory {
  const expected = new Set<string>();
  const indexes = new Set<string>();
  const notable = new Map<string, Notable>();
  const linking = new Map<string, Links>();
  const showing = new Map<string, Showing>();
  const moved = new Set<string>();
  const waiting = new Set<string>();
  const losers = new Set<string>();
  const contested = new Set<string>();
  const folders = new Map<string, number>();
  const claims = createClaims();
  const rights = createRights();
  const names = createNameCounts();
  let hashes = NO_HASHES;
  const count = (file: string, by: 1 | -1) => {
    const role = roleOf(file);
    if (role === 'section') indexes[by > 0 ? 'add' : 'delete'](file);
    if (role !== 'article') return;
    const folder = folderOf(file);
    const now = (folders.get(folder) ?? 0) + by;
    if (now > 0) folders.set(folder, now);
    else folders.delete(folder);
  };
  const add = (file: string, card: Card, by: 1 | -1) => {
    if (card.hash === undefined) return;
    names[by === 1 ? 'add' : 'remove'](file, card);
    hashes = addHash(hashes, card.hash, by);
  };
  const forget = (file: string, card: Card) => {
    add(file, card, -1);
    claims.release(file, card);
    rights.remove(file, card.withholds);
    // What is free now may be another's: with one of them all are judged.
    const [loser] = losers;
    if (loser !== undefined) contested.add(loser);
    for (const all of [linking, showing, moved, waiting]) all.delete(file);
  };
  const learn = (file: string, known: Known) => {
    const note = notableOf(file, known);
    if (note) notable.set(file, note);
    else notable.delete(file);
    const { article: card } = known;
    if (!card) return;
    add(file, card, 1);
    if (!claims.claim(file, card)) contested.add(file);
    rights.add(file, card.withholds);
    const { id, links, linked, shown, shows, aliases = [], state, hash } = card;
    if (links.length > 0 && !known.kept)
      linking.set(file, { links, ...(linked !== undefined && { linked }), ...(shown && { shown }) });
    if (shows.length > 0) showing.set(file, { id, shows, stored: state === 'article' && hash !== undefined });
    if (aliases.length > 0) moved.add(file);
    if (state === 'article' && hash === undefined) waiting.add(file);
  };
  const get = (file: string) => (expected.has(file) ? unread : shelf.get(file));
  return {
    ...{ shelf, claims, names, indexes, notable, linking, showing, moved, waiting, losers, contested },
    ...{ expected, get, rights },
    has: (file) => expected.has(file) || shelf.has(file),
    set(file, known) {
      const before = get(file);
      expected.delete(file);
      if (!before !== !known) count(file, known ? 1 : -1);
      if (before?.article) forget(file, before.article);
      if (known) {
        shelf.put(file, known);
        learn(file, known);
        return;
      }
      shelf.drop(file);
      notable.delete(file);
    },
    learn(file, known) {
      count(file, 1);
      learn(file, known);
    },
    expect(file) {
      expected.add(file);
      count(file, 1);
    },
    settle() {
      for (const file of expected) count(file, -1);
      expected.clear();
    },
    folders: () => folders.keys(),
    sum: () => hashes,
  };
}

const unread: Known = { stamp: '' };

function notableOf(file: string, { problems = [], kept, draft, article }: Known): Notable | undefined {
  const role = roleOf(file);
  const all = role === 'ignored' ? [...problems, ignored(file)] : problems;
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const skipped = role === 'article' && !draft && article?.hash === undefined;
  if (all.length === 0 && !skipped && !kept) return undefined;
  return { errors, warnings: all.length - errors, skipped, kept: kept === true };
}
