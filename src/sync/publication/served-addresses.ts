import { parseMarkdown } from '../../content/article/parsed.ts';
import { present } from '../../content/article/present.ts';
import { asWritten } from '../../content/problems/as-written.ts';
import { compare, type Finding, type Problem, problem } from '../../content/problems/problem.ts';
import { lineOf } from '../../content/problems/problem-line.ts';
import { articleSchema } from '../../content/schema/article-schema.ts';
import { aliasFindings, redirectFindings } from '../../content/site/aliases.ts';
import { addHash, addressHash, type HashSum, NO_HASHES } from '../../content/site/revision.ts';
import type { Facts, MediaMemory } from '../../content/source/facts.ts';
import { mediaPath, servedType, typed } from '../../content/source/media-file.ts';
import { siteFile } from '../../content/source/role.ts';
import type { Source } from '../../content/source/source.ts';
import { UnreadableError } from '../../content/source/unreadable.ts';
import type { Writer } from '../../store/sql/write/writer.ts';
import { type LinkContext, libraryOf } from '../library.ts';
import { CLAIM, type FileRecord } from '../records/file-record.ts';
import type { FileRow, Holder, StoredAddress } from '../records/file-repository.ts';
import { type Lookups, withLookups } from '../records/lookups.ts';
import type { SyncSession } from '../session.ts';

type AddressOptions = {
  readonly session: SyncSession;
  readonly writer: Writer;
  readonly links: LinkContext;
  /** Files that the site or a section shows, now and when it was published last. */
  readonly shows: readonly string[];
  readonly showedBefore: readonly string[];
  /** What stands for all files and old paths that are published. */
  readonly sum: HashSum;
};

export type ServedAddresses = {
  readonly sum: HashSum;
  /** Whether something differs from what readers see. */
  readonly isChanged: boolean;
  /** What is wrong with the redirects of site.yaml. */
  readonly problems: readonly Problem[];
};

/** Paths looked at together. */
const atOnce = 200;

/** Brings the files that are served and the old paths of articles up to date, where something about them has changed. */
export async function serveAddresses(options: AddressOptions): Promise<ServedAddresses> {
  const { session, shows, showedBefore, links } = options;
  const { everything, keys } = session.addresses.drain();
  const paths = everything
    ? allPaths(options)
    : cut([...new Set([...keys, ...[...shows, ...showedBefore].map(mediaPath)])]);
  let [sum, isChanged] = [options.sum, false];
  /** Files with one of these as an old path. */
  const aliased = new Set<string>();
  for await (const some of paths) {
    const changed = await update(options, some);
    for (const { before, now } of changed) {
      isChanged = true;
      sum = added(sum, before, -1);
      sum = added(sum, now, 1);
    }
    if (everything) continue;
    for (const { file } of await session.repository.holders('alias', some)) aliased.add(file);
  }
  if (everything) sum = await sumOf(session);
  const rows = everything ? session.repository.all() : rowsOf(session, [...aliased]);
  for await (const some of rows) await noteAliases(options, some);
  const { redirects = [], fields } = links.basis;
  const rules = redirects.map((rule, at) => ({ ...rule, key: fields.redirects?.[at]?.key }));
  const findings =
    redirects.length === 0
      ? []
      : await withLookups(session.repository, (lookups) =>
          redirectFindings(rules, addressesIn(lookups, links)),
        );
  const problems = findings.map((finding) => problem(siteFile, finding, lineOf(links.source, siteFile)));
  return { sum, isChanged, problems };
}

async function* cut(paths: readonly string[]): AsyncIterable<readonly string[]> {
  for (let at = 0; at < paths.length; at += atOnce) yield paths.slice(at, at + atOnce);
}

/** Every path that something is or was at. */
async function* allPaths({
  session: { repository },
  shows,
}: AddressOptions): AsyncIterable<readonly string[]> {
  yield* cut(shows.map(mediaPath));
  for (const kind of ['show', 'alias', 'former'] as const)
    for (let after = ''; ; ) {
      const found = await repository.distinctAfter(kind, after);
      if (found.length === 0) break;
      after = found.at(-1)?.key ?? after;
      yield* cut([...new Set(found.map(({ key }) => key.replace(/\n.*$/s, '')))]);
    }
  for (let after = ''; ; ) {
    const found = await repository.addressesAfter(after);
    if (found.size === 0) break;
    after = [...found.keys()].at(-1) ?? after;
    yield* cut([...found.keys()]);
  }
}

