import { codeRanges, isInRange, type TextRange } from './code-ranges.ts';

/** A definition begins with a colon; what follows it, indented, belongs to it. */
const DEFINITION = /^ {0,3}:[ \t]{1,8}(?=\S)/;

/**
 * Definition lists of kramdown, Goldmark and Python-Markdown (`Term`, then `: Definition`) as elements, as CommonMark has none and
 * takes what is indented below for code.
 */
export function definitionLists(text: string): string {
  const lines = text.split('\n');
  if (!lines.some((line) => DEFINITION.test(line))) return text;
  const code = codeOf(text);
  const result: string[] = [];
  let [at, offset] = [0, 0];
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const term =
      DEFINITION.test(line) && !isInRange(code, offset + line.indexOf(':')) ? takeTerm(result) : undefined;
    if (term === undefined) {
      result.push(line);
      offset += line.length + 1;
      at += 1;
      continue;
    }
    const { definitions, next } = definitionsAt(lines, at);
    offset += lines.slice(at, next).reduce((sum, each) => sum + each.length + 1, 0);
    at = next;
    result.push(
      '<dl>',
      ...term.map((each) => `<dt>\n\n${each.trim()}\n\n</dt>`),
      ...definitions.map((each) => `<dd>\n\n${each}\n\n</dd>`),
      '</dl>',
      '',
    );
  }
  return result.join('\n');
}

/** Fences and inline code; what is indented may be a definition's. */
const codeOf = (text: string): readonly TextRange[] =>
  codeRanges(text, 'markdown').filter(
    ({ start }) => !/^(?: {4}|\t)/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start + 4)),
  );

/** The paragraph before a definition, which is taken away; undefined where there is none. */
function takeTerm(result: string[]): readonly string[] | undefined {
  const end = result.at(-1)?.trim() === '' ? result.length - 1 : result.length;
  let start = end;
  while (start > 0 && /^ {0,3}[^\s#>|<:`~-]/.test(result[start - 1] ?? '')) start -= 1;
  if (start === end) return undefined;
  const term = result.splice(start).filter((line) => line.trim() !== '');
  return [term.join(' ')];
}

/** Definitions that follow each other, each without its indent. */
function definitionsAt(
  lines: readonly string[],
  from: number,
): { readonly definitions: readonly string[]; readonly next: number } {
  const definitions: string[][] = [];
  let at = from;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [marker] = DEFINITION.exec(line) ?? [];
    const following = lines.slice(at + 1).find((each) => each.trim() !== '') ?? '';
    if (marker !== undefined) definitions.push([line.slice(marker.length)]);
    else if (/^(?: {2}|\t)/.test(line)) definitions.at(-1)?.push(line.replace(/^(?: {1,4}|\t)/, ''));
    else if (line.trim() === '' && (/^(?: {2}|\t)/.test(following) || DEFINITION.test(following)))
      definitions.at(-1)?.push('');
    else if (line.trim() === '' || (lines[at - 1] ?? '').trim() === '') break;
    else definitions.at(-1)?.push(line);
  }
  return { definitions: definitions.map((each) => each.join('\n').trim()), next: at };
}
