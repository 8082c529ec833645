import jsYaml from 'js-yaml';
import { parseDocument } from 'yaml';
import { asValue, type Value } from './values.ts';

/** What a YAML text says, every scalar as it was written, and what is wrong with it; of a key that occurs twice the last counts. */
export function yamlValues(text: string): { readonly value: Value; readonly faults: readonly string[] } {
  try {
    return { value: asValue(jsYaml.load(text, { schema, json: true })), faults: [] };
  } catch {
    return recovered(text);
  }
}

const schema = jsYaml.FAILSAFE_SCHEMA.extend({
  implicit: [
    new jsYaml.Type('tag:yaml.org,2002:null', {
      kind: 'scalar',
      resolve: (data: unknown) => data === null || data === '~' || data === 'null' || data === '',
      construct: () => null,
    }),
  ],
});

/** Tags of other languages (`!ruby/object`) and mistakes in the middle cost what they are in, not the file. */
function recovered(text: string): ReturnType<typeof yamlValues> {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error === undefined) return { value: dataOf(document), faults: [] };
  const [message = ''] = error.message.split('\n');
  const fault = message.replace(/ at line \d+, column \d+:?$/, '');
  const byLine = lineValues(text);
  return { value: Object.keys(byLine).length > 0 ? byLine : dataOf(document), faults: [fault] };
}

function dataOf(document: ReturnType<typeof parseDocument>): Value {
  try {
    return asValue(document.toJS({ maxAliasCount: 100 }));
  } catch {
    return null;
  }
}

/** `key: value` lines with the lists below them, for what is no YAML: `title: Ferry: the end`. */
function lineValues(text: string): { [key: string]: Value } {
  const values: { [key: string]: Value } = {};
  let last: string | undefined;
  for (const line of text.split('\n')) {
    const [, key, written = ''] = /^([A-Za-z_][\w-]*)[ \t]*:(?:[ \t](.*))?$/.exec(line) ?? [];
    const item = /^[ \t]*-[ \t](.*)$/.exec(line)?.[1];
    if (key !== undefined) {
      last = key;
      values[key] = scalar(written);
    } else if (item !== undefined && last !== undefined) {
      const before = values[last];
      values[last] = [...(Array.isArray(before) ? before : []), scalar(item)];
    }
  }
  return values;
}

function scalar(written: string): Value {
  const text = written.trim();
  if (text === '') return null;
  try {
    const value: unknown = jsYaml.load(text, { schema });
    return typeof value === 'string' || Array.isArray(value) ? asValue(value) : unquoted(text);
  } catch {
    return unquoted(text);
  }
}

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/, '$2');
