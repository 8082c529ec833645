/** The text with code, comments and escaped signs as spaces, each character where it was. `code`: lines of blocks of code, the end excluded. */
export function withoutCode(text: string, code: readonly (readonly [from: number, to: number])[]): string {
  return withoutElements(withoutSpans(withoutBlocks(text, code)));
}

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

function withoutBlocks(text: string, code: readonly (readonly [number, number])[]): string {
  if (code.length === 0) return text;
  const lines = text.split('\n');
  for (const [from, to] of code)
    for (let line = from; line < Math.min(to, lines.length); line++) lines[line] = blank(lines[line] ?? '');
  return lines.join('\n');
}

/** Code between runs of backticks of one length, within a paragraph (CommonMark §6.1); and what is escaped. */
function withoutSpans(text: string): string {
  if (!/[`\\]/.test(text)) return text;
  return text
    .split(/(\n[ \t]*\n)/)
    .map((paragraph) => (/[`\\]/.test(paragraph) ? spansOf(paragraph.replace(escaped, '  ')) : paragraph))
    .join('');
}

const escaped = /\\[!-/:-@[-`{-~]/g;

function spansOf(paragraph: string): string {
  const runs = [...paragraph.matchAll(/`+/g)];
  const next = new Map<number, number>();
  const ends = runs.map(() => -1);
  for (let index = runs.length - 1; index >= 0; index--) {
    const length = runs[index]?.[0].length ?? 0;
    ends[index] = next.get(length) ?? -1;
    next.set(length, index);
  }
  const pieces: string[] = [];
  let at = 0;
  for (let index = 0; index < runs.length; index++) {
    const [start, last] = [runs[index], runs[ends[index] ?? -1]];
    if (!start || !last) continue;
    const end = last.index + last[0].length;
    pieces.push(paragraph.slice(at, start.index), blank(paragraph.slice(start.index, end)));
    at = end;
    index = ends[index] ?? index;
  }
  return pieces.join('') + paragraph.slice(at);
}

/** HTML that is code, or shows nothing. */
function withoutElements(text: string): string {
  if (!text.includes('<')) return text;
  const lower = text.toLowerCase();
  const pieces: string[] = [];
  const unclosed = new Set<string>();
  let at = 0;
  for (const { 0: opening, 1: name, index } of text.matchAll(coded)) {
    const end = name ? `</${name.toLowerCase()}` : '-->';
    if (index < at || unclosed.has(end)) continue;
    const found = lower.indexOf(end, index + opening.length);
    if (found < 0) unclosed.add(end);
    else {
      pieces.push(text.slice(at, index), blank(text.slice(index, found)));
      at = found;
    }
  }
  return pieces.join('') + text.slice(at);
}

const coded = /<(?:(pre|code|kbd|samp|script|style|textarea|svg|math)\b|!--)/gi;
