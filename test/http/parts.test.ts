import { randomBytes } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { negotiate } from '../../src/http/accept.ts';
import { cacheControl, secondsLeft } from '../../src/http/cache-control.ts';
import { chooseCoding } from '../../src/http/coding.ts';
import { entityTags } from '../../src/http/conditional.ts';
import { formatHttpDate, parseHttpDate } from '../../src/http/date.ts';
import { readPath, writePath } from '../../src/http/path.ts';
import { parseRange } from '../../src/http/range.ts';
import { compressors } from '../../src/runtime/node/serve.ts';

const now = new Date('2026-06-01T12:00:00Z');

describe('dates', () => {
  test.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
    ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37.000Z'],
    ['Friday, 01-Jan-76 00:00:00 GMT', '2076-01-01T00:00:00.000Z'],
    ['Friday, 01-Jan-77 00:00:00 GMT', '1977-01-01T00:00:00.000Z'],
    ['Thu, 29 Feb 2024 00:00:00 GMT', '2024-02-29T00:00:00.000Z'],
    ['Thu, 29 Feb 2023 00:00:00 GMT', undefined],
    ['Sun, 06 Nov 1994 24:00:00 GMT', undefined],
    ['Sun, 06 Nov 1994 08:49:37 PST', undefined],
    ['Sun, 06 nov 1994 08:49:37 GMT', undefined],
    ['Sun, 6 Nov 1994 08:49:37 GMT', undefined],
    ['784111777', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(parseHttpDate(text, now)?.toISOString()).toBe(expected);
  });

  test('what is written is read back to the second', () => {
    const dates = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        expect(parseHttpDate(formatHttpDate(date), now)?.getTime()).toBe(
          Math.floor(date.getTime() / 1000) * 1000,
        );
      }),
    );
  });
});

describe('lists of tags', () => {
  test.each([
    ['"a"', ['a']],
    ['W/"a"', ['W/a']],
    ['"a", W/"b" ,"c"', ['a', 'W/b', 'c']],
    ['"a,b","c"', ['a,b', 'c']],
    ['""', ['']],
    ['w/"a"', []],
    ['"a" "b"', ['a', 'b']],
    ['"a"x,"b"', []],
    ['a', []],
  ])('%s', (field, expected) => {
    const tags = entityTags(field);
    expect(tags === '*' ? '*' : tags.map(({ weak, tag }) => `${weak ? 'W/' : ''}${tag}`)).toEqual(expected);
  });
});

test('no header field of any kind throws', () => {
  const offers = [{ type: 'application/rss+xml', alsoKnownAs: [] }];
  const near = fc
    .array(
      fc.constantFrom('*', '/', '"', 'W/', ',', ';', 'q=', '0.5', ' ', 'gzip', 'bytes=', '-', '9'.repeat(30)),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(fc.string(), near), fc.nat(1000), (field, length) => {
      negotiate(field, offers);
      chooseCoding(field, ['gzip', 'br']);
      entityTags(field);
      parseHttpDate(field, now);
      const range = parseRange(field, length);
      if (range.kind === 'part') {
        expect(range.first).toBeGreaterThanOrEqual(0);
        expect(range.last).toBeLessThan(length);
        expect(range.first).toBeLessThanOrEqual(range.last);
      }
    }),
  );
});

test('nothing is kept past the next change, whatever the policy', () => {
  const seconds = fc.nat(100_000);
  fc.assert(
    fc.property(seconds, seconds, seconds, seconds, (maxAge, staleWhileRevalidate, staleIfError, until) => {
      const policy = { maxAge, staleWhileRevalidate, staleIfError };
      const changesAt = new Date(now.getTime() + until * 1000);
      const field = cacheControl(policy, secondsLeft(policy, changesAt, now));
      const value = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(field)?.[1] ?? 0);
      const fresh = value('max-age');
      expect(fresh + Math.max(value('stale-while-revalidate'), value('stale-if-error'))).toBeLessThanOrEqual(
        until,
      );
      if (until >= maxAge) expect(fresh).toBe(maxAge);
    }),
  );
});

test('a canonical path, written and read, stays the same and canonical', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 })), (segments) => {
      const first = readPath(writePath(`/${segments.join('/')}`));
      if (!first) return;
      const again = readPath(writePath(first.canonical));
      expect(again).toEqual({ canonical: first.canonical, isCanonical: true });
      expect(writePath(first.canonical)).not.toMatch(/^\/\/|\\|[^\x21-\x7e]/);
    }),
  );
});

test.each([
  ['br', 200_000, (bytes: Buffer) => brotli(bytes, 5)],
  ['br', 2_000_000, (bytes: Buffer) => brotli(bytes, 1)],
  ['gzip', 200_000, (bytes: Buffer) => gzipSync(bytes, { level: 6 })],
  ['gzip', 2_000_000, (bytes: Buffer) => gzipSync(bytes, { level: 1 })],
] as const)('%s of %d bytes takes the time that its size is worth', async (coding, length, wanted) => {
  const bytes = Buffer.alloc(length, randomBytes(4_000).toString('hex'));
  const made = await compressors[coding]?.(new Uint8Array(bytes));
  expect(made?.byteLength).toBe(wanted(bytes).byteLength);
});

const brotli = (bytes: Buffer, quality: number): Buffer =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  });
