import { join } from 'node:path';
import { hashOf } from '../content/article/hash.ts';
import { type Naming, spellings } from '../content/article/name-variants.ts';
import { type Problem, problem } from '../content/problems/problem.ts';
import { lineOf } from '../content/problems/problem-line.ts';
import { oldAddresses } from '../content/site/aliases.ts';
import { addressesHash, revisionOf } from '../content/site/revision.ts';
import { mediaOf } from '../content/site/shown-media.ts';
import { mediaPath, typed } from '../content/source/media-file.ts';
import { UnreadableError } from '../content/source/unreadable.ts';
import { programHash } from '../runtime/node/program.ts';
import type { SqliteHandle } from '../runtime/node/sqlite.ts';
import type { StoredMedia } from '../runtime/node/stored.ts';
import type { SnapshotMedia } from '../store/snapshot.ts';
import { NEVER } from '../store/sql/kind.ts';
import type { Publication, Writer } from '../store/sql/write/writer.ts';
import type { Card } from './file-record.ts';
import { libraryOf } from './links.ts';
import type { Names } from './names.ts';
import type { Keeping } from './run-sync.ts';
import type { Session } from './session.ts';
import type { Setting } from './site-sources.ts';

/** What was published, so that the next time only what differs is made anew. */
export type Published = {
  readonly revision: string;
  readonly language: string;
  readonly names: Names;
  /** Hash of all media, with where they lie. */
  readonly media: string;
  /** The same without. */
  readonly addresses: string;
  /** What is wrong with how names are spelt, by slug. */
  readonly spelling: ReadonlyMap<string, readonly Problem[]>;
  /** Media with one address, and old addresses that lead astray. */
  readonly clashes: readonly Problem[];
};

type Publishing = {
  readonly keeping: Keeping;
  readonly session: Session;
  readonly writer: Writer;
  readonly setting: Setting;
};

/** What there is to publish; `publication` is absent where readers would see no difference. */
export async function publish({ keeping, session, writer, setting }: Publishing): Promise<{
  readonly publication?: Publication;
  readonly last: Published;
  readonly problems: readonly Problem[];
}> {
  const { memory, last } = keeping;
  const { site, subjects } = setting;
  const stale = !last || memory.names.changed() || last.language !== site.language;
  const spelling = stale ? spelt(keeping) : last.spelling;
  if (!stale) memory.names.settle([]);
  const names = stale ? memory.names.lists(site.language) : last.names;
  const readdressed = session.moved && (memory.moved.size > 0 || site.redirects !== undefined);
  const shown = !last || session.reshown || readdressed ? await mediaFor(keeping, setting) : undefined;
  const old = shown ? oldAddressesOf(keeping, setting, shown.media) : undefined;
  const kept = shown && [...shown.media, ...(old?.aliases ?? [])];
  const media = kept ? hashOf(kept) : (last?.media ?? '');
  // A file that lies elsewhere than before is the same to readers, but has to be found there.
  const moved = kept !== undefined && media !== last?.media && (await writer.media(kept));
  const clashes = shown && old ? [...shown.problems, ...old.problems] : (last?.clashes ?? []);
  const { authors, tags } = names;
  const addresses = shown && old ? addressesHash(shown.media, old.aliases) : (last?.addresses ?? '');
  const revision = revisionOf({ site, sections: subjects, authors, tags, addresses, sum: memory.sum() });
  const program = programHash();
  return {
    ...((moved ||
      revision !== (last?.revision ?? keeping.revision) ||
      !(last || keeping.program === program)) && {
      publication: { site, revision, sections: subjects, authors, tags, program },
    }),
    last: { revision, language: site.language, names, media, addresses, spelling, clashes },
    problems: [...[...spelling.values()].flat(), ...clashes],
  };
}

