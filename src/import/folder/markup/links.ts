import { codeRanges, isInRange, outsideOf, type TextRange } from './code-ranges.ts';
import type { BodyFormat } from './embeds.ts';

/** Where a link leads, or which file is shown. */
export type LinkKind = 'link' | 'picture';

/** The text with every target of a link or picture replaced, in Markdown and in HTML, but not in code. */
export function rewriteLinks(
  text: string,
  format: BodyFormat,
  rewrite: (target: string, kind: LinkKind) => string,
): string {
  const code = codeRanges(text, format);
  const edits: LinkEdit[] = [
    ...attributes(text, code, rewrite),
    ...(format === 'markdown' ? [...inline(text, code, rewrite), ...definitions(text, code, rewrite)] : []),
  ];
  let result = '';
  let at = 0;
  for (const { start, end, to } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    result += text.slice(at, start) + to;
    at = end;
  }
  return result + text.slice(at);
}

/** Markdown in which a link that a tag became, its address its text, is within no other link. */
export const withoutNestedLinks = (text: string): string =>
  text.replace(/\[\[(https?:[^[\]\n]{1,500})\]\(\1\)([^[\]\n]{1,500})\]\(/g, '[$2](');

/** The text without targets that are empty: of links their text stays, pictures go. `onEmpty` is told of each. */
export function withoutEmptyTargets(
  text: string,
  format: BodyFormat,
  onEmpty: (kind: LinkKind) => void,
): string {
  const linked = format === 'markdown' ? withoutEmptyLinks(text, onEmpty) : text;
  return outsideOf(linked, codeRanges(linked, format), (piece) =>
    piece.replace(/<(?:a|img)\b[^<>]*>/gi, (tag) => {
      if (!/\s(?:href|src)=(?:""|'')/i.test(tag)) return tag;
      const isPicture = /^<img/i.test(tag);
      onEmpty(isPicture ? 'picture' : 'link');
      return isPicture ? '' : tag.replace(/\shref=(?:""|'')/i, '');
    }),
  );
}

/** A label may have code in it. */
function withoutEmptyLinks(text: string, onEmpty: (kind: LinkKind) => void): string {
  const code = codeRanges(text, 'markdown');
  return text.replace(
    /(!?)\[([^[\]\n]{0,500})\]\(\s{0,9}(?:<>|"[^"\n]{0,300}")?\s{0,9}\)/g,
    (whole: string, token: string, label: string, at: number) => {
      if (isInRange(code, at) || isInRange(code, at + token.length + label.length + 1)) return whole;
      onEmpty(token === '!' ? 'picture' : 'link');
      return token === '!' ? '' : label;
    },
  );
}

type LinkEdit = { readonly start: number; readonly end: number; readonly to: string };
type Rewrite = (target: string, kind: LinkKind) => string;

/** `src`, `href` and `poster` of HTML elements. */
function* attributes(text: string, code: readonly TextRange[], rewrite: Rewrite): Iterable<LinkEdit> {
  for (const tag of text.matchAll(/<[a-zA-Z][^<>]*>/g)) {
    if (isInRange(code, tag.index)) continue;
    for (const match of tag[0].matchAll(/(?<=\s)(src|href|poster|data-src)=(?:"([^"]*)"|'([^']*)')/gi)) {
      const [whole, name = '', double, single] = match;
      const target = double ?? single ?? '';
      const to = rewrite(target.replaceAll('&amp;', '&'), name.toLowerCase() === 'href' ? 'link' : 'picture');
      const start = tag.index + match.index + whole.length - target.length - 1;
      if (to !== target.replaceAll('&amp;', '&'))
        yield {
          start,
          end: start + target.length,
          to: to.replace(/&(?!amp;)/g, '&amp;').replaceAll('"', '&quot;'),
        };
    }
  }
}

/** `[text](target "title")` and `![alt](target)`, one in the other too. */
function* inline(text: string, code: readonly TextRange[], rewrite: Rewrite): Iterable<LinkEdit> {
  const open: LinkKind[] = [];
  const pattern = /\\.|!?\[|\](\()?|\n[ \t]*\n/g;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [token, parenthesis] = match;
    if (isInRange(code, match.index)) continue;
    if (token.startsWith('\n')) open.length = 0;
    else if (token.endsWith('[')) open.push(token === '![' ? 'picture' : 'link');
    else if (token.startsWith(']')) {
      const kind = open.pop();
      const target = parenthesis && kind ? targetAt(text, pattern.lastIndex) : undefined;
      if (target === undefined || kind === undefined) continue;
      const to = rewrite(target.text, kind);
      if (to !== target.text) yield { start: target.start, end: target.end, to: markdownTarget(to) };
      pattern.lastIndex = target.end;
    }
  }
}

type LinkTarget = { readonly text: string; readonly start: number; readonly end: number };

/** The target that begins in parentheses; one between angle brackets with them. */
function targetAt(text: string, from: number): LinkTarget | undefined {
  const start = from + (/^\s{0,20}/.exec(text.slice(from, from + 20))?.[0].length ?? 0);
  const piece = text.slice(start, start + LONGEST);
  const [whole, angled] = /^<([^<>\n]*)>/.exec(piece) ?? [];
  if (whole !== undefined) return { text: angled ?? '', start, end: start + whole.length };
  let depth = 0;
  let length = 0;
  while (length < piece.length) {
    const character = piece[length] ?? '';
    if (/\s/.test(character) || (character === ')' && depth === 0)) break;
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    length += character === '\\' ? 2 : 1;
  }
  const target = piece.slice(0, length);
  // What begins with a quotation mark is the title of a link without a target.
  return target === '' || /^["']/.test(target) ? undefined : { text: target, start, end: start + length };
}

const LONGEST = 4000;

const markdownTarget = (target: string): string =>
  /[\s()<>]/.test(target) ? `<${target.replace(/[<>\n]/g, encodeURIComponent)}>` : target;

/** `[label]: target`, CommonMark §4.7. */
function* definitions(text: string, code: readonly TextRange[], rewrite: Rewrite): Iterable<LinkEdit> {
  for (const match of text.matchAll(/^ {0,3}\[(?!\^)[^[\]\n]{1,300}\]:[ \t]{0,10}(<[^<>\n]*>|[^\s<>]+)/gm)) {
    if (isInRange(code, match.index)) continue;
    const [whole, written = ''] = match;
    const target = written.replace(/^<|>$/g, '');
    const to = rewrite(target, /\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(target) ? 'picture' : 'link');
    const start = match.index + whole.length - written.length;
    if (to !== target) yield { start, end: start + written.length, to: markdownTarget(to) };
  }
}
