import type { Asked } from '../article/dependencies.ts';
import type { Identified } from '../article/identity.ts';
import type { ParsedMemory } from '../article/parsed.ts';
import type { MediaMemory } from '../source/media-file.ts';
import type { Done } from './articles.ts';

/** What one compilation leaves for the next of the same folder: everything that an unchanged file need not be read for. */
export type CompileCache = {
  readonly parsed: ParsedMemory;
  readonly media: MediaMemory;
  /** By file; good for the same parse in the same surroundings. */
  readonly identified: Map<
    string,
    { readonly parsed: unknown; readonly around: string; readonly identified: Identified }
  >;
  /** By file; good for the same identity, while every reference leads to the same. */
  readonly finished: Map<
    string,
    {
      readonly identified: Identified;
      readonly around: string;
      readonly asked: Asked;
      readonly finished: Done;
    }
  >;
};

/** An empty cache, to be given to every compilation of one folder. */
export const compileCache = (): CompileCache => ({
  parsed: new Map(),
  media: new Map(),
  identified: new Map(),
  finished: new Map(),
});

/** Forgets files that are no longer there. */
export function forget(
  cache: CompileCache,
  files: ReadonlySet<string>,
  absolutes: ReadonlySet<string>,
): void {
  for (const memory of [cache.identified, cache.finished]) drop(memory, files);
  for (const memory of [cache.parsed, cache.media]) drop(memory, absolutes);
}

function drop(memory: Map<string, unknown>, kept: ReadonlySet<string>): void {
  for (const key of memory.keys()) if (!kept.has(key)) memory.delete(key);
}
