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
  const names = stale ? memory.names.lists(site.language, () => cardsOf(keeping)) : last.names;
  const spelling = stale ? spelt(keeping) : last.spelling;
  const shown = !last || mediaMoved(keeping, session) ? await mediaFor(keeping, setting) : undefined;
  const old = shown ? oldAddressesOf(keeping, setting, shown.media) : undefined;
  const kept = shown && [...shown.media, ...(old?.aliases ?? [])];
  if (kept) await writer.media(kept);
  const media = kept ? hashOf(kept) : (last?.media ?? '');
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

function* cardsOf({ memory }: Keeping) {
  for (const file of memory.sorted()) {
    const card = memory.files.get(file)?.article;
    if (card?.hash !== undefined) yield card;
  }
}

function spelt({ memory, root }: Keeping): readonly Problem[] {
  if (!memory.names.differing()) return [];
  const all = memory.sorted().flatMap((file) => {
    const card = memory.files.get(file)?.article;
    return card ? [{ file, authors: card.authors, tags: card.tags.map(({ name }) => name) }] : [];
  });
  return spellings(all).map(({ article, finding }) =>
    problem(article.file, finding, lineOf(root, article.file)),
  );
}

/** Whether what is shown, or who shows it, may have changed. */
function mediaMoved({ memory }: Keeping, session: Session): boolean {
  for (const [file, before] of session.before) {
    const now = memory.files.get(file);
    if (before?.facts?.hash !== now?.facts?.hash || before?.fields !== now?.fields) return true;
    const [old, own] = [before?.article, now?.article];
    const [had, has] = [old?.aliases ?? [], own?.aliases ?? []];
    if (had.join('\n') !== has.join('\n') || (has.length > 0 && old?.id !== own?.id)) return true;
    if ((old?.shows.join('\n') ?? '') !== (own?.shows.join('\n') ?? '')) return true;
    if ((old?.shows.length || own?.shows.length) && (old?.id !== own?.id || old?.state !== own?.state))
      return true;
  }
  return false;
}

function oldAddressesOf(
  { memory, root }: Keeping,
  { site, scene }: Setting,
  media: readonly SnapshotMedia[],
) {
  const articles = memory.sorted().flatMap((file) => {
    const card = memory.files.get(file)?.article;
    return card?.hash === undefined ? [] : [{ ...card, file, aliases: card.aliases ?? [] }];
  });
  const { aliases, findings } = oldAddresses(articles, {
    redirects: site.redirects ?? [],
    sections: scene.sections,
    files: media.map(({ file }) => file.path),
  });
  const problems = findings.map(({ file, finding }) => problem(file, finding, lineOf(root, file)));
  return { aliases, problems };
}

async function mediaFor({ memory, root, media }: Keeping, { shows }: Setting) {
  const shown = new Map<string, { readonly always: boolean; readonly shownBy: string[] }>();
  for (const file of shows) shown.set(file, { always: true, shownBy: [] });
  for (const { article } of memory.files.values()) {
    if (article?.state !== 'article' || article.hash === undefined) continue;
    for (const file of article.shows) {
      const known = shown.get(file) ?? { always: false, shownBy: [] };
      known.shownBy.push(article.id);
      shown.set(file, known);
    }
  }
  const files = { get: (file: string) => ({ file, absolute: join(root, file) }) };
  const made = await mediaOf(
    shown,
    files,
    async ({ file, absolute }) => memory.files.get(file)?.facts ?? typed(absolute, media),
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
