import type { Reference } from '../../content/article/library.ts';
import { faulty } from '../../content/article/parsed.ts';
import type { ParsedEntry } from '../../content/article/parsed-article.ts';
import type { Problem } from '../../content/problems/problem.ts';
import type { ListKind } from '../../content/site/service/service.ts';
import { ignored } from '../../content/source/ignored.ts';
import { mediaPath } from '../../content/source/media-file.ts';
import { folded } from '../../content/source/named-file.ts';
import { wordProcessorFile } from '../../content/source/other-formats.ts';
import { folderOf, roleOf } from '../../content/source/role.ts';
import type { Author, Tag } from '../../domain/article.ts';

/** What is known of a file since it was last read; kept in the database, so that the next start need not read it again. */
export type FileRecord = {
  /** Tells one state of the file from another; '': it is to be read again, whatever it looks like. */
  readonly stamp: string;
  /** It is there, and has never been read. */
  readonly unread?: true;
  /** Hash of its source, of an article. */
  readonly source?: string;
  /** Hash of what it takes from the site and its sections. */
  readonly context?: string;
  readonly draft?: true;
  /** When it is to be read again although it is the same, as what it dates later has come: milliseconds since 1970. */
  readonly due?: number | undefined;
  /** What is wrong with it by itself and with where its links lead. */
  readonly problems?: readonly Problem[];
  /** What is wrong with it beside others: an id or an address that another has. */
  readonly conflicts?: readonly Problem[];
  /** What is wrong with its old paths, or with the address at which it would be served. */
  readonly addresses?: readonly Problem[];
  readonly article?: ArticleRecord;
  /** The paths that it would have, of a draft and of what is left out before it is an article. */
  readonly unpublishedPaths?: readonly string[] | undefined;
  /** The article is served as it last was right; the source is another by now. */
  readonly retained?: true;
  /** What its bytes say, of a file that is shown. */
  readonly facts?: ParsedEntry['shows'][string];
  /** Of site.yaml and `_index.md`: what they said when they were last right. */
  readonly fields?: unknown;
};

/** An article as far as other files and the lists of feeds must know of it. */
export type ArticleRecord = Pick<
  ParsedEntry,
  | 'id'
  | 'path'
  | 'url'
  | 'elsewhere'
  | 'shown'
  | 'naming'
  | 'own'
  | 'aliases'
  | 'written'
  | 'pictures'
  | 'withholds'
  | 'twins'
  | 'translates'
  | 'language'
  | 'documents'
  | 'updates'
> & {
  readonly authors: readonly Author[];
  readonly tags: readonly Tag[];
  readonly links: readonly Reference[];
  /** Files it shows. */
  readonly shows: readonly string[];
  /** Paths of the sections in which feeds show it; absent: no feed does. */
  readonly sections?: readonly string[] | undefined;
  /** The month (UTC, `2026-11`) whose sitemap has its page. */
  readonly month?: string | undefined;
  /** `broken`: it has a place in the collection, but cannot be published. */
  readonly state: 'article' | 'withdrawn' | 'broken';
  /** It has an id or an address that another has, and keeps. */
  readonly conflicting?: true;
  /** Of an article that is stored. */
  readonly hash?: string;
  /** Digest of where its links led when it was stored. */
  readonly linked?: string;
  /** Keys (`link`) of the files and paths that decide on where its links lead. */
  readonly lookups?: readonly string[];
  /** What `rightsDigest` gave for its pictures when it was rendered; absent: nothing of them was withheld. */
  readonly rights?: string;
  /** What `translationsDigest` gave when it was rendered; absent: it had no translations. */
  readonly joined?: string | undefined;
};

/** What an entry leaves to know. */
export function articleRecordOf(
  entry: ParsedEntry,
  state: ArticleRecord['state'],
  { rights = '', joined }: Pick<ArticleRecord, 'rights' | 'joined'> = {},
): ArticleRecord {
  const { id, path, url, elsewhere, shown, naming, own, aliases, authors, tags, links, shows } = entry;
  const { written, pictures, withholds, twins, translates, language, documents, updates } = entry;
  return {
    ...{ id, path, url, elsewhere, naming, own, authors, tags, links, shows: Object.keys(shows), state },
    ...{ aliases, written, shown, pictures, withholds, twins, rights: rights === '' ? undefined : rights },
    ...{ translates, language, documents, updates, joined },
    ...listsOf(entry),
  };
}

function listsOf({ content, elsewhere }: ParsedEntry): Pick<ArticleRecord, 'sections' | 'month'> {
  if (content.kind === 'withdrawn') {
    const { sections, unlisted } = content.withdrawal;
    return { sections: unlisted ? undefined : sections };
  }
  const { sections, syndication, published } = content.head;
  if (syndication === 'none') return {};
  return { sections, month: elsewhere ? undefined : published.toISOString().slice(0, 7) };
}

