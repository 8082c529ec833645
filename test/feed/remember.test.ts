import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import type { Entry } from '../../src/domain/listing.ts';
import { createCache } from '../../src/domain/lru.ts';
import type { Format } from '../../src/feed/formats/format.ts';
import { formats, serialise } from '../../src/feed/formats/formats.ts';
import { createHead } from '../../src/feed/model/head.ts';
import { createItem } from '../../src/feed/model/item.ts';
import { itemMemory, renderFeed } from '../../src/feed/render.ts';
import { articles, ferry, plain, sectionListing, site } from '../golden/fixtures.ts';

describe.each(formats)('$label', (format) => {
  test('a feed from memory is the feed, byte for byte', async () => {
    const reader = readerOf(articles);
    const memory = itemMemory(createCache(1e6));
    const ask = () => renderFeed({ format, site, listing: sectionListing, read: reader.read, memory });
    const cold = await ask();
    const warm = await ask();
    expect(warm).toEqual(cold);
    expect(cold).toEqual(whole(format, articles));
    expect(reader.asked).toEqual([articles.map(({ id }) => id)]);
  });

  test('one new article costs one article', async () => {
    const memory = itemMemory(createCache(1e6));
    const rest = articles.slice(1);
    await renderFeed({
      format,
      site,
      listing: { ...sectionListing, entries: rest },
      read: readerOf(rest).read,
      memory,
    });
    const reader = readerOf(articles);
    const bytes = await renderFeed({ format, site, listing: sectionListing, read: reader.read, memory });
    expect(reader.asked).toEqual([[ferry.id]]);
    expect(bytes).toEqual(whole(format, articles));
  });

  test('an edit, or another site.yaml, is another item', async () => {
    const reader = readerOf([plain]);
    const memory = itemMemory(createCache(1e6));
    const listing = { ...sectionListing, entries: [plain] };
    await renderFeed({ format, site, listing, read: reader.read, memory });
    await renderFeed({ format, site: { ...site, hash: 'other' }, listing, read: reader.read, memory });
    const edited = { ...plain, hash: 'edited', title: 'Edited' };
    const bytes = await renderFeed({
      format,
      site,
      listing: { ...sectionListing, entries: [edited] },
      read: async () => [edited],
      memory,
    });
    expect(reader.asked).toHaveLength(2);
    expect(new TextDecoder().decode(bytes)).toContain('Edited');
  });

  test('an article that went away since the listing was made is left out; an edited one is not', async () => {
    const memory = itemMemory(createCache(1e6));
    const edited = { ...plain, hash: 'edited', title: 'Edited' };
    const bytes = await renderFeed({
      format,
      site,
      listing: sectionListing,
      read: async () => [edited],
      memory,
    });
    expect(bytes).toEqual(whole(format, [edited]));
  });

  test('an item’s bytes are the same in every feed', () => {
    const item = createItem(ferry, site);
    const alone = format.encodeItem(item).bytes;
    const text = new TextDecoder().decode(whole(format, [ferry]));
    expect(text).toContain(new TextDecoder().decode(alone).replace(/^,/, ''));
  });
});

function readerOf(stock: readonly Article[]) {
  const asked: string[][] = [];
  const read = async (entries: readonly Entry[]) => {
    asked.push(entries.map(({ id }) => id));
    return stock.filter(({ id }) => entries.some((entry) => entry.id === id));
  };
  return { asked, read };
}

function whole(format: Format, stock: readonly Article[]): Uint8Array {
  const items = stock.map((article) => createItem(article, site));
  return serialise(format, { ...createHead({ site, listing: sectionListing }), items });
}
