import type { MediaFile } from '../../domain/media.ts';

/** What a file's bytes say of it; pictures also have a size. `type` is absent until it is asked for by `typed`. */
export type Facts = Omit<MediaFile, 'path' | 'type'> & {
  readonly type?: string;
  /** Of text. */
  readonly charset?: string;
};

/** The same with the media type. */
export type TypedFacts = Facts & { readonly type: string };

/** Facts by file, good as long as the stamp is the same. */
export type MediaMemory = Map<string, { readonly stamp: string; readonly facts: Facts }>;
