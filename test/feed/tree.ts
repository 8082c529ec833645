import { XMLParser } from 'fast-xml-parser';
import { ParseOption, XmlCData, XmlDocument, XmlElement, XmlText } from 'libxml2-wasm';

/** An XML element as a parser sees it: `name` with its prefix, `text` its own character data. */
export type Tree = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Tree[];
};

/** Parses with libxml2, namespaces checked; throws on anything that is not well formed. */
export function withLibxml(bytes: Uint8Array): Tree {
  const document = XmlDocument.fromBuffer(bytes, {
    option: ParseOption.XML_PARSE_HUGE | ParseOption.XML_PARSE_NO_XXE,
  });
  try {
    return treeOf(document.root);
  } finally {
    document.dispose();
  }
}

function treeOf(element: XmlElement): Tree {
  const children: Tree[] = [];
  let text = '';
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(treeOf(node));
    else if (node instanceof XmlText || node instanceof XmlCData) text += node.content;
    else throw new Error('only elements and text are expected in a feed');
  }
  const attributes = element.attrs.map((each) => [qualified(each), each.value]);
  return { name: qualified(element), attributes: Object.fromEntries(attributes), text, children };
}

function qualified({ prefix, name }: { readonly prefix: string; readonly name: string }): string {
  return prefix === '' ? name : `${prefix}:${name}`;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  ignoreDeclaration: true,
  processEntities: { enabled: true, maxTotalExpansions: Number.POSITIVE_INFINITY, maxExpandedLength: 1e9 },
});

/** The same with fast-xml-parser, namespace declarations left out. */
export function withFastXmlParser(bytes: Uint8Array): Tree {
  const [root] = parser.parse(new TextDecoder().decode(bytes)).map(treeOfNode);
  return root;
}

// The parser's own shape: { name: children, ':@': attributes }, text as { '#text': … }.
type Parsed = Readonly<Record<string, unknown>>;

function treeOfNode(node: Parsed): Tree {
  const name = Object.keys(node).find((key) => key !== ':@') ?? '';
  const inner = node[name] as readonly Parsed[]; // preserveOrder gives every element an array
  const attributes = Object.entries((node[':@'] ?? {}) as Record<string, string>); // strings: parseAttributeValue is off
  return {
    name,
    attributes: Object.fromEntries(attributes.filter(([key]) => !/^xmlns(:|$)/.test(key))),
    text: inner
      .filter((each) => '#text' in each)
      .map((each) => String(each['#text']))
      .join(''),
    children: inner.filter((each) => !('#text' in each)).map(treeOfNode),
  };
}

/** Every descendant with this name, in document order. */
export function all(tree: Tree, name: string): readonly Tree[] {
  return tree.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** The text of each child with this name. */
export function texts(tree: Tree, name: string): readonly string[] {
  return tree.children.filter((child) => child.name === name).map(({ text }) => text);
}

/** The names of all elements, in document order. */
export function names(tree: Tree): readonly string[] {
  return [tree.name, ...tree.children.flatMap(names)];
}

/** The plain text of an RSS item's description, which is HTML without elements. */
export function plainOf(html: string): string {
  return html.replace(/&(?:lt|gt|amp|#13);/g, (reference) => PLAIN[reference] ?? reference);
}

const PLAIN: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&#13;': '\r' };
