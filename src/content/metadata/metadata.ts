import type { Article } from '../../domain/article.ts';
import type { Identified } from '../article/identity.ts';
import type { Recorder } from '../article/library.ts';
import { present } from '../article/present.ts';
import type { Finding } from '../problems/problem.ts';
import type { Sections } from '../site/section.ts';
import type { SiteBasis } from '../site/site-basis.ts';
import { facetsOf } from './facets.ts';
import { placesOf } from './places.ts';
import { subjectsOf, unknownSubjects } from './subjects.ts';
import { type JoinedTranslations, translationsOf, withoutHiddenPages } from './translations.ts';

type Metadata = Pick<Article, 'translations' | 'subjects' | 'places' | 'facets'>;

type MetadataContext = {
  readonly site: SiteBasis;
  readonly sections: Sections;
  readonly refer: Pick<Recorder, 'resolve'>;
  readonly translations?: JoinedTranslations | undefined;
};

/** What is said of a story to programs: its translations, subjects and places, and what it is selected by. */
export function metadataOf(
  article: Pick<Article, 'language' | 'from' | 'tags' | 'sections'>,
  { fields, parsed }: Pick<Identified, 'fields' | 'parsed'>,
  { site, sections, refer, translations: joined = { others: [], missing: [] } }: MetadataContext,
): { readonly value: Metadata; readonly findings: readonly Finding[] } {
  const pages = withoutHiddenPages(joined.others, fields.translations, refer);
  const { translations, findings } = translationsOf(
    { ...joined, others: pages.others },
    { ...article, file: parsed.file, fields: fields.translations },
  );
  const subjects = subjectsOf({ ...article, subjects: fields.subjects }, { site, all: sections });
  const { places, facets } = placesOf(fields.places, article.sections[0].path, sections);
  return {
    value: present({
      translations,
      subjects: subjects.topics,
      places,
      facets: facetsOf({ ...article, translations }, [...subjects.facets, ...facets], site),
    }),
    findings: [
      ...findings,
      ...pages.findings,
      ...unknownSubjects(fields.subjects, ['subjects'], [article.language, site.language]),
    ],
  };
}
