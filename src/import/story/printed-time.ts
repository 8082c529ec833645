import { months } from '../../content/source/time-readings.ts';

/** Zones that papers of North America and Europe print after a time, hours ahead of UTC. */
const zones: Readonly<Record<string, string>> = {
  ...{ pdt: '-07:00', pst: '-08:00', mdt: '-06:00', mst: '-07:00', cdt: '-05:00', cst: '-06:00' },
  ...{ edt: '-04:00', est: '-05:00', akdt: '-08:00', akst: '-09:00', hst: '-10:00' },
  ...{ gmt: 'Z', utc: 'Z', bst: '+01:00', cet: '+01:00', cest: '+02:00' },
};

/**
 * A time as it is printed, `September 25, 2019, 9:12pm`, `25 Sept. 2019 21:12 PDT`, as Dateline writes it; without an offset where none is printed, as
 * it then is the newsroom's own.
 */
export function printedTime(text: string): string | undefined {
  const written = text.slice(0, 200).replace(/\s+/g, ' ');
  const day = dayIn(written);
  if (day === undefined) return undefined;
  const [, hour, minute = '00', half = '', zone = ''] =
    /(?:^|[^\d:])(\d{1,2})(?::(\d{2}))?(?::\d{2})? ?([ap])\.?m\b\.?(?: \(?([a-z]{2,4})\b)?/i.exec(day.rest) ??
    /(?:^|[^\d:])(\d{1,2}):(\d{2})(?::\d{2})?(?! ?[ap]\.?m)()(?: \(?([a-z]{2,4})\b)?/i.exec(day.rest) ??
    [];
  if (hour === undefined) return day.date;
  const shift = /p/i.test(half) ? 12 : 0;
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + shift;
  return `${day.date}T${String(hours).padStart(2, '0')}:${minute}:00${zones[zone.toLowerCase()] ?? ''}`;
}

/** The day of a text, and what stands around it. */
function dayIn(text: string): { readonly date: string; readonly rest: string } | undefined {
  for (const [pattern, order] of patterns) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const part = (name: 'y' | 'm' | 'd') => found[order.indexOf(name) + 1] ?? '';
    const month = /^\d/.test(part('m'))
      ? Number(part('m'))
      : months.indexOf(part('m').slice(0, 3).toLowerCase()) + 1;
    if (month < 1 || month > 12) continue;
    const date = [part('y'), String(month).padStart(2, '0'), part('d').padStart(2, '0')].join('-');
    return { date, rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` };
  }
  return undefined;
}

const patterns: readonly (readonly [RegExp, string])[] = [
  [/\b(\d{4})-(\d{2})-(\d{2})\b/, 'ymd'],
  [/\b([A-Z][a-z]{2,8})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/i, 'mdy'],
  [/\b(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Z][a-z]{2,8})\.?,? (\d{4})\b/i, 'dmy'],
];
