import type { MediaTopic } from '../../domain/metadata/media-topic.ts';
import type { Finding } from '../problems/problem.ts';
import { missingSection, type Sections, sectionNamed, upward } from '../site/section.ts';
import type { SiteBasis } from '../site/site-basis.ts';
import { slug } from '../site/slug.ts';
import { facetsOfTopic, mediaTopic, nearestTopics, type PlacedTopic } from './media-topics.ts';
import { MEDIA_TOPICS } from './media-topics-data.ts';

/** What says what stories are about: they themselves, their tags, and their sections with those above. */
type Described = {
  readonly subjects: readonly string[] | undefined;
  readonly tags: readonly { readonly slug: string }[];
  readonly sections: readonly { readonly path: string }[];
  /** BCP 47; topics have IPTC's names in it, where there are any. */
  readonly language: string;
};

/** The topics of a story, its own first, each once, and the words by which it is selected. */
export function subjectsOf(
  { subjects = [], tags, sections, language }: Described,
  { site, all }: { readonly site: Pick<SiteBasis, 'fields' | 'language'>; readonly all: Sections },
): { readonly topics?: readonly MediaTopic[]; readonly facets: readonly string[] } {
  const { tags: byTag = {}, sections: bySection = {} } = site.fields.subjects ?? {};
  const own = new Set(tags.map((tag) => tag.slug));
  const paths = new Set(sections.flatMap(({ path }) => upward(path, all)).map(({ path }) => path));
  const named = [
    ...subjects,
    ...topicsBySlug(byTag).flatMap(([tag, topics]) => (own.has(tag) ? topics : [])),
    ...[...paths].flatMap((path) => all.byPath.get(path)?.fields.subjects ?? []),
    ...Object.entries(bySection).flatMap(([name, topics]) =>
      paths.has(sectionNamed(name, all)?.path ?? '') ? topics : [],
    ),
  ];
  const placed = named.flatMap((name) => mediaTopic(name, [language, site.language]) ?? []);
  const distinct = [...new Map(placed.map((topic) => [topic.code, topic])).values()];
  return {
    topics: distinct.length > 0 ? distinct.map(({ code, uri, name }) => ({ code, uri, name })) : undefined,
    facets: [...new Set(distinct.flatMap(facetsOfTopic))],
  };
}

type TopicsByTag = Readonly<Record<string, readonly string[]>>;

/** Asked for once for each article. */
const slugs = new WeakMap<TopicsByTag, readonly (readonly [slug: string, topics: readonly string[]])[]>();

function topicsBySlug(byTag: TopicsByTag) {
  const all =
    slugs.get(byTag) ?? Object.entries(byTag).map(([name, topics]) => [slug(name), topics] as const);
  slugs.set(byTag, all);
  return all;
}

/** What is wrong with topics named at a path of a file, by code or in these languages. */
export function unknownSubjects(
  subjects: readonly string[] | undefined,
  path: readonly (string | number)[],
  languages: readonly string[],
): readonly Finding[] {
  const unknown = (subjects ?? []).flatMap((name, index) =>
    mediaTopic(name, languages) ? [] : [{ name, index }],
  );
  return unknown.map(({ name, index }, place): Finding => {
    const nearest = place < LOOKED_FOR ? nearestTopics(name, languages).map(described) : [];
    const advice =
      nearest.length > 0
        ? `did you mean ${nearest.join(', ')}?`
        : 'look for one at https://www.iptc.org/std/NewsCodes/treeview/mediatopic/mediatopic-en-US.html';
    const edition = `not a topic of IPTC’s Media Topics (${MEDIA_TOPICS.released})`;
    return {
      code: 'unknown-subject',
      path: [...path, index],
      message: `“${name.slice(0, 100)}” is ${edition}; ${advice}`,
    };
  });
}

/** Of so many names that are no topic the nearest are looked for: each is compared with every topic. */
const LOOKED_FOR = 20;

/** What is wrong with the subjects that site.yaml gives tags and sections. */
export function wrongSiteSubjects(
  { fields, language }: Pick<SiteBasis, 'fields' | 'language'>,
  sections: Sections,
): readonly Finding[] {
  const { tags = {}, sections: bySection = {} } = fields.subjects ?? {};
  const topics = Object.entries({ tags, sections: bySection }).flatMap(([kind, map]) =>
    Object.entries(map).flatMap(([name, named]) =>
      unknownSubjects(named, ['subjects', kind, name], [language]),
    ),
  );
  const missing = Object.keys(bySection)
    .filter((name) => sectionNamed(name, sections) === undefined)
    .map((name): Finding => {
      const path = ['subjects', 'sections', name];
      return { code: 'unknown-section', path, message: missingSection(name, sections) };
    });
  return [...topics, ...missing];
}

const described = ({ code, name }: PlacedTopic): string => `${code} (${name})`;
