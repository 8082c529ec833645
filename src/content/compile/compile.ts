import { existsSync } from 'node:fs';
import type { Article } from '../../domain/article.ts';
import type { MediaFile } from '../../domain/media.ts';
import { articleWords } from '../../store/memory/search.ts';
import type { Snapshot, SnapshotSource } from '../../store/snapshot.ts';
import type { Published } from '../article/duplicates.ts';
import { type Problem, problem, sorted } from '../problems/problem.ts';
import { absolute } from '../schema/address.ts';
import { readMedia, readMediaPart, type Source } from '../source/media-read.ts';
import { siteFile } from '../source/role.ts';
import { assemble } from './assemble.ts';
import { including, intake, siteOf } from './intake.ts';
import { type CompileCache, compileCache, forget } from './memory.ts';

export type { Problem } from '../problems/problem.ts';
export { type CompileCache, compileCache } from './memory.ts';

export type CompileOptions = {
  /** The content folder. */
  readonly dir: string;
  /** Overrides site.yaml's `url`; absolute http(s). */
  readonly siteUrl?: string;
  /** From `compileCache()`; given to every compilation of a folder it makes the next one read only what changed. */
  readonly cache?: CompileCache;
  readonly progress?: Progress;
  /** A file (relative, forward slashes) to be compiled although it is a draft or has errors, as far as it can be understood. */
  readonly anyway?: string;
  /** What was published before, by id: it keeps its address, whatever files are new. */
  readonly publishedBefore?: ReadonlyMap<string, Published>;
};

/** How many articles have been read, or after that put together and rendered. */
export type Progress = (done: number, of: number, phase: 'read' | 'render') => void;

/** A content folder, compiled. */
export type Compiled = {
  /** Absent only if site.yaml cannot be used. */
  readonly snapshot?: Snapshot;
  /** By id. */
  readonly articles: ReadonlyMap<string, Article>;
  /** Where files are, by media path. */
  readonly files: ReadonlyMap<string, Source>;
  /** By file and line. */
  readonly problems: readonly Problem[];
  /** Articles left out because of an error; relative files. */
  readonly skipped: readonly string[];
  /** Old paths, and folders of sections, that are written otherwise than requests are compared: with capitals, with a slash at the end. */
  readonly written: readonly string[];
};

/** Compiles a folder. Authors' mistakes are problems in the result; it throws only where the machine fails. */
export async function compile({
  dir,
  siteUrl,
  cache = compileCache(),
  progress = () => {},
  anyway,
  publishedBefore,
}: CompileOptions): Promise<Compiled> {
  if (!existsSync(dir))
    return nothing([
      problem(siteFile, {
        code: 'site-missing',
        field: 'file',
        message: `there is no folder “${dir}”; make it, or name another`,
      }),
    ]);
  if (siteUrl !== undefined && absolute(siteUrl) === undefined)
    return nothing([
      problem(siteFile, {
        code: 'site-url',
        field: 'url',
        message: `SITE_URL “${siteUrl}” is no absolute http or https URL; write it whole, https://…`,
      }),
    ]);
  const taken = including(
    anyway,
    intake(dir, cache, (done, of) => progress(done, of, 'read')),
  );
  const site = siteOf(dir, taken.files, siteUrl, cache);
  const early = [...taken.problems, ...site.problems];
  forget(
    cache,
    new Set(taken.files.keys()),
    new Set([...taken.files.values()].map((found) => found.absolute)),
  );
  if (!site.site || !site.parsed) {
    const own = [...taken.articles, ...taken.indexes.values()].flatMap(({ problems }) => problems);
    return nothing(
      [...early, ...own],
      taken.articles.map(({ file }) => file),
    );
  }
  const result = await assemble(taken, site.site, site.parsed, {
    cache,
    progress: (done, of) => progress(done, of, 'render'),
    ...{ anyway, publishedBefore },
  });
  return { ...result, problems: sorted([...early, ...result.problems]) };
}

const nothing = (problems: readonly Problem[], skipped: readonly string[] = []): Compiled => ({
  articles: new Map(),
  files: new Map(),
  problems: sorted(problems),
  skipped,
  written: [],
});

/** What a store reads a compiled folder from: articles from memory, media from disk. Media reject with Superseded once they differ. */
export function sourceOf({ articles, files }: Compiled): SnapshotSource {
  const placeOf = (file: MediaFile) => {
    const source = files.get(file.path);
    if (source === undefined) throw new Error(`No file ${file.path} was compiled`);
    return { ...source, file };
  };
  const articleOf = ({ id }: Pick<Article, 'id'>): Article => {
    const article = articles.get(id);
    if (!article) throw new Error(`No article ${id} was compiled`);
    return article;
  };
  return {
    article: async (head) => articleOf(head),
    words: async (heads) => heads.map((head) => articleWords(articleOf(head))),
    media: async (file) => readMedia(placeOf(file)),
    mediaPart: async (file, first, last) => readMediaPart(placeOf(file), first, last),
  };
}
