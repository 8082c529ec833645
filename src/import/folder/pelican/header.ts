import { isValues, textsOf, type Value, type ValueMap } from '../source/values.ts';
import { yamlValues } from '../source/yaml-values.ts';

type Header = {
  readonly data: ValueMap;
  readonly body: string;
  readonly raw: string;
  readonly faults?: readonly string[];
};

/** Metadata as Python-Markdown's `meta` reads them: `Title: …` lines up to a blank one, or between `---`; those of reStructuredText and HTML in their own form. */
export function pelicanHeader(text: string): Header | undefined {
  const start = text.trimStart();
  if (/^<(?:!doctype|html|head)\b/i.test(start)) return htmlHeader(start);
  const lines = text.replace(/^\n+/, '').split('\n');
  const isFenced = /^---\s*$/.test(lines[0] ?? '');
  const values = new Map<string, string[]>();
  let key: string | undefined;
  let fault: string | undefined;
  let index = isFenced ? 1 : 0;
  for (; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '' || (isFenced && /^(?:---|\.\.\.)\s*$/.test(line))) break;
    const [, name, value = ''] = /^ {0,3}([A-Za-z0-9_-]+):(.*)$/.exec(line) ?? [];
    const more = /^(?: {4}|\t)(.*)$/.exec(line)?.[1];
    if (name !== undefined) {
      key = name.toLowerCase();
      values.set(key, [...(values.get(key) ?? []), value.trim()]);
    } else if (more !== undefined && key !== undefined) values.get(key)?.push(more.trim());
    else {
      fault = line.trim().slice(0, 40);
      break;
    }
  }
  if (values.size === 0) return undefined;
  const yaml = isFenced && fault !== undefined ? yamlHeader(lines.slice(1)) : undefined;
  if (yaml !== undefined) return yaml;
  const raw = lines.slice(0, index).join('\n');
  return {
    data: typed(values),
    body: lines.slice(isFenced ? index + 1 : index).join('\n'),
    raw,
    faults: fault === undefined ? [] : [`“${fault}” is not a key with a value`],
  };
}

/** Front matter of YAML, as pandoc makes it of reStructuredText, where Python-Markdown would see lines that are no keys. */
function yamlHeader(lines: readonly string[]): Header | undefined {
  const end = lines.findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line));
  if (end < 0) return undefined;
  const raw = lines.slice(0, end).join('\n');
  const { value, faults } = yamlValues(raw);
  if (faults.length > 0 || !isValues(value)) return undefined;
  const texts = Object.entries(value).map(([key, each]): readonly [string, readonly string[]] => [
    // Of `:authors:` pandoc makes a list with one line.
    Array.isArray(each) && /^author$/i.test(key) ? 'authors' : key.toLowerCase(),
    [textsOf(each).join(';')],
  ]);
  return { data: typed(new Map(texts)), body: lines.slice(end + 1).join('\n'), raw };
}

/** `tags` and `authors` are lists: split at semicolons, else at commas. */
function typed(values: ReadonlyMap<string, readonly string[]>): ValueMap {
  const rows = [...values].map(([key, texts]): readonly [string, Value] => {
    const [first = ''] = texts;
    if (key === 'tags' || key === 'authors') return [key, listIn(texts.join(texts.length > 1 ? ',' : ''))];
    return [key, unquoted(key === 'summary' || texts.length > 1 ? texts.join('\n') : first)];
  });
  return Object.fromEntries(rows);
}

/** Pelican's `ensure_metadata_list`. */
const listIn = (text: string): readonly string[] =>
  text
    .replace(/^\[|\]$/g, '')
    .split(text.includes(';') ? ';' : ',')
    .map((each) => unquoted(each.trim()))
    .filter((each) => each !== '');

const unquoted = (text: string): string => text.replace(/^(["'])([^"']*)\1$/, '$2');

function htmlHeader(text: string): Header {
  const values = new Map<string, readonly string[]>();
  const end = text.search(/<body\b/i);
  const head = end < 0 ? text : text.slice(0, end);
  const title = /<title>([^<]*)<\/title>/i.exec(head)?.[1];
  if (title !== undefined) values.set('title', [title.trim()]);
  for (const [tag] of head.matchAll(/<meta\b[^<>]*>/gi)) {
    const name = /\sname="([^"]*)"/i.exec(tag)?.[1];
    const content = /\scontent(?:s)?="([^"]*)"/i.exec(tag)?.[1];
    if (name !== undefined && content !== undefined)
      values.set(name.toLowerCase() === 'keywords' ? 'tags' : name.toLowerCase(), [content]);
  }
  const body = end < 0 ? '' : text.slice(text.indexOf('>', end) + 1).replace(/<\/body>[\s\S]{0,2000}$/i, '');
  return { data: typed(values), body, raw: head };
}
