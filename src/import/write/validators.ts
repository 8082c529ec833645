import type { ResponseValidators } from '../web/client.ts';
import { contentFolder } from './content-folder.ts';

/** What the addresses read before said of themselves, so that a server that has nothing new need not send it all again. */
const validatorsFile = '.dateline/import-validators.json';

/** By address; none where there is no file that can be read. */
export function readValidators(into: string): ReadonlyMap<string, ResponseValidators> {
  try {
    const read: unknown = JSON.parse(contentFolder(into, false).read(validatorsFile)?.toString() ?? '{}');
    // This program wrote the file.
    return new Map(Object.entries(Object(read) as Readonly<Record<string, ResponseValidators>>));
  } catch {
    return new Map();
  }
}

/** Adds to what is there. */
export function writeValidators(into: string, found: ReadonlyMap<string, ResponseValidators>): void {
  if (found.size === 0) return;
  const all = new Map([...readValidators(into), ...found]);
  contentFolder(into, false).write(validatorsFile, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}
