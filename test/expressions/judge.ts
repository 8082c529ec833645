import { describe, expect, test } from 'vitest';
import { bounded, values } from './bounded.ts';
import { type Expression, expressionsOf, files } from './expressions.ts';
import { verdict } from './verdict.ts';

const literal = ({ pattern, flags }: Expression): string => `/${pattern}/${flags}`;
const isBounded = (each: Expression): boolean =>
  bounded.some(({ file, expression }) => file === each.file && expression === literal(each));

/** Tests every expression of the files of src that are meant, in a file of tests of its own, as judging them takes a while. */
export function judge(isMeant: (file: string) => boolean): void {
  const withExpressions = files
    .filter(isMeant)
    .map((file) => ({ file, expressions: expressionsOf(file, values[file]) }))
    .filter(({ expressions }) => expressions.length > 0);

  describe('no regular expression takes more than linear time, but those whose input is bounded', () => {
    test.each(withExpressions)('$file', async ({ expressions }) => {
      const slow: string[] = [];
      for (const each of expressions.filter((one) => !isBounded(one))) {
        const found = await verdict(each);
        if (found !== undefined) slow.push(`src/${each.file}:${each.line}: ${literal(each)} is ${found}`);
      }
      expect(slow).toEqual([]);
    });
  });

  test('every row of the reviewed list is an expression of the source', () => {
    const all = new Set(
      withExpressions.flatMap((each) => each.expressions.map((one) => `${one.file} ${literal(one)}`)),
    );
    const meant = bounded.filter(({ file }) => isMeant(file));
    expect(meant.filter(({ file, expression }) => !all.has(`${file} ${expression}`))).toEqual([]);
  });
}
