import { parse as parseToml, TomlDate } from 'smol-toml';
import { literalAfter } from './literals.ts';
import { asValue, isValues, type Value, type ValueMap } from './values.ts';
import { yamlValues } from './yaml-values.ts';

/** A file of the old site, as front matter and text. */
export type SourceDocument = {
  readonly data: ValueMap;
  readonly body: string;
  /** The front matter as it was written; `` where there is none. */
  readonly raw: string;
  readonly language: 'yaml' | 'toml' | 'json' | 'javascript' | 'none';
  /** What is wrong with the front matter; what can be read of it is in `data` all the same. */
  readonly faults: readonly string[];
};

/** Splits a text (LF line ends) into front matter in YAML, TOML or JSON, and what follows it. */
export function splitDocument(text: string): SourceDocument {
  const start = /^\s*/.exec(text)?.[0].length ?? 0;
  const rest = text.slice(start);
  const [, language] = /^---[ \t]{0,20}([a-z]{0,20})[ \t]{0,20}(?:\n|$)/i.exec(rest) ?? [];
  if (language !== undefined)
    return fenced(rest, languages[language.toLowerCase()] ?? 'yaml', /^(?:---|\.\.\.)[ \t]*$/m);
  if (/^\+\+\+[ \t]*(?:\n|$)/.test(rest)) return fenced(rest, 'toml', /^\+\+\+[ \t]*$/m);
  if (/^\{\s*["}]/.test(rest)) return json(rest) ?? { ...without(text), faults: ['its JSON cannot be read'] };
  return without(text);
}

/** What may follow the opening dashes, as gray-matter has it; JavaScript is read as far as it is literals, and never run. */
const languages: Readonly<Record<string, SourceDocument['language']>> = {
  json: 'json',
  toml: 'toml',
  js: 'javascript',
  javascript: 'javascript',
};

const without = (body: string): SourceDocument => ({ data: {}, body, raw: '', language: 'none', faults: [] });

function fenced(text: string, language: SourceDocument['language'], end: RegExp): SourceDocument {
  const opening = text.indexOf('\n') + 1;
  if (opening === 0) return without(text);
  const rest = text.slice(opening);
  const closing = end.exec(rest);
  if (closing === null) return { ...without(text), faults: KEY_LINE.test(rest) ? ['it does not end'] : [] };
  const raw = rest.slice(0, closing.index);
  const body = rest.slice(closing.index + closing[0].length).replace(/^\n/, '');
  const { value, faults } = (readers[language] ?? yamlValues)(raw);
  if (value !== null && !isValues(value))
    return KEY_LINE.test(raw)
      ? { data: {}, body, raw, language, faults: ['it has no keys with values'] }
      : without(text);
  return { data: value ?? {}, body, raw, language, faults };
}

/** A first line of a key. */
const KEY_LINE = /^\s{0,99}["']?[\w-]{1,40}["']?[ \t]{0,9}[:=]/;

type Read = { readonly value: Value; readonly faults: readonly string[] };

const readers: Readonly<Partial<Record<SourceDocument['language'], (text: string) => Read>>> = {
  toml: tomlValues,
  javascript: (text) => ({
    value: literalAfter(text, /(?=\{)/) ?? null,
    faults: /[(`]|=>|\.\.\./.test(text) ? ['it is computed by JavaScript'] : [],
  }),
  // JSON is YAML, too.
  json: yamlValues,
};

/** What a TOML text says: dates as they were written, with their offset or without. */
function tomlValues(text: string): Read {
  try {
    return { value: asValue(datesAsText(parseToml(text))), faults: [] };
  } catch (error) {
    const [fault = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { value: tomlLines(text), faults: [fault.replace(/^Invalid TOML document: /, '')] };
  }
}

function datesAsText(data: unknown): unknown {
  if (data instanceof TomlDate) return data.toISOString();
  if (Array.isArray(data)) return data.map(datesAsText);
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(Object.entries(data).map(([key, each]) => [key, datesAsText(each)]));
}

/** Each line that is TOML by itself, where the whole is not. */
function tomlLines(text: string): ValueMap {
  let values: ValueMap = {};
  for (const line of text.split('\n')) {
    if (!/^[\w-]+[ \t]*=/.test(line)) continue;
    try {
      const value = asValue(datesAsText(parseToml(line)));
      if (isValues(value)) values = { ...values, ...value };
    } catch {
      // The line at fault, or the first of several that belong together: the fault is reported for the file.
    }
  }
  return values;
}

function json(text: string): SourceDocument | undefined {
  const end = endOfObject(text);
  if (end === undefined) return undefined;
  const raw = text.slice(0, end);
  try {
    const value = asValue(JSON.parse(raw));
    return isValues(value)
      ? { data: value, body: text.slice(end).replace(/^\s*\n/, ''), raw, language: 'json', faults: [] }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Where the object ends that a text begins with. */
function endOfObject(text: string): number | undefined {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isString) {
      if (character === '\\') at += 1;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}

/** A data file (`authors.yml`, `_data/people.json`, `hugo.toml`) as values; undefined where it is none of these. */
export function dataFile(name: string, text: string): Value | undefined {
  if (/\.ya?ml$/i.test(name)) return yamlValues(text).value;
  if (/\.toml$/i.test(name)) return tomlValues(text).value;
  if (!/\.json5?$/i.test(name)) return undefined;
  try {
    return asValue(JSON.parse(text));
  } catch {
    return undefined;
  }
}
