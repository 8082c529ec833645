import { expect, test } from 'vitest';
import { nodeProblem } from '../../src/node-version.js';

const rows: readonly (readonly [version: string | undefined, isTooOld: boolean])[] = [
  ['18.20.8', true],
  ['20.20.2', true],
  ['23.11.1', true],
  ['24.0.0', false],
  ['26.10.0', false],
  [undefined, false],
];

test.each(rows)(
  'Node %s: what is needed, and how to get it, is said in one line: %s',
  (version, isTooOld) => {
    const text = nodeProblem(version ?? undefined);
    // Absent stands for the Node that runs this, which will do.
    if (!isTooOld) return expect(text).toBeUndefined();
    expect(text).toContain(`this is ${version}`);
    expect(text).toMatch(
      /^Dateline needs Node 24 or newer; .*https:\/\/nodejs\.org.*npm install --save-dev node@24$/,
    );
  },
);
