import { isText, treeOf } from './markdown/tree.ts';

/** HTML as one line of plain text: without tags, references decoded. */
export function plain(html: string): string {
  const text = /[<&]/.test(html) ? textOf(html) : html;
  return text.replace(/\s+/g, ' ').trim();
}

function textOf(html: string): string {
  // What has lines to itself is not one word with what follows.
  const pending = treeOf(html.replace(/<br\b|<\/(?:p|div|li|h\d)>/gi, ' $&')).childNodes.toReversed();
  const pieces: string[] = [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isText(node)) pieces.push(node.value);
    else if ('childNodes' in node && !/^(?:script|style)$/.test(node.nodeName))
      pending.push(...node.childNodes.toReversed());
  }
  return pieces.join('');
}
