import { expect, test } from 'vitest';
import { expressionsOf } from './expressions.ts';
import { judge } from './judge.ts';
import { verdict } from './verdict.ts';

judge((file) => !/^(?:import|content)\//.test(file));

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

test.each(slow)('found: %s', async (_, source) => {
  const found = expressionsOf('x.ts', { sign: '/' }, source);
  expect(found).toHaveLength(1);
  expect(await Promise.all(found.map(verdict))).toEqual([expect.stringMatching(/polynomial|exponential/)]);
});

test('an expression of unknown parts is not passed over', () => {
  expect(() => expressionsOf('x.ts', {}, "export const trim = (sign) => new RegExp(sign + '+$');")).toThrow(
    'sign',
  );
});
