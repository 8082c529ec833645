/** What front matter and configuration say: text as it was written, lists, and keys of their own. */
export type Value = string | null | readonly Value[] | ValueMap;
export type ValueMap = { readonly [key: string]: Value };

export const isValues = (value: Value | undefined): value is ValueMap =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Any data of a parser as values: numbers, booleans and dates as text. */
export function asValue(data: unknown, depth = 0): Value {
  if (data === null || data === undefined || depth > DEEPEST) return null;
  if (Array.isArray(data)) return data.map((each) => asValue(each, depth + 1));
  if (data instanceof Date) return Number.isNaN(data.getTime()) ? null : data.toISOString();
  if (typeof data !== 'object') return typeof data === 'function' ? null : String(data);
  return Object.fromEntries(Object.entries(data).map(([key, each]) => [key, asValue(each, depth + 1)]));
}

const DEEPEST = 50;

/** The text of a scalar, without spaces around it; undefined where it is empty or no scalar. */
export function textOf(value: Value | undefined): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}

/** The texts of a list, or of one scalar. */
export function textsOf(value: Value | undefined): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((each: Value | undefined) => textOf(each) ?? []);
}

/** What is at `a.b`; keys in any case where `anyCase`. */
export function valueAt(values: ValueMap, path: string, anyCase = false): Value | undefined {
  let value: Value | undefined = values;
  for (const key of path.split('.')) {
    if (!isValues(value)) return undefined;
    const found: string | undefined = anyCase
      ? Object.keys(value).find((each) => each.toLowerCase() === key.toLowerCase())
      : key;
    value = found !== undefined && Object.hasOwn(value, found) ? value[found] : undefined;
  }
  return value;
}

export const isTrue = (value: Value | undefined): boolean => /^(?:true|yes|on|1)$/i.test(textOf(value) ?? '');
export const isFalse = (value: Value | undefined): boolean =>
  /^(?:false|no|off|0)$/i.test(textOf(value) ?? '');

/** The keys of both, those of `over` first; keys of their own are merged too. */
export function merged(under: ValueMap, over: ValueMap): ValueMap {
  const result: Record<string, Value> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = result[key];
    result[key] = isValues(before) && isValues(value) ? merged(before, value) : value;
  }
  return result;
}
