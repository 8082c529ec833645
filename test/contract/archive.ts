import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cursor } from '../../src/domain/archive.ts';
import type { Article } from '../../src/domain/article.ts';
import type { Listing } from '../../src/domain/listing.ts';
import { parseQuery } from '../../src/domain/query.ts';
import type { Selection } from '../../src/domain/selection.ts';
import type { Collection } from '../../src/store/collection.ts';
import type { Open } from './collection.ts';
import { expectedIds } from './oracle.ts';
import { article, at, type Paper, paper } from './paper.ts';

const NOW = 1_000_000;

type Change =
  | { readonly kind: 'publish'; readonly published: number }
  | { readonly kind: 'edit' | 'withdraw'; readonly which: number };

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('publish' as const), published: fc.integer({ min: 0, max: NOW }) }),
  fc.record({ kind: fc.constantFrom('edit' as const, 'withdraw' as const), which: fc.nat() }),
);

const histories = fc.record({
  dates: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 120, maxLength: 260 }),
  steps: fc.array(fc.array(changes, { maxLength: 3 }), { maxLength: 12 }),
  limit: fc.integer({ min: 1, max: 30 }),
});

const SITE: Selection = { scope: { kind: 'site' } };
const query = parseQuery('story');
const SELECTIONS: readonly Selection[] = [
  SITE,
  { scope: { kind: 'section', path: 'news' }, ...(query.ok && { filter: { query: query.query } }) },
];

/** RFC 5005: what an archive must be whatever happens while it is read. */
export function archiveContract(open: Open, numRuns: number): void {
  it.each(SELECTIONS)(
    'leads a reader to every article exactly once while others come, change and go',
    async (selection) => {
      await fc.assert(
        fc.asyncProperty(histories, async ({ dates, steps, limit }) => {
          let articles = dates.map((date, index) => story(`s${index}`, date * 1_000));
          const throughout = new Set(articles.map(({ id }) => id));
          const seen: string[] = [];
          let listing = await (await openPaper(open, articles)).list(selection, { limit }, at(NOW));
          for (let step = 0; listing !== undefined; step += 1) {
            seen.push(...listing.entries.map(({ id }) => id));
            articles = (steps[step] ?? []).reduce(
              (before, change) => changed(before, change, throughout),
              articles,
            );
            const after: Cursor | undefined = listing.next;
            const collection = await openPaper(open, articles);
            listing = after && (await collection.list(selection, { limit, after, archive: true }, at(NOW)));
          }
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen.filter((id) => throughout.has(id)).sort()).toEqual([...throughout].sort());
        }),
        { numRuns },
      );
    },
  );

  it('keeps a closed page as it is until one of its own articles changes', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async ({ dates, steps }) => {
        const before = dates.map((date, index) => story(`s${index}`, date * 1_000));
        const after = steps.flat().reduce((articles, change) => changed(articles, change, new Set()), before);
        const [old, now] = [await pages(open, before), await pages(open, after)];
        const hashes = new Map(after.map(({ id, hash }) => [id, hash]));
        for (const [start, page] of old.filter(([, { archive }]) => archive?.closed)) {
          const own = ({ published, id }: Cursor) =>
            isBelow({ published, id }, start) && !isBelow({ published, id }, page.next);
          const touched =
            page.entries.some(({ id, hash }) => hashes.get(id) !== hash) ||
            after.some((one) => own(one) && !before.includes(one));
          if (touched) continue;
          const same = await (await openPaper(open, after)).list(
            SITE,
            { limit: 1, after: start, archive: true },
            at(NOW),
          );
          expect(plain(same)).toEqual(plain(page));
        }
        expect(now.flatMap(([, page]) => page.entries.map(({ id }) => id))).toEqual(
          expectedIds(paper({ articles: after }), SITE.scope, NOW),
        );
      }),
      { numRuns },
    );
  });

  it('names the page before, which leads back here', async () => {
    const articles = Array.from({ length: 700 }, (_, index) => story(`p${index}`, index * 1_000));
    const collection = await openPaper(open, articles);
    const all = await pages(open, articles);
    const named = all.filter(([, page]) => page.archive?.previous !== undefined);
    expect(named.length).toBeGreaterThan(5);
    for (const [start, page] of named) {
      const previous = page.archive?.previous;
      const { after } = previous ?? {};
      const before = after && (await collection.list(SITE, { limit: 1, after, archive: true }, at(NOW)));
      expect(previous?.entries).toEqual(before?.entries);
      expect(before?.next).toEqual({ published: start.published, id: start.id });
    }
    expect(all.every(([, page]) => page.entries.length <= 100)).toBe(true);
  });
}

/** Every archive page, with where it begins, from the first boundary on. */
async function pages(
  open: Open,
  articles: readonly Article[],
): Promise<readonly (readonly [Cursor, Listing])[]> {
  const collection = await openPaper(open, articles);
  const found: (readonly [Cursor, Listing])[] = [];
  let start: Cursor | undefined = { published: at(NOW + 1), id: '' };
  while (start !== undefined) {
    const listing: Listing | undefined = await collection.list(
      SITE,
      { limit: 1, after: start, archive: true },
      at(NOW),
    );
    if (listing === undefined) break;
    found.push([start, listing]);
    start = listing.next;
  }
  return found;
}

function openPaper(open: Open, articles: readonly Article[]): Promise<Collection> {
  const made: Paper = paper({ articles, sections: ['news'] });
  return open(made);
}

function story(id: string, published: number): Article {
  return article({ id, published: at(published), title: `A story of ${id}` });
}

/** Of all histories, so that none has an id twice. */
let publications = 0;

function changed(articles: readonly Article[], change: Change, throughout: Set<string>): Article[] {
  if (change.kind === 'publish') {
    publications += 1;
    // An id is for ever: that of a withdrawn story is nobody else's.
    return [...articles, story(`n${publications}-${change.published}`, change.published)];
  }
  const one = articles[change.which % articles.length];
  if (one === undefined) return [...articles];
  if (change.kind === 'edit') {
    const edited = { ...one, title: `${one.title}, edited`, hash: `${one.hash}e`, updated: at(NOW) };
    return articles.map((other) => (other === one ? edited : other));
  }
  throughout.delete(one.id);
  return articles.filter((other) => other !== one);
}

function isBelow(one: Cursor, cursor: Cursor | undefined): boolean {
  if (cursor === undefined) return false;
  const distance = cursor.published.getTime() - one.published.getTime();
  return distance === 0 ? one.id < cursor.id : distance > 0;
}

function plain(listing: Listing | undefined) {
  return {
    ids: listing?.entries.map(({ id, hash }) => [id, hash]),
    next: listing?.next,
    changed: listing?.changed,
  };
}
