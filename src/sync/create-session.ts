import { addHash, type HashSum } from '../content/site/revision.ts';
import type { Withdrawal } from '../domain/article.ts';
import type { Handle } from '../store/sql/handle.ts';
import type { StoredArticle } from '../store/sql/write/article-row.ts';
import type { Writer } from '../store/sql/write/writer.ts';
import { type Changes, createChanges, difference, noteKey, noteRecord, occupied } from './changes.ts';
import { type ArticleRecord, CLAIM, type FileRecord } from './records/file-record.ts';
import type { FileChange, FileKey, FileRepository, FileRow } from './records/file-repository.ts';
import { withdrawalHash } from './removed.ts';
import type { SyncSession } from './session.ts';

type SessionOptions = {
  readonly handle: Handle;
  readonly repository: FileRepository;
  readonly writer: Writer;
  readonly sum: HashSum;
  /** Nothing is known of what was published before. */
  readonly afresh: boolean;
};

export function createSession({ handle, repository, writer, sum, afresh }: SessionOptions): SyncSession {
  const { assigned, ...changes } = createChanges(afresh);
  const session: Session = {
    ...{ repository, writer, sum, changes: { ...changes, assigned } },
    ...{ released: new Set(), contested: new Set(), withdrawals: new Map(), removed: new Map() },
  };
  const batch = createBatch(writer);
  return {
    ...{ handle, repository, ...changes, contested: session.contested, unredacted: new Set() },
    get sum() {
      return session.sum;
    },
    put: (all, rows) => put(session, all, rows),
    store: batch.add,
    withdraw: (file, withdrawal) => void session.withdrawals.set(file, withdrawal),
    leave: (withdrawal) => void session.removed.set(withdrawal.id, withdrawal),
    async finish() {
      await batch.flush();
      await writer.settle();
      const stored = await removeReleased(session);
      await storeWithdrawals(session);
      await settleRemoved(session, stored);
    },
  };
}

type Session = Pick<SessionOptions, 'repository' | 'writer'> & {
  sum: HashSum;
  /** Whether it is known of any article that it was at another path. */
  isAnyFormer?: boolean;
  readonly changes: Changes;
  readonly contested: Set<string>;
  /** Ids that an article no longer has, or no longer with anything to show. */
  readonly released: Set<string>;
  /** By file: another may turn out to have the id. */
  readonly withdrawals: Map<string, Withdrawal>;
  /** Those of removed files, by id. */
  readonly removed: Map<string, Withdrawal>;
};

/** Characters of articles given to the store at once. With more at a time it has less work, and the collector of garbage more. */
const atOnce = 1500000;

function createBatch(writer: Writer) {
  let articles: StoredArticle[] = [];
  let length = 0;
  const flush = async () => {
    const some = articles;
    articles = [];
    length = 0;
    await writer.upsert(some);
  };
  const add = async (article: StoredArticle) => {
    articles.push(article);
    length += article.document.length + (article.words?.length ?? 0);
    if (length >= atOnce) await flush();
  };
  return { add, flush };
}

async function put(
  session: Session,
  all: readonly (readonly [file: string, record: FileRecord | undefined])[],
  given?: ReadonlyMap<string, FileRow>,
): Promise<void> {
  const { repository, changes } = session;
  const rows = given ?? (await repository.rows(all.map(([file]) => file)));
  const changed = all.map(([file, record]): FileChange => {
    const old = rows.get(file)?.record;
    noteHash(session, old?.article, record?.article);
    noteRecord(changes, file, old, record);
    return { file, record, ...difference(file, old, record) };
  });
  for (const { added, removed } of changed) for (const key of [...added, ...removed]) noteKey(changes, key);
  await repository.write(changed);
  await noteFormer(session, changed, rows);
  await contestFreed(session, changed);
}

function noteHash(
  session: Session,
  before: ArticleRecord | undefined,
  after: ArticleRecord | undefined,
): void {
  if (before?.hash !== after?.hash) {
    if (before?.hash !== undefined) session.sum = addHash(session.sum, before.hash, -1);
    if (after?.hash !== undefined) session.sum = addHash(session.sum, after.hash, 1);
  }
  if (before?.hash !== undefined && (after?.hash === undefined || before.id !== after.id))
    session.released.add(before.id);
}

