import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createFolderSync } from '../../src/runtime/node/folder-sync.ts';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';
import { createSqlCollections } from '../../src/store/sql/read/collections.ts';
import { article, folder, site, write } from '../content/folder.ts';

const NOW = new Date('2026-01-01T00:00:00Z');

test('old paths follow the content folder into the database, and out of it', async () => {
  const dir = folder({
    'site.yaml': `${site}redirects:\n  /old/*: /news/:splat\n`,
    'news/a.md': article('aliases: [/2019/a.html, /News/A-old/]'),
  });
  const handle = openSqlite({ path: ':memory:' });
  onTestFinished(() => handle.close());
  await migrate(handle);
  const folderSync = createFolderSync({ dir, handle });
  const current = createSqlCollections({
    handle,
    media: async () => {
      throw new Error('no media here');
    },
  });
  const where = async (path: string) => {
    const located = await (await current())?.locate(path, NOW);
    return located?.kind === 'moved' ? located.to : located?.kind;
  };

  await folderSync.refresh();
  expect([await where('/2019/a.html'), await where('/news/a-old'), await where('/news/a')]).toEqual([
    '/news/a',
    '/news/a',
    'article',
  ]);
  expect((await current())?.site.redirects).toEqual([{ from: '/old/*', to: '/news/:splat' }]);
  const hash = (await current())?.site.hash;

  write(dir, 'news/b.md', article('aliases: /2019/a.html').replace(':a\n', ':b\n'));
  expect((await folderSync.refresh()).problems.map(({ code, file }) => [code, file])).toEqual([
    ['redirect-taken', 'news/b.md'],
  ]);
  expect(await where('/2019/a.html')).toBe('/news/a');

  rmSync(join(dir, 'news/a.md'));
  write(dir, 'site.yaml', `${site}redirects:\n  /x: /x\n`);
  const { problems } = await folderSync.refresh();
  expect(problems.map(({ code, file }) => [code, file])).toEqual([['redirect-loop', 'site.yaml']]);
  expect([await where('/2019/a.html'), await where('/news/a-old')]).toEqual(['/news/b', undefined]);
  expect((await current())?.site.hash).toBe(hash);
});
