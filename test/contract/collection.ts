import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scope } from '../../src/domain/addresses.ts';
import type { Listing } from '../../src/domain/listing.ts';
import { parseQuery } from '../../src/domain/query.ts';
import type { Collection } from '../../src/store/collection.ts';
import { instants as anyInstant, filters, papers, scopes } from './arbitrary.ts';
import { archiveContract } from './archive.ts';
import { CASES } from './cases.ts';
import { expectedIds, expectedListing, QUERIES, visible, wanted } from './oracle.ts';
import { at, type Paper } from './paper.ts';

/** Makes the store under test from a paper. */
export type Open = (paper: Paper) => Promise<Collection>;

/** `from`: the first instant (ms) for which the store must answer; 0, unless what was over by then has been cleared away. */
type Options = {
  readonly from?: number;
  /** How many papers each property tries. */
  readonly runs?: number;
  /** Whether filters, queries and pages of months are tried. */
  readonly filters?: boolean;
};

type Setting = {
  readonly open: Open;
  readonly from: number;
  readonly numRuns: number;
  readonly narrows: boolean;
  readonly instants: fc.Arbitrary<number>;
};

/** What every store must do, on every runtime. */
export function contract(
  name: string,
  open: Open,
  { from = 0, runs = 100, filters: narrows = true }: Options = {},
): void {
  const setting = {
    open,
    from,
    numRuns: runs,
    narrows,
    instants: anyInstant.map((instant) => Math.max(instant, from)),
  };
  describe(`${name} keeps the collection's contract`, () => {
    const cases = CASES.filter(({ searches }) => from <= 0 && (narrows || !searches));
    describe.each(cases)('$name', ({ paper, asks }) => {
      it.each(asks)('$name', async ({ ask, answer }) => {
        expect(await ask(await open(paper))).toEqual(answer);
      });
    });

    it('lists what looking at everything finds, page by page', () => listsAsTheOracle(setting));
    if (narrows) it('lists what a filter lets through, and nothing else', () => filtersAsTheOracle(setting));
    it('gives the very same listing until it changes, and another from then on', () =>
      keepsListings(setting));
    it('walks every page without loss or repetition', () => walks(setting));
    it('counts what a feed shows, and names only authors and tags that show something', () =>
      counts(setting));
    it('knows which scopes there are, what is newest in each, and what is beside what', () =>
      findsNeighbors(setting));
    it('reads and locates exactly what is public', () => readsAndLocates(setting));
    archiveContract(open, Math.ceil(runs / 8));
  });
}

function filtersAsTheOracle({ open, instants, numRuns }: Setting): Promise<void> {
  const question = fc.record({
    scope: scopes,
    limit: fc.integer({ min: 1, max: 6 }),
    asked: filters,
    now: instants,
  });
  return fc.assert(
    fc.asyncProperty(
      papers,
      fc.array(question, { minLength: 1, maxLength: 12 }),
      async (paper, questions) => {
        const collection = await open(paper);
        for (const { scope, limit, asked, now } of questions) {
          const [text, means] = QUERIES[asked.query ?? -1] ?? [];
          const parsed = text === undefined ? undefined : parseQuery(text);
          if (parsed !== undefined && !parsed.ok) throw new Error(`${text}: ${parsed.error.reason}`);
          const filter = { ...asked.filter, ...(parsed && { query: parsed.query }) };
          const all = expectedIds(paper, scope, now, wanted(filter, means));
          const seen: string[] = [];
          let listing = await collection.list({ scope, filter }, { limit }, at(now));
          while (listing !== undefined) {
            expect(listing.entries.length).toBeLessThanOrEqual(limit);
            seen.push(...listing.entries.map(({ id }) => id));
            expect(await collection.list({ scope, filter: { ...filter } }, { limit }, at(now))).toBeDefined();
            const after = listing.next;
            listing = after && (await collection.list({ scope, filter }, { limit, after }, at(now)));
          }
          expect([text, seen]).toEqual([text, all]);
        }
      },
    ),
    { numRuns },
  );
}

function listsAsTheOracle({ open, instants, numRuns }: Setting): Promise<void> {
  const after = fc.option(
    fc.record({ published: anyInstant.map(at), id: fc.constantFrom('a0', 'a1', 'a19', 'zz') }),
    { nil: undefined },
  );
  const question = fc.record({ scope: scopes, limit: fc.integer({ min: 1, max: 6 }), after, now: instants });
  return fc.assert(
    fc.asyncProperty(
      papers,
      fc.array(question, { minLength: 1, maxLength: 12 }),
      async (paper, questions) => {
        const collection = await open(paper);
        for (const { scope, limit, after, now } of questions) {
          const page = { limit, ...(after !== undefined && { after }) };
          const listing = await collection.list({ scope }, page, at(now));
          expect(summary(listing)).toEqual(expectedListing(paper, scope, page, now));
        }
      },
    ),
    { numRuns },
  );
}

function keepsListings({ open, from, numRuns }: Setting): Promise<void> {
  return fc.assert(
    fc.asyncProperty(papers, scopes, async (paper, scope) => {
      const collection = await open(paper);
      let before: Listing | undefined;
      for (let now = from; now <= 55; now += 1) {
        const listing = await collection.list({ scope }, { limit: 3 }, at(now));
        const due = before?.changesAt !== undefined && before.changesAt.getTime() <= now;
        if (before !== undefined && listing !== undefined) expect(listing === before).toBe(!due);
        if (due && listing !== undefined) expect(listing.changed).toEqual(before?.changesAt);
        before = listing;
      }
    }),
    { numRuns },
  );
}

