import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { RECORDS } from '../../../src/runtime/worker/push/shard-request.ts';
import { site } from '../../content/folder.ts';
import { endpointOfApi, opened, SECRET, toldOfArticles, withdrawn } from '../../contract/webhooks.ts';
import { BASE, story } from '../hub-paper.ts';
import { subscriber, until } from '../subscriber.ts';
import { edgeHub } from './hub-edge.ts';

/** Every row of every database below a folder, by its table. */
function* rowsBelow(state: string): Generator<{ readonly table: string; readonly text: string }> {
  const files = readdirSync(state, { recursive: true, encoding: 'utf8' }).map((name) => join(state, name));
  for (const path of files.filter((file) => file.endsWith('.sqlite') && statSync(file).size > 0)) {
    const database = new DatabaseSync(path, { readOnly: true, readBigInts: true });
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    for (const table of tables.map(({ name }) => String(name)))
      for (const row of database.prepare(`SELECT * FROM "${table}"`).all())
        yield { table, text: Object.values(row).map(textOf).join(' ') };
    database.close();
  }
}

const textOf = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);

test('on Workers webhooks are sent as on Node, and the text of what is withdrawn is in no row afterwards', async () => {
  const cms = await subscriber();
  const {
    webhooks: paper,
    put,
    rows,
    alarm,
    subscribe,
    state,
    close,
  } = await edgeHub({
    secrets: { CMS_SECRET: SECRET },
  });
  const siteText = `${site}hub: own\nwebhooks:\n  cms: {url: '${cms.callback}', secret: CMS_SECRET}\n`;
  await put('site.yaml', siteText);
  await until(async () => (await paper.webhooks()).isObserved);
  await toldOfArticles(paper, cms);
  await endpointOfApi(paper, await subscriber());
  await until(() => cms.deliveries.length === 6);

  const from = new Date(Math.ceil((Date.now() + 150_000) / 1000) * 1000);
  await put('news/later.md', story('later').replace(/^date: .*$/m, `date: ${from.toISOString()}`));
  await until(async () => (await alarm(RECORDS)) === from.getTime());
  expect(cms.deliveries).toHaveLength(6);
  await paper.advance(90_000);
  await until(() => cms.deliveries.length === 7);
  expect(cms.deliveries.slice(6).map((one) => opened(one))).toMatchObject([
    { type: 'article.published', timestamp: from.toISOString() },
  ]);

  // A message and a delivery of it wait while it is withdrawn.
  const text = 'xyzzy-the-mayor-resigns';
  const reader = await subscriber();
  await subscribe(`${BASE}/rss.xml`, reader.callback);
  for (const one of [cms, reader]) one.behave({ deliver: () => ({ status: 500 }) });
  await put('news/mayor.md', story('mayor', `${text}\n`).replace('The mayor', text));
  await until(() => cms.deliveries.length === 8 && reader.deliveries.length === 1);
  expect(cms.deliveries[7]?.body).toContain(text);
  expect(reader.deliveries[0]?.body).toContain(text);
  await put('news/mayor.md', withdrawn(story('mayor')));
  const [waiting] = await rows(RECORDS, "SELECT event FROM push_delivery WHERE article LIKE '%:mayor'");
  expect(waiting).toBeDefined();
  await close();
  const all = [...rowsBelow(state)];
  expect(all.filter((one) => one.text.includes('/news/mayor')).map(({ table }) => table)).toContain(
    'push_delivery',
  );
  expect(all.filter((one) => one.text.includes(text)).map(({ table }) => table)).toEqual([]);
});
