import { dateParts } from '../address/pattern.ts';
import type { PageDate } from '../fields/page-date.ts';

/** A setting such as `ARTICLE_URL`, filled as Python's `format` does: `{date:%Y}/{slug}.html`. */
export function pelicanPath(
  pattern: string,
  parts: Readonly<Record<string, string>>,
  date: PageDate | undefined,
): string {
  return pattern.replace(
    /\{(\w{1,40})(?::([^{}]{0,40}))?\}/g,
    (whole, name: string, format: string | undefined) => {
      if (name === 'date' && date !== undefined) return strftime(format ?? '%Y-%m-%d', date);
      return parts[name] ?? (name === 'date' ? '' : whole);
    },
  );
}

/** Python's `strftime`, in English. */
function strftime(format: string, date: PageDate): string {
  const parts = dateParts(date);
  const values: Readonly<Record<string, string | undefined>> = {
    Y: parts.year,
    y: parts.short_year,
    m: parts.month,
    d: parts.day,
    b: parts.short_month,
    B: parts.long_month,
    a: parts.short_day,
    A: parts.long_day,
    H: parts.hour,
    M: parts.minute,
    S: parts.second,
    j: parts.y_day,
    '-m': parts.i_month,
    '-d': parts.i_day,
  };
  return format.replace(/%(-?[a-zA-Z])/g, (whole, letter: string) => values[letter] ?? whole);
}

/** `get_tag_uri` of feedgenerator: `tag:example.com,2019-01-02:/ferry.html`. */
export function pelicanId(host: string, path: string, date: PageDate): string {
  return `tag:${host},${new Date(date.local).toISOString().slice(0, 10)}:${path}`;
}
