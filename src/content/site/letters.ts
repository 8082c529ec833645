import type { Author, Tag } from '../../domain/article.ts';
import type { Listed } from '../../store/snapshot.ts';

/**
 * Names in their order, each with the letter that it begins with, as the language has it: in Spanish Ñ is none of N, in English Á is
 * an A. Done once for all requests, as Intl takes most of what a new isolate has.
 */
export function withLetters<Name extends Author | Tag>(
  names: readonly Name[],
  language: string,
): readonly Listed<Name>[] {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' });
  let last: string | undefined;
  return names.map((name) => {
    const initial = initialOf(name);
    if (last === undefined || compare(last, initial) !== 0) {
      const unaccented = initial.normalize('NFD').replace(/\p{M}/gu, '');
      last = compare(unaccented, initial) === 0 ? unaccented : initial;
    }
    return { ...name, letter: last };
  });
}

function initialOf({ name }: Author | Tag): string {
  return (/^[^\p{L}\p{N}]*(\p{L}\p{M}*)/u.exec(name)?.[1] ?? '#').toUpperCase();
}
