import { SaxesParser } from 'saxes';

/** An element; `name` is local, `space` its namespace. */
export type Node = {
  readonly name: string;
  readonly space: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly text: string;
};

/** Why XML is none, with where. From 1. */
export type Fault = { readonly message: string; readonly line?: number; readonly column?: number };

type Open = { -readonly [Key in keyof Node]: Node[Key] extends readonly Node[] ? Open[] : Node[Key] };

/** Reads namespace-well-formed XML 1.0; the first fault where it is none. */
export function readXml(text: string): Node | Fault {
  const parser = new SaxesParser({ xmlns: true });
  const stack: Open[] = [];
  let root: Open | undefined;
  let fault: Fault | undefined;
  parser.on('error', ({ message }) => {
    fault ??= { message: message.replace(/^(?:\d+:)+\d+: /, ''), line: parser.line, column: parser.column };
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
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
  parser.on('closetag', () => void stack.pop());
  const add = (piece: string) => {
    const open = stack.at(-1);
    if (open) open.text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  return fault ?? root ?? { message: 'there is no element in it' };
}
