import { hash } from '../content/article/hash.ts';
import { faulty, isUnreadable } from '../content/article/parsed.ts';
import type { ParsedArticle, ParsedEntry, Withheld } from '../content/article/parsed-article.ts';
import { fillDocument, serialize } from '../content/article/stored-document.ts';
import type { JoinedTranslations } from '../content/metadata/translations.ts';
import { headOf } from '../domain/article.ts';
import { encodeWithdrawal } from '../store/codec.ts';
import type { LinkContext } from './library.ts';
import { type ResolvedLinks, resolveLinks } from './links.ts';
import { occupantsOf } from './publication/occupants.ts';
import { translationsDigest } from './publication/translations.ts';
import {
  type ArticleRecord,
  articleRecordOf,
  CLAIM,
  type FileRecord,
  type KeyKind,
} from './records/file-record.ts';
import type { FileRow } from './records/file-repository.ts';
import { rightsDigest, withheldFrom } from './rights.ts';
import type { SyncSession } from './session.ts';
import { putUnlinked, type Unlinked } from './unlinked.ts';

/** What a file says, and what it was read with. */
export type ParsedFile = {
  readonly article: ParsedArticle;
  readonly stamp: string;
  readonly context: string;
  /** Where its links lead, if they have been followed. */
  readonly links: ResolvedLinks | undefined;
  /** What was withheld of its pictures when it was rendered. */
  readonly withheld: readonly Withheld[];
  /** Its translations, as it was rendered with them. */
  readonly translations?: JoinedTranslations | undefined;
};

type TakeOptions = Pick<LinkContext, 'sections'> & {
  /** Files that the site or a section shows. */
  readonly always: ReadonlySet<string>;
};

/** Takes in what some files say. An article whose links have not been followed may have to wait until they can be. */
export async function storeFiles(
  session: SyncSession,
  { always, ...context }: LinkContext & Pick<TakeOptions, 'always'>,
  files: readonly ParsedFile[],
): Promise<void> {
  const { repository, handle, unredacted } = session;
  const rows = await repository.rows(files.map(({ article }) => article.file));
  const entries = files.flatMap(({ article: { file, problems, draft, entry } }) =>
    entry && !draft && !faulty(problems) && !isUnreadable(problems) ? [{ file, entry }] : [],
  );
  const [linksOf, isFree, withheldNow] = [
    await followLinks(session, context, files),
    await claimed(session, rows, entries, { sections: context.sections, always }),
    await withheldFrom(repository, new Map(entries.map(({ file, entry }) => [file, entry.pictures ?? []]))),
  ];
  const records: (readonly [string, FileRecord])[] = [];
  const waiting: (readonly [string, Unlinked])[] = [];
  for (const parsed of files) {
    const { file, problems } = parsed.article;
    const row = rows.get(file);
    const fallback = recordWithout(parsed, row);
    if (fallback) {
      records.push([file, fallback]);
      continue;
    }
    const { entry } = parsed.article;
    if (!entry) continue;
    const links = parsed.links ?? linksOf(file);
    const article = await takeArticle(session, { file, entry, parsed, links, isFree: isFree(file) });
    const { content } = entry;
    if (content.kind === 'article' && article.hash === undefined && content.document.hash === undefined)
      waiting.push([file, { bytes: content.document.bytes, words: content.words }]);
    records.push([
      file,
      { ...baseOf(parsed), problems: listed(problems), addresses: addressesOf(row, article), article },
    ]);
    if (rightsDigest(withheldNow(file)) !== (article.rights ?? '')) unredacted.add(file);
  }
  await putUnlinked(handle, waiting);
  await session.put(records, rows);
  await noteFacts(session, files);
}

const listed = <One>(all: readonly One[]): readonly One[] | undefined => (all.length > 0 ? all : undefined);

