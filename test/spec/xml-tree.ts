import { ParseOption, XmlDocument, XmlElement, type XmlTreeNode } from 'libxml2-wasm';

/** An element as a namespace-aware parser sees it. Names are `local`, or `prefix:local` with the prefixes of `PREFIXES`. */
export type XmlTree = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlTree[];
  /** All text below it. */
  readonly text: string;
  /** Prefixes declared on it. */
  readonly declares: readonly string[];
};

/** Reads XML by libxml2; throws on what is not well-formed or not namespace-well-formed. */
export function parseXml(source: string | Uint8Array): XmlTree {
  const document = openXml(source);
  try {
    return treeOf(document.root);
  } finally {
    document.dispose();
  }
}

/** A libxml2 document; the caller disposes of it. */
export function openXml(source: string | Uint8Array): XmlDocument {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const document = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_HUGE });
  const [warning] = document.warnings;
  if (warning === undefined) return document;
  document.dispose();
  throw new Error(`${warning.message} (line ${warning.line})`);
}

/** Elements at a path below this one: `at(rss, 'channel', 'item')`. */
export function at(tree: XmlTree, ...path: readonly string[]): readonly XmlTree[] {
  return path.reduce<readonly XmlTree[]>(
    (found, name) => found.flatMap((each) => each.children.filter((child) => child.name === name)),
    [tree],
  );
}

/** Text of the elements at a path. */
export function texts(tree: XmlTree, ...path: readonly string[]): readonly string[] {
  return at(tree, ...path).map((each) => each.text);
}

/** This element and all below it, in document order. */
export function descendants(tree: XmlTree): readonly XmlTree[] {
  return [tree, ...tree.children.flatMap(descendants)];
}

/** Problems unless there are between `least` and `most` children of this name. */
export function count(
  tree: XmlTree,
  name: string,
  least: number,
  most = Number.POSITIVE_INFINITY,
): readonly string[] {
  const found = at(tree, name).length;
  return found >= least && found <= most ? [] : [`${tree.name} has ${found} ${name}`];
}

const PREFIXES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/Atom': 'atom:',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'http://purl.org/dc/elements/1.1/': 'dc:',
  'http://search.yahoo.com/mrss/': 'media:',
  'http://webfeeds.org/rss/1.0': 'webfeeds:',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes:',
  'https://podcastindex.org/namespace/1.0': 'podcast:',
  'https://rslstandard.org/rsl': 'rsl:',
  'http://purl.org/dc/terms/': 'dcterms:',
  'http://schemas.ingestion.microsoft.com/common/': 'mi:',
  'http://www.smartnews.be/snf': 'snf:',
  'https://www.newsbreak.com/': 'nb:',
  'http://purl.org/syndication/history/1.0': 'fh:',
  'http://purl.org/atompub/tombstones/1.0': 'at:',
  'http://www.georss.org/georss': 'georss:',
  'https://github.com/dateline-news/dateline/blob/main/docs/feeds.md#extension': 'dateline:',
  'http://www.w3.org/XML/1998/namespace': 'xml:',
  '': '',
};

function nameOf(node: { readonly name: string; readonly namespaceUri: string }): string {
  return `${PREFIXES[node.namespaceUri] ?? `{${node.namespaceUri}}`}${node.name}`;
}

function treeOf(node: XmlElement): XmlTree {
  const children: XmlTree[] = [];
  for (let child: XmlTreeNode | null = node.firstChild; child !== null; child = child.next) {
    if (child instanceof XmlElement) children.push(treeOf(child));
  }
  return {
    name: nameOf(node),
    attributes: Object.fromEntries(node.attrs.map((attribute) => [nameOf(attribute), attribute.value])),
    children,
    text: node.content,
    declares: Object.keys(node.localNamespaces),
  };
}
