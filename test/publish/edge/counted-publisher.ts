import { createSite, type Site, type SiteBindings } from '../../../src/runtime/worker/publish/site.ts';
import { sourceTable } from '../../../src/runtime/worker/publish/source-table.ts';
import { type ObjectStorage, storageHandle } from '../../../src/runtime/worker/publish/storage-handle.ts';
import publisher from '../../../src/runtime/worker/publisher.ts';
import type { Handle } from '../../../src/store/sql/handle.ts';

/** The publisher, which counts what it asks of its two databases, and can be given many articles at once. */
export default publisher;

/** Of D1: trips, statements, and the rows that it bills. Of the object's own database: statements and rows. */
export type Counts = {
  trips: number;
  statements: number;
  read: number;
  written: number;
  ownStatements: number;
  ownRead: number;
  ownWritten: number;
};

const none = (): Counts => ({
  ...{ trips: 0, statements: 0, read: 0, written: 0, ownStatements: 0, ownRead: 0, ownWritten: 0 },
});

export class SiteObject {
  readonly fetch: Site['fetch'];
  readonly alarm: Site['alarm'];

  constructor({ storage }: { readonly storage: ObjectStorage }, env: SiteBindings) {
    let counts = none();
    const own = countedStorage(storage, () => counts);
    const site = createSite({ storage: own, env: { ...env, DB: countedDatabase(env.DB, () => counts) } });
    this.fetch = async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      const { fetch } = await site;
      if (pathname === '/api/load') {
        load(storage, Number(searchParams.get('articles')));
        return new Response();
      }
      counts = none();
      const response = await fetch(request);
      const headers = new Headers(response.headers);
      headers.set('Test-Counts', JSON.stringify(counts));
      return new Response(response.body, { status: response.status, headers });
    };
    this.alarm = async () => (await site).alarm();
  }
}

function countedStorage(storage: ObjectStorage, counts: () => Counts): ObjectStorage {
  return {
    sql: {
      exec(sql, ...values) {
        const cursor = storage.sql.exec(sql, ...values);
        const rows = [...cursor];
        const { rowsRead, rowsWritten } = cursor;
        const now = counts();
        now.ownStatements += 1;
        now.ownRead += rowsRead;
        now.ownWritten += rowsWritten;
        return Object.assign(rows, { rowsRead, rowsWritten });
      },
    },
    transactionSync: (work) => storage.transactionSync(work),
    transaction: (work) => storage.transaction(work),
    setAlarm: (at) => storage.setAlarm(at),
    deleteAlarm: () => storage.deleteAlarm(),
  };
}

/** D1 says of every result what it bills. */
const meta = (result: object, name: string): number => Number(Reflect.get(Reflect.get(result, 'meta'), name));

const countedDatabase = (database: Handle, counts: () => Counts): Handle => ({
  prepare: (sql) => database.prepare(sql),
  async batch(statements) {
    const results = await database.batch(statements);
    const now = counts();
    now.trips += 1;
    now.statements += statements.length;
    for (const result of results) {
      now.read += meta(result, 'rows_read');
      now.written += meta(result, 'rows_written');
    }
    return results;
  },
});

/** Puts so many articles into the sources, in eight sections, with the same authors and tags whatever their number. */
function load(storage: ObjectStorage, articles: number): void {
  const { target } = sourceTable(storageHandle(storage), () => new Date());
  const encoder = new TextEncoder();
  for (let at = 0; at < articles; at += 1_000) {
    const some = Array.from({ length: Math.min(1_000, articles - at) }, (_, index) => at + index);
    target(new Map()).commit(
      some.map((number) => ({
        file: `desk${number % 8}/story-${number}.md`,
        bytes: encoder.encode(story(number)),
      })),
    );
  }
}

/** One a day, back from the day before the newest. */
const story = (number: number): string => `---
title: Story ${number}
date: ${new Date(Date.UTC(2026, 9, 1) - number * 3_600_000).toISOString()}
id: tag:paper.example,2026:story-${number}
authors: [Author ${number % 40}]
tags: [Tag ${number % 60}]
---

Word${number % 30} of the ferry.
`;
