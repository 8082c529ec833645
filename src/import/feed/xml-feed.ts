import { parseFeed } from 'feedsmith';
import {
  childNamed,
  childrenNamed,
  elementsIn,
  readLenientXml,
  readXml,
  textOf,
  type XmlElement,
  xmlText,
} from '../xml/xml-tree.ts';
import { atomDocument } from './atom-feed.ts';
import { entryMetadata } from './entry-metadata.ts';
import type { DeletedEntry, ParsedFeed } from './feed-document.ts';
import { rssDocument } from './rss-feed.ts';

/**
 * RSS 2.0 and 1.0 and Atom by feedsmith. It refuses what is not well-formed, so it is given the tree of what could be read, written again; and what it does
 * not know of is read from the tree: entries that were deleted, and which items of a WordPress export are public.
 */
export function readXmlFeed(text: string, url?: string): ParsedFeed | undefined {
  const { root, faults, isCut } = readLenientXml(text);
  if (root === undefined || !/^(?:rss|RDF|feed)$/i.test(root.name)) return undefined;
  const read = parsed(xmlText(withoutOtherKinds(publicItems(root))));
  const found = {
    isCut,
    deleted: deletedIn(root),
    hidden: hiddenIn(root),
    leftOut: otherKinds(root),
    faults: faults.map(({ line, column, message }) =>
      line === undefined ? message : `line ${line}, column ${column ?? 1}: ${message}`,
    ),
  };
  const document =
    read?.format === 'atom'
      ? atomDocument(read.feed, url)
      : read?.format === 'rss' || read?.format === 'rdf'
        ? rssDocument(read.feed, url)
        : undefined;
  if (document === undefined) return undefined;
  const metadata = new Map(entriesIn(root).map((entry) => [idOf(entry), entryMetadata(entry)]));
  const paths = new Map(entriesIn(root).map((entry) => [idOf(entry), bloggerValue(entry, 'filename')]));
  const entries = document.entries.map((entry) => ({
    ...{ ...entry, metadata: metadata.get(entry.id) },
    link: entry.link ?? (paths.get(entry.id) || undefined),
  }));
  return { ...document, entries, ...found };
}

const entriesIn = (root: XmlElement): readonly XmlElement[] => [
  ...childrenNamed(root, 'entry'),
  ...childrenNamed(childNamed(root, 'channel') ?? root, 'item'),
];

const idOf = (entry: XmlElement): string =>
  textOf(childNamed(entry, 'id') ?? childNamed(entry, 'guid')).trim();

function parsed(text: string) {
  try {
    return parseFeed<string>(text);
  } catch {
    return undefined;
  }
}

const WORDPRESS = /^http:\/\/wordpress\.org\/export\//;

/** A WordPress export has drafts, pages and attachments as items too. */
function publicItems(root: XmlElement): XmlElement {
  const channel = childNamed(root, 'channel');
  if (channel === undefined) return root;
  const children = channel.children.filter(
    (child) => typeof child === 'string' || child.name !== 'item' || isPublic(child),
  );
  return {
    ...root,
    children: root.children.map((each) => (each === channel ? { ...channel, children } : each)),
  };
}

const childrenOf = (element: XmlElement): readonly XmlElement[] =>
  element.children.flatMap((child) => (typeof child === 'string' ? [] : [child]));

function isPublic(item: XmlElement): boolean {
  const value = (name: string) =>
    textOf(childrenOf(item).find((each) => each.name === name && WORDPRESS.test(each.space))).trim();
  const [type, status] = [value('post_type'), value('status')];
  const isOpen = value('post_password') === '';
  return isOpen && (type === '' || type === 'post') && (status === '' || status === 'publish');
}

/** What Google Takeout calls Blogger's own elements by. */
const BLOGGER = 'http://schemas.google.com/blogger/2018';

const bloggerValue = (entry: XmlElement, name: string): string | undefined => {
  const found = childNamed(entry, name, BLOGGER);
  return found && textOf(found).trim();
};

/** What an entry of a Blogger export is: `post`, `page`, `comment`, `template`, `settings`; undefined in other feeds. */
const kindOf = (entry: XmlElement): string | undefined =>
  bloggerValue(entry, 'type')?.toLowerCase() ??
  childrenNamed(entry, 'category')
    .find(({ attributes }) => attributes.scheme === 'http://schemas.google.com/g/2005#kind')
    ?.attributes.term?.replace(/^.*#/, '');

const isOtherKind = (entry: XmlElement): boolean => (kindOf(entry) ?? 'post') !== 'post';

const withoutOtherKinds = (root: XmlElement): XmlElement => ({
  ...root,
  children: root.children.filter(
    (child) => typeof child === 'string' || child.name !== 'entry' || !isOtherKind(child),
  ),
});

function otherKinds(root: XmlElement): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of childrenNamed(root, 'entry').filter(isOtherKind)) {
    const kind = kindOf(entry) ?? '';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** Drafts (RFC 5023 §13.1.1), and what the feed itself says is withdrawn since. */
function hiddenIn(root: XmlElement): ReadonlyMap<string, string> {
  const deleted = new Map(deletedIn(root).map(({ id, when }) => [id, when]));
  const rows = entriesIn(root).flatMap((entry): readonly (readonly [string, string])[] => {
    const id = idOf(entry);
    const control = childNamed(entry, 'control');
    const draft = control && textOf(childNamed(control, 'draft')).trim();
    if (draft?.toLowerCase() === 'yes') return [[id, 'it is a draft']];
    const status = bloggerValue(entry, 'status');
    if (status !== undefined && status !== 'LIVE') return [[id, `its status is ${status.toLowerCase()}`]];
    const when = deleted.get(id);
    const isOlder = Date.parse(textOf(childNamed(entry, 'updated')).trim()) > Date.parse(when ?? '');
    return when === undefined || isOlder ? [] : [[id, `it was withdrawn on ${when}`]];
  });
  return new Map(rows);
}

/** RFC 6721 §3. */
const TOMBSTONES = 'http://purl.org/atompub/tombstones/1.0';

function deletedIn(root: XmlElement): readonly DeletedEntry[] {
  const channel = childNamed(root, 'channel') ?? root;
  return childrenNamed(channel, 'deleted-entry', TOMBSTONES).map((each) => ({
    id: each.attributes.ref ?? '',
    when: each.attributes.when ?? '',
    comment: textOf(childNamed(each, 'comment', TOMBSTONES)).trim(),
  }));
}

/** The feeds that an OPML list names; undefined where a text is none. */
export function readOpml(text: string): readonly string[] | undefined {
  const { root } = readXml(text);
  if (root?.name.toLowerCase() !== 'opml') return undefined;
  return [...elementsIn(root)].flatMap(({ name, attributes }) => {
    const address = attributes.xmlUrl ?? attributes.xmlurl;
    return name === 'outline' && address !== undefined ? [address] : [];
  });
}
