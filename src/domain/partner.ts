import type { Image, SubjectFacts, Syndication } from './media.ts';

/** The aggregators whose rules Dateline knows; `generic` is for any other. */
export const PROFILES = [
  'apple',
  'feedly',
  'flipboard',
  'generic',
  'google',
  'msn',
  'newsbreak',
  'smartnews',
  'yahoo',
] as const;

export type ProfileName = (typeof PROFILES)[number];

/** A feed made for one aggregator, at `/partners/<name>/rss.xml` or `atom.xml`. Which articles are in it, each of them says. */
export type Partner = {
  /** Its place in the address: a slug. */
  readonly name: string;
  /** Content hash (hex) of this whole value: part of the ETags of its feed alone. */
  readonly hash: string;
  readonly profile: ProfileName;
  readonly format: 'rss' | 'atom';
  readonly title?: string;
  readonly description?: string;
  /** BCP 47; what its feed is said to be in. */
  readonly language: string;
  /** What holds for all sections that its feed is chosen by. */
  readonly facts?: SubjectFacts;
  /** Shows only what was published in the last so many hours. */
  readonly hours?: number;
  /** Leaves out the newest so many. */
  readonly offset: number;
  readonly limit: number;
  /** The most that its feed carries of any article. */
  readonly content: Exclude<Syndication, 'none'>;
  readonly callout: boolean;
  readonly images: boolean;
  /** Added to the links of items: `utm_source`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** HTML put with every item, where the aggregator has a place for it; `{url}` and `{id}` stand for the item's. */
  readonly analytics?: string;
  readonly access: Access;
  /** Bytes the feed has at most; what is too much is left out item by item. */
  readonly budget: number;
  readonly logo?: Image;
  readonly darkLogo?: Image;
};

/**
 * Who may read a partner's feed. `secret` names the environment variable or binding that holds the token, or `name:password`.
 * `key`: in the address, `?key=…`, for a partner that can send no header.
 */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'bearer' | 'basic' | 'key'; readonly secret: string };
