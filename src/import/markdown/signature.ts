import { playable } from '../../content/body/embeds.ts';
import { decodedAddress } from '../../domain/uri.ts';
import { attribute, blockNames, type HtmlElement, type HtmlNode, isElement, isText, treeOf } from './tree.ts';

/**
 * What readers see of a body, as a text to compare: words, lines, marks, links, pictures and players, in order. What a browser
 * shows alike is alike: `b` and `strong`, a paragraph in an item of a list, spaces, how an address is escaped.
 */
export function signatureOf(html: string): string {
  const pieces: string[] = [];
  let preformatted = 0;
  for (const { node, end } of steps(treeOf(html).childNodes)) {
    if (isText(node)) pieces.push(preformatted > 0 ? visible(node.value) : node.value);
    else if (isElement(node)) {
      if (node.tagName === 'pre') preformatted += end ? -1 : 1;
      pieces.push(end ? endOf(node) : startOf(node));
    }
  }
  return pieces
    .join('')
    .replace(/(?<!⏎)⏎+(?=(?:⟦\/code⟧)?\u2029)/g, '')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replace(/ ?\u2029[ \u2029]*/g, '\n')
    .replace(/⟦br⟧ ?(?=\n|$)/g, '')
    .replace(/(?<=⟦br⟧) /g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n')
    .trim();
}

/** Preformatted text, in which spaces and line ends are seen. */
const visible = (text: string): string => text.replaceAll('\n', '⏎').replaceAll(' ', '·');

/** The words alone, without a space between them, for what is lost and not only changed. */
export const wordsOf = (html: string): string => {
  const pieces: string[] = [];
  for (const { node } of steps(treeOf(html).childNodes))
    if (isText(node) && !isAddress(node.value)) pieces.push(node.value);
  return pieces.join('').replace(/\s+/g, '');
};

/** An address alone may be shown as what it leads to. */
const isAddress = (text: string): boolean => /^\s*https?:\/\/\S*\s*$/i.test(text);

type Step = { readonly node: HtmlNode; readonly end: boolean };

function* steps(nodes: readonly HtmlNode[]): Generator<Step> {
  const pending: Step[] = nodes.toReversed().map((node) => ({ node, end: false }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    yield next;
    const { node, end } = next;
    if (end || !isElement(node) || silent.has(node.tagName)) continue;
    pending.push({ node, end: true });
    for (const child of node.childNodes.toReversed()) pending.push({ node: child, end: false });
  }
}

/** Elements whose text nobody sees, or is another document's. */
const silent = new Set(
  'script style template noscript iframe object title textarea select option button math svg head'.split(' '),
);

const alike: Readonly<Record<string, string>> = {
  b: 'strong',
  i: 'em',
  strike: 's',
  del: 's',
  h1: 'h2',
  tt: 'code',
};

const marked = new Set('strong em s code sub sup u mark kbd samp q ins'.split(' '));
const named = new Set('ul ol li blockquote h2 h3 h4 h5 h6 pre table tr th td dl dt dd hr details'.split(' '));

const players = new Set('audio video source track'.split(' '));

function startOf(element: HtmlElement): string {
  const name = alike[element.tagName] ?? element.tagName;
  const value = (key: string) => addressed(attribute(element, key) ?? '');
  if (name === 'a') return value('href') === '' ? '' : `⟦a ${value('href')}⟧`;
  if (name === 'img')
    return `⟦img ${value('src')} ${(attribute(element, 'alt') ?? '').replace(/\s+/g, ' ').trim()}⟧`;
  // A well-known player is one thing, wherever it is from.
  if (name === 'iframe') return `\u2029⟦iframe ${playable(value('src'))?.page ?? value('src')}⟧\u2029`;
  if (players.has(name)) return value('src') === '' ? '' : `\u2029⟦${name} ${value('src')}⟧\u2029`;
  if (name === 'br') return '⟦br⟧';
  if (marked.has(name)) return `⟦${name}⟧`;
  return blockNames.has(name) ? `\u2029${named.has(name) ? `⟦${name}⟧\u2029` : ''}` : '';
}

function endOf({ tagName, ...element }: HtmlElement): string {
  const name = alike[tagName] ?? tagName;
  if (name === 'a') return element.attrs.some((each) => each.name === 'href') ? '⟦/a⟧' : '';
  if (marked.has(name)) return `⟦/${name}⟧`;
  return blockNames.has(name) ? '\u2029' : '';
}

/** An address however it is escaped. */
function addressed(text: string): string {
  const written = text.trim();
  return decodedAddress(URL.parse(written)?.href ?? written);
}