async function sumOf({ repository }: SyncSession): Promise<HashSum> {
  let sum = NO_HASHES;
  for (let after = ''; ; ) {
    const found = await repository.addressesAfter(after);
    if (found.size === 0) return sum;
    after = [...found.keys()].at(-1) ?? after;
    for (const one of found.values()) sum = added(sum, one, 1);
  }
}

function added(sum: HashSum, address: StoredAddress | undefined, times: 1 | -1): HashSum {
  const own = address && addressHash(address);
  return own === undefined ? sum : addHash(sum, own, times);
}

type AddressChange = {
  readonly path: string;
  readonly before: StoredAddress | undefined;
  readonly now: StoredAddress | undefined;
};

/** Writes what is at some paths now. */
async function update(options: AddressOptions, paths: readonly string[]): Promise<readonly AddressChange[]> {
  const { session, writer } = options;
  const { repository } = session;
  const published = await repository.addresses(paths);
  const files = await filesAt(options, paths, published);
  const aliases = Map.groupBy(await repository.holders('alias', paths), ({ key }) => key);
  const former = await formerIds(options, paths);
  const changed = paths.flatMap((path): readonly AddressChange[] => {
    const before = published.get(path);
    const now =
      files.get(path) ?? aliasAt(path, aliases.get(path) ?? [], before) ?? formerAt(path, former.get(path));
    return JSON.stringify(now) === JSON.stringify(before) ? [] : [{ path, before, now }];
  });
  if (changed.length > 0) await writer.mediaAt(new Map(changed.map(({ path, now }) => [path, now])));
  return changed;
}

/** The ids of articles that were published at some paths, and are published at another: what their files and site.yaml say comes first. */
async function formerIds(
  { session: { repository }, links }: AddressOptions,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ruled = new Set(links.basis.redirects?.map(({ from }) => from));
  const former = (await repository.holders('former', paths)).filter(({ key }) => !ruled.has(key));
  const ids = former.flatMap(({ value }) => value ?? []);
  const holders = ids.length === 0 ? [] : await repository.holders('id', ids);
  const stored = new Map(
    holders.flatMap(({ key, file, value }) => (value === CLAIM.stored ? [[key, file] as const] : [])),
  );
  const rows = await repository.rows([...stored.values()]);
  return new Map(
    former.flatMap(({ key, value }) => {
      const path = rows.get(stored.get(value ?? '') ?? '')?.record.article?.path;
      return value === null || path === undefined || path === key ? [] : [[key, value] as const];
    }),
  );
}

const formerAt = (path: string, id: string | undefined): StoredAddress | undefined =>
  id === undefined ? undefined : { path, id, former: true };

/** Of articles with one old path the one to which it leads keeps it, or else the first. */
function aliasAt(
  path: string,
  holders: readonly Holder[],
  published: StoredAddress | undefined,
): StoredAddress | undefined {
  const ids = holders.flatMap(({ value }) => value ?? []);
  const before = published && 'id' in published && !published.former ? published.id : undefined;
  const id = ids.find((one) => one === before) ?? ids[0];
  return id === undefined ? undefined : { path, id };
}

/** The files that are shown at some paths. Of two with one path the one that is served there keeps it, or else the first. */
async function filesAt(
  { session, links, shows }: AddressOptions,
  paths: readonly string[],
  published: ReadonlyMap<string, StoredAddress>,
): Promise<ReadonlyMap<string, StoredAddress>> {
  const { repository } = session;
  const pathSet = new Set(paths);
  const always = new Set(shows.filter((file) => pathSet.has(mediaPath(file))));
  const shownBy = Map.groupBy(
    (await repository.shown(paths)).filter(({ value }) => value !== null),
    ({ key }) => key.slice(key.indexOf('\n') + 1),
  );
  const rows = await repository.rows([...new Set([...always, ...shownBy.keys()])]);
  const found = new Map<string, StoredAddress>();
  const owners = new Map<string, string>();
  const all = [...new Set([...always, ...shownBy.keys()])].toSorted(compare);
  const facts = new Map<string, Typed>();
  for (const file of all) {
    const own = rows.get(file)?.record.facts ?? (await factsNow(file, links, published));
    if (!own) continue;
    facts.set(file, own);
    const path = mediaPath(file);
    const before = published.get(path);
    const isServed = before && 'file' in before && before.file.source === file;
    if (!owners.has(path) || isServed) owners.set(path, file);
  }
  for (const [file, { length, hash, width, height, ...type }] of facts) {
    const path = mediaPath(file);
    if (owners.get(path) !== file) continue;
    const ids = (shownBy.get(file) ?? []).flatMap(({ value }) => value ?? []);
    found.set(path, {
      file: {
        ...present({ path, type: servedType(type), length, hash, width, height }),
        source: file,
      },
      always: always.has(file),
      shownBy: ids.toSorted(compare),
    });
  }
  await noteTwins(session, rows, (file) => (facts.has(file) ? owners.get(mediaPath(file)) : undefined));
  return found;
}

