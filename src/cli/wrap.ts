import stringWidth from 'string-width';

/** A line broken between words, so that none is wider than `width` columns; each begins with the space that it began with. */
export function wrapLine(text: string, width: number): readonly string[] {
  if (text.trim() === '') return [''];
  const [prefix = ''] = /^\s*/.exec(text) ?? [];
  const lines: string[] = [];
  let line = prefix;
  for (const word of text.slice(prefix.length).match(/\s+|\S+/g) ?? []) {
    const [whole, ...parts] = pieces(word, Math.max(1, width - prefix.length)).toReversed();
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
  const all = line === prefix ? lines : [...lines, line];
  return all.map((each) => each.trimEnd());
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
