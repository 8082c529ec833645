import { join } from 'node:path';
import type { SnapshotMedia } from '../../collection/snapshot.ts';
import type { Publication, Writer } from '../../collection/sql/writer.ts';
import { hashOf } from '../../content/hash.ts';
import { mediaOf } from '../../content/media.ts';
import { typed } from '../../content/media-file.ts';
import { oldAddresses } from '../../content/old-addresses.ts';
import { type Problem, problem } from '../../content/problem.ts';
import { spellings } from '../../content/spelling.ts';
import { lineOf } from './locate.ts';
import type { Names } from './names.ts';
import type { Session } from './session.ts';
import type { Setting } from './setting.ts';
import type { Keeping } from './synchronise.ts';

/** What was published, so that the next time only what differs is made anew. */
export type Published = {
  readonly revision: string;
  readonly language: string;
  readonly names: Names;
  /** Hash of all media. */
  readonly media: string;
  readonly spelling: readonly Problem[];
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
  const names = stale ? memory.names.lists(site.language, cardsOf(keeping)) : last.names;
  const spelling = stale ? spelt(keeping) : last.spelling;
  const readdressed = session.moved && (memory.moved.size > 0 || site.redirects !== undefined);
  const shown = !last || session.reshown || readdressed ? await mediaFor(keeping, setting) : undefined;
  const old = shown ? oldAddressesOf(keeping, setting, shown.media) : undefined;
  const kept = shown && [...shown.media, ...(old?.aliases ?? [])];
  const media = kept ? hashOf(kept) : (last?.media ?? '');
  if (kept && media !== last?.media) await writer.media(kept);
  const clashes = shown && old ? [...shown.problems, ...old.problems] : (last?.clashes ?? []);
  const revision = hashOf([
    site.hash,
    site.partners ?? [],
    site.redirects ?? [],
    subjects,
    names,
    memory.sum(),
    media,
  ]);
  const { authors, tags } = names;
  return {
    ...(revision !== (last?.revision ?? keeping.revision) && {
      publication: { site, revision, sections: subjects, authors, tags },
    }),
    last: { revision, language: site.language, names, media, spelling, clashes },
    problems: [...spelling, ...clashes],
  };
}

/** Articles with a name that is spelt in several ways. */
function differing({ memory }: Keeping) {
  return memory.shelf.mentioning(memory.names.differing().map((slug) => `"slug":"${slug}"`));
}

function* cardsOf(keeping: Keeping) {
  for (const [, { article }] of differing(keeping)) if (article?.hash !== undefined) yield article;
}

function spelt(keeping: Keeping): readonly Problem[] {
  const all = [...differing(keeping)].flatMap(([file, { article }]) =>
    article?.hash !== undefined
      ? [{ file, authors: article.authors, tags: article.tags.map(({ name }) => name) }]
      : [],
  );
  return spellings(all).map(({ article, finding }) =>
    problem(article.file, finding, lineOf(keeping.root, article.file)),
  );
}

function oldAddressesOf(
  { memory, root }: Keeping,
  { site, scene }: Setting,
  media: readonly SnapshotMedia[],
) {
  const articles = [...memory.moved].toSorted().flatMap((file) => {
    const card = memory.get(file)?.article;
    return card?.hash === undefined ? [] : [{ ...card, file, aliases: card.aliases ?? [] }];
  });
  const files = new Set(media.map(({ file }) => file.path));
  const { aliases, findings } = oldAddresses(articles, {
    redirects: site.redirects ?? [],
    sections: scene.sections,
    has: (path) =>
      files.has(path) ||
      memory.shelf
        .withPath(path)
        .some(([, { article }]) => article?.hash !== undefined && !article.elsewhere),
  });
  const problems = findings.map(({ file, finding }) => problem(file, finding, lineOf(root, file)));
  return { aliases, problems };
}

async function mediaFor({ memory, root, media }: Keeping, { shows }: Setting) {
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
    async ({ file, absolute }) => memory.get(file)?.facts ?? typed(absolute, media),
  );
  const sources = new Map([...made.files].map(([path, absolute]) => [path, absolute.slice(root.length + 1)]));
  const all = made.media.map(
    (one): SnapshotMedia => ({
      ...one,
      file: Object.assign({ ...one.file }, { source: sources.get(one.file.path) }),
    }),
  );
  return { media: all, problems: made.problems };
}
