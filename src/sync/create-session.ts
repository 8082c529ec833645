import { addHash, type HashSum } from '../content/site/revision.ts';
import { mediaPath } from '../content/source/media-file.ts';
import { roleOf } from '../content/source/role.ts';
import type { Withdrawal } from '../domain/article.ts';
import type { Handle } from '../store/sql/handle.ts';
import type { StoredArticle } from '../store/sql/write/article-row.ts';
import type { Writer } from '../store/sql/write/writer.ts';
import { documentPaths } from './publication/occupants.ts';
import { shownAsTranslation } from './publication/translations.ts';
import {
  type ArticleRecord,
  CLAIM,
  type FileRecord,
  isLeftOut,
  type Key,
  keysOf,
  linkKey,
  listsWith,
} from './records/file-record.ts';
import type { FileChange, FileKey, FileRepository, FileRow } from './records/file-repository.ts';
import { withdrawalHash } from './removed.ts';
import type { ChangeSet, SyncSession } from './session.ts';

type SessionOptions = {
  readonly handle: Handle;
  readonly repository: FileRepository;
  readonly writer: Writer;
  readonly sum: HashSum;
  /** Nothing is known of what was published before. */
  readonly afresh: boolean;
};

/** Characters of articles given to the store at once. With more at a time it has less work, and the collector of garbage more. */
const atOnce = 1500000;

