import { expect, test } from 'vitest';
import { callCounts } from '../support/call-counts.ts';
import { article, compiled } from './folder.ts';

const each = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

/** What a story has many of. */
const rows: Readonly<Record<string, (count: number) => string>> = {
  'pictures that are not there': (count) =>
    article(
      '',
      each(count, (n) => `![a](gone${n}.png)\n\n`),
    ),
  'pictures that are not there, in a story that is left out': (count) =>
    article(
      'updated: never\n',
      each(count, (n) => `![a](gone${n}.png)\n\n`),
    ),
  'links that lead nowhere, in a story that is left out': (count) =>
    article(
      'updated: never\n',
      each(count, (n) => `[a](gone${n}.md)\n\n`),
    ),
  'attachments that are not there, in a story that is left out': (count) =>
    article(`updated: never\nattachments:\n${each(count, (n) => `  - gone${n}.pdf\n`)}`),
  'old addresses': (count) => article(`aliases:\n${each(count, (n) => `  - /old/${n}\n`)}`),
};

test.for(Object.entries(rows))(
  '%s: twice as many take twice as many steps, not four times',
  async ([, make]) => {
    const read = async (count: number) => {
      const counts = await callCounts(() => compiled({ 'news/a.md': make(count) }));
      return [...counts.values()].reduce((sum, one) => sum + one, 0);
    };
    await read(300);
    const [once, twice] = [await read(300), await read(600)];
    expect(once).toBeGreaterThan(3_000);
    expect(twice / once).toBeLessThan(2.4);
  },
);
