import { type Element, items, type Node } from '../feed/xml/xml.ts';

/**
 * An element with more children, which take the place of those of the same name, and without others. They stand before the
 * place for items, where there is one.
 */
export function merged(
  parent: Element,
  more: readonly (Element | undefined)[],
  without: readonly string[],
  keeps: (child: Element) => boolean = () => true,
): Element {
  const added = more.filter((each) => each !== undefined);
  const gone = new Set([...without, ...added.map(({ name }) => name)]);
  const stays = (child: Node) => {
    if (!isElement(child) || child === items) return true;
    return !gone.has(child.name) && keeps(child);
  };
  const kept = parent.children.filter(stays);
  const place = kept.indexOf(items);
  const end = place < 0 ? kept.length : place;
  return { ...parent, children: [...kept.slice(0, end), ...added, ...kept.slice(end)] };
}

const isElement = (node: Node): node is Element => typeof node === 'object' && 'children' in node;