/** Settles how names are spelt; only articles with a name of which something changed are looked at. */
function spelt({ memory, root, last }: Keeping): Published['spelling'] {
  const { names, shelf } = memory;
  const anew = new Set(names.differing('anew'));
  const all = new Set(names.differing('all'));
  const found: (Naming & Pick<Card, 'authors' | 'tags'>)[] = [];
  for (const [file, { article }] of shelf.mentioning([...anew].map((slug) => `"slug":"${slug}"`)))
    if (article?.hash !== undefined) found.push({ file, authors: article.authors, tags: article.tags });
  names.settle(found);
  const before = [...(last?.spelling ?? [])].filter(([slug]) => all.has(slug) && !anew.has(slug));
  const spelling = new Map<string, readonly Problem[]>(before);
  for (const { article, slug, finding } of spellings(found)) {
    if (!anew.has(slug)) continue;
    const own = problem(article.file, finding, lineOf(root, article.file));
    spelling.set(slug, [...(spelling.get(slug) ?? []), own]);
  }
  return spelling;
}

function oldAddressesOf(
  { memory, root, handle, media: read }: Keeping,
  { scene }: Setting,
  media: readonly SnapshotMedia[],
) {
  const articles = [...memory.moved].toSorted().flatMap((file) => {
    const card = memory.get(file)?.article;
    return card?.hash === undefined ? [] : [{ ...card, file, aliases: card.aliases ?? [] }];
  });
  const files = new Set(media.map(({ file }) => file.path));
  const { aliases, findings } = oldAddresses(articles, {
    redirects: scene.site.redirects ?? [],
    ledTo: (path, id) => servedAt(handle, path)?.id === id,
    service: libraryOf(memory, { root, basis: scene.site, media: read }, scene.sections).service,
    has: (path) =>
      files.has(path) ||
      memory.shelf
        .withPath(path)
        .some(([, { article }]) => article?.hash !== undefined && !article.elsewhere),
  });
  const problems = findings.map(({ file, finding }) => problem(file, finding, lineOf(root, file)));
  return { aliases, problems };
}

async function mediaFor({ memory, root, media, handle }: Keeping, { shows }: Setting) {
  const shown = new Map<string, { readonly always: boolean; readonly shownBy: string[] }>();
  for (const file of shows) shown.set(file, { always: true, shownBy: [] });
  for (const { id, shows, stored } of memory.showing.values()) {
    if (!stored) continue;
    for (const file of shows) {
      const known = shown.get(file) ?? { always: false, shownBy: [] };
      known.shownBy.push(id);
      shown.set(file, known);
    }
  }
  const files = { get: (file: string) => ({ file, absolute: join(root, file) }) };
  const made = await mediaOf(
    shown,
    files,
    ({ file, absolute }) => {
      const facts = memory.get(file)?.facts;
      return facts ? Promise.resolve(facts) : typed(absolute, media).catch(lastPublished(handle, file));
    },
    (path) => servedAt(handle, path)?.file?.source,
  );
  const all = made.media.map(
    (one): SnapshotMedia => ({
      ...one,
      file: Object.assign({ ...one.file }, { source: made.files.get(one.file.path)?.source }),
    }),
  );
  return { media: all, problems: made.problems };
}

/** What a file that cannot be read was when it was last published. */
const lastPublished = (handle: Pick<SqliteHandle, 'rows'>, file: string) => (error: unknown) => {
  if (!(error instanceof UnreadableError)) throw error;
  const { path, source, ...facts } = servedAt(handle, mediaPath(file))?.file ?? {};
  return source === file && 'type' in facts ? facts : undefined;
};

/** What the collection that readers see has at a path: a file with its source, or the article that an old path leads to. */
function servedAt({ rows }: Pick<SqliteHandle, 'rows'>, path: string) {
  const [row] = rows('SELECT about FROM media WHERE path = ?1 AND died = ?2', path, NEVER);
  // The writer puts there what this module gives it.
  return row && (JSON.parse(String(row.about)) as { readonly id?: string; readonly file?: StoredMedia });
}