/** By what a file is looked up. */
export type KeyKind =
  /** Ids, paths and urls (of articles that have their page elsewhere) that articles have or would have; the value says which (`CLAIM`). */
  | 'id'
  | 'path'
  | 'url'
  /** Old paths of an article. */
  | 'alias'
  /** Paths that a draft, or what is left out, would have. */
  | 'unpublished'
  /** `linkKey` of what its links may lead to. */
  | 'link'
  /** `shownKey` of the files it shows; the value is the id of an article that is stored. */
  | 'show'
  /** The same of the files that it would show if another did not have their address. */
  | 'twin'
  /** `pictureKeys` of what it shows. */
  | 'picture'
  /** The same of the picture that it withholds; the value lists audiences, as JSON. */
  | 'withhold'
  /** The files that it names as its translations; '' of those that name any or have any. */
  | 'translates'
  /** `nameKey` of its authors and tags; the value is when it is public, `[from, until]`, of an article that feeds show. */
  | 'author'
  | 'tag'
  /** The section that it is in, with a slash at its end, and the month of its page; the value as with tags, without an end for sections. */
  | 'placement'
  | 'month'
  /** Folder and context of an article's file (`contextKey`); the value is what all keys of the folder begin with. */
  | 'context'
  /** With the key '': `_index.md` files; articles that have links; those whose links are still to be followed; what is to be reported. */
  | 'section'
  | 'linking'
  | 'unlinked'
  | 'report'
  /** With the key '': drafts; and articles that an error keeps out, or as they last were. */
  | 'draft'
  | 'faulty'
  /** The same, of those that have a time at which they are to be read again, which is the value. */
  | 'due'
  /** Not told from the record: ids that feeds say were removed, with a hash; files to be read, and how names are spelled. */
  | 'removed'
  /** The same of paths at which articles were published, with the id of the last; and of these ids, with the path. */
  | 'former'
  | 'formerly'
  | 'task'
  | 'spelling';

export type Key = readonly [kind: KeyKind, key: string, value: string | null];

/** Values of `id`, `path` and `url`; of an article that is to be stored there is none. `broken`: it is left out for a fault of its own. */
export const CLAIM = {
  stored: 'stored',
  elsewhere: 'elsewhere',
  conflicting: 'conflicting',
  broken: 'broken',
} as const;

