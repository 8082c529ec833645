import { expect, test } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';

/** What is written while 1,000 are done in so many seconds, a tenth of them at a time. */
function written({ isTTY, quiet, seconds }: { isTTY: boolean; quiet: boolean; seconds: number }) {
  const texts: string[] = [];
  const stream = {
    isTTY,
    columns: 120,
    write: (text: string | Uint8Array) => texts.push(String(text)) > 0,
  };
  let now = 0;
  const bar = createProgress({ stream, label: 'Reading', quiet, clock: () => now });
  for (let done = 0; done <= 1_000; done += 100) {
    bar.show(done, 1_000);
    now += (seconds * 1_000) / 10;
  }
  return texts;
}

test('a terminal is shown a bar with rate and time left, and in the end nothing', () => {
  const texts = written({ isTTY: true, quiet: false, seconds: 20 });
  expect(texts).toContainEqual(expect.stringMatching(/█░.* Reading: 500 of 1,000, 50 a second, 10 s left$/));
  expect(texts.at(-1)).toBe('\r\x1b[2K');
});

test('elsewhere a plain line is written now and then', () => {
  const texts = written({ isTTY: false, quiet: false, seconds: 40 });
  expect(texts.length).toBeGreaterThan(3);
  expect(texts.every((text) => /^Reading: [\d,]+ of 1,000, \d+ a second, \d+ s left\n$/.test(text))).toBe(
    true,
  );
});

test.each([true, false])('nothing with --quiet (terminal: %s)', (isTTY) => {
  expect(written({ isTTY, quiet: true, seconds: 60 })).toEqual([]);
});

test('short work needs no word', () => {
  expect(written({ isTTY: true, quiet: false, seconds: 0.3 })).toEqual([]);
});
