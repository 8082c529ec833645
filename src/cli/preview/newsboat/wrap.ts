import stringWidth from 'string-width';
import type { Line } from './canvas.ts';

/** Lines as a screen shows them, `width` columns wide; without space at their ends. */
export function wrapped(lines: readonly Line[], width: number): readonly string[] {
  return lines
    .flatMap(({ kind, text }) => {
      if (kind === 'rule') return ['', ` ${'-'.repeat(Math.max(0, width - 2))}`, ''];
      if (kind === 'fixed') return [text];
      return wrapLine(kind === 'text' ? consolidated(text) : text, width);
    })
    .map((line) => line.trimEnd());
}

/** Space in front stays. */
function consolidated(text: string): string {
  const [front = ''] = /^\s*/.exec(text) ?? [];
  return (
    front +
    text
      .trim()
      .split(/[ \t\n\r]+/)
      .join(' ')
  );
}

function wrapLine(text: string, width: number): readonly string[] {
  if (text.trim() === '') return [''];
  const [prefix = ''] = /^\s*/.exec(text) ?? [];
  const lines: string[] = [];
  let line = prefix;
  for (const word of text.slice(prefix.length).match(/\s+|\S+/g) ?? []) {
    const [whole, ...parts] = pieces(word, width - prefix.length).toReversed();
    for (const part of parts.toReversed()) {
      if (line.trim() !== '') lines.push(line);
      lines.push(prefix + part);
      line = prefix;
    }
    if (whole === undefined) continue;
    if (stringWidth(line + whole) <= width) {
      line += whole;
      continue;
    }
    lines.push(line);
    line = whole.trim() === '' ? prefix : prefix + whole;
  }
  return line === prefix ? lines : [...lines, line];
}

/** A word that is longer than a line, as in languages without spaces, is broken anywhere. */
function pieces(word: string, width: number): readonly string[] {
  if (stringWidth(word) <= width) return [word];
  const made: string[] = [];
  let piece = '';
  for (const { segment } of new Intl.Segmenter().segment(word)) {
    if (piece !== '' && stringWidth(piece + segment) > width) {
      made.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...made, piece];
}
