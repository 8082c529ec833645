import { defaultTreeAdapter, html } from 'parse5';
import { decodedPart } from '../../domain/uri.ts';
import {
  attribute,
  blockNames,
  elementsIn,
  type HtmlElement,
  type HtmlNode,
  htmlOf,
  isElement,
  isText,
  treeOf,
} from './tree.ts';

/** A body's blocks in order, each as HTML that begins with an element of a block. What only holds others is taken apart. */
export function blocksOf(body: string): readonly string[] {
  const tree = treeOf(body);
  const targets = fragmentTargets(tree);
  const blocks: string[] = [];
  let run: HtmlNode[] = [];
  const endRun = () => {
    if (run.some(isShown)) blocks.push(htmlOf([paragraph(trimmed(run))]));
    run = [];
  };
  const pending: HtmlNode[] = tree.childNodes.toReversed();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!isElement(node)) {
      if (isText(node)) run.push(node);
    } else if (holdsOthers(node, targets)) {
      // What stands before it ends here, and what it holds ends with it.
      pending.push(boundary(), ...node.childNodes.toReversed(), boundary());
    } else if (blockNames.has(node.tagName) || alone.has(node.tagName)) {
      endRun();
      if (node.tagName === 'hr' || isShown(node)) blocks.push(htmlOf([contained(simplified(node))]));
    } else run.push(node);
  }
  endRun();
  return blocks;
}

/** Elements that have a block to themselves, and that Markdown does not read as one. */
const alone = new Set(['iframe', 'audio', 'video']);

const boundary = (): HtmlElement => defaultTreeAdapter.createElement('p', html.NS.HTML, []);

const contained = (node: HtmlElement): HtmlElement =>
  alone.has(node.tagName) ? wrapped('div', [node]) : node;

const paragraph = (nodes: readonly HtmlNode[]): HtmlElement => wrapped('p', nodes);

function wrapped(name: string, nodes: readonly HtmlNode[]): HtmlElement {
  return { ...defaultTreeAdapter.createElement(name, html.NS.HTML, []), childNodes: [...nodes] };
}

/** A paragraph without line breaks at its ends, which nobody sees. */
const simplified = (node: HtmlElement): HtmlElement =>
  node.tagName === 'p' ? { ...node, childNodes: trimmed(node.childNodes) } : node;

function trimmed(nodes: readonly HtmlNode[]): HtmlNode[] {
  const isBlank = (node: HtmlNode | undefined) =>
    node !== undefined &&
    (isElement(node) ? node.tagName === 'br' : isText(node) && node.value.trim() === '');
  let [start, end] = [0, nodes.length];
  while (start < end && isBlank(nodes[start])) start += 1;
  while (end > start && isBlank(nodes[end - 1])) end -= 1;
  return nodes.slice(start, end);
}

/** Whether an element says nothing by itself: a division, or a figure of figures. */
function holdsOthers(node: HtmlElement, targets: ReadonlySet<string>): boolean {
  const says = ['lang', 'dir'].some((name) => attribute(node, name) !== undefined);
  if (says || targets.has(attribute(node, 'id') ?? '')) return false;
  if (node.tagName === 'div' || node.tagName === 'section') return true;
  if (node.tagName === 'figcaption') return true;
  if (node.tagName !== 'figure') return false;
  const inner = node.childNodes.filter(isElement);
  const isGallery =
    inner.some(({ tagName }) => tagName === 'figure') ||
    [...elementsIn(node)].some(({ tagName }) => tagName === 'figure');
  return isGallery || !inner.some(({ tagName }) => tagName === 'figcaption');
}

/** Ids that links of the text lead to. */
function fragmentTargets(tree: Parameters<typeof elementsIn>[0]): ReadonlySet<string> {
  const targets = [...elementsIn(tree)].flatMap((element) => {
    const href = element.tagName === 'a' ? attribute(element, 'href') : undefined;
    return href?.startsWith('#') ? [decodedPart(href.slice(1))] : [];
  });
  return new Set(targets.filter((target) => target !== ''));
}

const shows = new Set('img iframe audio video hr'.split(' '));

/** Whether a reader sees anything of it; spaces that do not break show nothing. */
function isShown(node: HtmlNode): boolean {
  if (isText(node)) return node.value.trim() !== '';
  if (!isElement(node)) return false;
  if (shows.has(node.tagName) || attribute(node, 'id') !== undefined) return true;
  return node.childNodes.some(isText) &&
    node.childNodes.some((child) => isText(child) && child.value.trim() !== '')
    ? true
    : [...elementsIn(node)].some(
        (element) =>
          shows.has(element.tagName) ||
          attribute(element, 'id') !== undefined ||
          element.childNodes.some((child) => isText(child) && child.value.trim() !== ''),
      );
}

/** A block as HTML that Markdown reads as one: it has no blank line, which would end it. */
export const htmlBlock = (block: string): string =>
  block
    .trim()
    .replace(/\n[ \t]*(?=\n)/g, '\n&#10;')
    .replace(/&#10;\n/g, '&#10;');
