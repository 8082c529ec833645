import { expect, it } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';
import type { Collection } from '../../src/store/collection.ts';
import { createSqlCollections } from '../../src/store/sql/read/collections.ts';
import { StaleCollectionError } from '../../src/store/stale-collection.ts';
import { article, at, paper, SITE } from '../contract/paper.ts';
import { sync } from '../contract/stored.ts';

const NOW = 100;

const edition = (title: string) =>
  paper({ articles: ['a', 'b'].map((id) => article({ id, published: at(1), title: `${title} ${id}` })) });

const [first, second] = [edition('First'), edition('Second')];

async function published() {
  const handle = openSqlite({ path: ':memory:' });
  await migrate(handle);
  await sync(handle, first, NOW);
  const current = createSqlCollections({ handle, media: async () => new Uint8Array() });
  const collection = async () => {
    const found = await current();
    if (!found) throw new Error('nothing was published');
    return found;
  };
  return { handle, collection };
}

type Asking = (collection: Collection) => Promise<unknown>;

const questions: Readonly<Record<string, Asking>> = {
  list: (one) => one.list({ scope: { kind: 'site' } }, { limit: 5 }, at(NOW)),
  'list by words': (one) =>
    one.list(
      { scope: { kind: 'site' }, filter: { query: { kind: 'words', words: ['first'], prefix: false } } },
      { limit: 5 },
      at(NOW),
    ),
  'list an archive page': (one) =>
    one.list({ scope: { kind: 'site' } }, { limit: 5, archive: true }, at(NOW)),
  read: (one) => one.read(first.articles, at(NOW)),
  directory: (one) => one.directory(at(NOW)),
  locate: (one) => one.locate(first.articles[0]?.path ?? '', at(NOW)),
};

it.each(Object.entries(questions))(
  '%s of a collection that was replaced once is answered; replaced twice, it says so, and not half of it',
  async (_, question) => {
    const { handle, collection } = await published();
    const early = await collection();
    await sync(handle, second, NOW);
    await expect(question(early)).resolves.toBeDefined();
    // Of another, nothing has been asked before.
    const late = await published();
    const taken = await late.collection();
    for (const next of [second, first, second]) await sync(late.handle, next, NOW);
    await expect(question(taken)).rejects.toBeInstanceOf(StaleCollectionError);
  },
);

it.each([
  ['list', second, 'Second'],
  ['read', second, 'Second'],
  // It comes back as it was, with the same revision and validators.
  ['list', first, 'First'],
  ['read', first, 'First'],
] as const)(
  'a request under which the collection is replaced at its %s is answered from what there is then',
  async (step, last, title) => {
    const { handle, collection } = await published();
    let replaced = false;
    const replacing = async () => {
      if (replaced) return;
      replaced = true;
      for (const next of [second, first, last]) await sync(handle, next, NOW);
    };
    const slow = async (): Promise<Collection> => {
      const found = await collection();
      return {
        ...found,
        async list(...asked) {
          if (step === 'list') await replacing();
          return found.list(...asked);
        },
        async read(...asked) {
          if (step === 'read') await replacing();
          return found.read(...asked);
        },
      };
    };
    const failures: unknown[] = [];
    const app = createApp({
      collection: slow,
      compressors: {},
      now: () => at(NOW),
      log: (record) => failures.push(record),
    });
    for (const path of ['/feed.json', '/rss.xml']) {
      const response = await app.fetch(new Request(`${SITE.url}${path}`));
      const text = await response.text();
      expect([response.status, failures]).toEqual([200, []]);
      expect(text).toContain(`${title} a`);
      expect(text).toContain(`${title} b`);
    }
  },
);
