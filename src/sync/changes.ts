import { mediaPath } from '../content/source/media-file.ts';
import { roleOf } from '../content/source/role.ts';
import { documentPaths } from './publication/occupants.ts';
import { shownAsTranslation } from './publication/translations.ts';
import {
  CLAIM,
  type FileRecord,
  isLeftOut,
  type Key,
  keysOf,
  linkKey,
  listsWith,
} from './records/file-record.ts';
import type { FileChange } from './records/file-repository.ts';
import type { ChangeSet } from './session.ts';

export type Changes = ReturnType<typeof createChanges>;

/** What follows from changes of files, until it is looked up. `afresh`: nothing is known of what was published before. */
export const createChanges = (afresh: boolean) => ({
  targets: createChangeSet(afresh),
  addresses: createChangeSet(afresh),
  names: createChangeSet(afresh),
  lists: createChangeSet(afresh),
  mediaPaths: createChangeSet(afresh),
  withheld: createChangeSet(),
  joined: createChangeSet(afresh),
  changedFiles: createChangeSet(afresh),
  /** Ids that articles or withdrawals of files are stored with, and were not. */
  assigned: createChangeSet(afresh),
});

/** Changes told from one another. */
const most = 1000;

function createChangeSet(everything = false): ChangeSet {
  const keys = new Set<string>();
  let overflow = everything;
  return {
    add(...more) {
      for (const key of overflow ? [] : more) keys.add(key);
      if (keys.size <= most) return;
      overflow = true;
      keys.clear();
    },
    addEverything() {
      overflow = true;
      keys.clear();
    },
    drain() {
      const drained = { everything: overflow, keys: [...keys] };
      overflow = false;
      keys.clear();
      return drained;
    },
  };
}

/** Takes note of what follows from another record of a file. */
export function noteRecord(
  changes: Changes,
  file: string,
  old: FileRecord | undefined,
  now: FileRecord | undefined,
): void {
  const [before, after] = [old?.article, now?.article];
  const both = [before, after].flatMap((article) => article ?? []);
  if (shownAsTranslation(before) !== shownAsTranslation(after))
    changes.joined.add(file, ...both.flatMap(({ translates }) => translates?.files ?? []));
  if (targetOf(old) !== targetOf(now)) {
    changes.mediaPaths.add(...both.flatMap((article) => documentPaths(article)));
    const unpublished = [old, now].flatMap((record) => record?.unpublishedPaths ?? []);
    const paths = both.flatMap(({ path, aliases = [] }) => [path, ...aliases]);
    changes.targets.add(...[file, mediaPath(file), ...unpublished, ...paths].map(linkKey));
  }
  const aliases = [before, after].map((article) => article?.aliases ?? []);
  if (JSON.stringify(aliases[0]) !== JSON.stringify(aliases[1])) changes.addresses.add(...aliases.flat());
  // What the site and its sections show is in no record.
  if (roleOf(file) === 'file') changes.addresses.add(mediaPath(file));
  changes.changedFiles.add(file);
}

/** Takes note of what follows from a key that came or went. */
export function noteKey(changes: Changes, all: Key): void {
  const [kind, key, value] = all;
  const [first = ''] = key.split('\n', 1);
  changes.lists.add(...listsWith(all).map((list) => list.join('\n')));
  if (kind === 'author' || kind === 'tag') changes.names.add(`${kind}\n${first}`);
  if (kind === 'show') changes.addresses.add(first);
  if (kind === 'alias' || kind === 'path') changes.addresses.add(key);
  if (kind === 'path') changes.mediaPaths.add(key);
  changes.mediaPaths.add(...occupied(all));
  if (kind === 'withhold') changes.withheld.add(key);
  if (kind === 'id' && value === CLAIM.stored) changes.assigned.add(key);
}

/** The path of a key by which something other than an article has it. */
export function occupied([kind, key]: Key): readonly string[] {
  if (kind === 'alias') return [key];
  return kind === 'show' || kind === 'twin' ? key.split('\n', 1) : [];
}

/** Keys that a file no longer has, and those that are new or say something else. */
export function difference(
  file: string,
  old: FileRecord | undefined,
  now: FileRecord | undefined,
): Pick<FileChange, 'added' | 'removed'> {
  const nameOf = ([kind, key]: Key) => `${kind}\n${key}`;
  const before = new Map((old ? keysOf(file, old) : []).map((key) => [nameOf(key), key]));
  const after = new Map((now ? keysOf(file, now) : []).map((key) => [nameOf(key), key]));
  return {
    added: [...after].flatMap(([name, key]) => (before.get(name)?.[2] === key[2] ? [] : [key])),
    removed: [...before].flatMap(([name, key]) => (after.has(name) ? [] : [key])),
  };
}

/** Equal where links lead to the same. */
function targetOf(record: FileRecord | undefined): string | undefined {
  const { article } = record ?? {};
  if (!record || !article) return record && `${record.unpublishedPaths}`;
  const { url, path, elsewhere, shown, aliases, documents, updates, conflicting } = article;
  const names = [url, path, elsewhere, aliases, documents, updates];
  return JSON.stringify([...names, shown, conflicting, isLeftOut(record)]);
}
