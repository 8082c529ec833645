import type { ArticleHead } from '../domain/article.ts';
import { dateAt } from '../domain/instant.ts';
import type { Syndication } from '../domain/media.ts';

/**
 * Heads column by column: no key is written 5,000 times, and what most heads share (`from` is `published`, nothing
 * after it, full syndication) is written only where it differs. Instants in milliseconds since 1970.
 */
export type Columns = {
  readonly id: readonly string[];
  readonly hash: readonly string[];
  readonly path: readonly string[];
  readonly published: readonly number[];
  /** Lists that heads point into. */
  readonly slugs: readonly (readonly string[])[];
  readonly sections: readonly number[];
  readonly authors: readonly number[];
  readonly tags: readonly number[];
  /** Names of partners; left out where there are none. */
  readonly partners?: readonly number[];
  /** What else articles are selected by; left out where there is nothing. */
  readonly facets?: readonly number[];
  /** By the head's place. */
  readonly rest: Readonly<Record<string, Rest>>;
};

type Rest = {
  readonly updated?: number;
  readonly from?: number;
  readonly until?: number;
  readonly syndication?: Syndication;
  readonly elsewhere?: boolean;
  readonly points?: ArticleHead['points'];
};

/** Turns heads into columns. */
export function headsTo(heads: readonly ArticleHead[]): Columns {
  const lists = new Map<string, number>();
  const slugs: (readonly string[])[] = [];
  const place = (list: readonly string[]): number => {
    const key = JSON.stringify(list);
    const position = lists.get(key) ?? slugs.push(list) - 1;
    lists.set(key, position);
    return position;
  };
  const rest = heads.map((head, index) => [index, restOf(head)] as const);
  return {
    id: heads.map((head) => head.id),
    hash: heads.map((head) => head.hash),
    path: heads.map((head) => head.path),
    published: heads.map((head) => head.published.getTime()),
    sections: heads.map((head) => place(head.sections)),
    authors: heads.map((head) => place(head.authors)),
    tags: heads.map((head) => place(head.tags)),
    slugs,
    partners: heads.some((head) => head.partners !== undefined)
      ? heads.map((head) => place(head.partners ?? []))
      : undefined,
    facets: heads.some((head) => head.facets !== undefined)
      ? heads.map((head) => place(head.facets ?? []))
      : undefined,
    rest: Object.fromEntries(
      rest.filter(([, one]) => Object.values(one).some((value) => value !== undefined)),
    ),
  };
}

/** Turns columns back into heads; lists that are equal become one object. */
export function headsFrom(columns: Columns): readonly ArticleHead[] {
  const list = (place: number | undefined) => columns.slugs[place ?? 0] ?? [];
  const given = (column: readonly number[] | undefined, index: number) => {
    const found = column && list(column[index]);
    return found?.length ? found : undefined;
  };
  return columns.id.map((id, index) => {
    const published = columns.published[index] ?? 0;
    const {
      updated,
      from = published,
      until,
      syndication = 'full',
      elsewhere,
      points,
    }: Rest = columns.rest[index] ?? {};
    return {
      id,
      hash: columns.hash[index] ?? '',
      path: columns.path[index] ?? '',
      published: new Date(published),
      updated: dateAt(updated),
      from: new Date(from),
      until: dateAt(until),
      sections: list(columns.sections[index]),
      authors: list(columns.authors[index]),
      tags: list(columns.tags[index]),
      syndication,
      elsewhere,
      points,
      partners: given(columns.partners, index),
      facets: given(columns.facets, index),
    };
  });
}

function restOf({ published, updated, from, until, syndication, elsewhere, points }: ArticleHead): Rest {
  return {
    updated: updated?.getTime(),
    from: from.getTime() === published.getTime() ? undefined : from.getTime(),
    until: until?.getTime(),
    syndication: syndication === 'full' ? undefined : syndication,
    elsewhere: elsewhere || undefined,
    points,
  };
}
