import { htmlOf, isText, treeOf } from '../markdown/tree.ts';
import { plain } from '../plain.ts';

/** What closes many texts of a feed alike: a request for support, a copyright line, a button. */
export type ClosingBlocks = {
  /** Takes more texts into account. */
  learn(texts: readonly string[]): void;
  /** A text without what closes others too, and that as plain text; '' where there is none. */
  split(html: string): { readonly html: string; readonly closing: string };
};

/** Blocks at the end that are compared, at most. */
const most = 8;

/** Learns what closes the texts of a feed. `least`: texts that end alike before that is no chance. */
export function createClosingBlocks(least: number): ClosingBlocks {
  const counts = new Map<string, number>();
  return {
    learn(texts) {
      for (const text of texts)
        for (const key of endings(blocksOf(text))) counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    split(html) {
      const blocks = blocksOf(html);
      const shared = endings(blocks).findLastIndex((key) => (counts.get(key) ?? 0) >= least) + 1;
      const own = shared > 0 ? shared : isWordPressLine(blocks.at(-1)) ? 1 : 0;
      if (own === 0) return { html, closing: '' };
      const at = blocks.length - own;
      const text = (part: readonly string[]) => part.join('\n');
      return { html: text(blocks.slice(0, at)), closing: plain(text(blocks.slice(at))) };
    },
  };
}

/** What stands on its own in a text, as HTML. */
function blocksOf(html: string): readonly string[] {
  return treeOf(html)
    .childNodes.filter((node) => !isText(node) || node.value.trim() !== '')
    .map((node) => htmlOf([node]).trim());
}

/** The last block, the last two and so on; never all of a text. */
const endings = (blocks: readonly string[]): readonly string[] =>
  Array.from({ length: Math.min(most, blocks.length - 1) }, (_, at) => blocks.slice(-at - 1).join('\n'));

/** “The post … appeared first on …”, which names the post and so differs each time. */
const isWordPressLine = (block: string | undefined): boolean =>
  block !== undefined &&
  /^The post .{1,500} (?:appeared first|first appeared) on .{1,200}\.$/.test(plain(block));
