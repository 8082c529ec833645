import { create } from 'xmlbuilder2';
import type { FeedDocument } from '../../src/feed/model/document.ts';
import { enclosureOf } from './minimal.ts';

/** xmlbuilder2: the elements of the minimal feed, from an object, as its documentation shows. */
export function withXmlBuilder(document: FeedDocument): Uint8Array {
  const text = create({
    rss: {
      '@version': '2.0',
      '@xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      channel: {
        title: document.title,
        link: document.link,
        description: document.description,
        lastBuildDate: document.updated.toUTCString(),
        item: document.items.map((item) => ({
          title: item.title,
          link: item.link,
          guid: { '@isPermaLink': 'false', '#': item.id },
          pubDate: item.published.toUTCString(),
          'dc:creator': item.author.map(({ name }) => name),
          category: item.category.map(({ name, domain }) => ({ '@domain': domain, '#': name })),
          description: item.description,
          'content:encoded': { $: item.content },
          enclosure: enclosureOf(item).map(({ url, length, type }) => ({
            '@url': url,
            '@length': length,
            '@type': type,
          })),
        })),
      },
    },
  }).end();
  return new TextEncoder().encode(text);
}
