import type { Rule } from '../../../src/content/problems/rules.ts';
import { article, type Files } from '../folder.ts';

/** A folder with one thing wrong. */
export type Row = {
  readonly code: Rule;
  readonly name: string;
  readonly files: Files;
  /** `file:line field`, or `file field` for a whole file. */
  readonly at: string;
  readonly says: string;
  readonly before?: (dir: string) => void;
};

export const row = (
  code: Rule,
  name: string,
  files: Files,
  at: string,
  says: string,
  before?: (dir: string) => void,
): Row => ({ code, name, files, at, says, ...(before ? { before } : {}) });

/** A folder of one article. */
export const one = (source: string | Uint8Array): Files => ({ 'news/a.md': source });

/** An article with an id and with a date of its own. */
export const withId = (id: string): string => article().replace(':a\n', `:${id}\n`);
export const dated = (date: string): string => article().replace('2019-09-25 21:12', date);
