import { posix } from 'node:path';
import { answerOf, digest, type Kind } from '../content/article/dependencies.ts';
import { hash } from '../content/article/hash.ts';
import type { Library, Resolved } from '../content/article/library.ts';
import { anchorsOf } from '../content/body/markdown.ts';
import type { RenderContext } from '../content/site/render-context.ts';
import { followed } from '../content/site/service/served.ts';
import type { ArticleTarget, Availability, ListKind, Target } from '../content/site/service/service.ts';
import { serviceOf } from '../content/site/service/site-service.ts';
import type { SiteBasis } from '../content/site/site-basis.ts';
import { withRights } from '../content/site/withheld.ts';
import type { MediaMemory } from '../content/source/facts.ts';
import { frontMatter } from '../content/source/front-matter.ts';
import { mediaPath } from '../content/source/media-file.ts';
import { readText } from '../content/source/read-text.ts';
import { roleOf } from '../content/source/role.ts';
import type { Source, SourceFile, SourceFiles } from '../content/source/source.ts';
import { UnreadableError } from '../content/source/unreadable.ts';
import {
  type ArticleRecord,
  CLAIM,
  type FileRecord,
  isLeftOut,
  linkKey,
  listKey,
  shownKey,
} from './records/file-record.ts';
import type { FileRepository } from './records/file-repository.ts';
import { type Lookups, withLookups } from './records/lookups.ts';
import { audiencesOf } from './rights.ts';

/** Where the links of an article lead. */
export type ResolvedLinks = {
  readonly resolved: Readonly<Record<string, Resolved>>;
  /** Equal for equal answers. */
  readonly digest: string;
  /** Whether its HTML needs nothing but addresses in its slots, and is not to be rendered again. */
  readonly sound: boolean;
  /** Keys (`link`) of what decided on it. */
  readonly lookups: readonly string[];
};

export type LinkContext = {
  readonly source: Source;
  readonly basis: SiteBasis;
  readonly media: MediaMemory;
  readonly sections: RenderContext['sections'];
  /** Milliseconds since 1970: when the sync began. */
  readonly now: number;
};

type Linking = Pick<ArticleRecord, 'links' | 'shown'> & { readonly file: string };

/** Looks up where the links of some articles lead now. */
export async function resolveLinks(
  repository: FileRepository,
  context: LinkContext,
  articles: readonly Linking[],
): Promise<readonly ResolvedLinks[]> {
  const disk = remembered(context.source.files);
  const all = articles.map((article) => ({
    article,
    resolved: new Map<string, Resolved>(),
    keys: new Set<string>(),
  }));
  let keys = new Set<string>();
  const noteKey = (key: string) => void keys.add(key);
  const anchors = createAnchors(context.source);
  await withLookups(repository, (lookups) => {
    const library = libraryOf(lookups, { ...context, noteKey, anchors, disk });
    for (const one of all) {
      keys = one.keys;
      follow(one.article, one.resolved, library, lookups);
    }
  });
  return all.map(({ article, resolved, keys }) => resolvedLinks(article, resolved, keys));
}

/** Finds where links lead that are not known yet; another turn comes for those of which something must be looked up. */
function follow(
  { file, links, shown }: Linking,
  resolved: Map<string, Resolved>,
  library: Library,
  { misses }: Lookups,
): void {
  const since = shown && new Date(shown.from);
  for (const [kind, reference] of links) {
    const key = `${kind} ${reference}`;
    if (resolved.has(key)) continue;
    const before = misses();
    const answer = answerOf(kind, reference, file, library, since);
    if (misses() === before) resolved.set(key, answer);
  }
}

