import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/cli/start/database.ts';
import { folderLocation } from '../../src/runtime/node/source/folder-location.ts';
import { createSync } from '../../src/sync/sync.ts';
import { article, folder, site, write } from '../content/folder.ts';

const named = (name: string, text: string) => article('', `${text}\n`).replace(':a\n', `:${name}\n`);

/** A folder whose names are given only once somebody says so. */
async function gated() {
  const dir = folder({ 'site.yaml': site, 'news/a.md': named('a', 'One.'), 'news/b.md': named('b', 'One.') });
  const { handle } = await openDatabase(dir, ':memory:');
  let gate = Promise.resolve();
  const location = {
    ...folderLocation(dir),
    open() {
      const opened = folderLocation(dir).open();
      if (!opened) return undefined;
      const names = () => gate.then(() => opened.source.names());
      return { source: { ...opened.source, names } };
    },
  };
  const sync = createSync({ location, handle, here: 'http://localhost', program: () => 'test' });
  const close = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    return resolve;
  };
  const documents = () =>
    handle
      .rows('SELECT d.text AS text FROM article a JOIN document d ON d.seq = a.seq WHERE a.died > 1000000')
      .map(({ text }) => /(One|Two|Three)\./.exec(String(text))?.[1])
      .toSorted();
  return { dir, sync, close, documents };
}

test('an edit does not wait while the whole folder is looked at, and is not undone by what was seen before it', {
  timeout: 30_000,
}, async () => {
  const { dir, sync, close, documents } = await gated();
  await sync.refresh();
  expect(documents()).toEqual(['One', 'One']);
  const open = close();
  write(dir, 'news/b.md', named('b', 'Two.'));
  write(dir, 'news/c.md', named('c', 'Three.'));
  const whole = sync.refresh();
  write(dir, 'news/a.md', named('a', 'Two.'));
  expect((await sync.refresh(['news/a.md'])).changed).toBe(true);
  expect(documents()).toEqual(['One', 'Two']);
  open();
  expect((await whole).changed).toBe(true);
  expect(documents()).toEqual(['Three', 'Two', 'Two']);
  expect((await sync.refresh()).changed).toBe(false);
});

test('what goes, and what cannot be read, is found out of turn as well', async () => {
  const { dir, sync, documents } = await gated();
  await sync.refresh();
  rmSync(join(dir, 'news/a.md'));
  write(dir, 'news/.hidden.md', named('x', 'Two.'));
  const { changed, problems } = await sync.refresh();
  expect([changed, documents(), problems.map(({ file }) => file)]).toEqual([
    true,
    ['One'],
    ['news/.hidden.md'],
  ]);
  rmSync(join(dir, 'news/.hidden.md'));
  expect((await sync.refresh()).problems).toEqual([]);
});
