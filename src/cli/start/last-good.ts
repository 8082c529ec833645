import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CompileCache,
  type Compiled,
  compile,
  compileCache,
  type Problem,
} from '../../content/compile.ts';

/** A compilation in which files that were right once and are wrong now stand as they last were right. */
export type Kept = {
  readonly compiled: Compiled;
  /** Everything that is wrong with the files as they are now. */
  readonly problems: readonly Problem[];
  /** Files that stand as they last were right; relative. */
  readonly kept: readonly string[];
};

type Options = { readonly dir: string; readonly siteUrl?: string };

type ParsedFile = CompileCache['parsed'] extends Map<string, infer File> ? File : never;

/** A compiler for one folder, to be called again after every change. It rejects only where the machine fails. */
export function keepLastGood(options: Options): () => Promise<Kept> {
  const cache = compileCache();
  const good = new Map<string, ParsedFile>();
  /** Files that stand as they last were right: what stands, and what is wrong with what does not. */
  const standIns = new Map<string, { readonly standIn: ParsedFile; readonly problems: readonly Problem[] }>();

  return async () => {
    const absolute = absoluteIn(options.dir);
    const first = await compile({ ...options, cache });
    for (const [path, { standIn }] of standIns) if (cache.parsed.get(path) !== standIn) standIns.delete(path);
    const faults = Map.groupBy(first.problems.filter(isError), ({ file }) => absolute(file));
    for (const path of good.keys()) if (!cache.parsed.has(path)) good.delete(path);
    for (const [path, parsed] of cache.parsed) if (!faults.has(path)) good.set(path, parsed);
    const fresh = [...faults].filter(([path, problems]) => {
      const [now, before] = [cache.parsed.get(path), good.get(path)];
      if (!now || !before || before.parsed === now.parsed) return false;
      // The stamp of the wrong text with the parse of the right one: it stands until the file changes again.
      const standIn = { stamp: now.stamp, parsed: before.parsed };
      cache.parsed.set(path, standIn);
      standIns.set(path, { standIn, problems: first.problems.filter(({ file }) => absolute(file) === path) });
      return problems.length > 0;
    });
    const compiled = fresh.length > 0 ? await compile({ ...options, cache }) : first;
    const standing = [...standIns.keys()];
    const others = first.problems.filter(({ file }) => !standIns.has(absolute(file)));
    return {
      compiled,
      problems: [...others, ...[...standIns.values()].flatMap(({ problems }) => problems)],
      kept: standing.map((path) => path.slice(absolute('').length)),
    };
  };
}

const isError = ({ severity }: Problem): boolean => severity === 'error';

/** From names relative to a folder to those by which the compiler's cache knows its files. */
function absoluteIn(dir: string): (file: string) => string {
  const root = existsSync(dir) ? realpathSync(dir) : dir;
  return (file) => join(root, '/', file);
}
