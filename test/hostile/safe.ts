import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** HTML as a browser reads it. */
export type Reading = {
  readonly elements: readonly Element[];
  readonly text: string;
  /** Levels of elements. */
  readonly depth: number;
};

/** Reads a document or a fragment. */
export function readHtml(html: string, kind: 'page' | 'fragment'): Reading {
  const root = kind === 'page' ? parse(html) : parseFragment(html);
  const elements: Element[] = [];
  const text: string[] = [];
  let depth = 0;
  // A stack of our own: what is judged may nest deeper than calls can.
  const waiting: { node: Node; level: number }[] = [{ node: root, level: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, level } = next;
    depth = Math.max(depth, level);
    if ('value' in node) text.push(node.value);
    if ('tagName' in node) elements.push(node);
    const children = 'content' in node ? [node.content] : 'childNodes' in node ? node.childNodes : [];
    for (const child of children.toReversed()) waiting.push({ node: child, level: level + 1 });
  }
  return { elements, text: text.join(''), depth };
}

/** What in HTML can run, load or lead where it must not. A page's own script is one that its `policy` (CSP) names. */
export function dangers(html: string, kind: 'page' | 'fragment', policy = ''): readonly string[] {
  return readHtml(html, kind).elements.flatMap((element) => [
    ...(isRefused(element, kind, policy) ? [`<${element.tagName}>`] : []),
    ...element.attrs.flatMap(({ name, value }) => {
      if (/^on/i.test(name) || name === 'srcdoc' || name === 'ping' || name === 'formaction')
        return [`${name}=${value}`];
      if (name === 'style' && kind === 'fragment') return [`style=${value}`];
      return ADDRESSES.has(name) && !isSafe(value, element, kind)
        ? [`${element.tagName} ${name}=${value}`]
        : [];
    }),
  ]);
}

const ADDRESSES = new Set([
  'href',
  'src',
  'action',
  'data',
  'poster',
  'cite',
  'background',
  'longdesc',
  'srcset',
  'xlink:href',
  'lowsrc',
  'dynsrc',
  'codebase',
  'manifest',
]);
const REFUSED =
  /^(script|style|object|embed|applet|base|meta|link|form|input|button|textarea|select|svg|math|template|frame|frameset|noscript|title|xmp|plaintext|noembed|noframes|param|portal|map|area)$/;
/** What a page has of its own. */
const OF_PAGE = /^(style|meta|link|title|form|input|button)$/;

function isRefused(element: Element, kind: 'page' | 'fragment', policy: string): boolean {
  const { tagName, attrs } = element;
  if (kind === 'fragment') return REFUSED.test(tagName);
  const has = (name: string, value: string) =>
    attrs.some((each) => each.name === name && each.value.toLowerCase() === value);
  if (tagName === 'script')
    return !has('type', 'application/ld+json') && !policy.includes(`'sha256-${digest(element)}'`);
  return has('http-equiv', 'refresh') || (REFUSED.test(tagName) && !OF_PAGE.test(tagName));
}

function digest({ childNodes }: Element): string {
  const script = childNodes.map((node) => ('value' in node ? node.value : '')).join('');
  return createHash('sha256').update(script).digest('base64');
}

function isSafe(value: string, { tagName }: Element, kind: 'page' | 'fragment'): boolean {
  if (tagName === 'iframe') return value.startsWith('https://player.ok.example/');
  const base = kind === 'page' ? 'https://hostile.example/' : undefined;
  // An address for the reader's own programme, on pages: `feed:` before a whole one.
  const url = URL.parse(kind === 'page' ? value.replace(/^feed:(?=https?:)/, '') : value, base);
  return url !== null && url.password === '' && /^(https?|mailto|tel):$/.test(url.protocol);
}