/** What is wrong with its old paths is looked at only where they, or what is at them, become others. */
const addressesOf = (row: FileRow | undefined, { aliases }: ArticleRecord) =>
  JSON.stringify(row?.record.article?.aliases) === JSON.stringify(aliases)
    ? row?.record.addresses
    : undefined;

const baseOf = ({ stamp, context, article: { source, due } }: ParsedFile): FileRecord => ({
  stamp,
  due,
  source,
  context,
});

/** What is to be known of a file that says nothing new, cannot be read, is a draft or has faults; undefined: it says an article. */
function recordWithout(parsed: ParsedFile, row: FileRow | undefined): FileRecord | undefined {
  const { stamp, links, article } = parsed;
  const { source, problems, draft, entry, same } = article;
  const right = row?.before ?? row?.record;
  if (same && row) return { ...row.record, stamp };
  // Not known is not gone: it stays as it last was, and is read again the next time, whatever it looks like.
  if (isUnreadable(problems))
    return {
      ...right,
      ...{ stamp: '', unread: undefined, problems },
      retained: right?.article?.hash === undefined ? right?.retained : true,
    };
  const unpublishedPaths = listed(article.unpublishedPaths ?? []);
  const base = { ...baseOf(parsed), problems: listed(problems), unpublishedPaths };
  if (draft) return { ...base, draft };
  if (!faulty(problems) && entry) return undefined;
  const edited = right?.retained || right?.source !== source;
  if (right?.article?.hash !== undefined && edited)
    return { ...base, addresses: addressesOf(row, right.article), article: right.article, retained: true };
  const { digest: linked, lookups } = links ?? {};
  return { ...base, article: entry && { ...articleRecordOf(entry, 'broken'), linked, lookups } };
}

/** Follows the links of articles that have not been read with them. */
async function followLinks(
  { repository }: SyncSession,
  context: LinkContext,
  files: readonly ParsedFile[],
): Promise<(file: string) => ResolvedLinks> {
  const links = files.flatMap(({ links, article: { file, entry } }) =>
    entry && !links && entry.links.length > 0 ? [{ file, links: entry.links, shown: entry.shown }] : [],
  );
  const found = links.length === 0 ? [] : await resolveLinks(repository, context, links);
  const byFile = new Map(links.map(({ file }, index) => [file, found[index]]));
  return (file) => byFile.get(file) ?? noLinks;
}

const noLinks: ResolvedLinks = { resolved: {}, digest: '', sound: true, lookups: [] };

/** Finds who has the ids and addresses of articles already; resolves to whether a file has its own alone. */
async function claimed(
  { repository, contested }: SyncSession,
  rows: ReadonlyMap<string, FileRow>,
  entries: readonly { readonly file: string; readonly entry: ParsedEntry }[],
  { sections: { byPath }, always }: TakeOptions,
): Promise<(file: string) => boolean> {
  const written = new Set<string>();
  for (const { file, entry } of entries) if (byPath.has(entry.path.slice(1))) written.add(file);
  const find = async (kind: KeyKind, keyOf: (entry: Claims) => string | undefined) => {
    const own = entries.flatMap(({ file, entry }) => {
      const key = keyOf(entry);
      return key === undefined ? [] : [{ file, key }];
    });
    const holders =
      own.length === 0 ? [] : await repository.holders(kind, [...new Set(own.map(({ key }) => key))]);
    const owners = new Map<string, Set<string>>();
    const ownersOf = (key: string) => owners.get(key) ?? owners.set(key, new Set()).get(key) ?? new Set();
    const refused = new Map<string, readonly string[]>();
    const now = new Map(own.map(({ file, key }) => [file, key]));
    for (const { key, file, value } of holders)
      if (value === CLAIM.conflicting) refused.set(key, [...(refused.get(key) ?? []), file]);
      else if (value !== CLAIM.broken && (now.get(file) ?? key) === key) ownersOf(key).add(file);
    for (const { file, key } of own) {
      const others = [...ownersOf(key)].filter((other) => other !== file);
      if (others.length > 0) written.add(file);
      ownersOf(key).add(file);
      // Those that have it from another repeat this one as well, or this one alone.
      const before = rows.get(file)?.record.article;
      if (!before || keyOf(before) !== key) for (const other of refused.get(key) ?? []) contested.add(other);
    }
  };
  await find('id', ({ id }) => id);
  await find('path', ({ path }) => path);
  await find('url', ({ url, elsewhere }) => (elsewhere ? url : undefined));
  const occupied = await occupantsOf(
    repository,
    entries.map(({ entry }) => entry),
    always,
  );
  for (const { file, entry } of entries) if (occupied(entry) !== undefined) written.add(file);
  for (const file of written) contested.add(file);
  return (file) => !written.has(file);
}

