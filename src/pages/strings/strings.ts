import type { Counted, PageWords } from '../../domain/pages/page-words.ts';
import type { Site } from '../../domain/site.ts';
import { english } from './english.ts';

/** What the pages of a site say by themselves: in its language where that is kept, else in English. */
export const stringsOf = ({ words }: Pick<Site, 'words'>): PageWords => words ?? english;

/** A text with its `{}` filled in, in their order. */
export function filled(text: string, ...values: readonly (string | number)[]): string {
  const parts = text.split('{}');
  return parts.map((part, place) => (place === 0 ? part : `${values[place - 1] ?? ''}${part}`)).join('');
}

/** The text for so many. */
export const counted = ({ one, other }: Counted, count: number): string =>
  filled(count === 1 ? (one ?? other) : other, count);

/** The word before the last of several names. */
export const andBefore = ({ and, andBefore: special }: PageWords, name: string): string =>
  special && new RegExp(special.pattern, 'i').test(name) ? special.and : and;
