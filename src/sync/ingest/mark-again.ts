import type { ListKind } from '../../content/site/service/service.ts';
import type { LinkContext } from '../library.ts';
import { resolveLinks } from '../links.ts';
import { articlesWithOtherTwins } from '../publication/media-owners.ts';
import { joinedTranslations, translationsDigest } from '../publication/translations.ts';
import { type ArticleRecord, type FileRecord, type Key, listKey } from '../records/file-record.ts';
import { resolveConflicts } from '../resolve-conflicts.ts';
import { rightsDigest } from '../rights.ts';
import type { SyncSession } from '../session.ts';
import { storeUnlinked } from '../store-files.ts';
import { takeUnlinked } from '../unlinked.ts';
import { batch, HOW, tasksFor } from './task-marks.ts';
import { picturesWithheld } from './tasks.ts';

/** Settles conflicts, follows links, and marks what has to be read again; resolves to how many files that are. */
export async function markAgain(
  session: SyncSession,
  links: LinkContext,
  always: ReadonlySet<string>,
): Promise<number> {
  const { repository } = session;
  const { sections, source } = links;
  await repository.addKeys(
    tasksFor(await resolveConflicts({ session, sections, source, always }), HOW.linked),
  );
  const { everything: allTargets, keys } = session.targets.drain();
  const lists = await changedLists(session, links.now);
  const everything = allTargets || lists.everything;
  if (everything)
    for await (const files of pages(repository, 'linking')) await followLinks(session, links, files);
  // Some have no links, and wait for an id or an address that was another's.
  for await (const files of pages(repository, 'unlinked'))
    await followLinks(session, links, files, (article) => !everything || article.links.length === 0);
  const holders = await repository.holders('link', [...keys, ...lists.keys]);
  const linking = new Set(holders.map(({ file }) => file));
  await followLinks(session, links, [...linking]);
  await repository.addKeys(tasksFor(await redacted(session), HOW.linked));
  await repository.addKeys(tasksFor(await articlesWithOtherTwins(session, always), HOW.linked));
  await repository.addKeys(tasksFor(await otherwiseJoined(session), HOW.linked));
  return repository.count('task');
}

/** Keys (`link`) of lists that are public at another time than they were, or may be; of most, which something public is left in, only what asked for all that is in them. */
async function changedLists(
  { repository, lists }: SyncSession,
  now: number,
): Promise<ReturnType<SyncSession['lists']['drain']>> {
  const { everything, keys } = lists.drain();
  const changed = keys.map((list) => {
    const [kind = '', name = ''] = list.split('\n');
    // `listsWith` gives them.
    return { kind: kind as ListKind, name, now };
  });
  const windows = await repository.windows(changed);
  const all = changed.flatMap(({ kind, name }, index) => {
    const window = windows[index];
    const isOpen = window !== undefined && window.until === undefined && window.from <= now;
    const closed = listKey('closed', kind, name);
    return isOpen ? [closed] : [closed, listKey('open', kind, name)];
  });
  return { everything, keys: all };
}

/** Files with the key '' of a kind. */
async function* pages({ page }: SyncSession['repository'], kind: Key[0]): AsyncIterable<readonly string[]> {
  for (let after = ''; ; ) {
    const found = await page(kind, after, batch);
    if (found.length === 0) return;
    yield found.map(({ file }) => file);
    after = found.at(-1)?.file ?? after;
  }
}

/** Stores articles that waited for their links to lead somewhere, and marks those to be read again whose links lead elsewhere than when they were stored. */
async function followLinks(
  session: SyncSession,
  links: LinkContext,
  files: readonly string[],
  isWanted: (article: ArticleRecord) => boolean = () => true,
): Promise<void> {
  const { repository, handle } = session;
  const rows = await repository.rows(files);
  const linking = [...rows.values()].flatMap(({ file, record }) => {
    const { article, retained } = record;
    return article && !retained && !article.conflicting && isWanted(article)
      ? [{ file, record, article }]
      : [];
  });
  const found = await resolveLinks(
    repository,
    links,
    linking.map(({ file, article }) => ({ file, links: article.links, shown: article.shown })),
  );
  const followed = linking.flatMap((one, index) => {
    const own = found[index];
    return own ? [{ ...one, own, isWaiting: one.article.state === 'article' && !one.article.hash }] : [];
  });
  const sound = followed.filter(({ isWaiting, own }) => isWaiting && own.sound).map(({ file }) => file);
  const aside = await takeUnlinked(handle, sound);
  const changed: (readonly [string, FileRecord])[] = [];
  const repeated: string[] = [];
  for (const { file, record, article, own, isWaiting } of followed) {
    const rendered = aside.get(file);
    if (rendered)
      changed.push([file, { ...record, article: await storeUnlinked(session, article, rendered, own) }]);
    else if (isWaiting || own.digest !== article.linked) repeated.push(file);
    else if (own.lookups.join('\n') !== article.lookups?.join('\n'))
      changed.push([file, { ...record, article: { ...article, lookups: own.lookups } }]);
  }
  await session.put(changed, rows);
  await repository.addKeys(tasksFor(repeated, HOW.linked));
}

/** Articles of which others are to see more or less than when they were rendered. */
async function redacted(session: SyncSession): Promise<readonly string[]> {
  const { repository, unredacted, withheld } = session;
  const files = new Set(unredacted);
  unredacted.clear();
  const { everything, keys } = withheld.drain();
  if (everything) for await (const rows of repository.all()) for (const { file } of rows) files.add(file);
  for (const { file } of await repository.holders('picture', keys)) files.add(file);
  const rows = await repository.rows([...files]);
  const withheldOf = await picturesWithheld(session, rows);
  return [...rows.values()].flatMap(({ file, record: { article, retained } }) => {
    const isShown = article && article.state !== 'broken' && !retained && !article.conflicting;
    return isShown && rightsDigest(withheldOf(file)) !== (article.rights ?? '') ? [file] : [];
  });
}

/** Articles whose translations are others than when they were rendered. */
async function otherwiseJoined({ repository, joined }: SyncSession): Promise<readonly string[]> {
  const { everything, keys } = joined.drain();
  const changed: string[] = [];
  const look = async (files: readonly string[]) => {
    const { of, members } = await joinedTranslations(repository, files);
    for (const [file, record] of members) {
      const { article, retained } = record ?? {};
      const isShown = article?.state === 'article' && !retained && !article.conflicting;
      if (isShown && translationsDigest(of(file)) !== article.joined) changed.push(file);
    }
  };
  if (everything) for await (const files of pages(repository, 'translates')) await look(files);
  else await look(keys);
  return changed;
}

/** What could not be stored in the end, as its links never agreed, is left out until it is read again. */
export async function leaveOutUnlinked({ repository, put }: SyncSession): Promise<void> {
  for await (const files of pages(repository, 'unlinked')) {
    const rows = await repository.rows(files);
    const waiting = [...rows.values()].flatMap(
      ({ file, record }): readonly (readonly [string, FileRecord])[] =>
        record.article?.state === 'article' && record.article.hash === undefined
          ? [[file, { ...record, stamp: '', article: { ...record.article, state: 'broken' } }]]
          : [],
    );
    await put(waiting, rows);
  }
}
