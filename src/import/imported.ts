/** Something of another system's collection, in the order in which it is read. Nothing of it is dropped without a `loss`. */
export type ImportEvent =
  | { readonly kind: 'site'; readonly site: ImportedSite }
  | { readonly kind: 'section'; readonly section: ImportedSection }
  | { readonly kind: 'article'; readonly article: ImportedArticle }
  | { readonly kind: 'redirect'; readonly redirect: ImportedRedirect }
  | { readonly kind: 'file'; readonly file: ImportedFile }
  | { readonly kind: 'hidden'; readonly hidden: HiddenArticle }
  | { readonly kind: 'loss'; readonly loss: Loss };

/** What the old site says of itself; each becomes a key of site.yaml where the new one has none. */
export type ImportedSite = {
  readonly title?: string;
  readonly description?: string;
  /** Absolute, without a slash at the end. */
  readonly url?: string;
  /** BCP 47. */
  readonly language?: string;
  /** An IANA name. */
  readonly timezone?: string;
  readonly rights?: string;
  readonly license?: string;
  /** Who publishes it. */
  readonly organisation?: string;
};

/** A section that has a name of its own; those that only articles imply need none. */
export type ImportedSection = {
  readonly place: string;
  /** Of folders, below the content folder: `news/northwest`. */
  readonly path: string;
  readonly title?: string;
  readonly description?: string;
  readonly language?: string;
};

export type ImportedAuthor = { readonly name: string; readonly email?: string; readonly url?: string };

/** A picture, sound, film or attachment that front matter names. */
export type ImportedMedia = {
  /** As the old site writes it: a path, or an absolute URL. `files` of the article says where its bytes are. */
  readonly src: string;
  readonly alt?: string;
  readonly title?: string;
  readonly caption?: string;
  readonly credit?: string;
  readonly rights?: string;
  /** How it was made, as front matter has it: `ai-assisted`. */
  readonly made?: string;
  /** A media type. */
  readonly type?: string;
  /** Bytes. */
  readonly length?: number;
  /** As Dateline's `duration`: seconds, or `1:02:03`. */
  readonly duration?: string;
  /** Of a podcast. */
  readonly episode?: string;
  readonly season?: string;
  readonly transcript?: string;
  readonly chapters?: string;
  /** Pixels, of a picture that stays where it is. */
  readonly width?: number;
  readonly height?: number;
};

/** A file that comes along. */
export type ImportedFile = {
  /** As texts and front matter name it. */
  readonly src: string;
  /** Where its bytes are: a path of this machine, or an absolute URL, which is downloaded only when asked for. */
  readonly from: string;
  /** Where it goes, below the content folder; undefined: beside its article. */
  readonly to?: string;
};

/** A path of the old site that leads to another, and is no article's: `/category/:section/feed`. Patterns as in site.yaml. */
export type ImportedRedirect = { readonly from: string; readonly to: string };

/** What the old site does not show to everyone, and of which nothing comes along: it may have come before, when it did. */
export type HiddenArticle = Pick<ImportedArticle, 'place' | 'id' | 'address'> & {
  /** Why: `it is in the trash`. */
  readonly reason: string;
};

export type ImportedArticle = {
  /** Where it was read, for messages: `export.xml: post 4711`, `content/posts/ferry.md`. */
  readonly place: string;
  /** Wanted file, below the content folder and without an extension: `news/northwest/ferry`. The writer makes it unique and readable as an address. */
  readonly path: string;
  readonly title: string;
  readonly description?: string;
  /** As Dateline reads a time (content/source/time.ts), with an offset wherever the old system states one. */
  readonly date: string;
  readonly updated?: string;
  readonly authors: readonly ImportedAuthor[];
  readonly tags: readonly string[];
  /** Paths of further sections. */
  readonly sections?: readonly string[];
  readonly image?: ImportedMedia;
  readonly audio?: ImportedMedia;
  readonly video?: ImportedMedia;
  readonly attachments?: readonly ImportedMedia[];
  readonly language?: string;
  /** What the old system's own feed calls it, exactly. */
  readonly id?: string;
  /** Its page at the old site, an absolute URL; its path becomes an alias, or it stays the canonical `url` when the pages stay where they are. */
  readonly address?: string;
  /** Other paths it had. */
  readonly aliases?: readonly string[];
  /** Why the old site does not show it to everyone; it becomes a draft. */
  readonly unpublished?: string;
  /** Further keys of Dateline's front matter with their values: `expires`, `embargo`, `dateline`, `source`, `rights`, `correction`, `status` … */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly body: ImportedBody;
  readonly files: readonly ImportedFile[];
};

/** A text in the old system's format, its own markup (shortcodes, template tags) translated already. HTML becomes Markdown where nothing is lost by it. */
export type ImportedBody = { readonly format: 'markdown' | 'html'; readonly text: string };

/** Names something that an item loses, as `Loss` has it, without the place. */
export type LossReport = (what: string, kind: string) => void;

/** Something that does not come along, or not as it was. */
export type Loss = {
  /** Where: `export.xml: post 4711`. */
  readonly place: string;
  /** What and why, without the place: `shortcode [poll] left out`. */
  readonly what: string;
  /** What is alike, for the sum: `shortcode [poll]`. */
  readonly kind: string;
  /** How many of the kind this is; 1 where it is absent. */
  readonly count?: number;
  /**
   * A person has to act on it: `incomplete`: what was read is not whole, so that articles may be missing of which nothing is known;
   * `exposed`: the old site has hidden an article since that is public here.
   */
  readonly error?: 'incomplete' | 'exposed';
};
