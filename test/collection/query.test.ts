import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery, QUERY_LIMITS, queryText } from '../../src/domain/query.ts';

const READ: readonly (readonly [query: string, meaning: string])[] = [
  ['ferry strike', '(ferry strike)'],
  ['ferry AND strike', '(ferry strike)'],
  ['  ferry  ', 'ferry'],
  ['"night shift" -delay', '("night shift" -delay)'],
  ['“night shift”', '"night shift"'],
  ['a OR b AND c', '(a OR (b c))'],
  ['(a OR b) NOT c', '((a OR b) -c)'],
  ['a -(b OR c)', '(a -(b OR c))'],
  ['NOT NOT a', '--a'],
  ['harbo*', 'harbo*'],
  ['"night shi"*', '"night shi"*'],
  ['東京*', '"東 京"'],
  ['co-op', '"co op"'],
  ['Café', 'cafe'],
  ['ANDROID ORCA', '(android orca)'],
  ['or and not', '(or and not)'],
];

const REFUSED: readonly (readonly [query: string, offset: number, reason: RegExp])[] = [
  ['', 0, /empty/],
  ['a AND', 5, /missing/],
  ['OR b', 0, /before “OR”/],
  ['a AND OR b', 6, /before “OR”/],
  ['(a', 0, /never closed/],
  ['a)', 1, /nothing opens/],
  ['()', 1, /missing/],
  ['a "x', 2, /quotation mark/],
  ['h*', 0, /at least 2 letters/],
  ['a *', 2, /no word/],
  ['a ""', 2, /no word/],
  ['--', 1, /no word/],
  ['a '.repeat(17), 0, /17 words/],
  ['a'.repeat(201), 200, /200 characters/],
  [`${'('.repeat(9)}a${')'.repeat(9)}`, 8, /nested/],
];

describe('a query', () => {
  it.each(READ)('%j means %s', (query, meaning) => {
    const parsed = parseQuery(query);
    expect(parsed.ok ? queryText(parsed.query) : parsed.error).toBe(meaning);
  });

  it.each(REFUSED)('%j is wrong at %i', (query, offset, reason) => {
    expect(parseQuery(query)).toEqual({
      ok: false,
      error: { offset, reason: expect.stringMatching(reason) },
    });
  });

  it('is understood or refused, whatever it is, and read again as it was understood', () => {
    const piece = fc.constantFrom(
      'a',
      'ferry',
      '"x y"',
      'AND',
      'OR',
      'NOT',
      '(',
      ')',
      '-',
      '*',
      ' ',
      '東',
      '\ud800',
      '"',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((all) => all.join(' ')),
        ),
        (text) => {
          const parsed = parseQuery(text);
          if (!parsed.ok) {
            expect(parsed.error.offset).toBeLessThanOrEqual(Math.min(text.length, QUERY_LIMITS.length));
            return;
          }
          const spelt = queryText(parsed.query);
          const again = parseQuery(spelt);
          if (spelt.length <= QUERY_LIMITS.length && again.ok) expect(queryText(again.query)).toBe(spelt);
        },
      ),
    );
  });
});
