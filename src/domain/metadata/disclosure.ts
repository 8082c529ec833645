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
  /** A line in the site's language. */
  readonly note: string;
};
