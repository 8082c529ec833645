import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { jsonSchemas } from '../../content/schema/json-schema.ts';
import type { ParsedArgs } from '../command/run.ts';
import { shownPath } from '../path.ts';

/** Writes the schemas; the exit code. */
export function main(args: ParsedArgs): number {
  const folder = resolve(args.positionals[0] ?? 'schema');
  mkdirSync(folder, { recursive: true });
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    const file = join(folder, name);
    writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
    console.log(shownPath(file));
  }
  return 0;
}
