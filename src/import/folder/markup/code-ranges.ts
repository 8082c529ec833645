/** Where code is in a text, so that what looks like markup in it stays: offsets, in order, `end` excluded. */
export type TextRange = { readonly start: number; readonly end: number };

/** Code of a text: fenced, indented and inline in Markdown, and elements of HTML whose text is code, comments, scripts and styles. */
export function codeRanges(text: string, format: 'markdown' | 'html'): readonly TextRange[] {
  if (format === 'html') return merge(elements(text, []));
  const blocks = merge(fences(text));
  const code = merge([...blocks, ...inlineCode(text, blocks)]);
  return merge([...code, ...elements(text, code)]);
}

/** Whether an offset is in one of the ranges; offsets must be asked for in any order. */
export function isInRange(ranges: readonly TextRange[], offset: number): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined || offset < range.start) high = middle - 1;
    else if (offset >= range.end) low = middle + 1;
    else return true;
  }
  return false;
}

/** The text with what is outside of the ranges replaced, piece by piece. */
export function outsideOf(
  text: string,
  ranges: readonly TextRange[],
  replace: (piece: string) => string,
): string {
  let result = '';
  let at = 0;
  for (const { start, end } of ranges) {
    result += replace(text.slice(at, start)) + text.slice(start, end);
    at = end;
  }
  return result + replace(text.slice(at));
}

function merge(ranges: readonly TextRange[]): readonly TextRange[] {
  const merged: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || range.start >= last.end) merged.push(range);
    else if (range.end > last.end) merged[merged.length - 1] = { start: last.start, end: range.end };
  }
  return merged;
}

/** CommonMark §4.4 and §4.5, in lists and quotations too. */
function fences(text: string): readonly TextRange[] {
  const found: TextRange[] = [];
  let open: { readonly start: number; readonly fence: string } | undefined;
  let indented: { start: number; end: number } | undefined;
  let [isBlankBefore, isList] = [true, false];
  let at = 0;
  for (const line of text.split('\n')) {
    const end = at + line.length;
    const fence = /^[\s>]{0,40}(?:[-*+] {1,4}|\d{1,3}[.)] {1,4})?(`{3,}(?=[^`]*$)|~{3,})/.exec(
      line.slice(0, 300),
    )?.[1];
    if (open !== undefined) {
      if (fence?.startsWith(open.fence) && /^[\s>]*[`~]+\s*$/.test(line)) {
        found.push({ start: open.start, end });
        open = undefined;
      }
    } else if (fence !== undefined) open = { start: at, fence };
    else if (/^(?: {4}|\t)\s*\S/.test(line) && !isList && (isBlankBefore || indented)) {
      indented = { start: indented?.start ?? at, end };
    } else if (line.trim() !== '') {
      if (indented) found.push(indented);
      indented = undefined;
      const isItem = /^ {0,3}(?:[-*+]|\d{1,9}[.)])(?:\s|$)/.test(line);
      isList = isItem || (isList && /^\s/.test(line));
    }
    isBlankBefore = line.trim() === '';
    at = end + 1;
  }
  if (open !== undefined) found.push({ start: open.start, end: text.length });
  if (indented) found.push(indented);
  return found;
}

/** Elements whose text no template or link is looked for in. */
function elements(text: string, code: readonly TextRange[]): readonly TextRange[] {
  const found: TextRange[] = [];
  const opening = /<(?:(pre|code|script|style|textarea|kbd|samp)\b[^<>]*>|!--)/gi;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    if (isInRange(code, match.index)) continue;
    const close = match[1] === undefined ? '-->' : `</${match[1].toLowerCase()}`;
    const end = indexOfAnyCase(text, close, opening.lastIndex);
    if (end < 0) continue;
    found.push({ start: opening.lastIndex, end });
    opening.lastIndex = end;
  }
  return found;
}

function indexOfAnyCase(text: string, closing: string, from: number): number {
  const limit = 1_000_000;
  const exact = text.indexOf(closing, from);
  return exact >= 0 && exact - from < limit ? exact : text.indexOf(closing.toUpperCase(), from);
}

/** CommonMark §6.1: a row of backticks up to the next of the same length, in one paragraph. */
function inlineCode(text: string, blocks: readonly TextRange[]): readonly TextRange[] {
  const found: TextRange[] = [];
  const rows = [...text.matchAll(/`+|\n[ \t]*\n/g)];
  let next = 0;
  for (const [index, row] of rows.entries()) {
    if (
      index < next ||
      row[0].startsWith('\n') ||
      isInRange(blocks, row.index) ||
      text[row.index - 1] === '\\'
    )
      continue;
    for (let other = index + 1; other < Math.min(rows.length, index + MOST); other += 1) {
      const end = rows[other];
      if (end === undefined || end[0].startsWith('\n')) break;
      if (end[0] !== row[0] || isInRange(blocks, end.index)) continue;
      found.push({ start: row.index, end: end.index + end[0].length });
      next = other + 1;
      break;
    }
  }
  return found;
}

/** Rows of backticks that are looked at for the end of one. */
const MOST = 200;
