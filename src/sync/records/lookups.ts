import type { ListKind } from '../../content/site/service/service.ts';
import type { VisibleWindow } from '../../domain/instant.ts';
import type { FileRecord, KeyKind } from './file-record.ts';
import type { FileRepository, Holder, ListWindow, StoredAddress } from './file-repository.ts';

/** Answers from the database to work that cannot wait for it. */
export type Lookups = {
  record(file: string): FileRecord | undefined;
  holders(kind: KeyKind, key: string): readonly Holder[];
  /** The file, or the old path of an article, at a path. */
  address(path: string): StoredAddress | undefined;
  /** When something in a list is public, of '' in any of its kind, as `FileRepository.windows` tells it. */
  window(kind: ListKind, name: string, now: number): VisibleWindow | undefined;
  /** How often nothing was known of what was asked for; what follows from that answer is not final. */
  misses(): number;
  /** Whether nothing was asked for in this turn that is not known; if not, what follows from that is not final, so work that takes long may be left out. */
  isSettled(): boolean;
};

/**
 * Does a piece of work again and again until all that it asks for has been asked of the database, at once what one turn asks for. A turn goes
 * on as if there were nothing of what it does not know, so work must change nothing.
 */
export async function withLookups<Result>(
  repository: Pick<FileRepository, 'rows' | 'holders' | 'addresses' | 'windows'>,
  work: (lookups: Lookups) => Result | Promise<Result>,
): Promise<Result> {
  const known: Known = {
    records: new Map(),
    holders: new Map(),
    addresses: new Map(),
    windows: new Map(),
  };
  for (;;) {
    const missing: Missing = { files: new Set(), paths: new Set(), keys: new Map(), lists: new Map() };
    const result = await work(lookupsIn(known, missing));
    const { files, paths, keys, lists } = missing;
    if (files.size + paths.size + keys.size + lists.size === 0) return result;
    await lookUp(repository, known, missing);
  }
}

/** What the database has said; undefined: there is nothing. */
type Known = {
  readonly records: Map<string, FileRecord | undefined>;
  readonly holders: Map<KeyKind, Map<string, readonly Holder[]>>;
  readonly addresses: Map<string, StoredAddress | undefined>;
  readonly windows: Map<string, VisibleWindow | undefined>;
};

/** What is to be asked of the database. */
type Missing = {
  readonly files: Set<string>;
  readonly paths: Set<string>;
  readonly keys: Map<KeyKind, Set<string>>;
  readonly lists: Map<string, ListWindow>;
};

/** Answers of what is known, for one turn; what is not known is put into `missing`. */
function lookupsIn({ records, holders, addresses, windows }: Known, missing: Missing): Lookups {
  let misses = 0;
  return {
    misses: () => misses,
    isSettled() {
      if (misses === 0) return true;
      misses += 1;
      return false;
    },
    record(file) {
      if (records.has(file)) return records.get(file);
      missing.files.add(file);
      misses += 1;
      return undefined;
    },
    holders(kind, key) {
      const found = holders.get(kind)?.get(key);
      if (found) return found;
      const keys = missing.keys.get(kind) ?? new Set<string>();
      missing.keys.set(kind, keys.add(key));
      misses += 1;
      return [];
    },
    address(path) {
      if (addresses.has(path)) return addresses.get(path);
      missing.paths.add(path);
      misses += 1;
      return undefined;
    },
    window(kind, name, now) {
      const key = `${kind} ${name}`;
      if (windows.has(key)) return windows.get(key);
      missing.lists.set(key, { kind, name, now });
      misses += 1;
      return undefined;
    },
  };
}

async function lookUp(
  repository: Parameters<typeof withLookups>[0],
  { records, holders, addresses, windows }: Known,
  { files, paths, keys, lists }: Missing,
): Promise<void> {
  const [rows, found] = [await repository.rows([...files]), await repository.addresses([...paths])];
  for (const file of files) records.set(file, rows.get(file)?.record);
  for (const path of paths) addresses.set(path, found.get(path));
  for (const [kind, values] of keys) {
    const byKey = Map.groupBy(await repository.holders(kind, [...values]), ({ key }) => key);
    const all = holders.get(kind) ?? new Map<string, readonly Holder[]>();
    for (const key of values) all.set(key, byKey.get(key) ?? []);
    holders.set(kind, all);
  }
  const between = await repository.windows([...lists.values()]);
  for (const [index, key] of [...lists.keys()].entries()) windows.set(key, between[index]);
}
