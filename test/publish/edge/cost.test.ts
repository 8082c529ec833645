import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { site } from '../../content/folder.ts';
import type { Counts } from './counted-publisher.ts';
import { edge } from './edge.ts';

const publisher = resolve(import.meta.dirname, 'counted-publisher.ts');

const story = (name: string, body: string) => `---
title: The ${name}
date: 2026-10-02 10:00
id: tag:paper.example,2026:${name}
authors: [Author 1]
tags: [Tag 2]
---

${body}
`;

/** What an edit costs in a paper of so many articles. */
async function costsAt(articles: number) {
  const { api, put, get } = await edge({ publisher });
  await api(`/load?articles=${articles}`, { method: 'POST' });
  const first = await put('site.yaml', site);
  expect(first.status).toBe(201);
  const cost = async (answer: ReturnType<typeof put>) => {
    const { headers, status } = await answer;
    expect([200, 201]).toContain(status);
    return JSON.parse(headers.get('test-counts') ?? '{}') as Counts;
  };
  await cost(put('desk3/warm.md', story('warm', 'Once.')));
  const created = await cost(put('desk3/ferry.md', story('ferry', 'Runs.')));
  // From the third correction on the versions of the first are cleared away.
  for (const body of ['Stops.', 'Runs.']) await cost(put('desk3/ferry.md', story('ferry', body)));
  const costs = {
    first: JSON.parse(first.headers.get('test-counts') ?? '{}') as Counts,
    created,
    corrected: await cost(put('desk3/ferry.md', story('ferry', 'Runs again.'))),
    deleted: await cost(api('/files/desk3/ferry.md', { method: 'DELETE' })),
    unchanged: await cost(put('desk3/warm.md', story('warm', 'Once.'))),
  };
  // An eighth of all articles carries it.
  await cost(put('desk3/_index.md', '---\ntitle: Desk 3\ncallout: Support this desk.\n---\n'));
  for (const number of [3, articles - 5])
    expect(await (await get(`/desk3/story-${number}`)).text()).toContain('Support this desk.');
  return costs;
}

/**
 * Free plan (https://developers.cloudflare.com/d1/platform/limits/, /durable-objects/platform/pricing/): 50 queries of D1 an invocation; a day, of D1 and of
 * Durable Objects each, 100,000 rows written and 5,000,000 read.
 */
const FREE = { statements: 50, written: 100_000, read: 5_000_000 } as const;

/** Edits a day that the free plan is to be enough for. */
const EDITS = 1_500;

/** Articles of the larger paper; with 100,000 it takes minutes. */
const LARGE = Number(process.env.DATELINE_ARTICLES ?? 20_000);

test(`an edit costs the same with 1,000 articles and with ${LARGE}, and the free plan is enough for hundreds a day`, async () => {
  const small = await costsAt(1_000);
  const large = await costsAt(LARGE);
  for (const kind of ['created', 'corrected', 'deleted', 'unchanged'] as const) {
    expect([kind, large[kind]]).toEqual([kind, small[kind]]);
    const { statements, read, written, ownRead, ownWritten } = large[kind];
    expect(statements).toBeLessThanOrEqual(FREE.statements - 4);
    expect(EDITS * Math.max(written, ownWritten)).toBeLessThanOrEqual(FREE.written);
    expect(EDITS * Math.max(read, ownRead)).toBeLessThanOrEqual(FREE.read);
  }
  // What readers see is the same: they are told of nothing, and their database is not asked.
  expect(large.unchanged).toMatchObject({ trips: 0, statements: 0 });
  // A paper that comes all at once costs each of its articles the same.
  expect(large.first.written / LARGE).toBeLessThan((1.1 * small.first.written) / 1_000);
});
