import { XMLParser } from 'fast-xml-parser';

/** What newsboat takes from an item of RSS. Empty: not there. */
export type NewsboatItem = {
  readonly feed: string;
  readonly title: string;
  readonly author: string;
  readonly date: string;
  readonly link: string;
  readonly enclosure?: { readonly url: string; readonly type: string; readonly description: string };
  readonly html: string;
};

type Node = Readonly<Record<string, unknown>>;

/** The first item of an RSS feed; undefined when it has none. */
export function readItem(rss: string): NewsboatItem | undefined {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    textNodeName: '#',
    parseTagValue: false,
    trimValues: false,
    htmlEntities: true,
    isArray: (name) => ['item', 'dc:creator', 'media:content', 'enclosure'].includes(name),
  });
  const channel = record(record(record(parser.parse(rss)).rss).channel);
  const [item] = list(channel.item).map(record);
  if (item === undefined) return undefined;
  const files = [...list(item.enclosure), ...list(item['media:content'])].map(fileOf);
  // What can be heard or seen as a podcast stands before a picture; of equals the last.
  const enclosure = files.findLast(({ type }) => isPodcast(type)) ?? files.at(-1);
  return {
    feed: textOf(channel.title),
    title: textOf(item.title),
    // It keeps one name, the last.
    author: textOf(list(item['dc:creator']).at(-1)),
    date: new Date(textOf(item.pubDate)).toUTCString().replace('GMT', '+0000'),
    link: textOf(item.link),
    ...(enclosure && { enclosure }),
    html: textOf(item['content:encoded']) || textOf(item.description),
  };
}

/** Types that newsboat offers to download and play. */
export const isPodcast = (type: string): boolean =>
  /^(?:audio|video)\//.test(type) || type === 'application/ogg';

function fileOf(value: unknown) {
  const node = record(value);
  const [url, type] = [textOf(node['@url']), textOf(node['@type'])];
  return { url, type, description: textOf(node['media:description']) || textOf(node['media:title']) };
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return '#' in record(value) ? textOf(record(value)['#']) : '';
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function record(value: unknown): Node {
  // An object that is no list has its fields by name.
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Node) : {};
}
