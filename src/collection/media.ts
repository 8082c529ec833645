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
};

/** A file that goes with an article: RSS enclosure, Atom link rel=enclosure, JSON Feed attachment. */
export type Enclosure = {
  /** Absolute URL. */
  readonly url: string;
  readonly type: string;
  /** Bytes. */
  readonly length: number;
  readonly title?: string;
  /** Seconds. */
  readonly duration?: number;
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
