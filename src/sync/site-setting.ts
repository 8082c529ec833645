import type { Parsed } from '../content/article/parsed.ts';
import type { Problem } from '../content/problems/problem.ts';
import type { SectionFields } from '../content/schema/section-schema.ts';
import type { FolderContext, RenderContext } from '../content/site/render-context.ts';
import type { SiteBasis } from '../content/site/site-basis.ts';
import type { Subject } from '../domain/directory.ts';
import type { Site } from '../domain/site.ts';

/** The site and its sections, and what articles take from them. */
export type SiteSetting = {
  readonly site: Site;
  readonly context: RenderContext;
  readonly subjects: readonly Subject[];
  /** Files that the site or a section shows. */
  readonly shows: readonly string[];
  /** Those among them that cannot be read now. */
  readonly unread: readonly string[];
  readonly folderContext: FolderContext;
  readonly key: string;
};

/** What site.yaml and the `_index.md` files say now, or said when they were last right. */
export type SiteSources = {
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** Their fields, to be kept. */
  readonly fields: ReadonlyMap<string, unknown>;
  /** Those that are used as they last were right. */
  readonly retained: readonly string[];
  /** Absent where site.yaml cannot be used, and never could. */
  readonly basis?: SiteBasis;
  readonly indexes: ReadonlyMap<string, Parsed<SectionFields>>;
  readonly siteParsed?: Parsed<unknown>;
};

/** The same where site.yaml can be used. */
export type UsableSources = SiteSources & { readonly basis: SiteBasis };
