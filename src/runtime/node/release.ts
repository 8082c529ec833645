import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the program is: the repository, or the package as it is installed. */
export const PROGRAM_FOLDER = resolve(import.meta.dirname, '../../..');

/** This release's version, of package.json. */
export function programVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(PROGRAM_FOLDER, 'package.json'), 'utf8'));
  const version: unknown =
    typeof manifest === 'object' && manifest !== null && Reflect.get(manifest, 'version');
  if (typeof version !== 'string') throw new Error(`${PROGRAM_FOLDER}/package.json has no version`);
  return version;
}
