import { standsAlone, words } from './words.ts';

/** What a full-text query asks for. `prefix`: the last word is only the beginning of one. */
export type Query =
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly prefix: boolean }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query };

/** Where a query is wrong: `offset` in UTF-16 units from its beginning. */
export type QueryError = { readonly offset: number; readonly reason: string };

export type ParsedQuery =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly error: QueryError };

/** Characters, words and parentheses inside parentheses a query may have. */
export const QUERY_LIMITS = { length: 200, words: 16, depth: 8 } as const;

/** Shorter beginnings of a word stand for too many words. */
const SHORTEST_PREFIX = 2;

/**
 * Reads `ferry strike`, `"night shift"`, `harbo*`, `ferry OR bridge`, `ferry NOT (strike OR delay)`, `ferry -strike`. Words side by
 * side must all be there; AND binds tighter than OR; operators are upper-case.
 */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > QUERY_LIMITS.length) {
    return wrong(QUERY_LIMITS.length, `it has more than ${QUERY_LIMITS.length} characters`);
  }
  const tokens = tokenise(text);
  if ('offset' in tokens) return { ok: false, error: tokens };
  const count = tokens.reduce((sum, token) => sum + (token.words?.length ?? 0), 0);
  if (count > QUERY_LIMITS.words) return wrong(0, `it has ${count} words; ${QUERY_LIMITS.words} is the most`);
  const read = any({ tokens, at: 0, end: text.length, depth: 0 });
  if ('offset' in read) return { ok: false, error: read };
  const extra = tokens[read.at];
  if (extra !== undefined) return wrong(extra.offset, `nothing opens this “)”`);
  return { ok: true, query: read.query };
}

/** A query as text: equal queries, equal text, however they were spelt. */
export function queryText(query: Query): string {
  switch (query.kind) {
    case 'words': {
      const phrase = query.words.join(' ');
      return `${query.words.length > 1 ? `"${phrase}"` : phrase}${query.prefix ? '*' : ''}`;
    }
    case 'not':
      return `-${queryText(query.of)}`;
    default:
      return `(${query.of.map(queryText).join(query.kind === 'any' ? ' OR ' : ' ')})`;
  }
}

/** The beginnings of words in a query. */
export function queryPrefixes(query: Query): readonly string[] {
  if (query.kind === 'words') return query.prefix ? query.words.slice(-1) : [];
  return query.kind === 'not' ? queryPrefixes(query.of) : query.of.flatMap(queryPrefixes);
}

type Operator = '(' | ')' | 'AND' | 'OR' | 'NOT';

type QueryToken = {
  readonly offset: number;
  readonly operator?: Operator;
  readonly words?: readonly string[];
  readonly prefix?: boolean;
};

const TOKEN = /\s+|([()])|(AND|OR|NOT)(?![^\s()])|(-)(?=[^\s)])|"([^"]*)("?)(\*?)|([^\s()"]+)/y;

function tokenise(text: string): readonly QueryToken[] | QueryError {
  const tokens: QueryToken[] = [];
  const pattern = new RegExp(TOKEN);
  const straight = text.replace(/[“”„«»]/g, '"');
  while (pattern.lastIndex < straight.length) {
    const offset = pattern.lastIndex;
    const match = pattern.exec(straight);
    if (match === null) return { offset, reason: 'this cannot be read' };
    const [, bracket, operator, minus, phrase, close, star, word] = match;
    // Each sign was matched by the alternatives of the pattern that list them.
    if (bracket ?? operator) tokens.push({ offset, operator: (bracket ?? operator) as Operator });
    else if (minus) tokens.push({ offset, operator: 'NOT' });
    else if (phrase !== undefined) {
      if (close === '') return { offset, reason: 'this quotation mark is never closed' };
      const read = wordsToken(phrase, star === '*', offset);
      if ('reason' in read) return read;
      tokens.push(read);
    } else if (word !== undefined) {
      const read = wordsToken(word, word.endsWith('*'), offset);
      if ('reason' in read) return read;
      tokens.push(read);
    }
  }
  return tokens;
}

function wordsToken(text: string, prefix: boolean, offset: number): QueryToken | QueryError {
  const read = words(text);
  const last = read.at(-1) ?? '';
  if (last === '') return { offset, reason: 'here is no word to look for' };
  const begins = prefix && !standsAlone(last);
  if (begins && last.length < SHORTEST_PREFIX) {
    return { offset, reason: `write at least ${SHORTEST_PREFIX} letters before “*”` };
  }
  return { offset, words: read, prefix: begins };
}

type ParserState = {
  readonly tokens: readonly QueryToken[];
  readonly at: number;
  readonly end: number;
  readonly depth: number;
};

type ParsedTerm = { readonly query: Query; readonly at: number } | QueryError;

function any(state: ParserState): ParsedTerm {
  return combined(state, 'any', all, (token) => token?.operator === 'OR');
}

function all(state: ParserState): ParsedTerm {
  return combined(
    state,
    'all',
    one,
    (token) => token !== undefined && token.operator !== ')' && token.operator !== 'OR',
  );
}

/** Operands of one operator; AND may be written or not. */
function combined(
  state: ParserState,
  kind: 'all' | 'any',
  operand: (state: ParserState) => ParsedTerm,
  goesOn: (token?: QueryToken) => boolean,
): ParsedTerm {
  const of: Query[] = [];
  let { at } = state;
  do {
    const operator = state.tokens[at]?.operator;
    if (of.length > 0 && (operator === 'OR' || operator === 'AND')) at += 1;
    const read = operand({ ...state, at });
    if ('offset' in read) return read;
    of.push(read.query);
    at = read.at;
  } while (goesOn(state.tokens[at]));
  const [first] = of;
  return { query: first !== undefined && of.length === 1 ? first : { kind, of }, at };
}

function one(state: ParserState): ParsedTerm {
  const token = state.tokens[state.at];
  if (token === undefined)
    return { offset: state.end, reason: state.at === 0 ? 'it is empty' : 'a word is missing here' };
  const inside = { ...state, at: state.at + 1, depth: state.depth + 1 };
  if (inside.depth > QUERY_LIMITS.depth) return { offset: token.offset, reason: 'it is nested too deeply' };
  if (token.words !== undefined) {
    return { query: { kind: 'words', words: token.words, prefix: token.prefix === true }, at: inside.at };
  }
  if (token.operator === 'NOT') {
    const read = one(inside);
    return 'offset' in read ? read : { ...read, query: { kind: 'not', of: read.query } };
  }
  if (token.operator !== '(')
    return { offset: token.offset, reason: `a word is missing before “${token.operator}”` };
  const read = any(inside);
  if ('offset' in read) return read;
  if (state.tokens[read.at]?.operator !== ')')
    return { offset: token.offset, reason: 'this “(” is never closed' };
  return { ...read, at: read.at + 1 };
}

function wrong(offset: number, reason: string): ParsedQuery {
  return { ok: false, error: { offset, reason } };
}

/** Beginnings of words that stand for more words than this are refused. */
export const WIDEST = 64;
