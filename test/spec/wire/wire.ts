import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { RelaxNGValidator, XmlValidateError } from 'libxml2-wasm';
import { openXml } from '../xml-tree.ts';

const file = (name: string) => readFileSync(new URL(name, import.meta.url));

const grammars = {
  newsml: RelaxNGValidator.fromDoc(openXml(file('newsitem.rng'))),
  sitemap: RelaxNGValidator.fromDoc(openXml(file('sitemap.rng'))),
};

// Both packages are CommonJS: the default export is the function, which their types do not say under nodenext.
const ajv = (formats as unknown as (ajv: Ajv) => Ajv)(new Ajv({ allErrors: true, strict: false }));
const ninjs = ajv.compile(JSON.parse(file('ninjs.json').toString()));

/** What the grammar of a document for programs of newsrooms and crawlers finds wrong with it. */
export function wireProblems(kind: 'newsml' | 'sitemap' | 'ninjs', source: string): readonly string[] {
  if (kind === 'ninjs') {
    if (ninjs(JSON.parse(source))) return [];
    return (ninjs.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  }
  const document = openXml(source);
  try {
    grammars[kind].validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlValidateError) return error.details.map(({ message }) => message);
    throw error;
  } finally {
    document.dispose();
  }
}
