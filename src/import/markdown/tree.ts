import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parseFragment, serialize } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

/** HTML as browsers read it within a body. */
export const treeOf = (text: string): DefaultTreeAdapterTypes.DocumentFragment =>
  parseFragment(defaultTreeAdapter.createElement('div', html.NS.HTML, []), text, { scriptingEnabled: false });

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node;

export const isText = (node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

export const attribute = ({ attrs }: HtmlElement, name: string): string | undefined =>
  attrs.find((each) => each.name === name)?.value;

/** The nodes as HTML. */
export function htmlOf(nodes: readonly HtmlNode[]): string {
  const fragment = defaultTreeAdapter.createDocumentFragment();
  return serialize({ ...fragment, childNodes: [...nodes] });
}

/** Every element, each before those within it; without recursion, as nesting has no bound. */
export function* elementsIn(parent: HtmlParent): Generator<HtmlElement> {
  const pending: HtmlNode[] = [...parent.childNodes].reverse();
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (!isElement(next)) continue;
    yield next;
    for (const child of next.childNodes.toReversed()) pending.push(child);
  }
}

/** Elements that have lines to themselves. */
export const blockNames: ReadonlySet<string> = new Set(
  `p h1 h2 h3 h4 h5 h6 blockquote div section aside details summary address ul ol li dl dt dd pre figure figcaption table caption
  colgroup thead tbody tfoot tr th td hr`.split(/\s+/),
);
