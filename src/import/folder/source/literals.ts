import type { Value } from './values.ts';

/**
 * Reads what a configuration in JavaScript or Python writes out as literals, without running it: text, numbers, lists, and keys with
 * values. Whatever has to be run is left out.
 */
export type Literal = { readonly value: Value | undefined; readonly end: number };

/** The literal that begins at `at`; `value` is undefined where it is an expression, and `end` is where that ends. */
export function literalAt(text: string, at: number, depth = 0): Literal {
  const start = skipped(text, at);
  const character = text[start] ?? '';
  if (depth > DEEPEST) return { value: undefined, end: text.length };
  if (/["'`]/.test(character) || /^[rRuUbBfF]{1,2}["']/.test(text.slice(start, start + 3)))
    return stringAt(text, start);
  if (character === '[' || character === '(') return listAt(text, start, depth);
  if (character === '{') return objectAt(text, start, depth);
  const [word] = /^[^\s,;)\]}]{1,200}/.exec(text.slice(start, start + 200)) ?? [''];
  const value = WORDS.get(word) ?? (/^-?\d[\d_.]*$/.test(word) ? word : undefined);
  return finished(text, { value: value ?? (NOTHING.has(word) ? null : undefined), end: start + word.length });
}

const DEEPEST = 30;
const WORDS = new Map([
  ['true', 'true'],
  ['True', 'true'],
  ['false', 'false'],
  ['False', 'false'],
]);
const NOTHING = new Set(['null', 'None', 'undefined']);

/** White space and comments, of both languages, passed over. */
function skipped(text: string, at: number): number {
  let index = at;
  for (;;) {
    while (/\s/.test(text[index] ?? '')) index += 1;
    const two = text.slice(index, index + 2);
    if (two === '//' || two[0] === '#') index = ends(text, '\n', index);
    else if (two === '/*') index = ends(text, '*/', index + 2);
    else return index;
  }
}

function ends(text: string, terminator: string, from: number): number {
  const found = text.indexOf(terminator, from);
  return found < 0 ? text.length : found + terminator.length;
}

function stringAt(text: string, at: number): Literal {
  const prefix = /^[a-zA-Z]*/.exec(text.slice(at, at + 2))?.[0] ?? '';
  const open = at + prefix.length;
  const quote = text[open] ?? '';
  const terminator = text.startsWith(quote.repeat(3), open) ? quote.repeat(3) : quote;
  let value = '';
  let index = open + terminator.length;
  while (index < text.length && !text.startsWith(terminator, index)) {
    if (text[index] === '\\' && !/r/i.test(prefix)) {
      value += ESCAPES.get(text[index + 1] ?? '') ?? text[index + 1] ?? '';
      index += 2;
    } else {
      value += text[index];
      index += 1;
    }
  }
  const isTemplate = (quote === '`' && value.includes('${')) || /f/i.test(prefix);
  return finished(text, { value: isTemplate ? undefined : value, end: index + terminator.length });
}

const ESCAPES = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['\n', ''],
]);

/** An operator or a call after it makes it an expression. */
function finished(text: string, literal: Literal): Literal {
  const next = skipped(text, literal.end);
  if (/^(?:as const|as [A-Z])/.test(text.slice(next, next + 8))) return literal;
  if (
    next >= text.length ||
    /[,;)\]}]/.test(text[next] ?? '') ||
    text.slice(literal.end, next).includes('\n')
  )
    return literal;
  return { value: undefined, end: expressionEnd(text, literal.end) };
}

/** The end of an expression: the comma, bracket or semicolon that is none of its own. */
function expressionEnd(text: string, at: number): number {
  let depth = 0;
  let index = at;
  while (index < text.length) {
    const character = text[index] ?? '';
    if (/["'`]/.test(character)) {
      index = quoted(text, index);
      continue;
    }
    if (/[([{]/.test(character)) depth += 1;
    else if (/[)\]}]/.test(character)) {
      if (depth === 0) return index;
      depth -= 1;
    } else if (depth === 0 && /[,;]/.test(character)) return index;
    index += 1;
  }
  return index;
}

function quoted(text: string, at: number): number {
  const quote = text[at];
  let index = at + 1;
  while (index < text.length && text[index] !== quote) index += text[index] === '\\' ? 2 : 1;
  return index + 1;
}

function listAt(text: string, at: number, depth: number): Literal {
  const close = text[at] === '[' ? ']' : ')';
  const values: Value[] = [];
  let hasComma = false;
  let index = skipped(text, at + 1);
  while (index < text.length && text[index] !== close) {
    const item = literalAt(text, index, depth + 1);
    if (item.value !== undefined) values.push(item.value);
    const next = skipped(text, Math.max(item.end, index));
    hasComma = hasComma || text[next] === ',';
    index = text[next] === ',' || next === index ? skipped(text, next + 1) : next;
    if (item.end <= at) break;
  }
  // In Python, parentheses without a comma are for the eye alone.
  const [only] = values;
  const value = close === ')' && !hasComma ? only : values;
  return { value, end: Math.min(index + 1, text.length) };
}

function objectAt(text: string, at: number, depth: number): Literal {
  const values: { [key: string]: Value } = {};
  let index = skipped(text, at + 1);
  while (index < text.length && text[index] !== '}') {
    const from = index;
    const [written = '', name = ''] =
      /^["']?([^"':,(){}\n]{1,100}?)["']?\s{0,20}:/.exec(text.slice(index, index + 140)) ?? [];
    const item: Literal = written
      ? literalAt(text, index + written.length, depth + 1)
      : { value: undefined, end: expressionEnd(text, index) };
    if (item.value !== undefined) values[name.trim()] = item.value;
    const next = skipped(text, item.end);
    index = text[next] === ',' || next <= from ? skipped(text, Math.max(next, from) + 1) : next;
  }
  return { value: values, end: Math.min(index + 1, text.length) };
}

/** The literal after the first match of a pattern, such as `export default`; undefined where there is none. Lines of comments are not looked at. */
export function literalAfter(text: string, pattern: RegExp): Value | undefined {
  const code = text.replace(/^[ \t]*(?:\/\/|\*(?!\/)|#)[^\n]*$/gm, '');
  const match = pattern.exec(code);
  return match ? literalAt(code, match.index + match[0].length).value : undefined;
}
