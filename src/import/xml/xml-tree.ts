import { SaxesParser } from 'saxes';
import { escaped } from '../../content/body/tokens.ts';

/** An element: `name` is local, `qualified` as it is written, `space` its namespace; attributes by their qualified names. */
export type XmlElement = {
  readonly name: string;
  readonly qualified: string;
  readonly space: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and texts in their order. */
  readonly children: readonly (XmlElement | string)[];
};

/** Why XML is not well-formed, with where. From 1. */
export type XmlFault = { readonly message: string; readonly line?: number; readonly column?: number };

export type XmlDocument = {
  /** Absent where there is no element. */
  readonly root?: XmlElement;
  /** The first hundred. */
  readonly faults: readonly XmlFault[];
  /** Whether it ends before its elements do. */
  readonly isCut: boolean;
};

type MutableElement = {
  -readonly [Key in keyof XmlElement]: Key extends 'children' ? (MutableElement | string)[] : XmlElement[Key];
};

/** Elements nested at most: a feed has some ten, and each looks for its namespace in all above it. */
const DEEPEST = 256;

/** Attributes of an element at most: each looks for others of its name. */
const MOST_ATTRIBUTES = 256;

const MOST_FAULTS = 100;

class TooMuch extends Error {}

/** Reads XML 1.0 with namespaces. What is not well-formed is a fault. */
export function readXml(text: string): XmlDocument {
  const parser = new SaxesParser({ xmlns: true });
  const stack: MutableElement[] = [];
  const faults: XmlFault[] = [];
  let root: MutableElement | undefined;
  let attributesSeen = 0;
  const fault = (message: string) => {
    if (faults.length < MOST_FAULTS) faults.push({ message, line: parser.line, column: parser.column });
  };
  parser.on('error', ({ message }) => fault(message.replace(/^(?:\d+:)+\d+: /, '')));
  parser.on('opentag', ({ name, local, uri, attributes }) => {
    attributesSeen = 0;
    if (stack.length >= DEEPEST) throw new TooMuch(`its elements nest more than ${DEEPEST} deep`);
    const named = Object.entries(attributes).map(([key, { value }]) => [key, value] as const);
    const node: MutableElement = {
      name: local,
      qualified: name,
      space: uri,
      attributes: Object.fromEntries(named),
      children: [],
    };
    stack.at(-1)?.children.push(node);
    stack.push(node);
    root ??= node;
  });
  parser.on('attribute', () => {
    attributesSeen += 1;
    if (attributesSeen > MOST_ATTRIBUTES)
      throw new TooMuch(`an element has more than ${MOST_ATTRIBUTES} attributes`);
  });
  parser.on('closetag', () => void stack.pop());
  const add = (piece: string) => void stack.at(-1)?.children.push(piece);
  parser.on('text', add);
  parser.on('cdata', add);
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    fault(error.message);
  }
  return { root, faults, isCut: stack.length > 0 };
}

/** The same, with the tree of what programs and editors most often meant where it is not well-formed. */
export function readLenientXml(text: string): XmlDocument {
  const read = readXml(text);
  return read.faults.length === 0 ? read : { ...readXml(withEscapes(text)), faults: read.faults };
}

/** Escapes signs that begin neither a reference nor a tag, outside CDATA sections. */
function withEscapes(text: string): string {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const start = text.indexOf('<![CDATA[', at);
    const end = start < 0 ? -1 : text.indexOf(']]>', start);
    pieces.push(
      text
        .slice(at, start < 0 ? text.length : start)
        .replace(/&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});)/gi, '&amp;')
        .replace(/<(?![a-z/!?_:])/gi, '&lt;'),
    );
    if (start < 0) break;
    at = end < 0 ? text.length : end + 3;
    pieces.push(text.slice(start, at));
  }
  return pieces.join('');
}

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string';

/** Child elements of a local name; of a namespace where one is given. */
export const childrenNamed = (
  { children }: XmlElement,
  name: string,
  space?: string,
): readonly XmlElement[] =>
  children
    .filter(isElement)
    .filter((each) => each.name === name && (space === undefined || each.space === space));

export const childNamed = (element: XmlElement, name: string, space?: string): XmlElement | undefined =>
  childrenNamed(element, name, space)[0];

/** The text of an element and of those within it. */
export function textOf(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  return element.children.map((child) => (isElement(child) ? textOf(child) : child)).join('');
}

/** Every element within another, each before those within it. */
export function* elementsIn(parent: XmlElement): Generator<XmlElement> {
  for (const child of parent.children)
    if (isElement(child)) {
      yield child;
      yield* elementsIn(child);
    }
}

/** An element as well-formed XML; `children`: instead of its own. */
export function xmlText(element: XmlElement, children = element.children): string {
  const attributes = Object.entries(element.attributes).map(
    ([name, value]) => ` ${name}="${escaped(value)}"`,
  );
  const inner = children.map((child) => (isElement(child) ? xmlText(child) : escaped(child)));
  return `<${element.qualified}${attributes.join('')}>${inner.join('')}</${element.qualified}>`;
}
