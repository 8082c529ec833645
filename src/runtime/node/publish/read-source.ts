import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { ifPresent } from '../../../content/source/unreadable.ts';
import { etagOf } from '../../../publish/etag.ts';
import type { SourceBytes } from '../../../publish/source-bytes.ts';
import { folderSource } from '../source/folder-source.ts';

/** A file of the content folder; undefined: there is none, or it leads outside. Throws an UnreadableError. */
export function readSource(dir: string, file: string): SourceBytes | undefined {
  const root = ifPresent(dir, () => realpathSync(dir));
  if (root === undefined || !folderSource(root).files.get(file)) return undefined;
  const bytes = ifPresent(file, () => readFileSync(join(root, file)));
  return bytes && { bytes, etag: etagOf(bytes) };
}
