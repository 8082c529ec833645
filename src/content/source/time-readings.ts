/** As RFC 5322 §3.3 abbreviates them, in lower case. */
export const months: readonly string[] = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
export const weekdays: readonly string[] = 'sun mon tue wed thu fri sat'.split(' ');

/** What the text may mean, each as `2019-09-25 21:12:30-07:00` with what it has of that: two where it may be American or European. */
export function readings(text: string): readonly string[] {
  let rest = ` ${text.trim()} `;
  const next = (pattern: RegExp): readonly (string | undefined)[] | undefined => {
    const match = pattern.exec(rest);
    if (match) rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    return match ?? undefined;
  };
  const numbers = next(/(?<![\d:+-])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\d:])/);
  const big = numbers ? undefined : next(/(?<![\d:+-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?![\d:])|T)/);
  const clock = next(/(?<![\d:])(\d{1,2}):(\d{2})(:\d{2}(?:\.\d{1,9})?)?(?![\d:])(?:\s*([ap])\.?m\b\.?)?/i);
  const hour = clock ? undefined : next(/(?<![\d:])(\d{1,2})\s*([ap])\.?m\b\.?/i);
  const zone =
    clock || hour
      ? next(
          /(?<![A-Za-z])(?:(?:GMT|UTC)?([+-]\d{1,2}(?::?\d{2})?)(?!\d)|(UTC|GMT|UT|Z|[ECMP][SD]T)(?![A-Za-z]))/,
        )
      : undefined;
  // What JavaScript adds for people.
  if (zone) next(/\([A-Za-z ]+\)\s*$/);
  const name = numbers || big ? undefined : next(monthName);
  const year = name && next(/(?<!\d)(\d{4})(?!\d)/)?.[1];
  const day = name && next(/(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)/i)?.[1];
  const weekday = next(weekdayName)?.[1]?.slice(0, 3).toLowerCase();
  if (/[^\s,.]/.test(rest.replace(/(?<![a-z])(?:at|on|of|the)(?![a-z])/gi, ' '))) return [];
  const time = clock
    ? timeOf(clock[1], clock[2], clock[3], clock[4])
    : hour
      ? timeOf(hour[1], '00', '', hour[2])
      : '';
  if (time === undefined) return [];
  const end = time && `${time}${offsetNamed(zone?.[1] ?? zone?.[2])}`;
  return datesOf({ numbers, big, name: name?.[1], year, day })
    .filter((date) => !weekday || weekdays[new Date(date).getUTCDay()] === weekday)
    .map((date) => date + end);
}

const monthName =
  /(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?(?![a-z])\.?/i;
const weekdayName = /(?<![a-z])(sun|mon|tue|wed|thu|fri|sat)(?:s|nes|rs?|ur)?(?:day)?(?![a-z])\.?/i;

type Dates = {
  readonly numbers: readonly (string | undefined)[] | undefined;
  readonly big: readonly (string | undefined)[] | undefined;
  readonly name: string | undefined;
  readonly year: string | undefined;
  readonly day: string | undefined;
};

function datesOf({ numbers, big, name, year, day }: Dates): readonly string[] {
  const date = (y = '', m = '', d = '') => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  if (big) return [date(big[1], big[2], big[3])];
  if (name && year && day) return [date(year, String(months.indexOf(name.toLowerCase()) + 1), day)];
  if (!numbers) return [];
  const [, first, second, last] = numbers;
  const [american, european] = [date(last, first, second), date(last, second, first)];
  if (Number(second) > 12) return [american];
  return Number(first) > 12 || first === second ? [european] : [american, european];
}

/** ` 21:05:30` from a clock of 12 or 24 hours; undefined where there is no such time. */
function timeOf(hour = '', minute = '', second = '', half: string | undefined): string | undefined {
  const value = Number(hour);
  if (half && (value < 1 || value > 12)) return undefined;
  const hours = half ? (value % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : value;
  return ` ${String(hours).padStart(2, '0')}:${minute}${second}`;
}

/** As RFC 5322 §4.3 has the zones of North America; others have several meanings. */
function offsetNamed(zone: string | undefined): string {
  const [, plusOrMinus, hours, minutes = '00'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone ?? '') ?? [];
  if (plusOrMinus && hours) return `${plusOrMinus}${hours.padStart(2, '0')}:${minutes}`;
  const west = /^([ECMP])([SD])T$/.exec(zone ?? '');
  if (west) return `-0${5 + 'ECMP'.indexOf(west[1] ?? '') - (west[2] === 'D' ? 1 : 0)}:00`;
  return zone ? 'Z' : '';
}
