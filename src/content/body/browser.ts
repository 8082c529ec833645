import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse5 } from '../source/libraries.ts';

/**
 * HTML as a browser repairs it (HTML §13.2.6): rows and cells in tables, paragraphs and links that hold none of their kind. Undefined
 * where the repair would make much more of it, as elements left open are opened again in each paragraph that follows.
 */
export function asBrowsersRead(html: string): string | undefined {
  const { defaultTreeAdapter, html: names, parseFragment, serialize } = parse5();
  let left = 1_000 + 2 * (html.split('<').length - 1);
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(...parameters) {
      left -= 1;
      if (left < 0) throw new TooMany();
      return defaultTreeAdapter.createElement(...parameters);
    },
  };
  try {
    // Without one the context is a template, in which what begins as a part of a table takes nothing else.
    const context = defaultTreeAdapter.createElement('div', names.NS.HTML, []);
    const fragment = parseFragment(context, html, { treeAdapter });
    keepFirstLines(fragment);
    return serialize(fragment);
  } catch (error) {
    if (error instanceof TooMany) return undefined;
    throw error;
  }
}

class TooMany extends Error {}

/** The first line end of preformatted text is not part of it, so an empty first line is written twice. */
function keepFirstLines(node: DefaultTreeAdapterTypes.ParentNode): void {
  const pending = [node];
  for (let next = pending.pop(); next; next = pending.pop())
    for (const child of next.childNodes) {
      if (!('childNodes' in child)) continue;
      const [first] = child.childNodes;
      if (child.nodeName === 'pre' && first && 'value' in first && first.value.startsWith('\n'))
        first.value = `\n${first.value}`;
      pending.push(child);
    }
}