type Typed = Facts & { readonly type: string };

/** What the bytes of a file say that no article shows; of one that cannot be read what it was when it was published last. */
async function factsNow(
  file: string,
  { source, media }: { readonly source: Source; readonly media: MediaMemory },
  published: ReadonlyMap<string, StoredAddress>,
): Promise<Typed | undefined> {
  try {
    return await typed(source.at(file), media);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    const before = published.get(mediaPath(file));
    if (!before || !('file' in before) || before.file.source !== file) return undefined;
    const { path: _, source: __, ...facts } = before.file;
    return facts;
  }
}

/** Notes which files have the address of another that is served. */
async function noteTwins(
  session: SyncSession,
  rows: ReadonlyMap<string, FileRow>,
  ownerOf: (file: string) => string | undefined,
): Promise<void> {
  const changed = [...rows.values()].flatMap(({ file, record }): readonly RecordChange[] => {
    const owner = ownerOf(file);
    const message = `“${owner}” has the same address, ${mediaPath(file)}; rename one of them`;
    const twin = owner !== undefined && owner !== file;
    const found = twin ? [problem(file, { code: 'duplicate-media', field: 'file', message })] : undefined;
    return JSON.stringify(found) === JSON.stringify(record.addresses)
      ? []
      : [[file, { ...record, addresses: found }]];
  });
  if (changed.length > 0) await session.put(changed, rows);
}

type RecordChange = readonly [file: string, record: FileRecord];

async function* rowsOf(
  { repository }: SyncSession,
  files: readonly string[],
): AsyncIterable<readonly FileRow[]> {
  for await (const some of cut(files)) yield [...(await repository.rows(some)).values()];
}

/** Notes what is wrong with the old paths of some articles, once all addresses are as they will be. */
async function noteAliases({ session, links }: AddressOptions, all: readonly FileRow[]): Promise<void> {
  const { repository } = session;
  const aliased = all.filter(({ record }) => record.article?.aliases);
  if (aliased.length === 0) return;
  const rows = new Map(aliased.map((row) => [row.file, row]));
  const found = await withLookups(repository, (lookups) =>
    aliased.map(({ file, record: { article } }) => {
      if (article?.hash === undefined || !article.aliases) return { file, findings: [] };
      const { id, aliases } = article;
      return { file, findings: aliasFindings(aliases, addressesIn(lookups, links, id)) };
    }),
  );
  const changed = found.flatMap(({ file, findings }): readonly RecordChange[] => {
    const record = rows.get(file)?.record;
    const problems = problemsIn(file, findings, links.source);
    return !record || JSON.stringify(problems) === JSON.stringify(record.addresses)
      ? []
      : [[file, { ...record, addresses: problems }]];
  });
  if (changed.length > 0) await session.put(changed, rows);
}

function problemsIn(file: string, findings: readonly Finding[], source: Source) {
  if (findings.length === 0) return undefined;
  const { positions, locate } = parseMarkdown(source.at(file), articleSchema, new Map());
  return findings.map((one) => problem(file, asWritten(one, positions), locate));
}

/** What is at which path, as an article with an id sees it. */
export function addressesIn(lookups: Lookups, links: LinkContext, id?: string) {
  const { service } = libraryOf(lookups, links);
  return {
    service,
    has(path: string) {
      const address = lookups.address(path);
      const isArticle = lookups.holders('path', path).some(({ value }) => value === CLAIM.stored);
      return isArticle || (address !== undefined && 'file' in address);
    },
    isAlias(path: string) {
      const address = lookups.address(path);
      return address !== undefined && 'id' in address && address.id !== id;
    },
  };
}
