import { SaxesParser } from 'saxes';

/** An element; `name` is local, `space` its namespace. */
export type XmlEvent = {
  readonly name: string;
  readonly space: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlEvent[];
  readonly text: string;
};

/** Why XML is none, with where. From 1. */
export type XmlFault = { readonly message: string; readonly line?: number; readonly column?: number };

type Open = {
  -readonly [Key in keyof XmlEvent]: XmlEvent[Key] extends readonly XmlEvent[] ? Open[] : XmlEvent[Key];
};

/** Elements nested at most: a feed has some ten, and each looks for its namespace in all above it. */
const DEEPEST = 256;

/** Attributes of an element at most: each looks for others of its name. */
const MOST_ATTRIBUTES = 256;

class TooMuch extends Error {}

/** Reads namespace-well-formed XML 1.0; the first fault where it is none. */
export function readXml(text: string): XmlEvent | XmlFault {
  const parser = new SaxesParser({ xmlns: true });
  const stack: Open[] = [];
  let root: Open | undefined;
  let fault: XmlFault | undefined;
  let depth = 0;
  parser.on('error', ({ message }) => {
    fault ??= { message: message.replace(/^(?:\d+:)+\d+: /, ''), line: parser.line, column: parser.column };
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    depth = 0;
    if (stack.length >= DEEPEST) throw new TooMuch(`its elements nest more than ${DEEPEST} deep`);
    const named = Object.entries(attributes).map(([name, { value }]) => [name, value] as const);
    const node: Open = {
      name: local,
      space: uri,
      attributes: Object.fromEntries(named),
      children: [],
      text: '',
    };
    stack.at(-1)?.children.push(node);
    stack.push(node);
    root ??= node;
  });
  parser.on('attribute', () => {
    depth += 1;
    if (depth > MOST_ATTRIBUTES) throw new TooMuch(`an element has more than ${MOST_ATTRIBUTES} attributes`);
  });
  parser.on('closetag', () => void stack.pop());
  const add = (piece: string) => {
    const open = stack.at(-1);
    if (open) open.text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  try {
    parser.write(text).close();
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return { message: error.message, line: parser.line, column: parser.column };
  }
  return fault ?? root ?? { message: 'there is no element in it' };
}
