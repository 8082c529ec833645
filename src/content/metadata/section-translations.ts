import type { Translation } from '../../domain/metadata/translation.ts';
import type { Finding } from '../problems/problem.ts';
import { factsOf } from '../site/inherited.ts';
import { type Section, type Sections, sectionNamed } from '../site/section.ts';
import type { SiteBasis } from '../site/site-basis.ts';
import { isAddress, languageName, repeatedPages, withoutLanguage } from './translations.ts';

type Page = Pick<Translation, 'language' | 'url'>;

/**
 * The same sections in other languages, by path: each names another, or is named by it, and so on; sections that only articles imply are
 * in no group, as there may be none.
 */
export function sectionTranslations(
  sections: Sections,
  site: Pick<SiteBasis, 'url' | 'language'>,
): {
  of(section: Section): {
    readonly translations?: readonly Translation[];
    readonly findings: readonly Finding[];
  };
} {
  const neighbors = neighborsIn(sections);
  const pageOf = ({ path }: Section): Page => ({
    language: factsOf(path, sections).language ?? site.language,
    url: `${site.url}/${path}/`,
  });
  const groupOf = (path: string): readonly Section[] => {
    const group = new Set([path]);
    for (const one of group) for (const other of neighbors.get(one) ?? []) group.add(other);
    return [...group].sort().flatMap((one) => sections.byPath.get(one) ?? []);
  };
  return {
    of(section) {
      const group = groupOf(section.path);
      const own = pageOf(section);
      const pages = [
        ...group.filter((one) => one !== section).map(pageOf),
        ...group.flatMap((one) => named(one, sections).pages),
      ];
      const byLanguage = new Map(pages.toReversed().map((page) => [page.language, page]));
      const twin = byLanguage.get(own.language);
      byLanguage.delete(own.language);
      const translations = [...byLanguage.values()]
        .map((page): Translation => ({ ...page, name: languageName(page.language) }))
        .sort((a, b) => (a.language < b.language ? -1 : 1));
      return {
        translations: translations.length > 0 ? translations : undefined,
        findings: [
          ...named(section, sections).findings,
          ...repeated(own, twin),
          ...repeatedPages(section.fields.translations ?? [], translations),
        ],
      };
    },
  };
}

/** Paths of the sections that each names, and of those that name it. */
function neighborsIn(sections: Sections): ReadonlyMap<string, ReadonlySet<string>> {
  const neighbors = new Map<string, Set<string>>();
  const near = (path: string) => neighbors.get(path) ?? neighbors.set(path, new Set()).get(path) ?? new Set();
  for (const section of sections.byPath.values()) {
    for (const { path } of named(section, sections).found) {
      near(section.path).add(path);
      near(path).add(section.path);
    }
  }
  return neighbors;
}

function named(section: Section, sections: Sections) {
  const all = (section.fields.translations ?? []).map((name, index) => ({ name, index }));
  const found = all.map(({ name, index }) => {
    const other = typeof name === 'string' ? sectionNamed(name, sections) : undefined;
    return { name, index, other: other?.implied ? undefined : other };
  });
  return {
    found: found.flatMap(({ other }) => (other && other !== section ? [other] : [])),
    pages: all.flatMap(({ name }) => (typeof name === 'string' ? [] : [name])),
    findings: found.flatMap(({ name, index, other }): readonly Finding[] =>
      typeof name !== 'string' || other
        ? []
        : [
            {
              ...{ code: 'missing-translation', path: ['translations', index] },
              message: isAddress(name)
                ? withoutLanguage(name)
                : `there is no section “${name}” with an _index.md; name one by its folder, such as en-espanol/noticias`,
            },
          ],
    ),
  };
}

const repeated = ({ language }: Page, twin: Page | undefined): readonly Finding[] =>
  twin
    ? [
        {
          ...{ code: 'translation-language', path: ['translations'] },
          message: `“${twin.url}” is in ${language} too, so it was left out; write language: in one of them, or take it out`,
        },
      ]
    : [];
