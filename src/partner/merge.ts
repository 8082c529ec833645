import { type Element, items, type XmlNode } from '../feed/xml/xml.ts';

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
  const replaced = new Set([...without, ...added.map(({ name }) => name)]);
  const stays = (child: XmlNode) => {
    if (!isElement(child) || child === items) return true;
    return !replaced.has(child.name) && keeps(child);
  };
  const remaining = parent.children.filter(stays);
  const place = remaining.indexOf(items);
  const end = place < 0 ? remaining.length : place;
  return { ...parent, children: [...remaining.slice(0, end), ...added, ...remaining.slice(end)] };
}

const isElement = (node: XmlNode): node is Element => typeof node === 'object' && 'children' in node;
