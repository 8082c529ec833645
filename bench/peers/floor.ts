import type { FeedDocument, FeedItem } from '../../src/feed/model/document.ts';
import { enclosureOf } from './minimal.ts';

/** The bare floor: escape, join, encode. No check of what XML forbids, no option, the elements of a minimal feed. */
export function withTemplates(document: FeedDocument, content: Carry = escaped): Uint8Array {
  return new TextEncoder().encode(
    [
      '<?xml version="1.0" encoding="utf-8"?>',
      '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" ',
      'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>',
      `<title>${escaped(document.title)}</title><link>${escaped(document.link)}</link>`,
      `<description>${escaped(document.description)}</description>`,
      `<lastBuildDate>${document.updated.toUTCString()}</lastBuildDate>`,
      ...document.items.map((item) => itemOf(item, content)),
      '</channel></rss>',
    ].join(''),
  );
}

type Carry = (html: string) => string;

/** The story in a CDATA section, unread: what is left of the floor when nothing of it is escaped. */
export const inSection: Carry = (html) => `<![CDATA[${html}]]>`;

function itemOf(item: FeedItem, content: Carry): string {
  return [
    `<item><title>${escaped(item.title)}</title><link>${escaped(item.link)}</link>`,
    `<guid isPermaLink="false">${escaped(item.id)}</guid><pubDate>${item.published.toUTCString()}</pubDate>`,
    ...item.author.map(({ name }) => `<dc:creator>${escaped(name)}</dc:creator>`),
    ...item.category.map(
      ({ name, domain }) => `<category domain="${escaped(domain)}">${escaped(name)}</category>`,
    ),
    `<description>${escaped(item.description ?? '')}</description>`,
    `<content:encoded>${content(item.content ?? '')}</content:encoded>`,
    ...enclosureOf(item).map(
      ({ url, length, type }) =>
        `<enclosure url="${escaped(url)}" length="${length}" type="${escaped(type)}"/>`,
    ),
    '</item>',
  ].join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
