import { type DoctorFinding, finding } from '../faults.ts';
import type { Exchange } from '../look/exchange.ts';
import type { FeedVisit, Visit } from '../look/visit.ts';

/** Seconds that news may wait in caches and readers before it is worth a word. */
const LONG = 2 * 3600;

/** Seconds by which a server's clock may be off. */
const OFF = 120;

/** Clocks that are wrong, caches that keep too long, lifetimes that make news wait. */
export function cachingFindings({ start, feeds }: Visit): readonly DoctorFinding[] {
  const first = feeds.find(({ plain }) => plain.last)?.plain.last ?? start.last;
  return [...(first ? ofClock(first) : []), ...feeds.flatMap(ofFeed)];
}

function ofClock({ url, fields, at }: Exchange): readonly DoctorFinding[] {
  const { date, age = '0' } = fields;
  if (date === undefined) return [finding('no-date', url, 'It has no Date.')];
  // A cached answer has the date at which it was made.
  const off = Math.round((Date.parse(date) + seconds(age) * 1000 - at.getTime()) / 1000);
  if (Number.isNaN(off)) return [finding('clock', url, `Its Date cannot be read: ${date}.`)];
  if (Math.abs(off) <= OFF) return [];
  return [
    finding(
      'clock',
      url,
      `Its clock is ${spell(Math.abs(off))} ${off > 0 ? 'ahead of' : 'behind'} this machine’s.`,
    ),
  ];
}

function ofFeed({ url, plain: { last }, document }: FeedVisit): readonly DoctorFinding[] {
  if (last === undefined || document === undefined) return [];
  const { 'cache-control': control, age, expires, date, 'set-cookie': cookie } = last.fields;
  const directives = directivesOf(control);
  const fresh = directives.get('s-maxage') ?? directives.get('max-age');
  const old =
    age !== undefined &&
    seconds(age) > Math.max(LONG, (fresh ?? 0) + (directives.get('stale-while-revalidate') ?? 0));
  const lives: readonly (readonly [string, number | undefined])[] = [
    ['max-age', directives.get('max-age')],
    ['s-maxage', directives.get('s-maxage')],
    [
      'Expires',
      directives.has('max-age') || expires === undefined
        ? undefined
        : (Date.parse(expires) - Date.parse(date ?? '')) / 1000,
    ],
    ['ttl', 'items' in document ? document.ttl : undefined],
  ];
  const long = lives.flatMap(([name, life]) =>
    life !== undefined && life > LONG ? [`${name} ${spell(life)}`] : [],
  );
  return [
    ...(old
      ? [
          finding(
            'stale-cache',
            url,
            `It has been in a cache for ${spell(seconds(age))}, past the life it was given.`,
          ),
        ]
      : []),
    ...(long.length > 0
      ? [finding('long-life', url, `Readers and caches keep it long: ${long.join(', ')}.`)]
      : []),
    ...(control === undefined && expires === undefined
      ? [finding('no-cache-control', url, 'It has neither Cache-Control nor Expires.')]
      : []),
    ...(cookie === undefined
      ? []
      : [finding('cookie', url, `It sets a cookie, ${cookie[0]?.split('=')[0]}.`)]),
  ];
}

function directivesOf(control = ''): ReadonlyMap<string, number> {
  const pairs = control
    .toLowerCase()
    .split(',')
    .flatMap((directive) => {
      const [, name, value] = /^\s*([a-z-]+)="?(\d+)/.exec(directive) ?? [];
      return name === undefined ? [] : [[name, Number(value)] as const];
    });
  return new Map(pairs);
}

const seconds = (text: string): number => (/^\d+$/.test(text) ? Number(text) : 0);

/** Seconds as people say them. */
function spell(count: number): string {
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  const [name, size] = units.find(([, each]) => count >= each) ?? (['second', 1] as const);
  const number = Math.round(count / size);
  return `${number} ${name}${number === 1 ? '' : 's'}`;
}
