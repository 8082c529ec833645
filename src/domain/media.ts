/** How a text or a picture was made. */
export const MADE = ['human', 'ai-assisted', 'ai-generated', 'automated'] as const;

/** One of these ways. */
export type Made = (typeof MADE)[number];

/** What is said of how a text or a picture was made, to programs and to people. */
export type Disclosure = {
  readonly made: Made;
  /** IPTC's Digital Source Type: `http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia`. */
  readonly uri: string;
  /** schema.org's term for it, a URL; it has none for what people make without generative AI. */
  readonly term?: string;
  /** A line in the site's language, for pages. */
  readonly note: string;
  /** The line for feeds, where that is another. */
  readonly feedNote?: DisclosureNote;
};

/** A line in the story's language, where its words are kept, else in the site's, with that (BCP 47). */
export type DisclosureNote = { readonly text: string; readonly language?: string };

/** A picture with what a newsroom says of it. Sizes in CSS pixels, length in bytes. */
export type Image = {
  /** Absolute URL. */
  readonly url: string;
  /** Media type, read from the file or given for a remote one. */
  readonly type?: string;
  readonly length?: number;
  readonly width?: number;
  readonly height?: number;
  readonly alt?: string;
  readonly caption?: string;
  readonly credit?: string;
  /** Copyright line of the picture itself. */
  readonly rights?: string;
  /** Whose feeds it may not be in: names of partners, `public` for those anybody reads. On pages it may. */
  readonly withheld?: readonly string[];
  /** What a crop must keep, as fractions of width and height from the top left corner. */
  readonly focus?: { readonly x: number; readonly y: number };
  /** How it was made. */
  readonly made?: Disclosure;
};

/** A file that goes with an article: RSS enclosure, Atom link rel=enclosure, JSON Feed attachment. */
export type Enclosure = {
  /** Absolute URL. */
  readonly url: string;
  readonly type: string;
  /** Bytes. */
  readonly length: number;
  /** As of a picture: the same file may be one. */
  readonly withheld?: readonly string[];
  readonly title?: string;
  /** Seconds. */
  readonly duration?: number;
  /** Of a podcast. */
  readonly episode?: number;
  readonly season?: number;
  readonly transcript?: { readonly url: string; readonly type: string };
  /** URL of a podcast chapters file (JSON). */
  readonly chapters?: string;
};

/** A file of the collection that Dateline itself serves. */
export type MediaFile = {
  /** Path below the site's URL, `/news/northwest/ferry.jpg`. */
  readonly path: string;
  readonly type: string;
  /** Bytes. */
  readonly length: number;
  /** Content hash (hex). */
  readonly hash: string;
  /** CSS pixels, for pictures. */
  readonly width?: number;
  readonly height?: number;
};

/** How much of an article a feed may carry; the newsroom's contracts decide. `none`: on the site, in no feed. */
export type Syndication = 'full' | 'summary' | 'headline' | 'none';

/** A section's own facts, each its own or the nearest above that has one; where there is none, the site's. */
export type SubjectFacts = {
  readonly image?: Image;
  /** BCP 47. */
  readonly language?: string;
  /** Copyright line. */
  readonly rights?: string;
  /** URL. */
  readonly license?: string;
};

/** What podcast directories want to know of a show. */
export type Podcast = {
  readonly author: string;
  readonly owner?: { readonly name: string; readonly email: string };
  /** Apple's, the narrower after ` > `: `News > Daily News`. */
  readonly categories: readonly string[];
  readonly explicit: boolean;
  readonly type: 'episodic' | 'serial';
  /** UUID. */
  readonly guid: string;
  readonly image?: Image;
  readonly funding?: string;
  readonly locked: boolean;
};
