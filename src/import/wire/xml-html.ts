import { escaped, startTag } from '../../content/body/tokens.ts';
import { isElement, type XmlElement } from '../xml/xml-tree.ts';

/** What elements of NITF 3.6 (https://iptc.org/std/NITF/) are in HTML; of those that are absent here the text stays. */
const names: Readonly<Record<string, string>> = {
  ...{
    p: 'p',
    hl1: 'h2',
    hl2: 'h3',
    bq: 'blockquote',
    block: 'div',
    a: 'a',
    em: 'em',
    strong: 'strong',
    b: 'strong',
    i: 'em',
  },
  ...{
    q: 'q',
    sub: 'sub',
    sup: 'sup',
    br: 'br',
    hr: 'hr',
    pre: 'pre',
    ol: 'ol',
    ul: 'ul',
    li: 'li',
    dl: 'dl',
    dt: 'dt',
    dd: 'dd',
  },
  ...{
    table: 'table',
    caption: 'caption',
    thead: 'thead',
    tbody: 'tbody',
    tfoot: 'tfoot',
    tr: 'tr',
    th: 'th',
    td: 'td',
  },
  ...{
    h1: 'h2',
    h2: 'h2',
    h3: 'h3',
    h4: 'h4',
    h5: 'h5',
    h6: 'h6',
    blockquote: 'blockquote',
    div: 'div',
    span: 'span',
  },
  ...{
    figure: 'figure',
    figcaption: 'figcaption',
    img: 'img',
    section: 'section',
    cite: 'cite',
    code: 'code',
  },
};

const empty = new Set(['br', 'hr', 'img']);

/** The inside of an element of NITF or XHTML as HTML. */
export function innerHtml(
  element: XmlElement,
  replace: (child: XmlElement) => string | undefined = () => undefined,
): string {
  return element.children
    .map((child) => {
      if (!isElement(child)) return escaped(child);
      const replaced = replace(child);
      if (replaced !== undefined) return replaced;
      const name = names[child.name.toLowerCase()];
      const inner = innerHtml(child, replace);
      if (name === undefined) return inner;
      const { href, src, alt } = child.attributes;
      const attributes = Object.entries({ href, src, alt }).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, value] as const],
      );
      return `${startTag(name, Object.fromEntries(attributes))}${empty.has(name) ? '' : `${inner}</${name}>`}`;
    })
    .join('');
}
