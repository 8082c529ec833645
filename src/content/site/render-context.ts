import type { Html } from '../../domain/html.ts';
import { hashOf } from '../article/hash.ts';
import { rendering } from '../article/stored-document.ts';
import { folderOf } from '../source/role.ts';
import { type Sections, upward } from './section.ts';
import type { SiteBasis } from './site-basis.ts';
import { slugPath } from './slug.ts';

/** What articles take from around them. Plain data, so that it can be sent to another thread. */
export type RenderContext = {
  readonly site: SiteBasis;
  readonly sections: Sections;
  readonly callouts: Readonly<Record<string, Html>>;
};

/** What articles take from a scene, hashed. */
export type FolderContext = {
  /** Everything that the article in a file may show; `naming`: one that names sections itself. */
  of(file: string, naming: boolean): string;
  /** Equal for scenes in which every file's is. */
  readonly key: string;
};

export function createFolderContext({ site, sections, callouts }: RenderContext): FolderContext {
  const { url, writtenUrl, permalink, authority, language, timezone, embeds } = site;
  const base = hashOf([
    ...[rendering, url, writtenUrl, permalink, authority, language, timezone, embeds],
    ...[site.fields.sources, site.fields.partners, site.fields.made, site.fields.subjects, callouts['']],
    ...[site.fields.republish, site.license, site.rights, site.title, site.withdrawals],
  ]);
  const about = ({ path, trail, fields }: ReturnType<typeof upward>[number]) => [
    ...[path, trail, fields.language, fields.rights, fields.license, fields.syndication, fields.callout],
    ...[fields.made, fields.subjects, fields.places],
    callouts[path],
    fields.republish,
  ];
  const all = hashOf([base, [...sections.byPath.values()].map(about)]);
  const contexts = new Map<string, string>();
  const of = (file: string, naming: boolean) => {
    const folder = folderOf(file);
    const made =
      contexts.get(folder) ?? hashOf([base, folder ? upward(slugPath(folder), sections).map(about) : []]);
    contexts.set(folder, made);
    return naming ? all : made;
  };
  return { of, key: all };
}
