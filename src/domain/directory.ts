import type { Scope } from './addresses.ts';
import type { Podcast, SubjectFacts } from './media.ts';
import type { Translation } from './metadata/translation.ts';
import type { ScheduledText } from './scheduled-links.ts';

/** What a feed is about: a scope with its names. */
export type Subject = SubjectFacts & {
  readonly scope: Scope;
  /** `Northwest`; the site's title for the site. */
  readonly title: string;
  /** `['News', 'Northwest']` for a section, the name alone otherwise; empty for the site. */
  readonly trail: readonly string[];
  readonly description?: string;
  /** The same section in other languages. */
  readonly translations?: readonly Translation[];
  /** An author's or a tag's: under which lists of names have it, `A`; `#` for what begins with none. */
  readonly letter?: string;
  /** What makes its RSS feed a podcast. */
  readonly podcast?: Podcast;
  /** A section's plain texts with the address of a story that is not public yet, or not for ever. */
  readonly scheduledTexts?: readonly ScheduledText[];
  /** A section that no `_index.md` declares: before anything in it has been public, there is none. */
  readonly implied?: true;
};

/** A subject with how many public articles its feed draws on, as of the instant asked for. */
export type DirectoryEntry = Subject & { readonly count: number; readonly latest?: Date };

/** Everything that has a feed. Sections in their `order`, parents before children; authors and tags by name. */
export type Directory = {
  readonly site: DirectoryEntry;
  /** Those declared, empty ones too, and those in which something has been public. */
  readonly sections: readonly DirectoryEntry[];
  /** Only those with a public article. */
  readonly authors: readonly DirectoryEntry[];
  readonly tags: readonly DirectoryEntry[];
};
