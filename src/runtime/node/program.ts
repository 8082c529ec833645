import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SOURCE = resolve(import.meta.dirname, '../..');

/** What runs; declarations and source maps do not. */
const PROGRAM = /(?<!\.d)\.[jt]s$/;

let cached: string | undefined;

/** Hash (hex) of this program's own files and of what it depends on: another one may write other bytes for the same collection. */
export function programHash(): string {
  cached ??= hashOf();
  return cached;
}

function hashOf(): string {
  const hash = createHash('sha256').update(readFileSync(join(SOURCE, '../package.json')));
  const files = readdirSync(SOURCE, { recursive: true, withFileTypes: true });
  const paths = files
    .filter(({ name }) => PROGRAM.test(name))
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const path of paths.toSorted()) hash.update(path.slice(SOURCE.length)).update(readFileSync(path));
  return hash.digest('hex').slice(0, 32);
}
