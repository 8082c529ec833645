import type { Card } from './file-record.ts';
import { createMarks, markOf } from './unique-keys.ts';

/**
 * Who has which id and which address, each known by a number alone, as there may be very many. Two may share one, about once in a
 * billion collections: so `claim` may refuse what is free, and whoever judges the refusal looks at the articles themselves.
 */
export type Claims = {
  /** False, and nothing is claimed, where another file has one of them already. */
  claim(file: string, card: Card): boolean;
  release(file: string, card: Card): void;
  /** Whether no other file has an id. */
  free(file: string, id: string): boolean;
  /** Whether an article has a path of this service. */
  has(path: string): boolean;
};

export function createClaims(): Claims {
  const marks = createMarks();
  const places = ({ id, path, url, elsewhere }: Card): readonly number[] => [
    markOf(`id ${id}`),
    markOf(`path ${path}`),
    ...(elsewhere ? [markOf(`url ${url}`)] : []),
  ];
  const free = (place: number, own: number) => (marks.get(place) ?? own) === own;
  return {
    claim(file, card) {
      const own = markOf(file);
      const all = places(card);
      if (!all.every((place) => free(place, own))) return false;
      for (const place of all) marks.set(place, own);
      return true;
    },
    release(file, card) {
      const own = markOf(file);
      for (const place of places(card)) if (marks.get(place) === own) marks.delete(place);
    },
    free: (file, id) => free(markOf(`id ${id}`), markOf(file)),
    has: (path) => marks.get(markOf(`path ${path}`)) !== undefined,
  };
}
