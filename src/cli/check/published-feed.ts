import { XMLParser } from 'fast-xml-parser';

/** What readers know of an article. */
export type PublishedItem = {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly published?: Date;
  readonly updated?: Date;
};

/** A feed as somebody else's program reads it. URLs as they stand there. */
export type PublishedFeed = {
  readonly items: readonly PublishedItem[];
  /** Its own address, and those of its other formats. */
  readonly addresses: readonly string[];
  /** The next, older document. */
  readonly older?: string;
};

/** Reads RSS 2.0 or 1.0, Atom, JSON Feed or a WordPress export; undefined when it is none of them. */
export function readPublishedFeed(text: string): PublishedFeed | undefined {
  return /^\s*\{/.test(text) ? readJson(text) : readXml(text);
}

/** The feeds of an OPML list; undefined when it is none. */
export function readOpml(text: string): readonly string[] | undefined {
  const root = parse(text)?.opml;
  return root === undefined
    ? undefined
    : outlines(record(root).body).flatMap((each) => each['@xmlUrl'] ?? []);
}

type FeedNode = Readonly<Record<string, unknown>>;

function parse(text: string): FeedNode | undefined {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    textNodeName: '#',
    parseTagValue: false,
    parseAttributeValue: false,
    htmlEntities: true,
    processEntities: { enabled: true, maxTotalExpansions: Number.MAX_SAFE_INTEGER },
  });
  try {
    return record(parser.parse(text));
  } catch {
    return undefined;
  }
}

function readXml(text: string): PublishedFeed | undefined {
  const root = parse(text) ?? {};
  if ('feed' in root) return readAtom(record(root.feed));
  const frame = record(root.rss ?? root['rdf:RDF'] ?? {});
  if (!('channel' in frame)) return undefined;
  const channel = record(frame.channel);
  const items = [...list(channel.item), ...list(frame.item)].map(record).filter(isPublic);
  return { items: items.flatMap(rssItem), ...linked(linksOf(channel)) };
}

/** WordPress exports drafts, pages and attachments as items too. */
function isPublic(item: FeedNode): boolean {
  const [type, status] = [textOf(item['wp:post_type']), textOf(item['wp:status'])];
  return (type === '' || type === 'post') && (status === '' || status === 'publish');
}

function rssItem(item: FeedNode): readonly PublishedItem[] {
  const url = textOf(item.link);
  const id = textOf(item.guid) || textOf(item['@rdf:about']) || url;
  const published = date(textOf(item.pubDate) || textOf(item['dc:date']));
  const updated = date(textOf(item['atom:updated']));
  return id === '' ? [] : [present({ id, title: textOf(item.title), url, published, updated })];
}

function readAtom(feed: FeedNode): PublishedFeed {
  const items = list(feed.entry)
    .map(record)
    .flatMap((entry): readonly PublishedItem[] => {
      const id = textOf(entry.id);
      const url = linksOf(entry).find(({ rel }) => rel === 'alternate')?.href;
      const updated = date(textOf(entry.updated));
      const published = date(textOf(entry.published)) ?? updated;
      return id === '' ? [] : [present({ id, title: textOf(entry.title), url, published, updated })];
    });
  return { items, ...linked(linksOf(feed)) };
}

function readJson(text: string): PublishedFeed | undefined {
  let feed: FeedNode;
  try {
    feed = record(JSON.parse(text));
  } catch {
    return undefined;
  }
  if (!Array.isArray(feed.items)) return undefined;
  const items = feed.items.map(record).flatMap((item): readonly PublishedItem[] => {
    const id = textOf(item.id) || textOf(item.url);
    const published = date(textOf(item.date_published));
    const updated = date(textOf(item.date_modified));
    return id === ''
      ? []
      : [present({ id, title: textOf(item.title), url: textOf(item.url), published, updated })];
  });
  const [self, older] = [textOf(feed.feed_url), textOf(feed.next_url)];
  return { items, addresses: self === '' ? [] : [self], ...(older !== '' && { older }) };
}

type Link = { readonly rel: string; readonly type: string; readonly href: string };

/** Atom's links, by whatever prefix RSS has given them. */
function linksOf(node: FeedNode): readonly Link[] {
  return Object.entries(node)
    .filter(([name]) => /^(?:\w+:)?link$/.test(name))
    .flatMap(([, value]) => list(value).map(record))
    .map((link) => ({
      rel: textOf(link['@rel']) || 'alternate',
      type: textOf(link['@type']),
      href: textOf(link['@href']),
    }))
    .filter(({ href }) => href !== '');
}

function linked(links: readonly Link[]): Pick<PublishedFeed, 'addresses' | 'older'> {
  const isFeed = ({ rel, type }: Link) =>
    rel === 'self' || (rel === 'alternate' && /(?:rss|atom)\+xml|feed\+json/.test(type));
  const older = (links.find(({ rel }) => rel === 'prev-archive') ?? links.find(({ rel }) => rel === 'next'))
    ?.href;
  return { addresses: links.filter(isFeed).map(({ href }) => href), ...(older !== undefined && { older }) };
}

function outlines(node: unknown): readonly Readonly<Record<string, string>>[] {
  return list(record(node).outline)
    .map(record)
    .flatMap((each) => [
      Object.fromEntries(
        Object.entries(each).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
      ),
      ...outlines(each),
    ]);
}

function present(item: {
  readonly id: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly published: Date | undefined;
  readonly updated: Date | undefined;
}): PublishedItem {
  const { id, title, url, published, updated } = item;
  return { id, title, ...(url && { url }), ...(published && { published }), ...(updated && { updated }) };
}

function date(text: string): Date | undefined {
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : new Date(instant);
}

function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
  if (Array.isArray(value)) return textOf(value.find((each) => typeof each === 'string') ?? value[0]);
  return value !== null && typeof value === 'object' && '#' in value ? textOf(value['#']) : '';
}

function list(value: unknown): readonly unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function record(value: unknown): FeedNode {
  // An object that is no list has its fields by name.
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as FeedNode) : {};
}
