import { posix } from 'node:path';
import type { Library } from '../content/article/library.ts';
import { anchorsOf } from '../content/body/markdown.ts';
import type { RenderContext } from '../content/site/render-context.ts';
import { followed } from '../content/site/service/served.ts';
import type { ArticleTarget, Availability, ListKind, Service } from '../content/site/service/service.ts';
import { serviceOf } from '../content/site/service/site-service.ts';
import type { SiteBasis } from '../content/site/site-basis.ts';
import { withRights } from '../content/site/withheld.ts';
import type { MediaMemory } from '../content/source/facts.ts';
import { type FrontMatter, frontMatter } from '../content/source/front-matter.ts';
import { mediaPath } from '../content/source/media-file.ts';
import { readText } from '../content/source/read-text.ts';
import { roleOf } from '../content/source/role.ts';
import type { Source, SourceFile, SourceFiles } from '../content/source/source.ts';
import { UnreadableError } from '../content/source/unreadable.ts';
import { splitBody } from '../content/story/update-headings.ts';
import { CLAIM, type FileRecord, isLeftOut, linkKey, listKey, shownKey } from './records/file-record.ts';
import type { Lookups } from './records/lookups.ts';
import { audiencesOf } from './rights.ts';

export type LinkContext = {
  readonly source: Source;
  readonly basis: SiteBasis;
  readonly media: MediaMemory;
  readonly sections: RenderContext['sections'];
  /** Milliseconds since 1970: when the sync began. */
  readonly now: number;
};

type LibraryContext = LinkContext & {
  /** Takes the keys (`link`) of what is asked for. */
  readonly noteKey?: (key: string) => void;
  readonly anchors?: Library['anchors'];
  readonly disk?: SourceFiles;
};

/** What is looked up, and who takes its keys. */
type Noted = { readonly lookups: Lookups; readonly noteKey: (key: string) => void };

/** The collection as links see it, from what is known of its files. */
export function libraryOf(lookups: Lookups, context: LibraryContext): Library {
  const { source, basis, media, sections, now, noteKey = () => {}, disk = source.files } = context;
  const noted = { lookups, noteKey };
  const plain = serviceOf(basis, sections, contentsOf(noted, now));
  const service: Service = {
    ...plain,
    document(address) {
      if ('scope' in address && address.scope.kind === 'section') noteKey(linkKey(address.scope.path));
      return plain.document(address);
    },
  };
  const neighbours = once((folder) => source.entries(folder).map((name) => posix.join(folder, name)));
  const library: Library = {
    anchors: withUpdates(lookups, context.anchors ?? createAnchors(source)),
    files: filesOf(noted, source, disk),
    // What articles show is decided where they are read; this is for the site and its sections.
    twinOf: (file) => twinOf(noted, file),
    publishedFacts: (file) => publishedFacts(lookups, file),
    // What is not there yet may be there once it is looked up.
    neighbours: (folder) => (lookups.isSettled() ? neighbours(folder) : []),
    pages: pagesOf(noted, sections, service),
    ...{ service, media },
  };
  return withRights(library, basis, (key) =>
    lookups.holders('withhold', key).flatMap(({ value }) => audiencesOf(value)),
  );
}

export function once<Found>(find: (name: string) => Found): (name: string) => Found {
  const records = new Map<string, { readonly found: Found }>();
  return (name) => {
    const record = records.get(name) ?? { found: find(name) };
    records.set(name, record);
    return record.found;
  };
}

function recordOf({ lookups, noteKey }: Noted, file: string): FileRecord | undefined {
  noteKey(linkKey(file));
  return lookups.record(file);
}

function targetOf(record: FileRecord | undefined): ArticleTarget | undefined {
  const { shown, url, documents, conflicting } = record?.article ?? {};
  const isThere = record && !conflicting && !isLeftOut(record);
  return isThere && url !== undefined && shown ? { url, shown, documents } : undefined;
}

/** What the service has of articles. */
function contentsOf(noted: Noted, now: number): Parameters<typeof serviceOf>[2] {
  const { lookups, noteKey } = noted;
  const targetAt = (kind: 'path' | 'alias', path: string): ArticleTarget | undefined => {
    noteKey(linkKey(path));
    for (const { file } of lookups.holders(kind, path)) {
      const record = lookups.record(file);
      const target = kind === 'path' && record?.article?.elsewhere ? undefined : targetOf(record);
      if (target) return target;
    }
    return undefined;
  };
  return {
    at: (path) => targetAt('path', path),
    moved: (path) => targetAt('alias', path),
    isUnpublished: (path) => isUnpublished(noted, path),
    list: (kind, name) => listOf(noted, now, kind, name),
  };
}

function isUnpublished({ lookups, noteKey }: Noted, path: string): boolean {
  noteKey(linkKey(path));
  if (lookups.holders('unpublished', path).length > 0) return true;
  return (['path', 'alias'] as const).some((kind) =>
    lookups.holders(kind, path).some(({ file }) => {
      const { article } = lookups.record(file) ?? {};
      return article?.hash === undefined && article?.state === 'broken';
    }),
  );
}

