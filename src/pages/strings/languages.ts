import { english } from './english.ts';
import { spanish } from './spanish.ts';
import type { Strings } from './strings.ts';

/** The table for a language (BCP 47): its own, else English. */
export function stringsFor(language: string): Strings {
  return tables.get(language.toLowerCase().split('-')[0] ?? '') ?? english;
}

const tables: ReadonlyMap<string, Strings> = new Map([
  ['en', english],
  ['es', spanish],
]);
