import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { localTime } from '../../src/content/source/local-time.ts';
import { instant, localDate, readTime } from '../../src/content/source/time.ts';
import { article, compiled, only, site } from './folder.ts';

const rows: readonly (readonly [written: string, instant: string])[] = [
  ['2019-09-25 21:12', '2019-09-26T04:12:00.000Z'],
  ['2019-09-25T21:12', '2019-09-26T04:12:00.000Z'],
  ['2019-09-25T21:12:30', '2019-09-26T04:12:30.000Z'],
  ['2019-09-25t21:12:30.5', '2019-09-26T04:12:30.500Z'],
  ['"2019-09-25 21:12"', '2019-09-26T04:12:00.000Z'],
  ['2019-09-25', '2019-09-25T07:00:00.000Z'],
  ['2019-12-25', '2019-12-25T08:00:00.000Z'],
  ['2019-09-25T21:12Z', '2019-09-25T21:12:00.000Z'],
  ['2019-09-25T21:12:00z', '2019-09-25T21:12:00.000Z'],
  ['2019-09-25T21:12-07:00', '2019-09-26T04:12:00.000Z'],
  ['2019-09-25 21:12 +0200', '2019-09-25T19:12:00.000Z'],
  ['2019-09-25 21:12 +02', '2019-09-25T19:12:00.000Z'],
  ['2019-09-25 9:12', '2019-09-25T16:12:00.000Z'],
  ['2019-9-5 9:05:07', '2019-09-05T16:05:07.000Z'],
  ['2001-12-14t21:59:43.10-05:00', '2001-12-15T02:59:43.100Z'],
  ['2001-12-14 21:59:43.10 -5', '2001-12-15T02:59:43.100Z'],
  ['2019-09-25    21:12   +0530', '2019-09-25T15:42:00.000Z'],
  ['2019-09-25 21:12 GMT', '2019-09-25T21:12:00.000Z'],
  ['2019-09-25 21:12:00 UTC', '2019-09-25T21:12:00.000Z'],
  ['2019-09-25 21:12:00.123456+00:00', '2019-09-25T21:12:00.123Z'],
  ['Wed, 25 Sep 2019 21:12:30 -0700', '2019-09-26T04:12:30.000Z'],
  ['Wed, 5 Feb 2020 09:12:30 GMT', '2020-02-05T09:12:30.000Z'],
  ['25 sep 2019 21:12 UTC', '2019-09-25T21:12:00.000Z'],
  ['2020-02-29', '2020-02-29T08:00:00.000Z'],
  // A clock change as Temporal's `compatible` resolves it: a skipped time moves on, of a repeated one the first is meant.
  ['2019-03-10 02:30', '2019-03-10T10:30:00.000Z'],
  ['2019-11-03 01:30', '2019-11-03T08:30:00.000Z'],
  ['2019-11-03T01:30-08:00', '2019-11-03T09:30:00.000Z'],
];

test.for(rows)('%s is %s', async ([written, instant]) => {
  const { article: found } = await only(article().replace('2019-09-25 21:12', written));
  expect(found.published.toISOString()).toBe(instant);
});

/** Dates as people and programs write them, each part chosen apart. */
const loose = fc.record({
  date: fc.constantFrom(
    '2019-09-25',
    '2019/9/25',
    '25 Sep 2019',
    'Sept. 25, 2019',
    'September 25th, 2019',
    '25.9.2019',
  ),
  time: fc.constantFrom(
    ...['', '10:00', '9:05', '12:30', '12:30 am', '12:30pm', '9 p.m.', '21:12:30', '21:12:30.5'],
  ),
  zone: fc.constantFrom(
    '',
    'Z',
    'GMT',
    'UTC',
    'PST',
    'EDT',
    'AKST',
    'CET',
    '-5',
    '+0530',
    '-07:00',
    'GMT+2',
    'Europe/Paris',
  ),
});

test('what an error proposes has each part that was written', () => {
  const offsets: Readonly<Record<string, string>> = {
    ...{ Z: 'Z', GMT: 'Z', UTC: 'Z', PST: '-08:00', EDT: '-04:00', '-5': '-05:00', '+0530': '+05:30' },
    ...{ '-07:00': '-07:00', 'GMT+2': '+02:00' },
  };
  const clocks: Readonly<Record<string, string>> = {
    ...{ '10:00': '10:00', '9:05': '09:05', '12:30': '12:30', '12:30 am': '00:30', '12:30pm': '12:30' },
    ...{ '9 p.m.': '21:00', '21:12:30': '21:12:30', '21:12:30.5': '21:12:30.5' },
  };
  fc.assert(
    fc.property(loose, ({ date, time, zone }) => {
      const said = readTime([date, time, zone].filter(Boolean).join(' '));
      const proposed = typeof said === 'string' ? /; write (\d.*)$/.exec(said)?.[1] : undefined;
      if (proposed === undefined) return;
      const expected = time && ` ${clocks[time]}${zone && offsets[zone]}`;
      expect(proposed).toBe(`2019-09-25${expected}`);
    }),
    { numRuns: 2000 },
  );
});

