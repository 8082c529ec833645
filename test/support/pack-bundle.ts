import type { Article } from '../../src/domain/article.ts';
import type { MediaFile } from '../../src/domain/media.ts';
import { INDEX } from '../../src/store/bundle/bundle.ts';
import { createPacker, type PackerOptions } from '../../src/store/bundle/pack.ts';
import { encodeArticle } from '../../src/store/codec.ts';
import { articleWords } from '../../src/store/memory/search.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';

export type PackOptions = Omit<PackerOptions, 'write'> & {
  readonly snapshot: Snapshot;
  readonly articles: readonly Article[];
};

/** What a bundle is made of: the texts to write by path, and for each path under `/media` the file whose bytes go there. */
export type Packed = {
  readonly texts: ReadonlyMap<string, string>;
  readonly media: ReadonlyMap<string, MediaFile>;
};

/** Packs a collection that is in memory. */
export async function packBundle({ snapshot, articles, ...options }: PackOptions): Promise<Packed> {
  const texts = new Map<string, string>();
  const packer = createPacker({
    ...options,
    write: async (path, text) => {
      texts.set(path, text);
    },
  });
  const byId = new Map(articles.map((article) => [article.id, article]));
  const { heads, ...rest } = snapshot;
  for (const head of heads.toReversed()) {
    const article = byId.get(head.id);
    if (article !== undefined) await packer.add(head, encodeArticle(article), articleWords(article));
  }
  const { index, media } = await packer.finish(rest);
  texts.set(INDEX, index);
  return { texts, media };
}
