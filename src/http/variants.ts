import type { CachePart } from '../domain/lru.ts';
import type { Coding } from './coding.ts';

/** Bytes that are not shared with another thread. */
export type EncodedBytes = Uint8Array<ArrayBuffer>;

/** What a runtime can compress with, by coding. */
export type Compressors = Partial<Record<'br' | 'gzip', (bytes: EncodedBytes) => Promise<EncodedBytes>>>;

/** Another place for bytes that outlives this process or isolate, under content-derived keys. */
export type SharedByteCache = {
  get(key: string): Promise<EncodedBytes | undefined>;
  put(key: string, bytes: EncodedBytes): void;
};

/** A resource's bytes in every coding, each made once. */
export type Variants = {
  /** Besides identity. */
  readonly codings: readonly Coding[];
  /** What is remembered under a coding's own tag. */
  get(tag: string): EncodedBytes | undefined;
  /** Makes and remembers what is not; many who ask at once share one making. */
  make(tag: string, coding: Coding, bytes: () => Promise<EncodedBytes>): Promise<EncodedBytes>;
};

type VariantOptions = {
  readonly memory: CachePart<EncodedBytes>;
  readonly compressors: Compressors;
  readonly cache?: SharedByteCache;
};

/** Makes each variant once while memory holds it; rejects where its maker does, and then tries again for the next. */
export function createVariants({ memory, compressors, cache }: VariantOptions): Variants {
  const underWay = new Map<string, Promise<EncodedBytes>>();
  const once = (key: string, make: () => Promise<EncodedBytes>): Promise<EncodedBytes> => {
    const cached = memory.get(key);
    if (cached) return Promise.resolve(cached);
    const running = underWay.get(key);
    if (running) return running;
    const started = remembered(key, make).finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  };
  const remembered = async (key: string, make: () => Promise<EncodedBytes>): Promise<EncodedBytes> => {
    const cached = await cache?.get(key);
    const bytes = cached ?? (await make());
    if (!cached) cache?.put(key, bytes);
    memory.put(key, bytes);
    return bytes;
  };
  return {
    codings: (['br', 'gzip'] as const).filter((coding) => compressors[coding] !== undefined),
    get: (tag) => memory.get(tag),
    make: (tag, coding, bytes) => {
      const compress = coding === 'identity' ? undefined : compressors[coding];
      if (!compress) return once(tag, bytes);
      return once(`${tag}-${coding}`, async () => compress(await once(tag, bytes)));
    },
  };
}
