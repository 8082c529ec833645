import { blockNames } from '../../markdown/tree.ts';
import { codeRanges } from './code-ranges.ts';

type BlockRules = {
  /** Whether a block of HTML ends with its element, as in kramdown and Python-Markdown; else with the next empty line. */
  readonly endsWithElement: boolean;
  /** Whether a line is the text's own, and not what a shortcode became, which is no block of the text. */
  readonly isOwn: (line: string) => boolean;
};

/**
 * Markdown in which what follows HTML is read as the old system reads it. In CommonMark a block of HTML goes on to the next empty line (§4.6), so that
 * `*emphasis*` in the line after `<img>` or `</div>` would be asterisks. kramdown and Python-Markdown end it with the element, and read what is in one that says
 * `markdown="1"`.
 */
export function separatedBlocks(text: string, { endsWithElement, isOwn }: BlockRules): string {
  if (!/^ {0,3}<\/?[a-z]/im.test(text)) return text;
  const code = codeRanges(text, 'markdown');
  const lines: string[] = [];
  let offset = 0;
  let depth = 0;
  let isAfterBlock: boolean = false;
  for (const line of text.split('\n')) {
    const isCode = code.some(({ start, end }) => offset >= start && offset < end);
    offset += line.length + 1;
    const before = lines.at(-1) ?? '';
    const isHtml = /^ {0,3}<\/?[a-z]/i.test(line);
    if (isCode || line.trim() === '') isAfterBlock = false;
    else if (isAfterBlock && !isHtml) {
      if (ALONE.test(before)) lines.pop();
      lines.push(ALONE.test(before) ? joined(before, line) : `\n${line}`);
      isAfterBlock = false;
      continue;
    }
    if (!isCode && (depth > 0 || (isHtml && (endsWithElement || !isOwn(line))))) {
      depth = Math.max(0, depth + depthOf(line));
      const isStart: boolean = before.trim() === '' || isAfterBlock;
      isAfterBlock = depth === 0 && (BLOCK.test(line) || (isStart && ALONE.test(line)));
    }
    lines.push(line);
  }
  const separated = lines.join('\n');
  return endsWithElement ? withMarkdownInside(separated) : separated;
}

const BLOCK = new RegExp(`</?(?:${[...blockNames, 'iframe', 'video', 'audio'].join('|')})\\b`, 'i');

/** A tag of a line alone that is none of a block. */
const ALONE =
  /^ {0,3}(?:<a [^<>]*>)?<\/?(?:img|a|span|em|strong|b|i|u|s|small|sub|sup|code|kbd|mark|cite|abbr|q|font|del|ins)\b[^<>]*>(?:<\/a>)?[ \t]*$/i;

/** One line of two, so that the first is part of a paragraph. */
const joined = (first: string, second: string): string =>
  `${first.trimEnd()}${/ {2}$/.test(first) ? '<br>' : ' '}${second.trimStart()}`;

const depthOf = (line: string): number => {
  let depth = 0;
  for (const [tag, close, name = ''] of line.matchAll(/<(\/?)([a-z][\w-]*)(?:[^\w<>-][^<>]*)?>/gi))
    if (
      (blockNames.has(name.toLowerCase()) && name.toLowerCase() !== 'hr') ||
      /^(?:iframe|video|audio)$/i.test(name)
    )
      depth += close === '/' ? -1 : tag.endsWith('/>') ? 0 : 1;
  return depth;
};

/** Elements of which the text says that what is in them is Markdown, with the empty lines that CommonMark asks for. */
function withMarkdownInside(text: string): string {
  if (!/ markdown(?:=|>)/.test(text)) return text;
  const ends = [...text.matchAll(END)].reverse();
  const endsOf = new Map(
    CONTAINERS.map((name) => [name, ends.filter((end) => end[1]?.toLowerCase() === name)]),
  );
  let result = '';
  let done = 0;
  for (const open of text.matchAll(OPEN)) {
    const [tag, indent = '', name = '', attributes = ''] = open;
    const marked = / markdown(?:="?(?:1|block|span)"?)?(?![\w=])/i.exec(attributes);
    if (open.index < done || !marked) continue;
    const start = open.index + tag.length;
    const own = endsOf.get(name.toLowerCase()) ?? [];
    while (own.length > 0 && (own.at(-1)?.index ?? 0) < start) own.pop();
    const end = own.at(-1);
    if (!end) continue;
    const others = attributes.slice(0, marked.index) + attributes.slice(marked.index + marked[0].length);
    const inner = dedented(text.slice(start, end.index));
    result += `${text.slice(done, open.index)}${indent}<${name}${others}>\n\n${inner}\n\n${indent}</${name}>`;
    done = end.index + end[0].length;
  }
  return result + text.slice(done);
}

const CONTAINERS =
  'div section aside article blockquote details figure figcaption td header footer main'.split(' ');
const OPEN = new RegExp(`^( {0,3})<(${CONTAINERS.join('|')})(?![\\w-])([^<>\\n]*)>`, 'gim');
const END = new RegExp(`</(${CONTAINERS.join('|')})>`, 'gi');

function dedented(text: string): string {
  const lines = text
    .replace(/^[ \t]*\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const least = Math.min(...indents, 80);
  return lines.map((line) => line.slice(Math.min(least, line.length))).join('\n');
}
