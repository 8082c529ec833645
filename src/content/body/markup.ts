import type { Resolved } from '../article/library.ts';
import type { Rule } from '../problems/rules.ts';

/** What the body of an article may be made of: what feed readers show, and nothing that acts. */
export const tags: readonly string[] = (
  'p br hr h2 h3 h4 h5 h6 blockquote q cite div span section aside details summary address ' +
  'ul ol li dl dt dd a em strong b i u s del ins sub sup small mark abbr dfn code kbd samp var pre time wbr bdi bdo ruby rt rp ' +
  'figure figcaption img audio video source track iframe table caption colgroup col thead tbody tfoot tr th td'
).split(' ');

/** Attributes by element; `*` for all. */
export const attributes: Readonly<Record<string, readonly string[]>> = {
  '*': ['id', 'lang', 'dir', 'title'],
  a: ['href', 'rel', 'hreflang', 'type'],
  img: ['src', 'alt', 'width', 'height'],
  audio: ['src', 'controls', 'preload', 'loop'],
  video: ['src', 'poster', 'controls', 'preload', 'loop', 'width', 'height'],
  source: ['src', 'type'],
  track: ['src', 'kind', 'srclang', 'label', 'default'],
  iframe: ['src', 'width', 'height', 'allowfullscreen'],
  blockquote: ['cite'],
  q: ['cite'],
  del: ['cite', 'datetime'],
  ins: ['cite', 'datetime'],
  time: ['datetime'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  th: ['scope', 'colspan', 'rowspan', 'align', 'abbr'],
  td: ['colspan', 'rowspan', 'align'],
  col: ['span'],
  colgroup: ['span'],
  details: ['open'],
};

/** Elements whose content goes with them. */
export const dropped: readonly string[] =
  'script style textarea option xmp iframe noframes noembed noscript title template object svg math select button'.split(
    ' ',
  );

/** Elements that become others. */
export const renamed: Readonly<Record<string, string>> = {
  h1: 'h2',
  strike: 's',
  tt: 'code',
  center: 'div',
  acronym: 'abbr',
};

/** A breach met on the way, with the text of the source to look for. */
export type Remark = {
  readonly code: Rule;
  readonly message: string;
  readonly excerpt: string | RegExp;
};

export type SanitizeContext = {
  /** Marks the ids of this document. */
  readonly prefix: string;
  /** Absolute URL of the document, for links within it. */
  readonly base: string;
  readonly embeds: readonly string[];
  readonly link: (reference: string) => Resolved;
  readonly source: (reference: string) => Resolved;
  readonly remark: (remark: Remark) => void;
};
