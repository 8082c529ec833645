import { steadyOffset } from './zone.ts';

/** Prints instants as the newsroom's readers see them; `September 25, 2019, 9:12pm` in American English. */
export function localTime(language: string, timezone: string): (date: Date) => string {
  const american = /^en(?:-US)?$/i.test(language);
  // Made for the first date that needs it: it takes as long as parsing an article.
  let made: Intl.DateTimeFormat | undefined;
  const format = () => {
    made ??= new Intl.DateTimeFormat(american ? 'en-US' : language, {
      ...STYLE[american ? 'american' : 'other'],
      timeZone: timezone,
    });
    return made;
  };
  if (!american)
    return (date) =>
      format()
        .format(date)
        .replace(/[\u00a0\u202f]/g, ' ');
  return (date) => {
    const steady = steadyOffset(timezone, date.getTime());
    if (steady !== undefined) return formatted(new Date(date.getTime() + steady));
    const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = Object.fromEntries(
      format()
        .formatToParts(date)
        .map(({ type, value }) => [type, value]),
    );
    return `${part.month} ${part.day}, ${part.year}, ${part.hour}:${part.minute}${part.dayPeriod?.toLowerCase()}`;
  };
}

const STYLE = {
  american: {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
  },
  other: { dateStyle: 'long', timeStyle: 'short' },
} as const;

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** By the clock of UTC. */
function formatted(date: Date): string {
  const hour = date.getUTCHours();
  const time = `${hour % 12 || 12}:${String(date.getUTCMinutes()).padStart(2, '0')}${hour < 12 ? 'am' : 'pm'}`;
  return `${months[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}, ${time}`;
}
