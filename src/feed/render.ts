import type { Article } from '../domain/article.ts';
import type { Entry, Listing } from '../domain/listing.ts';
import type { Format } from './formats/format.ts';
import { encodedItems, type ItemMemory } from './item-cache.ts';
import { createHead, type HeadSource } from './model/head.ts';
import { createItem } from './model/item.ts';
import { createNotice } from './model/notice.ts';
import { type Allocate, concatenate } from './xml/encoded.ts';

export { type ItemMemory, itemMemory } from './item-cache.ts';

/** What a rendering needs. `read` gives these articles whole and leaves out those no longer there. */
export type RenderSource = Omit<HeadSource, 'listing'> & {
  readonly format: Format;
  readonly listing: Pick<Listing, 'subject' | 'changed' | 'entries'>;
  readonly read: (entries: readonly Entry[]) => Promise<readonly Article[]>;
  readonly memory: ItemMemory;
  /** Summaries only. */
  readonly brief?: boolean;
  readonly allocate?: Allocate | undefined;
};

/** A feed as bytes. Reads only the articles whose bytes are not remembered. */
export async function renderFeed({
  format,
  read,
  memory,
  brief = false,
  allocate,
  ...source
}: RenderSource): Promise<Uint8Array<ArrayBuffer>> {
  const { site, listing } = source;
  const episode = listing.subject.podcast && format.encodeEpisode;
  const kind = `${brief ? '/brief' : ''}${episode ? '/show' : ''}`;
  const prefix = `${format.name}${format.revision}${kind}/${site.hash}/`;
  const items = await encodedItems({
    ...{ entries: listing.entries, memory, prefix, read },
    encode(article) {
      const plain = createItem(brief ? briefly(article) : article, site);
      return episode ? episode(plain) : format.encodeItem(plain);
    },
    encodeNotice: (withdrawal) => format.encodeItem(createNotice(withdrawal, site)),
  });
  return concatenate(format.join(createHead(source), items), allocate);
}

/** As if the newsroom's contract allowed a summary at most. */
function briefly(article: Article): Article {
  return article.syndication === 'full' ? { ...article, syndication: 'summary' } : article;
}