function resolvedLinks(
  { links }: Linking,
  resolved: ReadonlyMap<string, Resolved>,
  keys: ReadonlySet<string>,
): ResolvedLinks {
  let sound = true;
  let digestText = '';
  for (const [kind, reference] of links) {
    const answer = resolved.get(`${kind} ${reference}`);
    if (!answer) continue;
    sound &&= kind === 'text' ? !isHidden(answer) : isAddress(kind, answer);
    digestText += `${kind} ${reference} ${digest(answer)}\n`;
  }
  return {
    ...{ resolved: Object.fromEntries(resolved), sound },
    digest: links.length === 0 ? '' : hash(digestText).slice(0, 16),
    lookups: [...keys].sort(),
  };
}

const isAddress = (kind: Kind, answer: Resolved): boolean =>
  kind === 'link' && answer.kind === 'url' && !answer.note && !answer.withheld && !answer.notInCopies;

/** Whether an address is not for everybody to see, at all times. */
const isHidden = (answer: Resolved): boolean =>
  answer.kind === 'problem'
    ? answer.code === 'draft-link'
    : Boolean(answer.withheld || answer.notInCopies || (answer.kind === 'url' && answer.shown));

/** Names on disk, each looked for once. */
function remembered({ get, spelled, served }: SourceFiles): SourceFiles {
  return { get, spelled: once(spelled), served: once(served) };
}

function once<Found>(find: (name: string) => Found): (name: string) => Found {
  const records = new Map<string, { readonly found: Found }>();
  return (name) => {
    const record = records.get(name) ?? { found: find(name) };
    records.set(name, record);
    return record.found;
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

type LibraryContext = LinkContext & {
  /** Takes the keys (`link`) of what is asked for. */
  readonly noteKey?: (key: string) => void;
  readonly anchors?: Library['anchors'];
  readonly disk?: SourceFiles;
};

/** The paths of sections by the folders and files that links name them by. */
function foldersOf({ sections }: LinkContext): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const { folder, path } of sections.byPath.values())
    for (const name of folderNames(folder)) folders.set(name, path);
  return folders;
}

const folderNames = (folder: string): readonly string[] => [
  folder,
  `${folder}/_index.md`,
  `${folder}/_index.markdown`,
];

/** What links to a section depend on. */
export const sectionKeys = (folder: string, path: string): readonly string[] =>
  [...folderNames(folder), path].map(linkKey);

