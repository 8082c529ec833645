import type { Article } from '../../src/domain/article.ts';
import { trustedHtml } from '../../src/domain/html.ts';
import type { Site } from '../../src/domain/site.ts';
import type { FeedDocument } from '../../src/feed/model/document.ts';
import { createHead } from '../../src/feed/model/head.ts';
import { createItem } from '../../src/feed/model/item.ts';
import { ferry, sectionListing, site } from '../golden/fixtures.ts';

/** A document with this string in every field that holds text, one with all fields in use. */
export function filled(text: string): FeedDocument {
  const publication: Site = {
    ...site,
    title: text,
    description: text,
    language: text,
    organisation: { name: text, email: text, url: text },
    // Without a name, which loses its parentheses: `editors` in hostile.test.ts.
    contact: { email: text },
    rights: text,
    license: text,
    hubs: [text],
    categories: [text],
  };
  const subject = { ...sectionListing.subject, title: text, trail: [text, text], description: text };
  return {
    ...createHead({
      site: publication,
      listing: { ...sectionListing, subject },
      label: text,
      query: text,
      place: { older: text, newer: text, archive: text },
      deleted: [{ id: text, when: new Date(0), comment: text }],
    }),
    items: [
      // The picture as a field alone: what its words become in HTML is another test's question.
      { ...createItem(article(text), publication), picture: picture(text) },
      createItem({ ...article(text), syndication: 'headline' }, publication),
    ],
  };
}

/** What of a string an XML document can carry; the rest becomes U+FFFD. */
export function survives(text: string): string {
  return text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
}

const picture = (text: string) => ({
  url: text,
  type: text,
  length: 1,
  alt: text,
  caption: text,
  credit: text,
});

function article(text: string): Article {
  const { image: _, ...pictureless } = ferry;
  const file = { url: text, type: text, length: 1, title: text };
  return {
    ...pictureless,
    id: text,
    title: text,
    description: text,
    url: text,
    sections: [{ path: text, trail: [text, text] }],
    authors: [{ name: text, slug: 'x', email: text, url: text }],
    tags: [{ name: text, slug: text }],
    audio: file,
    video: file,
    attachments: [file],
    dateline: text,
    source: { name: text, url: text, feed: text },
    language: 'en',
    rights: text,
    license: text,
    corrections: [],
    // Not sanitised: here the question is only whether a parser gets back what was put in.
    body: trustedHtml(`<p>${text}</p>`),
    callout: trustedHtml(`<p>${text}</p>`),
  };
}
