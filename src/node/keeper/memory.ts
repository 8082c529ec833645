import { folderOf, roleOf } from '../../content/role.ts';
import { type Claims, createClaims } from './claims.ts';
import type { Known } from './known.ts';
import { createNameCounts, type NameCounts } from './names.ts';

/** All files of a collection as they are known, with what follows from them, kept up file by file. */
export type Memory = {
  readonly files: ReadonlyMap<string, Known>;
  readonly claims: Claims;
  readonly names: NameCounts;
  /** `_index.md` files. */
  readonly indexes: ReadonlySet<string>;
  /** Files of which there is something to report: problems, and articles that are not served as they are. */
  readonly notable: ReadonlySet<string>;
  /** Articles that repeat what others have. */
  readonly losers: Set<string>;
  /** Whether a claim was refused since the losers were last told. */
  contested: boolean;
  set(file: string, known: Known | undefined): void;
  /** Folders with articles. */
  folders(): Iterable<string>;
  /** Files in the order of their paths. */
  sorted(): readonly string[];
  /** A number that stands for all stored articles and their hashes, whatever their order. */
  sum(): string;
};

/** A memory of no files. */
export function createMemoryOfFiles(): Memory {
  const files = new Map<string, Known>();
  const indexes = new Set<string>();
  const notable = new Set<string>();
  const folders = new Map<string, number>();
  const claims = createClaims();
  const names = createNameCounts();
  let lanes: readonly [number, number] = [0, 0];
  let order: readonly string[] | undefined;
  const count = (file: string, by: number) => {
    const role = roleOf(file);
    if (role === 'section') indexes[by > 0 ? 'add' : 'delete'](file);
    if (role !== 'article') return;
    const folder = folderOf(file);
    const now = (folders.get(folder) ?? 0) + by;
    if (now > 0) folders.set(folder, now);
    else folders.delete(folder);
  };
  const add = ({ article }: Known, by: 1 | -1) => {
    if (article?.hash === undefined) return;
    names[by === 1 ? 'add' : 'remove'](article);
    // Taken modulo 2³², so that what was added can be taken away again.
    lanes = [lane(lanes[0], article.hash.slice(0, 8), by), lane(lanes[1], article.hash.slice(8, 16), by)];
  };
  const memory: Memory = {
    files,
    indexes,
    notable,
    claims,
    names,
    losers: new Set(),
    contested: false,
    set(file, known) {
      const before = files.get(file);
      if (!before !== !known) {
        order = undefined;
        count(file, known ? 1 : -1);
      }
      if (before) {
        add(before, -1);
        if (before.article) claims.release(file, before.article);
        // What is free now may be another's.
        if (before.article && memory.losers.size > 0) memory.contested = true;
      }
      notable[known && isNotable(file, known) ? 'add' : 'delete'](file);
      if (!known) {
        files.delete(file);
        memory.losers.delete(file);
        return;
      }
      files.set(file, known);
      add(known, 1);
      if (known.article && !claims.claim(file, known.article)) memory.contested = true;
    },
    folders: () => folders.keys(),
    sorted() {
      order ??= [...files.keys()].toSorted();
      return order;
    },
    sum: () => lanes.map((each) => each.toString(16)).join('.'),
  };
  return memory;
}

function isNotable(file: string, { problems, kept, draft, article }: Known): boolean {
  if (problems || kept) return true;
  const role = roleOf(file);
  return role === 'ignored' || (role === 'article' && !draft && article?.hash === undefined);
}

const lane = (sum: number, digits: string, by: 1 | -1): number =>
  (sum + by * Number.parseInt(digits, 16)) >>> 0;