/** The collection as links see it, from what is known of its files. */
export function libraryOf(lookups: Lookups, context: LibraryContext): Library {
  const { source, basis, media, sections, now, noteKey = () => {}, disk = source.files } = context;
  const folders = foldersOf(context);
  const record = (file: string): FileRecord | undefined => {
    noteKey(linkKey(file));
    return lookups.record(file);
  };
  const has = (file: string) =>
    (folders.has(file) && (roleOf(file) !== 'section' || record(file) !== undefined)) ||
    (roleOf(file) === 'article' ? record(file) !== undefined : missing(file));
  /** A section may come to have this name. */
  const missing = (file: string) => {
    noteKey(linkKey(file));
    return false;
  };
  const targetOf = (records: FileRecord | undefined): ArticleTarget | undefined => {
    const { shown, url, documents, conflicting } = records?.article ?? {};
    const isThere = records && !conflicting && !isLeftOut(records);
    return isThere && url !== undefined && shown ? { url, shown, documents } : undefined;
  };
  const at = (path: string): ArticleTarget | undefined => {
    noteKey(linkKey(path));
    for (const { file } of lookups.holders('path', path)) {
      const records = lookups.record(file);
      const target = records?.article?.elsewhere ? undefined : targetOf(records);
      if (target) return target;
    }
    return undefined;
  };
  const moved = (path: string): Target | undefined => {
    noteKey(linkKey(path));
    for (const { file } of lookups.holders('alias', path)) {
      const target = targetOf(lookups.record(file));
      if (target) return target;
    }
    return undefined;
  };
  /** The article that is published at a path, or that has it as the old path by which readers come to it. */
  const articleAt = (path: string, id: string | undefined): string | undefined =>
    lookups.holders('path', path).find(({ value }) => value === CLAIM.stored)?.file ??
    (id === undefined ? [] : lookups.holders('alias', path)).find(({ value }) => value === id)?.file;
  const there = (file: string | undefined) => (file !== undefined && record(file) ? file : undefined);
  const list = (kind: ListKind, name: string): Availability | undefined => {
    const before = lookups.misses();
    const window = lookups.window(kind, name, now);
    if (lookups.misses() > before) return undefined;
    const isOpen = window !== undefined && window.until === undefined && window.from <= now;
    noteKey(listKey(isOpen ? 'open' : 'closed', kind, name));
    if (window === undefined) return undefined;
    return isOpen ? {} : { shown: window };
  };
  const isUnpublished = (path: string): boolean => {
    noteKey(linkKey(path));
    if (lookups.holders('unpublished', path).length > 0) return true;
    return (['path', 'alias'] as const).some((kind) =>
      lookups.holders(kind, path).some(({ file }) => {
        const found = lookups.record(file);
        return found?.article?.hash === undefined && found?.article?.state === 'broken';
      }),
    );
  };
  const service = serviceOf(basis, sections, { at, moved, isUnpublished, list });
  const neighbours = once((folder) => source.entries(folder).map((name) => posix.join(folder, name)));
  const ofBody = context.anchors ?? createAnchors(source);
  const ofUpdates = new Map<string, ReadonlySet<string>>();
  const library: Library = {
    anchors(file) {
      const { updates = [] } = lookups.record(file)?.article ?? {};
      const names = ofBody(file);
      if (names === undefined || updates.length === 0) return names;
      const all = ofUpdates.get(file) ?? new Set([...names, ...updates]);
      ofUpdates.set(file, all);
      return all;
    },
    files: {
      get: (file) => (file !== '' && record(file) ? source.at(file) : undefined),
      spelled(file) {
        noteKey(linkKey(file));
        return there(unlessUnreadable(() => disk.spelled(file)));
      },
      served(path) {
        noteKey(linkKey(path));
        return there(unlessUnreadable(() => disk.served(path)));
      },
    },
    // What articles show is decided where they are read; this is for the site and its sections.
    twinOf(file) {
      const path = mediaPath(file);
      const there = lookups.address(path);
      if (!there || !('file' in there)) return articleAt(path, there?.id);
      if (there.file.source === file) return undefined;
      const { source: other } = there.file;
      const isShown = lookups.holders('show', shownKey(other)).some(({ value }) => value !== null);
      return isShown && record(other) ? other : undefined;
    },
    publishedFacts(file) {
      const there = lookups.address(mediaPath(file));
      if (!there || !('file' in there) || there.file.source !== file) return undefined;
      const { length, hash, width, height, type } = there.file;
      // As it is served, text has its charset there.
      return { length, hash, width, height, type: type.replace(/;.*$/s, '') };
    },
    neighbours(folder) {
      // What is not there yet may be there once it is looked up.
      return lookups.isSettled() ? neighbours(folder) : [];
    },
    pages: {
      has,
      get: (file) =>
        roleOf(file) === 'article' && record(file) ? targetOf(record(file)) : sectionAt(folders.get(file)),
    },
    service: {
      ...service,
      document(address) {
        if ('scope' in address && address.scope.kind === 'section') noteKey(linkKey(address.scope.path));
        return service.document(address);
      },
    },
    media,
  };
  const sectionAt = (path: string | undefined) =>
    path === undefined ? undefined : followed(`/${path}`, library.service);
  return withRights(library, basis, (key) =>
    lookups.holders('withhold', key).flatMap(({ value }) => audiencesOf(value)),
  );
}

/** Where fragments may lead in articles as they are now, each read once; undefined where one cannot be read. */
function createAnchors(source: Source): (file: string) => ReadonlySet<string> | undefined {
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
    return parts && !('findings' in parts) ? anchorsOf(parts.body) : undefined;
  } catch {
    // What reads the file itself reports it.
    return undefined;
  }
}
