import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolderSync } from '../../src/runtime/node/folder-sync.ts';
import type { SqliteHandle } from '../../src/runtime/node/sqlite.ts';
import { article, type Files, folder, png, site, write } from '../content/folder.ts';
import { keep } from './kept.ts';

const named = (name: string, lines = '', body?: string) => article(lines, body).replace(':a\n', `:${name}\n`);

const start: Files = {
  'site.yaml': `${site}callout: '[Give](news/b.md)'\nredirects:\n  /was: /news/a\n`,
  'news/_index.md': '---\ntitle: News\n---\n',
  'news/a.md': named(
    'a',
    'authors: [Ann]\ntags: [Ferries]\nimage: {src: p.png, alt: x}\naliases: [/old/a]',
    '[b](b.md)\n',
  ),
  'news/b.md': named('b', 'tags: [Ferries]', '[a](a.md) and [c](/news/c)\n'),
  'news/copied.md': named(
    'copied',
    'authors: [Ann, Ben]\ntags: [Ferries, Tides]',
    '[itself](copied.md)\n',
  ).replace('date: 2019', 'date: 2010'),
  'news/p.png': png,
};

/** Steps through a table that grows with the collection: but the index of what is not published yet, and whether there is any row. */
const large =
  /^SCAN (?:article|a|file|f|file_key|k|member|m|event|e|pending|document|media)\b(?!.* media_unpublished|.*LIMIT 1$)/;

/** As many articles more as rows that say what is known of one, under other names and at other times. */
function fill(handle: SqliteHandle, count: number): void {
  const numbers = `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${count})`;
  const renamed = (column: string) => `replace(${column}, 'copied', 'copy-' || n)`;
  const one = "(SELECT seq FROM article WHERE id LIKE '%:copied')";
  handle.execute(`
    ${numbers} INSERT INTO file (path, stamp, about, sync)
      SELECT ${renamed('path')}, stamp, ${renamed('about')}, sync FROM file, n WHERE path = 'news/copied.md';
    ${numbers} INSERT INTO file_key (kind, key, path, value)
      SELECT kind, ${renamed('key')}, ${renamed('path')}, ${renamed('value')} FROM file_key, n WHERE path = 'news/copied.md';
    ${numbers} INSERT INTO document (seq, text) SELECT seq - n * 4096, text FROM document, n WHERE seq = ${one};
    ${numbers} INSERT INTO member (scope, seq) SELECT scope, seq - n * 4096 FROM member, n WHERE seq = ${one};
    ${numbers} INSERT INTO article SELECT seq - n * 4096, ${renamed('id')}, hash, ${renamed('path')}, published - n * 1000, updated,
      since - n * 1000, until, kind, shown, indexed, scopes, born, died FROM article, n WHERE seq = ${one};
`);
}

type Cost = { readonly statements: number; readonly rows: number };

/** What each edit costs in a collection of that many articles, and which statements went through a whole table. */
async function costs(count: number, edits: typeof EDITS) {
  const dir = folder(start);
  const { folderSync, handle, close } = await keep(dir);
  await folderSync.refresh();
  fill(handle, count);
  const asked = new Set<string>();
  let cost = { statements: 0, rows: 0 };
  const counting: SqliteHandle = {
    ...handle,
    async batch(statements) {
      const results = await handle.batch(statements);
      // Made by `prepare` of this handle.
      for (const statement of statements) asked.add(String(Reflect.get(statement, 'sql')));
      const rows = results.reduce((sum, result) => sum + result.results.length, 0);
      cost = { statements: cost.statements + statements.length, rows: cost.rows + rows };
      return results;
    },
  };
  const counted = createFolderSync({ dir, handle: counting });
  const found: Record<string, Cost> = {};
  for (const [name, file, edit] of edits) {
    edit(dir);
    cost = { statements: 0, rows: 0 };
    const report = await counted.refresh([file]);
    expect([name, report.changed]).toEqual([name, true]);
    found[name] = cost;
  }
  const scans = [...asked].flatMap((sql) => {
    const plan = /^\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE)/.test(sql)
      ? handle.rows(`EXPLAIN QUERY PLAN ${sql}`)
      : [];
    return plan.flatMap(({ detail }) => {
      const step = `${detail}: ${sql}`;
      return large.test(step) ? [step] : [];
    });
  });
  close();
  return { found, scans };
}

const EDITS: readonly (readonly [name: string, file: string, edit: (dir: string) => void])[] = [
  ['a body', 'news/a.md', (dir) => write(dir, 'news/a.md', `${start['news/a.md']}More.\n`)],
  [
    'a tag that others have',
    'news/b.md',
    (dir) => write(dir, 'news/b.md', named('b', 'tags: [Ferries, Tides]', '[a](a.md)\n')),
  ],
  [
    'another address',
    'news/a.md',
    (dir) => write(dir, 'news/a.md', named('a', 'url: https://paper.example/news/z\ntags: [Ferries]')),
  ],
  [
    'a new article with a picture',
    'news/c.md',
    (dir) => write(dir, 'news/c.md', named('c', 'authors: [Ann]\nimage: {src: p.png, alt: x}')),
  ],
  ['one that goes', 'news/c.md', (dir) => rmSync(join(dir, 'news/c.md'))],
];

test('an edit asks the same of 20,000 articles as of 1,000, and reads no table whole', async () => {
  const [small, big] = [await costs(1_000, EDITS), await costs(20_000, EDITS)];
  expect(big.found).toEqual(small.found);
  expect(big.scans).toEqual([]);
});
