import { article } from '../folder.ts';
import { dated, one, type Row, row } from './row.ts';

export const times: readonly Row[] = [
  row('bad-date', '30 February', one(dated('2019-02-30')), 'news/a.md:3 date', 'no date of the calendar'),
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
    'embargo-past',
    'embargo before date',
    one(article('embargo: 2019-09-24')),
    'news/a.md:5 embargo',
    'no effect',
  ),
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