export function createSession({ handle, repository, writer, sum, afresh }: SessionOptions): SyncSession {
  let total = sum;
  /** Ids that an article no longer has, or no longer with anything to show. */
  const released = new Set<string>();
  let articles: StoredArticle[] = [];
  let length = 0;
  /** By file: another may turn out to have the id. */
  const withdrawals = new Map<string, Withdrawal>();
  const changes = {
    targets: createChangeSet(afresh),
    addresses: createChangeSet(afresh),
    names: createChangeSet(afresh),
    lists: createChangeSet(afresh),
    mediaPaths: createChangeSet(afresh),
    withheld: createChangeSet(),
    joined: createChangeSet(afresh),
    changedFiles: createChangeSet(afresh),
  };
  const contested = new Set<string>();
  /** Ids that articles or withdrawals of files are stored with, and were not. */
  const assigned = createChangeSet(afresh);
  /** Those of removed files, by id. */
  const removed = new Map<string, Withdrawal>();
  const flush = async () => {
    const some = articles;
    articles = [];
    length = 0;
    await writer.upsert(some);
  };
  /** Takes note of what follows from a change. */
  const note = (file: string, old: FileRecord | undefined, now: FileRecord | undefined) => {
    const [before, after] = [old?.article, now?.article];
    if (before?.hash !== after?.hash) {
      if (before?.hash !== undefined) total = addHash(total, before.hash, -1);
      if (after?.hash !== undefined) total = addHash(total, after.hash, 1);
    }
    if (before?.hash !== undefined && (after?.hash === undefined || before.id !== after.id))
      released.add(before.id);
    if (shownAsTranslation(before) !== shownAsTranslation(after))
      changes.joined.add(file, ...[before, after].flatMap((one) => one?.translates?.files ?? []));
    if (targetOf(old) !== targetOf(now)) {
      changes.mediaPaths.add(
        ...[before, after].flatMap((article) => (article ? documentPaths(article) : [])),
      );
      changes.targets.add(
        ...[file, mediaPath(file), ...(old?.unpublishedPaths ?? []), ...(now?.unpublishedPaths ?? [])].map(
          linkKey,
        ),
        ...[before, after].flatMap((article) =>
          article ? [article.path, ...(article.aliases ?? [])].map(linkKey) : [],
        ),
      );
    }
    const aliases = [before, after].map((article) => article?.aliases ?? []);
    if (JSON.stringify(aliases[0]) !== JSON.stringify(aliases[1])) changes.addresses.add(...aliases.flat());
    // What the site and its sections show is in no record.
    if (roleOf(file) === 'file') changes.addresses.add(mediaPath(file));
  };
  const noteKey = (all: Key) => {
    const [kind, key, value] = all;
    changes.lists.add(...listsWith(all).map((list) => list.join('\n')));
    if (kind === 'author' || kind === 'tag') changes.names.add(`${kind}\n${key.slice(0, key.indexOf('\n'))}`);
    if (kind === 'show' || kind === 'twin') changes.mediaPaths.add(key.slice(0, key.indexOf('\n')));
    if (kind === 'show') changes.addresses.add(key.slice(0, key.indexOf('\n')));
    if (kind === 'alias' || kind === 'path') {
      changes.addresses.add(key);
      changes.mediaPaths.add(key);
    }
    if (kind === 'withhold') changes.withheld.add(key);
    if (kind === 'id' && value === CLAIM.stored) assigned.add(key);
  };
  /** Whether it is known of any article that it was at another path. */
  let isAnyFormer: boolean | undefined;
  /** Takes note of where articles were before, of those that are stored now and were not, or not there. */
  const noteFormer = async (changed: readonly FileChange[], rows: ReadonlyMap<string, FileRow>) => {
    const keys = changed.flatMap(({ file, record }) =>
      formerKeys(rows.get(file)?.record.article, record?.article),
    );
    await repository.addKeys(keys);
    isAnyFormer = keys.length > 0 || (isAnyFormer ?? (await repository.count('former')) > 0);
    if (!isAnyFormer) return;
    const ids = changed.flatMap(({ file, record }) => {
      const [before, after] = [rows.get(file)?.record.article, record?.article];
      return after?.hash === undefined || (before?.hash !== undefined && before.path === after.path)
        ? []
        : [after.id];
    });
    if (ids.length === 0) return;
    for (const { value } of await repository.holders('formerly', ids)) changes.addresses.add(value ?? '');
  };
  /** Puts in the withdrawals of removed files, and takes out those whose ids are taken. */
  const settleRemoved = async (own: ReadonlySet<string>) => {
    const { everything, keys } = assigned.drain();
    const holders = everything ? await repository.distinct('removed', ['']) : [];
    const ids = everything ? holders.flat().map(({ key }) => key) : keys;
    const held = await repository.holders('removed', ids);
    const withFile = new Set(
      (
        await repository.holders(
          'id',
          held.map(({ key }) => key),
        )
      ).map(({ key }) => key),
    );
    const taken = everything ? held.filter(({ key }) => withFile.has(key)) : held;
    const left = [...removed.values()].filter(({ id }) => !own.has(id));
    for (const { value } of taken) total = addHash(total, value ?? '', -1);
    for (const one of left) total = addHash(total, withdrawalHash(one), 1);
    await repository.removeKeys(taken.map(({ key }): FileKey => ['removed', key, null, '']));
    await repository.addKeys(left.map((one): FileKey => ['removed', one.id, withdrawalHash(one), '']));
    await writer.withdraw(left);
  };
  return {
    ...{ handle, repository, ...changes, contested, unredacted: new Set() },
    get sum() {
      return total;
    },
    async put(all, options) {
      const rows = options ?? (await repository.rows(all.map(([file]) => file)));
      const changed = all.map(([file, record]): FileChange => {
        const old = rows.get(file)?.record;
        note(file, old, record);
        return { file, record, ...difference(file, old, record) };
      });
      for (const { added, removed } of changed) for (const key of [...added, ...removed]) noteKey(key);
      await repository.write(changed);
      await noteFormer(changed, rows);
      changes.changedFiles.add(...changed.map(({ file }) => file));
      // What is free now may be another's; and what is shown or led elsewhere now, an article's.
      for (const kind of ['id', 'path', 'url'] as const) {
        const freed = changed.flatMap(({ added, removed }) => [
          ...removed.flatMap(([of, key]) => (of === kind ? [key] : [])),
          ...(kind === 'path' ? [...added, ...removed].flatMap(occupied) : []),
        ]);
        if (freed.length > 0)
          for (const { file } of await repository.holders(kind, freed)) contested.add(file);
      }
    },
    async store(article) {
      articles.push(article);
      length += article.document.length + (article.words?.length ?? 0);
      if (length >= atOnce) await flush();
    },
    withdraw: (file, withdrawal) => void withdrawals.set(file, withdrawal),
    leave: (withdrawal) => void removed.set(withdrawal.id, withdrawal),
    async finish() {
      await flush();
      await writer.settle();
      const holders = released.size === 0 ? [] : await repository.holders('id', [...released]);
      const stored = new Set(holders.filter(({ value }) => value === CLAIM.stored).map(({ key }) => key));
      await writer.remove([...released].filter((id) => !stored.has(id)));
      const rows = await repository.rows([...withdrawals.keys()]);
      await writer.withdraw(
        [...withdrawals].flatMap(([file, one]) =>
          rows.get(file)?.record.article?.hash === undefined ? [] : [one],
        ),
      );
      await settleRemoved(stored);
    },
  };
}

/** Keys of the path at which a file's article was published, where it no longer is, so that readers are led to where it then is. */
function formerKeys(before: ArticleRecord | undefined, after: ArticleRecord | undefined): readonly FileKey[] {
  if (before?.hash === undefined || before.elsewhere || before.path === after?.path) return [];
  return [
    ['former', before.path, before.id, ''],
    ['formerly', before.id, before.path, before.path],
  ];
}

/** Keys that a file no longer has, and those that are new or say something else. */
function difference(
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

/** The path of a key by which something other than an article has it. */
function occupied([kind, key]: Key): readonly string[] {
  if (kind === 'alias') return [key];
  return kind === 'show' || kind === 'twin' ? [key.slice(0, key.indexOf('\n'))] : [];
}

/** Equal where links lead to the same. */
function targetOf(record: FileRecord | undefined): string | undefined {
  const { article } = record ?? {};
  if (!record || !article) return record && `${record.unpublishedPaths}`;
  const { url, path, elsewhere, shown, aliases, documents, updates, conflicting } = article;
  const names = [url, path, elsewhere, aliases, documents, updates];
  return JSON.stringify([...names, shown, conflicting, isLeftOut(record)]);
}

/** Changes told from one another. */
const most = 1000;

export function createChangeSet(everything = false): ChangeSet {
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
