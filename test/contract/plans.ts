import { expect, it } from 'vitest';
import type { Handle } from '../../src/store/sql/handle.ts';
import { QUESTIONS } from '../../src/store/sql/read/statements.ts';

/** Not tables: a list that comes with the question, full-text search going through what it found, and rows from inside the question. */
const NO_TABLE = [
  /^SCAN CONSTANT ROW/,
  /^SCAN j VIRTUAL TABLE/,
  // The ids in the record of one file that was found.
  /^SCAN s VIRTUAL TABLE/,
  // The places in the text of one article that was found.
  /^SCAN p VIRTUAL TABLE/,
  /^SCAN search VIRTUAL TABLE INDEX \d+:M/,
  /^SCAN \(subquery-\d+\)/,
  /^SCAN (?:CONSTANT ROW|next|written|month|moved|x|s|j)(?: LEFT-JOIN)?$/,
  // Few rows, once an isolate.
  /^SCAN d1_migrations /,
  // From a word on, and whether a word is in anything.
  /^SCAN vocabulary VIRTUAL TABLE INDEX 513:/,
  /^SCAN search EXISTS VIRTUAL TABLE INDEX \d+:M/,
];

/** What each question that goes on until a page is full, or to the first instant, must follow, so that it stops there. */
const IN_ORDER: Readonly<Record<string, RegExp>> = {
  LIST: /^SEARCH m USING PRIMARY KEY \(scope=\? AND seq<\?\)/,
  LIST_SINCE: /^SEARCH m USING PRIMARY KEY \(scope=\? AND seq>\? AND seq<\?\)/,
  NEWER: /^SEARCH m USING PRIMARY KEY \(scope=\? AND seq>\?\)/,
  FIND: /^SCAN search VIRTUAL TABLE INDEX \d+:M2?<>/,
  FIND_NEWER: /^SCAN search VIRTUAL TABLE INDEX \d+:M2?>/,
  CHANGED: /^SEARCH e USING PRIMARY KEY \(scope=\? AND at<\?\)/,
  CHANGES: /^SEARCH e USING PRIMARY KEY \(scope=\? AND at>\?\)/,
  RANGE: /^SEARCH e USING COVERING INDEX event_place \(scope=\? AND seq>\? AND seq<\?\)/,
  NEWEST: /^SEARCH m USING PRIMARY KEY \(scope=\?\)/,
  ADJACENT: /^SEARCH m USING PRIMARY KEY \(scope=\? AND seq<\?\)/,
  PAGES: /^SEARCH a USING INDEX article_page \(published>\? AND published<\?\)/,
  MONTHS: /^SEARCH a USING INDEX article_page \(published<\?\)/,
};

/** Reads the plan of everything a reader may ask. */
export function plans(handle: Handle): void {
  const planOf = async (sql: string) => {
    const values = Math.max(0, ...[...sql.matchAll(/\?(\d+)/g)].map(([, number]) => Number(number)));
    const statement = handle.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...Array<null>(values).fill(null));
    const [plan] = await handle.batch([statement]);
    return (plan?.results ?? []).map((row) => ({ parent: row.parent, step: String(row.detail) }));
  };

  it.each(Object.entries(QUESTIONS))('%s scans no table', async (_, sql) => {
    const steps = (await planOf(sql)).map(({ step }) => step);
    const scans = steps.filter(
      (step) => step.startsWith('SCAN') && !NO_TABLE.some((allowed) => allowed.test(step)),
    );
    expect(scans).toEqual([]);
    expect(steps.some((step) => /^(?:SEARCH|SCAN) /.test(step))).toBe(true);
  });

  it.each(Object.entries(QUESTIONS).filter(([name]) => name !== 'RANGE'))(
    '%s follows instants where it asks for them, not all that ever happened',
    async (_, sql) => {
      const steps = (await planOf(sql)).map(({ step }) => step);
      expect(steps.filter((step) => /INDEX event_place/.test(step))).toEqual([]);
    },
  );

  it.each(Object.entries(IN_ORDER))('%s reads no further than its answer', async (name, order) => {
    const plan = await planOf(QUESTIONS[name] ?? '');
    const followed = plan.find(({ step }) => order.test(step));
    expect(followed).toBeDefined();
    const sorts = plan.filter(
      ({ parent, step }) => parent === followed?.parent && step.includes('TEMP B-TREE'),
    );
    expect(sorts).toEqual([]);
  });
}