function walks({ open, instants, numRuns }: Setting): Promise<void> {
  return fc.assert(
    fc.asyncProperty(
      papers,
      scopes,
      instants,
      fc.integer({ min: 1, max: 4 }),
      async (paper, scope, now, limit) => {
        const collection = await open(paper);
        const seen: string[] = [];
        let listing = await collection.list({ scope }, { limit }, at(now));
        while (listing !== undefined) {
          seen.push(...listing.entries.map((entry) => entry.id));
          const after = listing.next;
          listing = after && (await collection.list({ scope }, { limit, after }, at(now)));
        }
        expect(seen).toEqual(expectedIds(paper, scope, now));
      },
    ),
    { numRuns },
  );
}

function counts({ open, instants, numRuns }: Setting): Promise<void> {
  return fc.assert(
    fc.asyncProperty(papers, fc.array(instants, { minLength: 1, maxLength: 5 }), async (paper, nows) => {
      const collection = await open(paper);
      for (const now of nows) {
        const directory = await collection.directory(at(now));
        expect(await collection.directory(at(now))).toBe(directory);
        const { snapshot } = paper;
        const count = (scope: Scope) => expectedIds(paper, scope, now).length;
        const counted = (kind: 'author' | 'tag', all: readonly { readonly slug: string }[]) =>
          all.map(({ slug }) => [slug, count({ kind, slug })]).filter(([, number]) => number !== 0);
        expect({
          site: directory.site.count,
          sections: directory.sections.map((one) => [one.scope, one.count]),
          authors: directory.authors.map((one) => ['slug' in one.scope && one.scope.slug, one.count]),
          tags: directory.tags.map((one) => ['slug' in one.scope && one.scope.slug, one.count]),
        }).toEqual({
          site: count({ kind: 'site' }),
          sections: snapshot.sections.map(({ scope }) => [scope, count(scope)]),
          authors: counted('author', snapshot.authors),
          tags: counted('tag', snapshot.tags),
        });
      }
    }),
    { numRuns },
  );
}

function readsAndLocates({ open, instants, numRuns }: Setting): Promise<void> {
  return fc.assert(
    fc.asyncProperty(papers, instants, async (paper, now) => {
      const collection = await open(paper);
      const read = await collection.read(paper.articles, at(now));
      expect(read).toEqual(paper.articles.filter((one) => visible(one, now)));
      for (const one of paper.articles) {
        const located = await collection.locate(one.path, at(now));
        expect(located?.kind === 'article' && located.article.id).toBe(visible(one, now) && one.id);
      }
      for (const one of paper.snapshot.withdrawals) {
        const shows = one.from <= one.withdrawn && one.withdrawn.getTime() <= now;
        const located = await collection.locate(one.path, at(now));
        expect(located?.kind).toBe(shows ? 'withdrawn' : undefined);
      }
    }),
    { numRuns },
  );
}

function findsNeighbors({ open, instants, numRuns, narrows }: Setting): Promise<void> {
  const some = fc.array(scopes, { minLength: 1, maxLength: 5 });
  return fc.assert(
    fc.asyncProperty(papers, some, instants, async (paper, asked, now) => {
      const collection = await open(paper);
      const newest = await collection.newest(asked, at(now));
      const whole = await collection.pages({ from: at(-1), before: at(1_000), limit: 50 }, at(now));
      const own = paper.articles.filter(({ elsewhere }) => !elsewhere);
      const byId = new Map(own.map((one) => [one.id, one]));
      const listed = expectedIds(paper, { kind: 'site' }, now).flatMap((id) => byId.get(id) ?? []);
      if (narrows) {
        expect(whole.map(({ path }) => path)).toEqual(listed.map(({ path }) => path));
        expect(whole.map(({ updated }) => updated)).toEqual(listed.map(({ updated }) => updated));
      }
      for (const [index, scope] of asked.entries()) {
        const listing = await collection.list({ scope }, { limit: 30 }, at(now));
        expect(await collection.has(scope, at(now))).toBe(listing !== undefined);
        const ids = listing?.entries.map(({ id }) => id) ?? [];
        expect(newest[index]?.id).toBe(ids[0]);
        for (const { id, published } of paper.articles) {
          const { newer, older, ...times } = await collection.adjacent(scope, { id, published }, at(now));
          const isBefore = (other: string) => {
            const one = paper.articles.find((each) => each.id === other);
            return one && (one.published > published || (+one.published === +published && other > id));
          };
          const rest = ids.filter((other) => other !== id);
          expect([newer?.id, older?.id]).toEqual([
            rest.findLast(isBefore),
            rest.find((other) => !isBefore(other)),
          ]);
          if (listing) expect(times.changesAt).toEqual(listing.changesAt);
        }
      }
    }),
    { numRuns: Math.ceil(numRuns / 4) },
  );
}

function summary(listing: Listing | undefined) {
  return (
    listing && {
      ids: listing.entries.map((entry) => entry.id),
      next: listing.next?.id,
      changed: listing.changed?.getTime(),
      changesAt: listing.changesAt?.getTime(),
    }
  );
}
