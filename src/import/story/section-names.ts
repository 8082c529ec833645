import type { ImportedSection } from '../imported.ts';

export type SectionNames = {
  /** Those of a section and of the ones above it that were not named before. */
  of(trail: readonly string[], place: string): readonly ImportedSection[];
};

/** Names each section once. `folders`: of those whose folder does not follow from their names, by `News/Northwest`. */
export function createSectionNames(folders: ReadonlyMap<string, string> = new Map()): SectionNames {
  const named = new Set<string>();
  return {
    of(trail, place) {
      return trail.flatMap((title, at) => {
        const name = trail.slice(0, at + 1).join('/');
        if (named.has(name)) return [];
        named.add(name);
        return [{ place, path: folders.get(name) ?? name, title }];
      });
    },
  };
}