/** Takes note of where articles were before, of those that are stored now and were not, or not there. */
async function noteFormer(
  session: Session,
  changed: readonly FileChange[],
  rows: ReadonlyMap<string, FileRow>,
): Promise<void> {
  const { repository, changes } = session;
  const articles = changed.map(
    ({ file, record }) => [rows.get(file)?.record.article, record?.article] as const,
  );
  const keys = articles.flatMap(([before, after]) => formerKeys(before, after));
  await repository.addKeys(keys);
  session.isAnyFormer = keys.length > 0 || (session.isAnyFormer ?? (await repository.count('former')) > 0);
  if (!session.isAnyFormer) return;
  const ids = articles.flatMap(([before, after]) =>
    after?.hash === undefined || (before?.hash !== undefined && before.path === after.path) ? [] : [after.id],
  );
  if (ids.length === 0) return;
  for (const { value } of await repository.holders('formerly', ids)) changes.addresses.add(value ?? '');
}

/** Keys of the path at which a file's article was published, where it no longer is, so that readers are led to where it then is. */
function formerKeys(before: ArticleRecord | undefined, after: ArticleRecord | undefined): readonly FileKey[] {
  if (before?.hash === undefined || before.elsewhere || before.path === after?.path) return [];
  return [
    ['former', before.path, before.id, ''],
    ['formerly', before.id, before.path, before.path],
  ];
}

/** What is free now may be another's; and what is shown or led elsewhere now, an article's. */
async function contestFreed(
  { repository, contested }: Session,
  changed: readonly FileChange[],
): Promise<void> {
  for (const kind of ['id', 'path', 'url'] as const) {
    const freed = changed.flatMap(({ added, removed }) => [
      ...removed.flatMap(([of, key]) => (of === kind ? [key] : [])),
      ...(kind === 'path' ? [...added, ...removed].flatMap(occupied) : []),
    ]);
    if (freed.length > 0) for (const { file } of await repository.holders(kind, freed)) contested.add(file);
  }
}

/** Removes articles whose ids no file has any more. Resolves to the ids, among those released, that another file has. */
async function removeReleased({ repository, writer, released }: Session): Promise<ReadonlySet<string>> {
  const holders = released.size === 0 ? [] : await repository.holders('id', [...released]);
  const stored = new Set(holders.filter(({ value }) => value === CLAIM.stored).map(({ key }) => key));
  await writer.remove([...released].filter((id) => !stored.has(id)));
  return stored;
}

async function storeWithdrawals({ repository, writer, withdrawals }: Session): Promise<void> {
  const rows = await repository.rows([...withdrawals.keys()]);
  const stored = [...withdrawals].filter(([file]) => rows.get(file)?.record.article?.hash !== undefined);
  await writer.withdraw(stored.map(([, withdrawal]) => withdrawal));
}

/** Puts in the withdrawals of removed files, and takes out those whose ids are taken. */
async function settleRemoved(session: Session, stored: ReadonlySet<string>): Promise<void> {
  const { repository, writer, changes } = session;
  const { everything, keys } = changes.assigned.drain();
  const idsOf = (holders: readonly { readonly key: string }[]) => holders.map(({ key }) => key);
  const ids = everything ? idsOf((await repository.distinct('removed', [''])).flat()) : keys;
  const held = await repository.holders('removed', ids);
  const withFile = new Set(idsOf(await repository.holders('id', idsOf(held))));
  const taken = everything ? held.filter(({ key }) => withFile.has(key)) : held;
  const left = [...session.removed.values()].filter(({ id }) => !stored.has(id));
  for (const { value } of taken) session.sum = addHash(session.sum, value ?? '', -1);
  for (const one of left) session.sum = addHash(session.sum, withdrawalHash(one), 1);
  await repository.removeKeys(taken.map(({ key }): FileKey => ['removed', key, null, '']));
  await repository.addKeys(left.map((one): FileKey => ['removed', one.id, withdrawalHash(one), '']));
  await writer.withdraw(left);
}