test('a day that begins at one o’clock begins then, with a warning', async () => {
  const zone = site.replace('America/Los_Angeles', 'America/Sao_Paulo');
  const { articles, problems } = await compiled({
    'site.yaml': zone,
    'news/a.md': article().replace('2019-09-25 21:12', '2018-11-04'),
  });
  expect([...articles.values()].map(({ published }) => published.toISOString())).toEqual([
    '2018-11-04T03:00:00.000Z',
  ]);
  expect(problems.map(({ code }) => code)).toEqual(['clock-change']);
});

test.for([
  ['en-US', 'September 25, 2019, 9:12pm'],
  ['en', 'September 25, 2019, 9:12pm'],
  ['es', '25 de septiembre de 2019 a las 21:12'],
  ['de', '25. September 2019 um 21:12'],
] as const)('in %s readers see %s', ([language, printed]) => {
  expect(localTime(language, 'America/Los_Angeles')(new Date('2019-09-26T04:12:00Z'))).toBe(printed);
});

test.for([
  ['2019-09-25 00:05', 'September 25, 2019, 12:05am'],
  ['2019-09-25 12:00', 'September 25, 2019, 12:00pm'],
] as const)('%s is %s', async ([written, printed]) => {
  const { article: found } = await only(article().replace('2019-09-25 21:12', written));
  expect(found.local.published).toBe(printed);
});

test('an embargo, an expiry, an edit and corrections', async () => {
  const lines = `embargo: 2019-09-26 06:00
expires: 2019-12-31
updated: 2019-09-28 08:00
correction:
  - {date: 2019-09-27, text: One.}
  - {date: 2019-09-28 08:00, text: Two.}`;
  const { article: found, problems } = await only(article(lines));
  expect(problems).toEqual([]);
  expect(found.from.toISOString()).toBe('2019-09-26T13:00:00.000Z');
  expect(found.until?.toISOString()).toBe('2019-12-31T08:00:00.000Z');
  expect(found.corrections.map(({ text }) => text)).toEqual(['Two.', 'One.']);
  expect(found.local.corrections).toEqual(['September 28, 2019, 8:00am', 'September 27, 2019, 12:00am']);
});

test('an edit that is yet to come shows no date of it, and what was corrected shows at once', async () => {
  const { article: found } = await only(article('updated: 2999-01-01\ncorrection: It was 60.'));
  expect([found.updated, found.corrections]).toEqual([
    undefined,
    [{ date: found.published, text: 'It was 60.' }],
  ]);
});

test('an edit of a story that is yet to come may be as late as the story', async () => {
  const { problems } = await only(article('embargo: 2999-01-01\nupdated: 2998-12-31'));
  expect(problems).toEqual([]);
});

test('a correction that is only text has the time of updated', async () => {
  const { article: found } = await only(article('updated: 2019-09-28\ncorrection: It was 60.'));
  expect(found.corrections).toEqual([{ date: found.updated, text: 'It was 60.' }]);
});

test('any time in any zone is what Temporal says it is', () => {
  const zones = [
    'America/Los_Angeles',
    'America/Sao_Paulo',
    'Asia/Kathmandu',
    'Africa/Casablanca',
    'Pacific/Apia',
  ];
  const minutes = fc.integer({ min: Date.UTC(1970) / 60_000, max: Date.UTC(2040) / 60_000 });
  // Half of them near a change of some clock, where there is more to go wrong.
  const near = fc.tuple(
    fc.constantFrom('2019-03-10', '2019-11-03', '2018-11-04', '2011-12-30'),
    fc.integer({ min: -3000, max: 3000 }),
  );
  const local = fc.oneof(
    minutes,
    near.map(([date, more]) => Date.parse(date) / 60_000 + more),
  );
  fc.assert(
    fc.property(fc.constantFrom(...zones), local, (zone, minute) => {
      const text = new Date(minute * 60_000).toISOString().slice(0, 16);
      const written = readTime(text);
      if (typeof written === 'string') throw new Error(written);
      const { date } = instant(written, zone);
      const expected = Temporal.PlainDateTime.from(text).toZonedDateTime(zone);
      expect(date.getTime()).toBe(expected.epochMilliseconds);
      const back = Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(zone);
      expect(localDate(date, zone)).toBe(back.toPlainDate().toString());
    }),
    { numRuns: 2000 },
  );
});
