import { attribute, elementsIn, type HtmlElement, htmlOf, isElement, isText, treeOf } from './tree.ts';

/** Text that the old page does not show, as its own markup says; styles of a page do not come along, so it would be seen. */
export function withoutHidden(html: string): { readonly html: string; readonly hidden: readonly string[] } {
  if (!/display\s*:\s*none|\shidden[\s=>]/i.test(html)) return { html, hidden: [] };
  const tree = treeOf(html);
  const hidden: string[] = [];
  for (const element of [...elementsIn(tree)]) {
    const { parentNode } = element;
    if (!isHidden(element) || parentNode === null) continue;
    parentNode.childNodes.splice(parentNode.childNodes.indexOf(element), 1);
    const text = wordsIn(element);
    if (text !== '') hidden.push(text);
  }
  return { html: htmlOf(tree.childNodes), hidden };
}

/** Pictures and frames may be shown by a script; the renderer judges them. */
const shownByScript = new Set(['img', 'iframe', 'audio', 'video', 'picture', 'source', 'noscript']);

const isHidden = (element: HtmlElement): boolean =>
  !shownByScript.has(element.tagName) &&
  (attribute(element, 'hidden') !== undefined ||
    /(?:^|;)\s*display\s*:\s*none/i.test(attribute(element, 'style') ?? ''));

function wordsIn(element: HtmlElement): string {
  const parts = [element, ...elementsIn(element)].flatMap(({ childNodes }) =>
    childNodes.flatMap((node) => (isText(node) && !isElement(node) ? [node.value] : [])),
  );
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}
