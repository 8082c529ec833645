import { linkOf, type ParsedFeed } from '../../../import/feed/feed-document.ts';
import { readFeed } from '../../../import/feed/read-feed.ts';
import { encodingOf } from '../../../import/xml/decode-xml.ts';
import { readXml, type XmlFault } from '../../../import/xml/xml-tree.ts';

/** A feed as far as the doctor looks at it. */
export type Document = {
  readonly kind: ParsedFeed['kind'];
  readonly title: string;
  /** Where it says that it is. */
  readonly self?: string;
  readonly hubs: readonly string[];
  readonly generator: string;
  /** When it says it last changed. */
  readonly updated?: Date;
  /** RSS ttl, seconds. */
  readonly ttl?: number;
  readonly items: readonly Item[];
};

export type Item = {
  readonly id: string;
  readonly link: string;
  readonly published?: Date;
  readonly updated?: Date;
};

/** Why a body is no feed: ill-formed, or something else than a feed. */
export type Unread = {
  readonly kind: 'ill-formed' | 'invalid-json' | 'not-a-feed';
  readonly fault: XmlFault;
};

/** Reads RSS 2.0 or 1.0, Atom or JSON Feed. What is not well-formed is refused, as some readers do. */
export function readDocument(body: Uint8Array): Document | Unread {
  const encoding = encodingOf(body);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(body);
  } catch {
    return { kind: 'ill-formed', fault: { message: `its bytes are not ${encoding}` } };
  }
  const unread = /^\s*[{[]/.test(text) ? faultOfJson(text) : faultOfXml(text);
  if (unread) return unread;
  const feed = readFeed(text);
  if (feed === undefined) return { kind: 'not-a-feed', fault: { message: 'it has no channel' } };
  return {
    kind: feed.kind,
    title: feed.title,
    self: linkOf(feed.links, 'self'),
    hubs: feed.links.filter(({ rel }) => rel === 'hub').map(({ href }) => href),
    generator: feed.generator,
    updated: dateOf(feed.updated),
    ttl: feed.ttl,
    items: feed.entries.map(({ id, link = '', published, updated }) => ({
      ...{ id, link, published: dateOf(published), updated: dateOf(updated) },
    })),
  };
}

const ATOM = 'http://www.w3.org/2005/Atom';

function faultOfXml(text: string): Unread | undefined {
  const { root, faults } = readXml(text);
  const [fault] = faults;
  if (fault || !root) return { kind: 'ill-formed', fault: fault ?? { message: 'there is no element in it' } };
  const isFeed = root.name === 'feed' ? root.space === ATOM : /^(?:rss|RDF)$/.test(root.name);
  return isFeed ? undefined : { kind: 'not-a-feed', fault: { message: `its root is <${root.name}>` } };
}

function faultOfJson(text: string): Unread | undefined {
  try {
    const feed: unknown = JSON.parse(text);
    const { version, items } = Object(feed) as { readonly version?: unknown; readonly items?: unknown };
    if (String(version).startsWith('https://jsonfeed.org/version/') && Array.isArray(items)) return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { kind: 'invalid-json', fault: { message } };
  }
  return {
    kind: 'not-a-feed',
    fault: { message: 'it is JSON without the version and items of a JSON Feed' },
  };
}

function dateOf(text = ''): Date | undefined {
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : new Date(instant);
}
