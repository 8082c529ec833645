import type { Scope } from '../../../domain/addresses.ts';
import { inLanguages } from '../../../domain/metadata/facets.ts';
import { topicFacet } from '../../../domain/metadata/media-topic.ts';
import { within } from '../../../domain/metadata/place.ts';
import { parseQuery } from '../../../domain/query.ts';
import type { Filter } from '../../../domain/selection.ts';
import type { Site } from '../../../domain/site.ts';
import { type ArchivePlace, readPlace } from './archive-place.ts';
import { type ParameterName, readNear, readSince } from './values.ts';

/** Canonical values by parameter, sorted, each once. */
export type Values = ReadonlyMap<ParameterName, readonly string[]>;

/** What the query of a feed's address asks for. */
export type FeedQuery = {
  readonly limit: number;
  /** Summaries only. */
  readonly brief: boolean;
  /** Absent: everything. */
  readonly filter?: Filter;
  readonly place?: ArchivePlace;
  /** Canonical, with its question mark; '' for none. Without the place in the archive. */
  readonly query: string;
  /** The same for a place in the archive of this selection. */
  at(place: string): string;
  /** What people call it: `“ferry strike”, tag=harbour`; absent where nothing is chosen. */
  readonly label?: string;
};

/** Canonical values without those that change nothing: what the scope is already, sections below others. */
export function withoutNeedless(values: Values, scope: Scope): Values {
  const needed = new Map<ParameterName, readonly string[]>();
  for (const [name, list] of values) {
    const rest = name === 'section' ? topmost(list) : list;
    if (rest.length > 0 && !rest.some((value) => holds(name, value, scope))) needed.set(name, rest);
  }
  return needed;
}

/** A choice of canonical values, which are all well-formed. */
export function feedQueryOf(values: Values, site: Site): FeedQuery {
  const one = (name: ParameterName) => values.get(name)?.[0];
  const filter = filterOf(values, site);
  const place = readPlace(one('archive') ?? '');
  const own = new Map([...values].filter(([name]) => name !== 'archive'));
  const query = writeQuery(own);
  const label = labelOf(own);
  return {
    limit: Number(one('limit') ?? site.feeds.limit),
    brief: one('brief') !== undefined,
    filter,
    place,
    query,
    at: (archive) => writeQuery(new Map([['archive' as const, [archive]], ...own])),
    label: label || undefined,
  };
}

/** Values as a query with its question mark, in the order of the alphabet. */
export function writeQuery(values: Values): string {
  const pairs = [...values]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, list]) => list.map((value) => `${name}=${inQuery(value)}`));
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function filterOf(values: Values, site: Site): Filter | undefined {
  const since = readSince(values.get('since')?.[0] ?? '', site);
  const query = parseQuery(values.get('q')?.[0] ?? '');
  const [sections, tags, authors] = [values.get('section'), values.get('tag'), values.get('author')];
  const excluded = (values.get('exclude') ?? []).map((value) => {
    const colon = value.indexOf(':');
    return { kind: value.slice(0, colon), value: value.slice(colon + 1) };
  });
  const unwanted = (kind: string) => excluded.filter((each) => each.kind === kind).map(({ value }) => value);
  const exclude = excluded.length
    ? { sections: unwanted('section'), tags: unwanted('tag'), authors: unwanted('author') }
    : undefined;
  const [languages, subjects] = [values.get('language'), values.get('subject')];
  const place = readNear(values.get('near')?.[0] ?? '');
  const nearby = place && within(...place);
  const wanted = [
    languages && inLanguages(languages, site.language),
    subjects && { any: subjects.map(topicFacet) },
    nearby?.cubes,
  ].filter((one) => one !== undefined);
  const facets = wanted.length === 0 ? undefined : wanted;
  const filter = {
    since,
    query: query.ok ? query.query : undefined,
    sections,
    tags,
    authors,
    facets,
    near: nearby?.near,
    exclude,
  };
  return Object.values(filter).some(Boolean) ? filter : undefined;
}

/** No words of our own: the feed may be in any language. */
function labelOf(values: Values): string {
  return [...values]
    .flatMap(([name, list]) => list.map((value) => (name === 'q' ? `“${value}”` : `${name}=${value}`)))
    .toSorted((a, b) => Number(b.startsWith('“')) - Number(a.startsWith('“')))
    .join(', ');
}

function holds(name: ParameterName, value: string, scope: Scope): boolean {
  if (name === 'section') {
    return scope.kind === 'section' && (scope.path === value || scope.path.startsWith(`${value}/`));
  }
  return (name === 'author' || name === 'tag') && scope.kind === name && scope.slug === value;
}

function topmost(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => !paths.some((other) => path.startsWith(`${other}/`)));
}

/** As forms write it, but for signs that need no escape in a query, and the apostrophe, which URLs escape. */
function inQuery(value: string): string {
  return encodeURIComponent(value)
    .replace(/%(?:2F|3A|2C|40)/g, decodeURIComponent)
    .replaceAll("'", '%27')
    .replaceAll('%20', '+');
}
