import type { Category } from './document.ts';

/** The categories without those whose name is there already: readers show names, not whose they are. */
export function distinct(categories: readonly Category[]): readonly Category[] {
  const byName = new Map(categories.toReversed().map((each) => [each.name.toLowerCase(), each]));
  return categories.filter((each) => byName.get(each.name.toLowerCase()) === each);
}
