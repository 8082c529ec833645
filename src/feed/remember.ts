import type { Article } from '../collection/article.ts';
import type { Entry, Listing } from '../collection/collection.ts';
import type { Site } from '../collection/site.ts';
import type { EncodedItem } from './encoded.ts';
import type { Format } from './formats.ts';
import { createHead, type HeadSource } from './head.ts';
import { createItem } from './item.ts';
import type { ItemMemory } from './item-memory.ts';

export { createItemMemory, type ItemMemory } from './item-memory.ts';

/** What a rendering needs. `read` gives these articles whole and leaves out those no longer there. */
export type RenderSource = Omit<HeadSource, 'listing'> & {
  readonly format: Format;
  readonly listing: Pick<Listing, 'subject' | 'changed' | 'entries'>;
  readonly read: (entries: readonly Entry[]) => Promise<readonly Article[]>;
  readonly memory: ItemMemory;
};

/** A feed as bytes. Reads only the articles whose bytes are not remembered. */
export async function renderFeed({ format, read, memory, ...source }: RenderSource) {
  const { site, listing } = source;
  const prefix = `${format.name}${format.revision}/${site.hash}/`;
  const found = listing.entries.map((entry) => memory.get(prefix + entry.hash));
  const missing = listing.entries.filter((_, position) => found[position] === undefined);
  const encoded = await encodeArticles(missing, { format, site, read });
  for (const [hash, item] of encoded) memory.put(prefix + hash, item);
  const items = listing.entries.map((entry, position) => found[position] ?? encoded.get(entry.hash));
  return format.join(
    createHead(source),
    items.filter((item) => item !== undefined),
  );
}

type EncodeSource = Pick<RenderSource, 'format' | 'site' | 'read'>;

async function encodeArticles(entries: readonly Entry[], { format, site, read }: EncodeSource) {
  if (entries.length === 0) return new Map<string, EncodedItem>();
  const articles = await read(entries);
  return new Map(articles.map((article) => [article.hash, encode(article, { format, site })]));
}

function encode(article: Article, { format, site }: { format: Format; site: Site }): EncodedItem {
  return format.encodeItem(createItem(article, site));
}
