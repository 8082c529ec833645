import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { jsonSchemas } from '../../content/schema/json-schema.ts';

const folder = resolve(import.meta.dirname, '../../../schema');

/** Writes the schemas; the exit code. */
export function main(): number {
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
    console.log(`schema/${name}`);
  }
  return 0;
}
