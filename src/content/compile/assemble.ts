import { posix } from 'node:path';
import type { Article } from '../../domain/article.ts';
import { lazy } from '../../domain/lru.ts';
import { answerOf } from '../article/dependencies.ts';
import type { Published } from '../article/duplicates.ts';
import { hashOf } from '../article/hash.ts';
import { type Identified, targetOf } from '../article/identity.ts';
import { spellings } from '../article/name-variants.ts';
import { faulty, type Parsed } from '../article/parsed.ts';
import type { Library, Target } from '../article/reference.ts';
import { anchorsOf } from '../body/markdown.ts';
import { diagnose } from '../problems/diagnose.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { comparable } from '../schema/redirect-schema.ts';
import type { SiteFields } from '../schema/site-schema.ts';
import { oldAddresses } from '../site/aliases.ts';
import { indexProblems } from '../site/index-problems.ts';
import { type Sections, sectionsOf } from '../site/section.ts';
import { serviceOf } from '../site/served.ts';
import { mediaOf, type Shown } from '../site/shown-media.ts';
import type { SiteBasis } from '../site/site.ts';
import { surroundings } from '../site/site-context.ts';
import { withdrawalOf } from '../site/withdrawal.ts';
import { audiencesIn, withheldBy, withRights } from '../site/withheld.ts';
import { localTime } from '../source/local-time.ts';
import { mediaPath, typed } from '../source/media-file.ts';
import { folded } from '../source/named-file.ts';
import { roleOf, siteFile } from '../source/role.ts';
import { type Done, finishAll } from './articles.ts';
import type { Compiled } from './compile.ts';
import { identities } from './identities.ts';
import { foldersOf, type Intake } from './intake.ts';
import type { CompileCache } from './memory.ts';
import { snapshotOf } from './snapshot.ts';

/** Puts the files of a folder together: identities first, as links lead to them; then each article whole. */
export async function assemble(
  taken: Intake,
  basis: SiteBasis,
  siteParsed: Parsed<SiteFields>,
  {
    cache,
    progress,
    anyway,
    publishedBefore,
  }: {
    readonly cache: CompileCache;
    readonly progress: (done: number, of: number) => void;
    readonly anyway?: string | undefined;
    readonly publishedBefore?: ReadonlyMap<string, Published> | undefined;
  },
): Promise<Compiled> {
  const sections = sectionsOf(
    foldersOf(taken),
    (folder) => taken.indexes.get(folder)?.fields ?? {},
    basis.language,
  );
  const {
    kept,
    refused,
    problems: identityProblems,
  } = identities(taken, {
    basis,
    sections,
    cache,
    anyway,
    publishedBefore,
  });
  const plain = libraryOf(taken, basis, sections, kept, cache);
  // What a copy that is refused withholds is withheld all the same.
  const withheld = [...kept, ...refused].flatMap(
    ({ parsed: { file }, fields }) =>
      withheldBy(fields.image, basis, (reference) => answerOf('source', reference, file, plain)) ?? [],
  );
  const library = withheld.length === 0 ? plain : withRights(plain, basis, audiencesIn(withheld));
  const indexOf = (folder: string) => taken.indexes.get(folder)?.file;
  const around = surroundings(basis, sections, library, { siteFile, indexOf });
  const print = localTime(basis.language, basis.timezone);
  const key = hashOf([basis, [...sections.byPath.values()], around.site.callouts]);

  const problems: Problem[] = [
    ...identityProblems,
    ...[...taken.indexes.values()].flatMap((index) => index.problems),
    ...indexProblems(taken.indexes, sections),
  ];
  for (const { file, finding } of around.findings)
    problems.push(problem(file, finding, file === siteFile ? siteParsed.locate : locateIndex(taken, file)));
  const done: Done[] = [];
  const live = kept.filter(isLive);
  const all = await finishAll(live, {
    around: { site: basis, sections, callouts: around.site.callouts, print, library },
    ...{ key, cache, progress },
  });
  for (const [index, { parsed }] of live.entries()) {
    const result = all[index];
    const own = result?.findings.map((finding) => problem(parsed.file, finding, parsed.locate)) ?? [];
    problems.push(...own);
    if (result && (!faulty(own) || parsed.file === anyway)) done.push(result);
  }
  const keptFiles = new Set(kept.map(({ parsed }) => parsed.file));
  const ownersOf = ownersAmong(kept, sections);
  for (const parsed of taken.articles) {
    if (parsed.draft || keptFiles.has(parsed.file)) continue;
    const surrounding = { site: basis, sections, callouts: around.site.callouts, print, library, ownersOf };
    const known = new Set(problems.map((one) => JSON.stringify(one)));
    const more = (await diagnose(parsed, surrounding)).map((one) => problem(parsed.file, one, parsed.locate));
    problems.push(...more.filter((one) => !known.has(JSON.stringify(one))));
  }
  const media = await mediaOf(shownBy(done, around.files), taken.files, (found) =>
    typed(found.absolute, cache.media),
  );
  const finished = new Set(done.map(({ article }) => article.id));
  const published = kept.filter((one) => !isLive(one) || finished.has(one.id));
  const alike = spellings(
    published.map(({ parsed, fields: { authors = [], tags = [] } }) => ({
      ...{ parsed, file: parsed.file, authors, tags: tags.map((name) => ({ name })) },
    })),
  ).map(({ article, finding }) => problem(article.file, finding, article.parsed.locate));
  const local = published.filter(({ elsewhere }) => !elsewhere);
  const paths = new Set([...media.media.map(({ file }) => file.path), ...local.map(({ path }) => path)]);
  const old = oldAddresses(
    published.map(({ id, fields, parsed: { file } }) => ({
      ...{ id, file },
      aliases: (fields.aliases ?? []).map(comparable),
    })),
    {
      redirects: basis.redirects ?? [],
      service: library.service,
      has: (path) => paths.has(path),
      ledTo: (path, id) => publishedBefore?.get(id)?.aliases?.includes(path) ?? false,
    },
  );
  const placed = new Map(kept.map(({ parsed }) => [parsed.file, parsed.locate]));
  const misled = old.findings.map(({ file, finding }) =>
    problem(file, finding, file === siteFile ? siteParsed.locate : placed.get(file)),
  );
  const articles = new Map(done.map(({ article }): [string, Article] => [article.id, article]));
  const goneBack = kept
    .filter((each) => !isLive(each))
    .map((each) => withdrawalOf(each, print, { site: basis, sections }));
  return {
    snapshot: snapshotOf(around, [...articles.values()], goneBack, media.media, old.aliases),
    articles,
    files: media.files,
    problems: [...problems, ...alike, ...media.problems, ...misled],
    skipped: skippedOf(taken, articles, kept),
    written: [
      ...(siteParsed.fields?.redirects ?? []).map(({ written }) => written),
      ...published.flatMap(({ fields }) => fields.aliases ?? []),
      ...[...sections.byPath.values()].map(({ folder }) => `/${folder}`),
    ].filter((path) => comparable(path) !== path),
  };
}

