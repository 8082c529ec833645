import { describe, expect, test } from 'vitest';
import { bounded, values } from './bounded.ts';
import { type Expression, expressionsOf, files } from './expressions.ts';
import { verdict } from './verdict.ts';

const literal = ({ pattern, flags }: Expression): string => `/${pattern}/${flags}`;
const isBounded = (each: Expression): boolean =>
  bounded.some(({ file, expression }) => file === each.file && expression === literal(each));

const withExpressions = files
  .map((file) => ({ file, expressions: expressionsOf(file, values[file]) }))
  .filter(({ expressions }) => expressions.length > 0);

describe('no regular expression takes more than linear time, but those whose input is bounded', () => {
  test.each(withExpressions)('$file', ({ expressions }) => {
    const slow = expressions
      .filter((each) => !isBounded(each))
      .flatMap((each) => {
        const found = verdict(each);
        return found === undefined ? [] : [`src/${each.file}:${each.line}: ${literal(each)} is ${found}`];
      });
    expect(slow).toEqual([]);
  });
});

test('every row of the reviewed list is an expression of the source', () => {
  const all = new Set(
    withExpressions.flatMap((each) => each.expressions.map((one) => `${one.file} ${literal(one)}`)),
  );
  expect(bounded.filter(({ file, expression }) => !all.has(`${file} ${expression}`))).toEqual([]);
});

/** How slow expressions may be written, and what is found of them. */
const slow: readonly (readonly [name: string, source: string])[] = [
  ['a literal', 'export const range = /^bytes=\\s*(\\d*)\\s*-$/;'],
  ['one among types', 'const x: string = ""; x.replace(/\\/+$/, "") satisfies string;'],
  ['an exponential one', 'export const usual = /^(?:a: *(?:\\S[^\\n]*)? *\\n|[ #-][^\\n]*\\n)*$/;'],
  [
    'one that RegExp makes of constants',
    "const word = (end: string) => '\\\\w*' + end; new RegExp(word('x') + '$');",
  ],
  ['one that RegExp makes of an argument', "export const trim = (sign: string) => new RegExp(sign + '+$');"],
  ['one that RegExp makes without new', "RegExp('<!--[^]*?-->', 'g');"],
  ['one with a look ahead', 'export const tag = /<img\\b(?=[^>]*src)[^>]*>/g;'],
];

test.each(slow)('found: %s', (_, source) => {
  const found = expressionsOf('x.ts', { sign: '/' }, source);
  expect(found).toHaveLength(1);
  expect(found.map(verdict)).toEqual([expect.stringMatching(/polynomial|exponential/)]);
});

test('an expression of unknown parts is not passed over', () => {
  expect(() => expressionsOf('x.ts', {}, "export const trim = (sign) => new RegExp(sign + '+$');")).toThrow(
    'sign',
  );
});
