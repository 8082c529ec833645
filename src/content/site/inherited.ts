import type { Html } from '../../domain/html.ts';
import type { MadeFields } from '../metadata/made-schema.ts';
import type { ArticleFields } from '../schema/article-schema.ts';
import type { SectionFields } from '../schema/section-schema.ts';
import { type Sections, sectionNamed, upward } from './section.ts';

/** The article's own, the nearest section's, else the site's; `false` on the way ends the search. */
export function calloutOf(
  { callout }: ArticleFields,
  section: string,
  sections: Sections,
  callouts: Readonly<Record<string, Html>>,
): Html | undefined {
  if (callout === false) return undefined;
  const nearest = upward(section, sections).find(
    ({ fields }) => fields.callout !== undefined && fields.callout !== true,
  );
  if (nearest) return callouts[nearest.path];
  return callouts[''];
}

/** What a section says of everything in it. */
export type SectionFacts = Pick<SectionFields, 'language' | 'rights' | 'license'>;

/** A section's own facts, and of those that it does not state the nearest above. */
export function factsOf(section: string, sections: Sections): SectionFacts {
  const all = upward(section, sections).map(({ fields }) => fields);
  const nearest = <Key extends keyof SectionFacts>(key: Key) =>
    all.find((fields) => fields[key] !== undefined)?.[key];
  return { language: nearest('language'), rights: nearest('rights'), license: nearest('license') };
}

/** How articles of a section are made, and their pictures: as it says, or the nearest above, else the site. */
export function madeIn(section: string, sections: Sections, site: MadeFields = {}): MadeFields {
  const all = [...upward(section, sections).map(({ fields }) => fields.made), site];
  const nearest = (key: keyof MadeFields) => all.find((made) => made?.[key] !== undefined)?.[key];
  return { article: nearest('article'), picture: nearest('picture') };
}

/** The language of sections, named as in site.yaml, if they have the same; undefined also where that is the site's. */
export function languageOfAll(names: readonly string[] = [], sections: Sections): string | undefined {
  const languages = new Set(
    names.map((name) => factsOf(sectionNamed(name, sections)?.path ?? name, sections).language),
  );
  return languages.size === 1 ? [...languages][0] : undefined;
}
