import type { Scope } from '../../src/domain/addresses.ts';
import type { FacetFilter } from '../../src/domain/metadata/facets.ts';
import { within } from '../../src/domain/metadata/place.ts';
import { parseQuery } from '../../src/domain/query.ts';
import type { Collection } from '../../src/store/collection.ts';
import { at, type Paper } from './paper.ts';

/** A question to a store with what it must answer. */
export type Ask = {
  readonly name: string;
  readonly ask: (collection: Collection) => Promise<unknown>;
  readonly answer: unknown;
};

export type Case = {
  readonly name: string;
  readonly paper: Paper;
  readonly asks: readonly Ask[];
  /** Whether it is of search. */
  readonly searches?: boolean;
};

export const SITE: Scope = { kind: 'site' };
export const section = (path: string): Scope => ({ kind: 'section', path });

/** The ids listed in a scope. */
export const ids = (scope: Scope, now: number) => async (collection: Collection) =>
  (await collection.list({ scope }, { limit: 20 }, at(now)))?.entries.map((entry) => entry.id);

/** The paths of all sections that are told of. */
export const sectionPaths = (now: number) => async (collection: Collection) =>
  (await collection.directory(at(now))).sections.map(({ scope }) => scope.kind === 'section' && scope.path);

/** When a scope changed, and when it will. */
export const times = (scope: Scope, now: number) => async (collection: Collection) => {
  const listing = await collection.list({ scope }, { limit: 20 }, at(now));
  return [listing?.changed?.getTime(), listing?.changesAt?.getTime()];
};

/** What a query finds in the site, or why it is refused. */
export const search = (text: string, now: number) => async (collection: Collection) => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.error.reason);
  const selection = { scope: SITE, filter: { query: parsed.query } };
  const listing = await collection.list(selection, { limit: 20 }, at(now));
  return listing?.refused ?? listing?.entries.map(({ id }) => id);
};

/** The ids of what has these facets. */
export const facets =
  (...all: readonly FacetFilter[]) =>
  async (collection: Collection) =>
    (await collection.list({ scope: SITE, filter: { facets: all } }, { limit: 20 }, at(9)))?.entries.map(
      ({ id }) => id,
    );

/** The ids of what happens within so many kilometers of a place. */
export const nearby =
  (latitude: number, longitude: number, kilometers: number) => async (collection: Collection) => {
    const { near, cubes } = within(latitude, longitude, kilometers);
    const listing = await collection.list(
      { scope: SITE, filter: { facets: [cubes], near } },
      { limit: 20 },
      at(9),
    );
    return listing?.entries.map(({ id }) => id);
  };

/** In which months there are pages, and when that changes. */
export const months = (now: string) => async (collection: Collection) => {
  const found = await collection.months(20, new Date(now));
  return [found.months, found.changesAt?.getTime()];
};

/** The paths of a month's pages, at the end of that year. */
export const pages = (month: string) => async (collection: Collection) => {
  const from = new Date(`${month}-01T00:00:00Z`);
  const before = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
  const found = await collection.pages({ from, before, limit: 9 }, new Date('2026-12-31'));
  return found.map(({ path }) => path);
};

/** What stands at a path. */
export const kind = (path: string, now: number) => async (collection: Collection) =>
  (await collection.locate(path, at(now)))?.kind;

/** When what stands at a path may change. */
export const changesAt = (path: string, now: number) => async (collection: Collection) => {
  const located = await collection.locate(path, at(now));
  return located !== undefined && 'changesAt' in located ? located.changesAt?.getTime() : undefined;
};

/** Where what stood at a path has moved. */
export const moved = (path: string, now: number) => async (collection: Collection) => {
  const located = await collection.locate(path, at(now));
  return located?.kind === 'moved' ? located.to : undefined;
};
