import { article, site } from '../folder.ts';
import { dated, one, type Row, row } from './row.ts';

export const times: readonly Row[] = [
  row('bad-date', '30 February', one(dated('2019-02-30')), 'news/a.md:3 date', 'not a date of the calendar'),
  row('bad-date', 'a year that lost its century', one(dated('0019-02-03')), 'news/a.md:3 date', 'calendar'),
  row('bad-date', 'a year of five digits', one(dated('9999-12-31 23:59')), 'news/a.md:3 date', 'calendar'),
  row('bad-date', '25 o’clock', one(dated('2019-02-03 25:00')), 'news/a.md:3 date', 'time of day'),
  row('bad-date', 'American', one(dated('09/25/2019')), 'news/a.md:3 date', 'write 2019-09-25'),
  row(
    'bad-date',
    'American or European',
    one(dated('09/10/2019 9:05 pm')),
    'news/a.md:3 date',
    '2019-09-10 21:05 or 2019-10-09 21:05',
  ),
  row('bad-date', 'spelt out', one(dated('25 Sept 2019')), 'news/a.md:3 date', 'write 2019-09-25'),
  row('bad-date', 'unreadable', one(dated('yesterday')), 'news/a.md:3 date', '2019-09-25 21:12'),
  ...(
    [
      ['2019-09-25 10:00 PST', 'write 2019-09-25 10:00-08:00'],
      ['2019-09-25 12:30 AKST', 'write YYYY-MM-DD'],
      ['2019-09-25 10:00 CET', 'write YYYY-MM-DD'],
      ['2019-09-25 9:05:33 pm EDT', 'write 2019-09-25 21:05:33-04:00'],
      ['12/31/2019 12:00 AM GMT', 'write 2019-12-31 00:00Z'],
      ['2019/09/25 21:12:59 +02:00', 'write 2019-09-25 21:12:59+02:00'],
      ['Wed Sep 25 2019 21:12:00 GMT-0700 (Pacific Daylight Time)', 'write 2019-09-25 21:12:00-07:00'],
      ['September 25th, 2019 at 9:12pm', 'write 2019-09-25 21:12 '],
      ['2019-09-25 noon', 'write YYYY-MM-DD'],
      ['2019-09-25 13:30 am', 'write YYYY-MM-DD'],
      ['2019-09-25 +02:00', 'write YYYY-MM-DD'],
      ['31/02/2019', 'write YYYY-MM-DD'],
      ['Wed, 25 Sep 19 21:12:30 GMT', 'write YYYY-MM-DD'],
      ['Tue, 25 Sep 2019 21:12:30 -0700', 'weekday'],
    ] as const
  ).map(([written, says]) =>
    row('bad-date', written, one(dated(`"${written}"`)), 'news/a.md:3 date', says.trimEnd()),
  ),
  ...['Asia/Shanghai', 'America/Havana', 'Australia/Sydney', 'Asia/Kuala_Lumpur'].flatMap((zone) =>
    ['CST', 'EST', 'MST'].map((name) =>
      row(
        'bad-date',
        `${name} in ${zone}`,
        {
          ...one(dated(`2019-09-25 10:00 ${name}`)),
          'site.yaml': site.replace(/timezone: .*/, `timezone: ${zone}`),
        },
        'news/a.md:3 date',
        'write YYYY-MM-DD',
      ),
    ),
  ),
  row('clock-change', 'skipped', one(dated('2019-03-10 02:30')), 'news/a.md:3 date', 'does not exist'),
  row('clock-change', 'repeated', one(dated('2019-11-03 01:30')), 'news/a.md:3 date', 'comes twice'),
  row(
    'date-order',
    'updated before date',
    one(article('updated: 2019-09-24')),
    'news/a.md:5 updated',
    'before date',
  ),
  row(
    'date-order',
    'expires before date',
    one(article('expires: 2019-09-24')),
    'news/a.md:5 expires',
    'expires before',
  ),
  row(
    'date-order',
    'withdrawn before date',
    one(article('status: withdrawn\nreason: x\nwithdrawn: 2019-09-25')),
    'news/a.md:7 withdrawn',
    'before it is public',
  ),
  row(
    'embargo-past',
    'embargo before date',
    one(article('embargo: 2019-09-24')),
    'news/a.md:5 embargo',
    'no effect',
  ),
  ...(
    [
      ['updated: 2999-01-01', 'news/a.md:5 updated'],
      ['updated: 2999-01-01\ncorrection: It was 60.', 'news/a.md:5 updated'],
      [
        'updated: 2019-10-01\ncorrection: {date: 2999-01-01, text: It was 60.}',
        'news/a.md:6 correction.0.date',
      ],
      ['embargo: 2998-01-01\nupdated: 2999-01-01', 'news/a.md:6 updated'],
      ['status: withdrawn\nreason: x\nwithdrawn: 2999-01-01', 'news/a.md:7 withdrawn'],
      ['status: withdrawn\nreason: x\nupdated: 2999-01-01', 'news/a.md:7 updated'],
    ] as const
  ).map(([lines, at]) => row('future-date', lines, one(article(lines)), at, 'in the future')),
  row(
    'withdrawn-reason',
    'none',
    one(article('status: withdrawn\nwithdrawn: 2019-09-26')),
    'news/a.md:5 status',
    'reason:',
  ),
  row(
    'withdrawn-date',
    'none',
    one(article('status: withdrawn\nreason: wrong')),
    'news/a.md:5 status',
    'withdrawn:',
  ),
  row(
    'correction-date',
    'none',
    one(article('correction: It was 60.')),
    'news/a.md:5 correction',
    'updated:',
  ),
  row(
    'correction-updated',
    'updated is older',
    one(article('correction:\n  - {date: 2019-10-01, text: It was 60.}')),
    'news/a.md:5 correction',
    'updated:',
  ),
];
