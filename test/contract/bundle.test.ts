import { expect, it } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { trustedHtml } from '../../src/domain/html.ts';
import { openBundle } from '../../src/store/bundle/bundle.ts';
import { createPacker } from '../../src/store/bundle/pack.ts';
import { encodeArticle } from '../../src/store/codec.ts';
import { packBundle } from '../support/pack-bundle.ts';
import { contract } from './collection.ts';
import { openPacked } from './packed.ts';
import { article, at, headOf, paper, SITE } from './paper.ts';

contract('a bundle', (paper) => openPacked(paper, 20));
contract('a bundle with an article a shard', (paper) => openPacked(paper, 1));

/** A bundle of so many stories of 1,000 words, and how much of it was read. */
async function large(count: number) {
  const body = trustedHtml(`<p>${'ferry '.repeat(999)}harbor</p>`);
  const made = paper({
    articles: Array.from({ length: count }, (_, index) =>
      article({ id: `a${index}`, published: at(1), body }),
    ),
  });
  const { texts } = await packBundle({ ...made, now: at(5) });
  const reads: string[] = [];
  const app = createApp({
    collection: async () =>
      openBundle(async (path) => {
        reads.push(path);
        return new TextEncoder().encode(texts.get(path));
      }),
    compressors: {},
    now: () => at(5),
  });
  const get = (path: string) => app.fetch(new Request(`${SITE.url}${path}`));
  const search = texts.get('/search.txt');
  return { get, reads, search };
}

it('offers search as long as its words are few enough to be kept, and reads no article for one that finds none', async () => {
  const { get, reads, search } = await large(600);
  expect(search?.length).toBeLessThanOrEqual(4 * 2 ** 20);
  expect((await get('/feed.json?q=nowhere')).status).toBe(200);
  expect(reads).toEqual(['/index.json', '/search.txt']);
  expect(await (await get('/')).text()).toContain('name="q"');
  const { items } = await (await get('/feed.json?q=harbor')).json();
  expect(items).toHaveLength(20);
});

it('offers no search past that, says so, and never reads words', async () => {
  const { get, reads, search } = await large(900);
  expect(search).toBeUndefined();
  const refused = await get('/feed.json?q=ferry');
  expect([refused.status, await refused.text()]).toEqual([404, expect.stringContaining('offers no search')]);
  expect((await get('/feed.json?tag=ferries')).status).toBe(200);
  expect(await (await get('/')).text()).not.toContain('name="q"');
  expect((await get('/?q=ferry')).status).toBe(200);
  expect(reads.filter((path) => path === '/search.txt')).toEqual([]);
});

it('built by a clock that was ahead, it does without what that clock had seen expire, and answers for the rest', async () => {
  const made = paper({
    articles: [
      article({ id: 'a', published: at(1) }),
      article({ id: 'b', published: at(2), until: at(50) }),
      article({ id: 'c', published: at(3), from: at(60) }),
    ],
    aliases: [{ path: '/old/b', id: 'b' }],
  });
  const { texts } = await packBundle({ ...made, now: at(100) });
  const collection = await openBundle(async (path) => new TextEncoder().encode(texts.get(path)));
  for (const [now, ids] of [
    [40, ['a']],
    [55, ['a']],
    [70, ['c', 'a']],
  ] as const) {
    const listing = await collection.list({ scope: { kind: 'site' } }, { limit: 9 }, at(now));
    const read = await collection.read(listing?.entries ?? [], at(now));
    expect(read.map(({ id }) => id)).toEqual(ids);
    expect(await collection.locate('/news/b', at(now))).toBeUndefined();
    expect(await collection.locate('/old/b', at(now))).toBeUndefined();
  }
});

it('is written as it is packed: no more articles are held than one shard of each section', async () => {
  let [added, held, most] = [0, 0, 0];
  const packer = createPacker({
    now: at(1),
    write: async (path, text) => {
      if (path.startsWith('/articles/')) held -= text.split('\n').length;
    },
  });
  for (; added < 1_000; added += 1) {
    const section = { path: `s${added % 3}`, trail: ['S'] };
    const one = article({ id: `a${added}`, published: at(added), sections: [section] });
    await packer.add(headOf(one), encodeArticle(one), '');
    held += 1;
    most = Math.max(most, held);
  }
  expect(most).toBeLessThanOrEqual(3 * 20);
  const { snapshot } = paper({ articles: [] });
  await packer.finish(snapshot);
  expect(held).toBe(0);
});
