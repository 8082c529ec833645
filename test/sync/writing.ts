import { flushCompileCache } from 'node:module';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';
import { createWriter } from '../../src/store/sql/write/writer.ts';
import { createShelf } from '../../src/sync/file-repository.ts';
import { edition, publicationOf } from './editions.ts';

// Brings a database from one edition to the other and back, until it is killed.
const [, , path = '', from = '0'] = process.argv;
// A killed program leaves none of what it compiled.
flushCompileCache();
const handle = openSqlite({ path });
const shelf = createShelf(handle);
console.log('ready');
for (let number = Number(from); ; number = 1 - number) {
  const { articles, gone } = edition(number);
  const writer = await createWriter(handle);
  await writer.begin({ now: new Date('2030-01-01') });
  await writer.upsert(articles);
  await writer.remove(gone);
  for (const { head } of articles) shelf.put(`${head.id}.md`, { stamp: `${number}` });
  await writer.publish(publicationOf(number));
  await writer.index(10, async (documents) => documents.map(() => `words ${number}`));
  await new Promise(setImmediate);
}
