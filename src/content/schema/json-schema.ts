import * as z from 'zod';
import { articleSchema } from './article-schema.ts';
import { sectionSchema } from './section-schema.ts';
import { siteSchema } from './site-schema.ts';
import { FOREIGN_PATTERN } from './validate.ts';

/** JSON Schemas (draft-07, which editors' YAML and Markdown extensions read) by file name. */
export const jsonSchemas = (): Readonly<Record<string, object>> => ({
  'article.json': generate(articleSchema, 'Front matter of an article'),
  'section.json': generate(sectionSchema, 'Front matter of a section’s _index.md'),
  'site.json': generate(siteSchema, 'site.yaml'),
});

function generate(schema: z.ZodType, title: string): object {
  const result = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-07',
    override: ({ jsonSchema }) => {
      const { editor, ...rest } = jsonSchema;
      if (editor !== undefined) replace(jsonSchema, { ...without(rest, 'type'), ...Object(editor) });
      if (jsonSchema.properties) replace(jsonSchema, { ...jsonSchema, properties: blanks(jsonSchema) });
    },
  });
  return { ...result, title, patternProperties: { [FOREIGN_PATTERN]: {} } };
}

type Json = z.core.JSONSchema.BaseSchema;

/** zod takes an override's result from the object it handed in. */
function replace(target: Json, value: Json): void {
  for (const key of Object.keys(target)) delete target[key];
  Object.assign(target, value);
}

const without = (value: Json, key: string): Json =>
  Object.fromEntries(Object.entries(value).filter(([each]) => each !== key));

/** A key that need not be there may be left blank, which YAML reads as null. */
function blanks({ properties = {}, required = [] }: Json): Record<string, z.core.JSONSchema._JSONSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, property]) => {
      if (required.includes(key) || typeof property === 'boolean') return [key, property];
      const { description, ...rest } = property;
      return [
        key,
        {
          description,
          anyOf: [...(rest.anyOf && Object.keys(rest).length === 1 ? rest.anyOf : [rest]), { type: 'null' }],
        },
      ];
    }),
  );
}
