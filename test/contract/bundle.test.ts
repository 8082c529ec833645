import { expect, it } from 'vitest';
import { openBundle } from '../../src/collection/bundle.ts';
import { packBundle } from '../../src/collection/pack.ts';
import { contract } from './collection.ts';
import { openPacked } from './packed.ts';
import { article, at, paper } from './paper.ts';

contract('a bundle', (paper) => openPacked(paper, 20));
contract('a bundle with an article a shard', (paper) => openPacked(paper, 1));

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
