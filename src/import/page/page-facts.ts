import type { ImportedMedia } from '../imported.ts';

/** What one markup of a page says of its story; what it says nothing of is absent. */
export type StoryFacts = {
  /** Plain text. */
  readonly title?: string;
  readonly description?: string;
  /** Bylines as they are printed, or names. */
  readonly authors?: readonly string[];
  /** As they are written. */
  readonly published?: string;
  readonly updated?: string;
  /** Absolute. */
  readonly address?: string;
  /** Names of sections, from the topmost: `['News', 'Northwest']`. */
  readonly trail?: readonly string[];
  readonly tags?: readonly string[];
  readonly images?: readonly ImportedMedia[];
  readonly source?: string;
  readonly publisher?: string;
  readonly language?: string;
  readonly rights?: string;
  readonly license?: string;
  /** Plain text of the story. */
  readonly text?: string;
  /** Not everyone may read it whole. */
  readonly isRestricted?: boolean;
};

/** Of several markups, for each fact the first that says something. */
export function firstOf(all: readonly StoryFacts[]): StoryFacts {
  const filled = all.map((facts) =>
    Object.entries(facts).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
  // The same keys with the same values.
  return Object.fromEntries(filled.toReversed().flat()) as StoryFacts;
}
