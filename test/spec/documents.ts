import type { Listing } from '../../src/domain/listing.ts';
import { formats, serialise } from '../../src/feed/formats/formats.ts';
import { opml } from '../../src/feed/lists/opml.ts';
import { createHead, type HeadSource } from '../../src/feed/model/head.ts';
import { createItem } from '../../src/feed/model/item.ts';
import { articles, emptyListing, sectionListing, site } from '../golden/fixtures.ts';
import type { Vocabulary } from './tables.ts';

/** Something to judge. */
export type Document = { readonly name: string; readonly vocabulary: Vocabulary; readonly bytes: Uint8Array };

/** The richest document of each vocabulary: everything a format has an element for is in it. */
export function modelDocuments(): readonly Document[] {
  return [
    ...feedDocuments('model', sectionListing, {
      place: { older: '?archive=older', newer: '?archive=newer', archive: '?archive=this' },
      deleted: [{ id: 'tag:record.example,2024:gone', when: new Date('2024-03-06T00:00:00Z') }],
    }),
    { name: 'model opml', vocabulary: 'opml', bytes: directory() },
  ];
}

/** A feed without items, in every format. */
export function emptyDocuments(): readonly Document[] {
  return feedDocuments('empty', emptyListing, { place: {} });
}

function feedDocuments(
  name: string,
  listing: Listing,
  history: Pick<HeadSource, 'place' | 'deleted'>,
): readonly Document[] {
  const shown = new Set(listing.entries.map(({ id }) => id));
  const document = {
    ...createHead({ site, listing, ...history }),
    items: articles.filter(({ id }) => shown.has(id)).map((article) => createItem(article, site)),
  };
  return formats.map((format) => ({
    name: `${name} ${format.name}`,
    // The table has no wire format.
    vocabulary: format.name as Exclude<typeof format.name, 'ninjs'>,
    bytes: serialise(format, document),
  }));
}

function directory(): Uint8Array {
  const { subject } = sectionListing;
  return opml(site, {
    site: { ...emptyListing.subject, count: 0 },
    sections: [{ ...subject, count: 3, latest: new Date('2024-03-05T17:30:00Z') }],
    authors: [
      { scope: { kind: 'author', slug: 'ines-avila' }, title: 'Ines Ávila', trail: ['Ines Ávila'], count: 1 },
    ],
    tags: [{ scope: { kind: 'tag', slug: 'r-d' }, title: 'R&D', trail: ['R&D'], count: 1 }],
  });
}
