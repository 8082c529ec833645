import type { ArticleHead } from '../domain/article.ts';
import { hasFacet } from '../domain/metadata/facets.ts';
import { isNear } from '../domain/metadata/place.ts';
import { queryText } from '../domain/query.ts';
import type { Filter } from '../domain/selection.ts';

/** Whether an article passes a filter, its query aside. */
export function passes(head: ArticleHead, filter: Filter): boolean {
  const { since, exclude, facets = [], near } = filter;
  if (since !== undefined && head.published < since) return false;
  if (!facets.every((one) => hasFacet(head.facets, one))) return false;
  if (near && !head.points?.some((point) => isNear(point, near))) return false;
  const every = groups(filter).every(
    ([have, values]) => values.length === 0 || values.some((one) => have(head, one)),
  );
  return (
    every && !(exclude && groups(exclude).some(([have, unwanted]) => unwanted.some((one) => have(head, one))))
  );
}

/** A filter as text: equal filters, equal text, however they were spelt; '' for none. */
export function filterKey(filter: Filter | undefined): string {
  if (filter === undefined) return '';
  const { since, exclude, query, facets = [], near } = filter;
  const lists = [filter, exclude ?? {}].flatMap((one) =>
    groups(one).map(([, values]) => [...new Set(values)].toSorted()),
  );
  if (
    since === undefined &&
    query === undefined &&
    facets.length === 0 &&
    lists.every(({ length }) => length === 0)
  )
    return '';
  return JSON.stringify([
    since?.getTime() ?? null,
    lists,
    query === undefined ? null : queryText(query),
    facets,
    near,
  ]);
}

/** Whether a filter asks for more than an instant. */
export function isNarrow({ query, exclude, facets = [], ...filter }: Filter): boolean {
  return (
    query !== undefined ||
    facets.length > 0 ||
    [filter, exclude ?? {}].some((one) => groups(one).some(([, values]) => values.length > 0))
  );
}

type HasValue = (head: ArticleHead, value: string) => boolean;

function groups({
  sections = [],
  tags = [],
  authors = [],
}: Filter): readonly (readonly [HasValue, readonly string[]])[] {
  return [
    [inSection, sections],
    [(head, slug) => head.tags.includes(slug), tags],
    [(head, slug) => head.authors.includes(slug), authors],
  ];
}

const inSection: HasValue = ({ sections }, path) =>
  sections.some((own) => own === path || own.startsWith(`${path}/`));