function listOf(
  { lookups, noteKey }: Noted,
  now: number,
  kind: ListKind,
  name: string,
): Availability | undefined {
  const before = lookups.misses();
  const window = lookups.window(kind, name, now);
  if (lookups.misses() > before) return undefined;
  const isOpen = window !== undefined && window.until === undefined && window.from <= now;
  noteKey(listKey(isOpen ? 'open' : 'closed', kind, name));
  if (window === undefined) return undefined;
  return isOpen ? {} : { shown: window };
}

const folderNames = (folder: string): readonly string[] => [
  folder,
  `${folder}/_index.md`,
  `${folder}/_index.markdown`,
];

/** What links to a section depend on. */
export const sectionKeys = (folder: string, path: string): readonly string[] =>
  [...folderNames(folder), path].map(linkKey);

/** Articles by their files, and sections by the folders and files that links name them by. */
function pagesOf(noted: Noted, sections: RenderContext['sections'], service: Service): Library['pages'] {
  const folders = new Map<string, string>();
  for (const { folder, path } of sections.byPath.values())
    for (const name of folderNames(folder)) folders.set(name, path);
  return {
    has(file) {
      const role = roleOf(file);
      if (folders.has(file) && (role !== 'section' || recordOf(noted, file))) return true;
      if (role === 'article') return recordOf(noted, file) !== undefined;
      // A section may come to have this name.
      noted.noteKey(linkKey(file));
      return false;
    },
    get(file) {
      const record = roleOf(file) === 'article' ? recordOf(noted, file) : undefined;
      if (record) return targetOf(record);
      const path = folders.get(file);
      return path === undefined ? undefined : followed(`/${path}`, service);
    },
  };
}

function filesOf(noted: Noted, source: Source, { spelled, served }: SourceFiles): SourceFiles {
  const existing = (name: string, find: (name: string) => string | undefined) => {
    noted.noteKey(linkKey(name));
    const file = unlessUnreadable(() => find(name));
    return file !== undefined && recordOf(noted, file) ? file : undefined;
  };
  return {
    get: (file) => (file !== '' && recordOf(noted, file) ? source.at(file) : undefined),
    spelled: (file) => existing(file, spelled),
    served: (path) => existing(path, served),
  };
}

/** A name that is found; what reads the file itself reports a folder that cannot be read. */
function unlessUnreadable(find: () => string | undefined): string | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof UnreadableError) return undefined;
    throw error;
  }
}

function twinOf(noted: Noted, file: string): string | undefined {
  const { lookups } = noted;
  const path = mediaPath(file);
  const there = lookups.address(path);
  if (!there || !('file' in there)) return articleAt(lookups, path, there?.id);
  const { source } = there.file;
  if (source === file) return undefined;
  const isShown = lookups.holders('show', shownKey(source)).some(({ value }) => value !== null);
  return isShown && recordOf(noted, source) ? source : undefined;
}

/** The article that is published at a path, or that has it as the old path by which readers come to it. */
const articleAt = (lookups: Lookups, path: string, id: string | undefined): string | undefined =>
  lookups.holders('path', path).find(({ value }) => value === CLAIM.stored)?.file ??
  (id === undefined ? [] : lookups.holders('alias', path)).find(({ value }) => value === id)?.file;

function publishedFacts(lookups: Lookups, file: string): ReturnType<NonNullable<Library['publishedFacts']>> {
  const there = lookups.address(mediaPath(file));
  if (!there || !('file' in there) || there.file.source !== file) return undefined;
  const { length, hash, width, height, type } = there.file;
  // As it is served, text has its charset there.
  return { length, hash, width, height, type: type.replace(/;.*$/s, '') };
}

type Anchors = (file: string) => ReadonlySet<string> | undefined;

/** Where fragments may lead in articles with updates, too. */
function withUpdates(lookups: Lookups, ofBody: Anchors): Anchors {
  const ofUpdates = new Map<string, ReadonlySet<string>>();
  return (file) => {
    const { updates = [] } = lookups.record(file)?.article ?? {};
    const names = ofBody(file);
    if (names === undefined || updates.length === 0) return names;
    const all = ofUpdates.get(file) ?? new Set([...names, ...updates]);
    ofUpdates.set(file, all);
    return all;
  };
}

/** Where fragments may lead in articles as they are now, each read once; undefined where one cannot be read. */
export function createAnchors(source: Source): Anchors {
  const records = new Map<string, ReadonlySet<string> | undefined>();
  return (file) => {
    if (!records.has(file)) records.set(file, anchorsAt(source.at(file)));
    return records.get(file);
  };
}

function anchorsAt(found: SourceFile): ReadonlySet<string> | undefined {
  try {
    const read = readText(found, found.state().size);
    const parts = 'finding' in read ? undefined : frontMatter(read.text);
    if (!parts || 'findings' in parts) return undefined;
    return new Set(textsOf(parts).flatMap((text) => [...anchorsOf(text)]));
  } catch {
    // What reads the file itself reports it.
    return undefined;
  }
}

/** The body, or its parts where it has updates: their headings are known by other names, and what was taken out is nowhere. */
function textsOf({ data, body }: FrontMatter): readonly string[] {
  if (!Object(data).live) return [body];
  const { text, updates } = splitBody({ text: body, line: 1, published: new Date(0), timezone: 'UTC' });
  return [text, ...updates.flatMap((update) => (update.removed || !update.text ? [] : [update.text]))];
}
