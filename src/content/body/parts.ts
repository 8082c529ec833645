import { authored, nestingLimit, type Token } from './markdown.ts';
import { isPlaceholder } from './pictures.ts';
import { withoutComments } from './safe.ts';
import { voids } from './stack.ts';
import { tokensOf } from './tokens.ts';

/** Blocks of a document that follow each other. */
export type Part =
  | { readonly kind: 'safe'; readonly tokens: Token[] }
  /** What the sanitizer has to see. `generated`: every tag is the parser's, none the author's. */
  | { readonly kind: 'unsafe'; readonly html: string; readonly generated: boolean };

/**
 * A document in parts, each of which begins and ends outside of every element: HTML that authors write, with all that stands between a
 * start tag and its end tag, and what is safe as it is. `prefix` marks the ids of footnotes.
 */
export function partsOf(tokens: Token[], prefix: string): readonly Part[] {
  const blocks = blocksOf(tokens);
  const parts: Part[] = [];
  for (let at = 0; at < blocks.length; ) {
    const from = at;
    while (blocks[at]?.kind === 'safe') at += 1;
    if (at > from)
      parts.push({ kind: 'safe', tokens: blocks.slice(from, at).flatMap((each) => each.tokens) });
    const open = createOpen();
    let [html, generated] = ['', true];
    for (; at < blocks.length && (open.any() || blocks[at]?.kind !== 'safe'); at += 1) {
      const { tokens: own = [], kind } = blocks[at] ?? {};
      const piece = authored(own, prefix);
      if (kind === 'html') open.read(piece);
      generated &&= kind !== 'html';
      html += piece;
    }
    if (html !== '') parts.push({ kind: 'unsafe', html, generated });
  }
  return parts;
}

type Block = { tokens: Token[]; kind: Kind };

/** `odd`: no HTML of the author's, but addresses that may be shown as what they lead to, pictures that are none, or elements nested very deep or not at all. */
type Kind = 'safe' | 'odd' | 'html';

/** The blocks at the top of a document. */
function blocksOf(tokens: readonly Token[]): readonly Block[] {
  // A picture within it stands for the one before, which may be anywhere.
  const isWhole = tokens.some(({ content }) => /<noscript/i.test(content)) || !isNested(tokens);
  if (isWhole) {
    const hasHtml = tokens.some((token) => kindOf(token, 0) === 'html');
    return [{ tokens: [...tokens], kind: hasHtml ? 'html' : 'odd' }];
  }
  const blocks: Block[] = [];
  let block: Block = { tokens: [], kind: 'safe' };
  let depth = 0;
  for (const token of tokens) {
    block.tokens.push(token);
    const kind = kindOf(token, depth);
    if (kind !== 'safe' && block.kind !== 'html') block.kind = kind;
    depth += token.nesting;
    if (depth > 0) continue;
    blocks.push(block);
    block = { tokens: [], kind: 'safe' };
  }
  return blocks;
}

/** Whether every element is closed within the one around it: of lists in footnotes that nobody refers to, ends alone may be left. */
function isNested(tokens: readonly Token[]): boolean {
  const open: string[] = [];
  return (
    tokens.every(({ nesting, tag }) => {
      if (nesting > 0) open.push(tag);
      return nesting >= 0 || open.pop() === tag;
    }) && open.length === 0
  );
}

function kindOf({ type, content, children }: Token, depth: number): Kind {
  if (type === 'html_block' && withoutComments(content) === undefined) return 'html';
  if (depth >= nestingLimit) return 'odd';
  let kind: Kind = 'safe';
  let [inner, links] = [depth, 0];
  for (const child of children ?? []) {
    if (child.type === 'html_inline' && withoutComments(child.content) === undefined) return 'html';
    inner += child.nesting;
    if (child.tag === 'a') links += child.nesting;
    const shows = child.type === 'text' && links === 0 && hasAddress(child.content);
    const lacks = child.type === 'image' && isPlaceholder(String(child.attrGet('src') ?? ''));
    if (inner >= nestingLimit || shows || lacks) kind = 'odd';
  }
  return kind;
}

/** Whether an address may have a line to itself. */
const hasAddress = (text: string): boolean =>
  /:\/\/|www\./i.test(text) &&
  text.split('\n').some((line) => /^(?:https?:\/\/|www\.)\S*$/i.test(line.trim()));

/** Follows which elements are open from one piece of HTML to the next. */
function createOpen() {
  const open: string[] = [];
  /** Whether what is open can no longer be told: all that follows may be within it. */
  let lost = false;
  return {
    any: (): boolean => lost || open.length > 0,
    read(html: string): void {
      if (lost) return;
      // A tag after the end tells whether that is within a tag, a comment, a script.
      const all = tokensOf(`${html}<b>`);
      lost = all.at(-1)?.start !== html.length;
      for (const { name, kind, start } of all) {
        if (lost || start === html.length || voids.has(name)) continue;
        if (kind === 'open') open.push(name);
        else {
          while (open.at(-1) !== name && closedByOthers.has(open.at(-1) ?? '')) open.pop();
          lost = open.pop() !== name;
        }
      }
    },
  };
}

/** Elements whose end tag may be left out within what is closed (HTML §13.1.2.4). */
const closedByOthers = new Set('li dt dd p td th tr thead tbody tfoot'.split(' '));
