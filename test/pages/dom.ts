import { type ParserError, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** An element as a browser sees it. */
export type Element = Tree.Element;

/** The elements of a page in order, and the parse errors a browser would forgive. */
export function parsed(page: string): {
  readonly elements: readonly Element[];
  readonly errors: readonly string[];
} {
  const errors: string[] = [];
  const document = parse(page, { onParseError: (error: ParserError) => errors.push(error.code) });
  return { elements: below(document), errors };
}

/** Elements with that name that have these attributes. */
export function find(
  elements: readonly Element[],
  name: string,
  attributes: Readonly<Record<string, string>> = {},
): readonly Element[] {
  return elements.filter(
    (element) =>
      element.tagName === name &&
      Object.entries(attributes).every(([key, value]) => attribute(element, key) === value),
  );
}

/** An attribute's value. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((attr) => attr.name === name)?.value;
}

/** The text in a node, white space as it is. */
export function text(node: Tree.Node | undefined): string {
  if (node === undefined) return '';
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(text).join('') : '';
}

function below(node: Tree.Node): readonly Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(below) : [];
  return 'tagName' in node ? [node, ...children] : children;
}
