import { readXml, type XmlEvent, type XmlFault } from './xml.ts';

/** A feed as far as the doctor looks at it. */
export type Document = {
  readonly kind: 'rss' | 'atom' | 'json';
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

const ATOM = 'http://www.w3.org/2005/Atom';
const DC = 'http://purl.org/dc/elements/1.1/';

/** Reads RSS 2.0 or 1.0, Atom or JSON Feed. */
export function readDocument(body: Uint8Array): Document | Unread {
  let text: string;
  try {
    text = new TextDecoder(encodingOf(body), { fatal: true }).decode(body);
  } catch {
    return { kind: 'ill-formed', fault: { message: `its bytes are not ${encodingOf(body)}` } };
  }
  if (/^\s*[{[]/.test(text)) return readJson(text);
  const root = readXml(text);
  if ('message' in root) return { kind: 'ill-formed', fault: root };
  if (root.name === 'feed' && root.space === ATOM) return atom(root);
  const channel = child(root, 'channel');
  if ((root.name === 'rss' || root.name === 'RDF') && channel) return rss(channel, root);
  return { kind: 'not-a-feed', fault: { message: `its root is <${root.name}>` } };
}

function encodingOf(body: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(body.subarray(0, 200));
  const [, declared = 'utf-8'] = /^<\?xml[^>]*\sencoding=["']([\w.-]+)["']/.exec(head) ?? [];
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    return 'utf-8';
  }
}

function rss(channel: XmlEvent, root: XmlEvent): Document {
  const links = children(channel, 'link', ATOM);
  const ttl = Number(textOf(channel, 'ttl')) * 60;
  return {
    kind: 'rss',
    title: textOf(channel, 'title'),
    ...linked(links),
    generator: textOf(channel, 'generator'),
    ...dated('updated', textOf(channel, 'lastBuildDate')),
    ...(ttl > 0 && { ttl }),
    items: [...children(channel, 'item'), ...children(root, 'item')].map((item) => ({
      id: textOf(item, 'guid') || textOf(item, 'link'),
      link: textOf(item, 'link', ''),
      ...dated('published', textOf(item, 'pubDate') || textOf(item, 'date', DC)),
      ...dated('updated', textOf(item, 'updated', ATOM)),
    })),
  };
}

function atom(feed: XmlEvent): Document {
  return {
    kind: 'atom',
    title: textOf(feed, 'title'),
    ...linked(children(feed, 'link', ATOM)),
    generator: textOf(feed, 'generator'),
    ...dated('updated', textOf(feed, 'updated')),
    items: children(feed, 'entry').map((entry) => ({
      id: textOf(entry, 'id'),
      link:
        children(entry, 'link').find(({ attributes: { rel = 'alternate' } }) => rel === 'alternate')
          ?.attributes.href ?? '',
      ...dated('published', textOf(entry, 'published')),
      ...dated('updated', textOf(entry, 'updated')),
    })),
  };
}

function readJson(text: string): Document | Unread {
  let feed: unknown;
  try {
    feed = JSON.parse(text);
  } catch (error) {
    return {
      kind: 'invalid-json',
      fault: { message: error instanceof Error ? error.message : String(error) },
    };
  }
  const { version, title, feed_url: self, hubs, items } = record(feed);
  if (!String(version).startsWith('https://jsonfeed.org/version/') || !Array.isArray(items))
    return {
      kind: 'not-a-feed',
      fault: { message: 'it is JSON without the version and items of a JSON Feed' },
    };
  return {
    kind: 'json',
    title: String(title ?? ''),
    ...(typeof self === 'string' && { self }),
    hubs: Array.isArray(hubs) ? hubs.map((hub) => String(record(hub).url)) : [],
    generator: /"about":\s*"[^"]*dateline/i.test(text) ? 'Dateline' : '',
    items: items.map(record).map((item) => ({
      id: String(item.id ?? ''),
      link: String(item.url ?? ''),
      ...dated('published', String(item.date_published ?? '')),
      ...dated('updated', String(item.date_modified ?? '')),
    })),
  };
}

function linked(links: readonly XmlEvent[]): Pick<Document, 'self' | 'hubs'> {
  const of = (rel: string) =>
    links.filter(({ attributes }) => attributes.rel === rel).map(({ attributes }) => attributes.href ?? '');
  const [self] = of('self');
  return { ...(self !== undefined && { self }), hubs: of('hub') };
}

function dated<Name extends string>(name: Name, text: string): { readonly [Key in Name]?: Date } {
  const instant = Date.parse(text);
  // The one key is the name given.
  return (Number.isNaN(instant) ? {} : { [name]: new Date(instant) }) as { readonly [Key in Name]?: Date };
}

const children = ({ children: all }: XmlEvent, name: string, space?: string): readonly XmlEvent[] =>
  all.filter((node) => node.name === name && (space === undefined || node.space === space));

const child = (node: XmlEvent, name: string, space?: string): XmlEvent | undefined =>
  children(node, name, space)[0];

const textOf = (node: XmlEvent, name: string, space?: string): string =>
  child(node, name, space)?.text.trim() ?? '';

function record(value: unknown): Readonly<Record<string, unknown>> {
  // An object that is no list has its fields by name.
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
