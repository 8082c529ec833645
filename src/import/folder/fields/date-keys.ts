import { textOf, type ValueMap } from '../source/values.ts';
import { type DateRules, type PageDate, pageDate } from './page-date.ts';

/** Where themes have the date of publication. */
export const DATE_KEYS =
  'date pubdate publishdate published publish_date publisheddate published_at publishedat publishedon published_date pubdatetime datepublished date_published posted postdate created createdat created_at creationdate'.split(
    ' ',
  );

/** The first of the keys that can be read as a date. */
export function dateIn(
  data: ValueMap,
  rules: DateRules,
  keys: readonly string[] = DATE_KEYS,
): PageDate | undefined {
  const lower = new Map(Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]));
  for (const key of keys) {
    const text = textOf(lower.get(key));
    const date = text === undefined ? undefined : pageDate(text, rules);
    if (date !== undefined) return date;
  }
  return undefined;
}
