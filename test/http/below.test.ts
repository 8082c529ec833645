import { test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { createMemoryCollection } from '../../src/store/memory/memory.ts';
import { at, sourceOf } from '../contract/paper.ts';
import { BELOW, expectBelow, paperBelow } from './cases/below.ts';

test.each(BELOW)('of a site at “%s”, %s is %s', async (base, path, answer) => {
  const parts = paperBelow(base);
  const collection = createMemoryCollection(parts.snapshot, sourceOf(parts));
  const app = createApp({ collection: () => collection, now: () => at(9), compressors: {} });
  const get = async (path: string) => app.request(new Request(`https://www.example.com${path}`));
  await expectBelow(get, path, answer);
});
