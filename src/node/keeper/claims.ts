import type { Card } from './known.ts';

/** Who has which id and which address. */
export type Claims = {
  /** False, and nothing is claimed, where another file has one of them already. */
  claim(file: string, card: Card): boolean;
  release(file: string, card: Card): void;
  /** The file that has an id. */
  ownerOf(id: string): string | undefined;
  /** Whether an article has a path of this service. */
  has(path: string): boolean;
  clear(): void;
};

export function createClaims(): Claims {
  const ids = new Map<string, string>();
  const paths = new Map<string, string>();
  const urls = new Map<string, string>();
  const places = ({
    id,
    path,
    url,
    elsewhere,
  }: Card): readonly (readonly [Map<string, string>, string])[] => [
    [ids, id],
    [paths, path],
    ...(elsewhere ? [[urls, url] as const] : []),
  ];
  return {
    claim(file, card) {
      const free = places(card).every(([map, key]) => (map.get(key) ?? file) === file);
      if (free) for (const [map, key] of places(card)) map.set(key, file);
      return free;
    },
    release(file, card) {
      for (const [map, key] of places(card)) if (map.get(key) === file) map.delete(key);
    },
    ownerOf: (id) => ids.get(id),
    has: (path) => paths.has(path),
    clear() {
      for (const map of [ids, paths, urls]) map.clear();
    },
  };
}