type Claims = Pick<ArticleRecord, 'id' | 'path' | 'url' | 'elsewhere'>;

type TakeContext = {
  readonly file: string;
  readonly entry: ParsedEntry;
  readonly parsed: ParsedFile;
  readonly links: ResolvedLinks;
  /** Whether nobody else has its id or address. */
  readonly isFree: boolean;
};

/** The record of an article, with its hash if it can be stored already. */
async function takeArticle(session: SyncSession, { file, entry, parsed, links, isFree }: TakeContext) {
  const { content } = entry;
  const { withheld, translations } = parsed;
  const record = articleRecordOf(entry, content.kind, {
    rights: rightsDigest(withheld),
    joined: translations && translationsDigest(translations),
  });
  if (content.kind === 'withdrawn') {
    session.withdraw(file, content.withdrawal);
    const { digest, sound, lookups } = links;
    // Read before it was known what its reason names, it is read again where that is not for everybody.
    const linked = parsed.links || sound ? digest : undefined;
    return { ...record, hash: hash(encodeWithdrawal(content.withdrawal)), linked, lookups };
  }
  const { head, document, words } = content;
  const { digest: linked, lookups } = links;
  if (!isFree) return { ...record, lookups };
  if (document.hash === undefined)
    return isAnswered(record, links)
      ? storeUnlinked(session, record, { bytes: document.bytes, words }, links)
      : { ...record, lookups };
  const { elsewhere } = record;
  await session.store({ head: { ...head, hash: document.hash }, document: document.bytes, elsewhere, words });
  return { ...record, hash: document.hash, linked, lookups };
}

/** Whether slots can be filled: what a file was read with may not answer what it asks now. */
const isAnswered = (record: ArticleRecord, { resolved, sound }: ResolvedLinks): boolean =>
  sound && record.links.every((link) => resolved[link.join(' ')]);

/** Stores an article that has slots, now that its links lead somewhere. */
export async function storeUnlinked(
  session: SyncSession,
  record: ArticleRecord,
  { bytes, words }: Unlinked,
  { resolved, digest: linked, lookups }: ResolvedLinks,
): Promise<ArticleRecord> {
  const article = fillDocument(
    bytes,
    record.links.map((link) => resolved[link.join(' ')]),
  );
  const { hash: own, document } = serialize(article);
  const { elsewhere } = record;
  await session.store({ head: headOf({ ...article, hash: own }), document, elsewhere, words });
  return { ...record, hash: own, linked, lookups };
}

/** Takes note of what the bytes of shown files say. */
async function noteFacts(session: SyncSession, files: readonly ParsedFile[]): Promise<void> {
  const shown = new Map(files.flatMap(({ article }) => Object.entries(article.entry?.shows ?? {})));
  if (shown.size === 0) return;
  const rows = await session.repository.rows([...shown.keys()]);
  const changed = [...shown].flatMap(([file, facts]): readonly (readonly [string, FileRecord])[] => {
    const record = rows.get(file)?.record ?? { stamp: '' };
    const isSame = record.facts?.hash === facts.hash && record.facts.type === facts.type;
    return isSame ? [] : [[file, { ...record, facts }]];
  });
  if (changed.length > 0) await session.put(changed, rows);
}
