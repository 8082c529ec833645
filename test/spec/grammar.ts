import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { RelaxNGValidator, XmlValidateError } from 'libxml2-wasm';
import { parseJsonFeed } from './json-feed/document.ts';
import type { Vocabulary } from './tables.ts';
import { openXml } from './xml-tree.ts';

/** What a document's grammar finds wrong: RFC 4287's RELAX NG, JSON Feed's schema, for the others well-formedness. */
export function grammarProblems(vocabulary: Vocabulary, source: string | Uint8Array): readonly string[] {
  if (vocabulary === 'json') return schemaProblems(source);
  const document = openXml(source);
  try {
    if (vocabulary === 'atom') atom.validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlValidateError)
      return error.details.map(({ line, message }) => `line ${line}: ${message}`);
    throw error;
  } finally {
    document.dispose();
  }
}

const atom = RelaxNGValidator.fromDoc(openXml(readFileSync(new URL('atom/rfc4287.rng', import.meta.url))));

// Both packages are CommonJS: the default export is the function, which their types do not say under nodenext.
const ajv = (formats as unknown as (ajv: Ajv) => Ajv)(
  new Ajv({ allErrors: true, strict: true, strictRequired: false }),
);
const valid = ajv.compile(
  JSON.parse(readFileSync(new URL('json-feed/schema.json', import.meta.url), 'utf8')),
);

function schemaProblems(source: string | Uint8Array): readonly string[] {
  return valid(parseJsonFeed(source))
    ? []
    : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}