/** Who of the articles that are not left out has an id, a path or an address. */
function ownersAmong(
  kept: readonly Identified[],
  sections: Sections,
): Parameters<typeof diagnose>[1]['ownersOf'] {
  const by = (key: 'id' | 'path' | 'url') => new Map(kept.map((each) => [each[key], each.parsed.file]));
  const [ids, paths, urls] = [by('id'), by('path'), by('url')];
  return ({ id, path, url, elsewhere }) => {
    const section = sections.byPath.get(path.slice(1));
    return {
      id: ids.get(id),
      path: section ? `the section ${section.folder}/` : paths.get(path),
      url: elsewhere ? urls.get(url) : undefined,
    };
  };
}

const isLive = ({ fields }: Identified): boolean => fields.status !== 'withdrawn';

function libraryOf(
  taken: Intake,
  basis: SiteBasis,
  sections: Sections,
  kept: readonly Identified[],
  cache: CompileCache,
): Library {
  const { url } = basis;
  const folders = [...sections.byPath.values()].flatMap(
    ({ folder, path }): readonly (readonly [string, Target])[] => {
      const index = taken.indexes.get(folder)?.file;
      return [folder, ...(index ? [index] : [])].map((name) => [name, { url: `${url}/${path}/` }]);
    },
  );
  const targets = kept.map((each) => ({ ...each, target: targetOf(each) }));
  const byPath = new Map<string, Target>();
  for (const { path, elsewhere, target } of targets) if (target && !elsewhere) byPath.set(path, target);
  for (const { fields, target } of targets)
    for (const alias of (fields.aliases ?? []).map(comparable))
      if (target && !byPath.has(alias)) byPath.set(alias, target);
  const byFolder = lazy(() => Map.groupBy(taken.files.keys(), (file) => posix.dirname(file)));
  const bySpelling = lazy(() => new Map([...taken.files.keys()].map((file) => [folded(file), file])));
  const byAddress = lazy(
    () =>
      new Map(
        [...taken.files.keys()]
          .filter((file) => ['file', 'article'].includes(roleOf(file)))
          .map((file) => [mediaPath(file), file]),
      ),
  );
  const texts = lazy(() => new Map(taken.articles.map(({ file, body }) => [file, body])));
  const anchors = new Map<string, ReadonlySet<string>>();
  return {
    anchors(file) {
      const text = texts().get(file);
      if (text === undefined) return undefined;
      const known = anchors.get(file) ?? anchorsOf(text);
      anchors.set(file, known);
      return known;
    },
    files: {
      get: (file) => taken.files.get(file),
      spelled: (file) => bySpelling().get(folded(file)),
      served: (path) => byAddress().get(path),
    },
    neighbours: (folder) => byFolder().get(folder) ?? [],
    pages: new Map<string, Target | undefined>([
      ...taken.articles.map(({ file }): [string, undefined] => [file, undefined]),
      ...targets.map(({ parsed, target }): [string, Target | undefined] => [parsed.file, target]),
      ...folders,
    ]),
    service: serviceOf(basis, sections, (path) => byPath.get(path)),
    media: cache.media,
  };
}

const locateIndex = (taken: Intake, file: string): Parsed<unknown>['locate'] | undefined =>
  [...taken.indexes.values()].find((each) => each.file === file)?.locate;

function shownBy(done: readonly Done[], always: readonly string[]): Shown {
  const shown = new Map<string, { readonly always: boolean; readonly shownBy: readonly string[] }>();
  for (const file of always) shown.set(file, { always: true, shownBy: [] });
  for (const { article, files } of done)
    for (const file of files) {
      const before = shown.get(file);
      shown.set(file, { always: before?.always ?? false, shownBy: [...(before?.shownBy ?? []), article.id] });
    }
  return shown;
}

/** Articles that are neither drafts nor in the result. */
function skippedOf(
  taken: Intake,
  articles: ReadonlyMap<string, Article>,
  kept: readonly Identified[],
): readonly string[] {
  const good = new Set(
    kept.filter((each) => !isLive(each) || articles.has(each.id)).map(({ parsed }) => parsed.file),
  );
  return taken.articles.filter(({ file, draft }) => !draft && !good.has(file)).map(({ file }) => file);
}