/** Alike for all names and paths by which a link may mean one file, and for a few that mean another. */
export function linkKey(name: string): string {
  const plain = /[^!-~]/.test(name) ? folded(name) : name;
  return plain
    .replace(/[?#].*$/s, '')
    .toLowerCase()
    .replace(/^\/+|(?<!\/)\/+$|(?:\/_index)?\.(?:md|markdown)$/g, '');
}

/** Files with one address are side by side. */
export const shownKey = (file: string): string => `${mediaPath(file)}\n${file}`;

/** A name by its slug and, among those that lead to one feed, by what is said of it. */
const nameKey = (name: Author | Tag): string => `${name.slug}\n${JSON.stringify(name)}`;

/** Of which `file_key` a list is made: the kind, and what its keys begin with. */
export function listRange(kind: ListKind, name: string): readonly [kind: KeyKind, beginning: string] {
  if (kind === 'section') return ['placement', `${name}/`];
  return [kind, kind === 'month' || name === '' ? name : `${name}\n`];
}

/** What links to a list depend on: `open`, that something in it is public for good; `closed`, everything that is in it. */
export const listKey = (state: 'open' | 'closed', kind: ListKind, name: string): string =>
  `${state}\n${kind}\n${name}`;

/** The lists that have an article with this key: those of a section also for those above it, and of a name also that of all names. */
export function listsWith([kind, key]: Key): readonly (readonly [kind: ListKind, name: string])[] {
  if (kind === 'month') return [[kind, key]];
  if (kind === 'author' || kind === 'tag')
    return [
      [kind, key.slice(0, key.indexOf('\n'))],
      [kind, ''],
    ];
  if (kind !== 'placement') return [];
  const names = key.split('/').slice(0, -1);
  return names.map((_, depth) => ['section', names.slice(0, depth + 1).join('/')] as const);
}

/** Articles that take the same from the site and its sections are side by side; `naming`: they name sections themselves. */
export const contextKey = (folder: string, naming: boolean, context: string): string =>
  `${escaped(folder)}\n${naming ? 1 : 0}${context}`;

const escaped = (folder: string): string => folder.replaceAll('\n', '\n\n');

/** Everything that a file is looked up by. */
export function keysOf(file: string, record: FileRecord): readonly Key[] {
  const role = roleOf(file);
  const { article, context = '', retained } = record;
  const keys: Key[] = (record.unpublishedPaths ?? []).map((path) => ['unpublished', path, null]);
  const report = reportOf(file, record);
  if (report) keys.push(['report', '', JSON.stringify(report)]);
  if (record.due !== undefined) keys.push(['due', '', String(record.due)]);
  if (role === 'section') keys.push(['section', '', null]);
  if (role === 'article') {
    const folder = folderOf(file);
    keys.push(['context', contextKey(folder, article?.naming ?? false, context), escaped(folder)]);
    if (record.draft) keys.push(['draft', '', null]);
    else if (!record.unread && (retained || article?.hash === undefined)) keys.push(['faulty', '', null]);
  }
  return article ? [...keys, ...articleKeys(article, retained === true)] : keys;
}

function articleKeys(article: ArticleRecord, retained: boolean): readonly Key[] {
  const { id, path, url, elsewhere, state, hash, links, linked, conflicting, withholds } = article;
  const isStored = hash !== undefined;
  const unstored = state === 'broken' ? CLAIM.broken : null;
  const claim = conflicting ? CLAIM.conflicting : isStored ? CLAIM.stored : unstored;
  const isPublic = state !== 'broken';
  const isUnlinked = (state === 'article' && !isStored) || (links.length > 0 && linked === undefined);
  const { sections, month, shown } = article;
  const isListed = state === 'article' && sections !== undefined && shown !== undefined;
  const times = isListed ? JSON.stringify([shown.from, shown.until ?? null]) : null;
  const since = isPublic && shown ? JSON.stringify([shown.from]) : null;
  const all = <One>(some: readonly One[] | undefined, make: (one: One) => Key): readonly Key[] =>
    (some ?? []).map(make);
  return [
    ['id', id, claim],
    ['path', path, elsewhere && claim === CLAIM.stored ? CLAIM.elsewhere : claim],
    ...(elsewhere ? all([url], (one) => ['url', one, claim]) : []),
    ...all(article.aliases, (alias) => ['alias', alias, isStored ? id : null]),
    ...all(article.shows, (file) => ['show', shownKey(file), state === 'article' && isStored ? id : null]),
    ...all(Object.keys(article.twins ?? {}), (file) => [
      'twin',
      shownKey(file),
      state === 'article' && isStored ? id : null,
    ]),
    ...all(withholds?.keys, (key) => ['withhold', key, JSON.stringify(withholds?.from ?? [])]),
    ...all(article.translates || article.joined ? ['', ...(article.translates?.files ?? [])] : [], (key) => [
      'translates',
      key,
      null,
    ]),
    ...(isPublic ? all(article.authors, (name) => ['author', nameKey(name), times]) : []),
    ...(isPublic ? all(article.tags, (name) => ['tag', nameKey(name), times]) : []),
    ...all(since === null ? [] : sections, (path) => ['placement', `${path}/`, since]),
    ...all(isListed && month !== undefined ? [month] : [], (key) => ['month', key, times]),
    ...(retained ? [] : all(isPublic ? article.pictures : [], (key) => ['picture', key, null])),
    ...(retained || links.length === 0 ? [] : all(article.lookups, (key) => ['link', key, null])),
    ...(retained || links.length === 0 ? [] : all([''], (key) => ['linking', key, null])),
    ...(retained || conflicting || !isUnlinked ? [] : all([''], (key) => ['unlinked', key, null])),
  ];
}

/** How many problems a file has, and whether it is left out, or served as it last was right. */
export type FileReport = {
  readonly errors: number;
  readonly warnings: number;
  readonly skipped?: boolean;
  readonly retained?: boolean;
};

/** Everything that is wrong with a file. */
export function problemsOf(
  file: string,
  { problems = [], conflicts = [], addresses = [], facts }: FileRecord,
): readonly Problem[] {
  const role = roleOf(file);
  const unread = role === 'file' && facts === undefined ? wordProcessorFile(file) : undefined;
  return [
    ...[...problems, ...conflicts, ...addresses],
    ...(role === 'ignored' ? [ignored(file)] : []),
    ...(unread ? [unread] : []),
  ];
}

function reportOf(file: string, record: FileRecord): FileReport | undefined {
  const { retained, draft, article, unread } = record;
  const all = problemsOf(file, record);
  const errors = all.filter(({ severity }) => severity === 'error').length;
  const skipped = roleOf(file) === 'article' && !unread && !draft && article?.hash === undefined;
  if (all.length === 0 && !skipped && !retained) return undefined;
  return { errors, warnings: all.length - errors, skipped, retained: retained === true };
}

/** Whether an article has a fault of its own that leaves it out. */
export const isLeftOut = ({ retained, problems = [] }: FileRecord): boolean => !retained && faulty(problems);
