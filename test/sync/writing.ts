import { flushCompileCache } from 'node:module';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';
import { createWriter } from '../../src/store/sql/write/writer.ts';
import { createFileRepository } from '../../src/sync/records/file-repository.ts';
import { edition, publicationOf } from './editions.ts';

// Brings a database from one edition to the other and back, until it is killed.
const [, , path = '', from = '0'] = process.argv;
// A killed program leaves none of what it compiled.
flushCompileCache();
const handle = openSqlite({ path });
const repository = createFileRepository(handle, 0);
console.log('ready');
for (let number = Number(from); ; number = 1 - number) {
  const { articles, gone } = edition(number);
  const writer = await createWriter(handle);
  await writer.begin({ now: new Date('2030-01-01') });
  await writer.upsert(articles);
  await writer.remove(gone);
  await repository.write(
    articles.map(({ head }) => ({
      file: `${head.id}.md`,
      record: { stamp: `${number}` },
      added: [],
      removed: [],
    })),
  );
  await writer.publish(publicationOf(number));
  await writer.index(10, async (documents) => documents.map(() => `words ${number}`));
  await new Promise(setImmediate);
}
