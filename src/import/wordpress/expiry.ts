import { pageDate } from '../folder/fields/page-date.ts';

/** Until when a post is shown; `hidden`: why it is not shown. */
export type Expiry = { readonly expires?: string; readonly hidden?: string };

/** `_expiration-date` is PublishPress Future's, in seconds since 1970; others are what newsrooms call theirs. */
const EXPIRY = /^_?(?:expir(?:y|es|ation)|expires?[_-](?:on|at)|unpublish)(?:[_-]?(?:date|time|on|at))?$/i;

/** Whether a custom field says until when a post is shown. */
export const isExpiry = (key: string): boolean => EXPIRY.test(key);

/** Reads by its custom fields when a post is taken down; a time without an offset has that of `date` (ISO 8601). `map`: fields that are something else. */
export function expiryOf(
  fields: ReadonlyMap<string, string>,
  date: string,
  map: ReadonlyMap<string, string> | undefined,
): Expiry {
  const [, offset = 'Z'] = /(Z|[+-]\d\d:\d\d)$/.exec(date) ?? [];
  for (const [key, value] of fields) {
    const text = value.trim();
    if (!isExpiry(key) || map?.has(key) || NONE.test(text)) continue;
    const time = pageDate(written(text, offset), { zone: 'UTC' });
    if (time === undefined) return { hidden: `its ${key}, by which it is shown or not, cannot be read` };
    return time.instant <= Date.parse(date) ? { hidden: 'it has expired' } : { expires: time.text };
  }
  return {};
}

const NONE = /^(?:|0|no|none|never|false)$/i;

/** As ISO 8601: seconds since 1970, a day as `20261201`, and a date with or without a time. */
function written(text: string, offset: string): string {
  if (/^\d{9,10}$/.test(text)) return new Date(Number(text) * 1000).toISOString();
  const day = text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  if (/^\d{4}-\d\d-\d\d$/.test(day)) return `${day}T00:00:00${offset}`;
  return /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?$/.test(day) ? `${day.replace(' ', 'T')}${offset}` : day;
}
