import { expect, test } from 'vitest';
import { article, folder, png, site, write } from '../../content/folder.ts';
import { callCounts } from '../../support/call-counts.ts';
import { keep, now } from '../../sync/kept.ts';

test('a large file is hashed once, however many ask for it at once, before and after it changed', async () => {
  const large = Buffer.concat([png, Buffer.alloc(3_000_000)]);
  const names = ['asked-by-one.png', 'asked-by-many.png'];
  const dir = folder({
    'site.yaml': site,
    'news/a.md': article('', names.map((name) => `![x](${name})\n`).join('\n')),
    ...Object.fromEntries(
      names.map((name, index) => [`news/${name}`, Buffer.concat([large, Buffer.of(index)])]),
    ),
  });
  const { folderSync, collection, close } = await keep(dir);
  await folderSync.refresh();
  const current = await collection();
  const steps = async (name: string, times: number, expected: string) => {
    const found = await current.locate(`/news/${name}`, now);
    if (found?.kind !== 'media') throw new Error('the picture is not there');
    const counts = await callCounts(async () => {
      const all = Array.from({ length: times }, async () => current.mediaPart?.(found.file, 0, 7));
      const states = (await Promise.allSettled(all)).map(({ status }) => status);
      expect(new Set(states)).toEqual(new Set([expected]));
    });
    return counts.get('hashOfAll') ?? 0;
  };
  const [one = '', many = ''] = names;
  const once = await steps(one, 1, 'fulfilled');
  expect(once).toBeGreaterThan(0);
  expect(await steps(many, 20, 'fulfilled')).toBe(once);
  // Of the same length, and not read for the collection yet.
  for (const [index, name] of names.entries())
    write(dir, `news/${name}`, Buffer.concat([large.fill(1, 1_000_000), Buffer.of(index)]));
  expect(await steps(one, 1, 'rejected')).toBe(once);
  expect(await steps(many, 20, 'rejected')).toBe(once);
  expect(await steps(many, 20, 'rejected')).toBe(0);
  close();
});
