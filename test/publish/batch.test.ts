import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { article, png } from '../content/folder.ts';
import { paper } from './paper.ts';

const story = (name: string, body = `About the ${name}.\n`) =>
  article('', body).replace(':a\n', `:${name}\n`).replace('A headline', `The ${name}`);

const json = (body: unknown, headers: Readonly<Record<string, string>> = {}) => ({
  ...{ method: 'POST', body: JSON.stringify(body) },
  headers: { 'Content-Type': 'application/json', ...headers },
});

test('many files and deletions are one publication', async () => {
  const { api, get, dir } = await paper({ 'news/old.md': story('old') });
  const answer = await api(
    '/batch',
    json({
      files: [
        { path: 'news/pier.png', base64: png.toString('base64') },
        { path: 'news/a.md', content: story('a', '![A pier](pier.png)\n') },
        { path: 'news/b.md', content: story('b', 'See [a](a.md).\n') },
      ],
      delete: ['news/old.md'],
    }),
  );
  expect(answer.status).toBe(200);
  const { files, revision } = await answer.json();
  expect(files.map(({ path, etag }: { path: string; etag: unknown }) => [path, etag !== null])).toEqual([
    ['news/pier.png', true],
    ['news/a.md', true],
    ['news/b.md', true],
    ['news/old.md', false],
  ]);
  expect(files.flatMap(({ problems }: { problems: unknown[] }) => problems)).toEqual([]);
  expect((await (await get('/health')).json()).revision).toBe(revision);
  const feed = await (await get('/rss.xml')).text();
  expect(feed).toContain('https://paper.example/news/a');
  expect(feed).not.toContain('About the old.');
  expect(existsSync(join(dir, 'news/old.md'))).toBe(false);
});

test('one error, or one condition that does not hold, refuses all of it', async () => {
  const { api, dir } = await paper({ 'news/old.md': story('old') });
  const files = [{ path: 'news/a.md', content: story('a') }];
  const wrong = await api(
    '/batch',
    json({ files: [...files, { path: 'news/b.md', content: 'no front matter' }] }),
  );
  expect(wrong.status).toBe(422);
  const stale = await api('/batch', json({ files, delete: [{ path: 'news/old.md', ifMatch: '"0"' }] }));
  expect(stale.status).toBe(412);
  const twice = await api('/batch', json({ files: [...files, ...files] }));
  expect(twice.status).toBe(400);
  expect(existsSync(join(dir, 'news/a.md'))).toBe(false);
  expect(existsSync(join(dir, 'news/old.md'))).toBe(true);
});

test('as a form, with the files as they are', async () => {
  const { api, get } = await paper({ 'news/old.md': story('old') });
  const form = new FormData();
  form.set('news/pier.png', new Blob([new Uint8Array(png)]), 'pier.png');
  form.set('news/a.md', new Blob([story('a', '![A pier](pier.png)\n')]), 'a.md');
  form.set('delete', 'news/old.md');
  expect((await api('/batch', { method: 'POST', body: form })).status).toBe(200);
  expect(Buffer.from(await (await get('/news/pier.png')).arrayBuffer())).toEqual(png);
});

test('more than a hundred files are refused with the limit', async () => {
  const { api } = await paper();
  const files = Array.from({ length: 101 }, (_, n) => ({ path: `news/${n}.md`, content: story(`n${n}`) }));
  const answer = await api('/batch', json({ files }));
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ limit: 100 });
});

test('an Idempotency-Key: sent again the request is answered, not done; another request with it is refused', async () => {
  const { api } = await paper();
  const once = { 'Idempotency-Key': 'one' };
  const first = await api('/batch', json({ files: [{ path: 'news/a.md', content: story('a') }] }, once));
  const again = await api('/batch', json({ files: [{ path: 'news/a.md', content: story('a') }] }, once));
  expect([first.status, again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 200, 'true']);
  expect(await again.text()).toBe(await first.text());
  const other = await api('/batch', json({ files: [{ path: 'news/b.md', content: story('b') }] }, once));
  expect(other.status).toBe(422);
  expect((await (await api('/log')).json()).entries).toHaveLength(1);
  const refused = await api(
    '/batch',
    json({ files: [{ path: 'news/b.md', content: 'x' }] }, { 'Idempotency-Key': 'two' }),
  );
  expect(refused.status).toBe(422);
  const corrected = await api(
    '/batch',
    json({ files: [{ path: 'news/b.md', content: story('b') }] }, { 'Idempotency-Key': 'two' }),
  );
  expect(corrected.status).toBe(200);
});

test('edits that a crash has interrupted are finished at the next start', async () => {
  const { api, dir, close } = await paper({ 'news/a.md': story('a'), 'news/b.md': story('b') });
  expect((await api('/log')).status).toBe(200);
  await close();
  const temporary = 'news/.a.md.1.dateline-edit';
  // As they are after the journal is written and before the files are renamed.
  writeFileSync(join(dir, temporary), story('a', 'Another text of a.\n'));
  const journal = [{ file: 'news/a.md', temporary }, { file: 'news/b.md' }];
  writeFileSync(join(dir, '.dateline-edits.json.new'), JSON.stringify(journal));
  renameSync(join(dir, '.dateline-edits.json.new'), join(dir, '.dateline-edits.json'));
  const after = await paper({}, dirname(dir));
  expect(readFileSync(join(dir, 'news/a.md'), 'utf8')).toContain('Another text of a.');
  expect(existsSync(join(dir, 'news/b.md'))).toBe(false);
  expect(existsSync(join(dir, '.dateline-edits.json'))).toBe(false);
  const feed = await (await after.get('/rss.xml')).text();
  expect(feed).toContain('Another text of a.');
  expect(feed).not.toContain('About the b.');
});

/** What may be found where edits are noted that was not noted there. */
const foreign: readonly (readonly [what: string, text: string])[] = [
  ['nothing', ''],
  ['half of a text', '[{"file":'],
  ['no list', '{}'],
  ['a list of something else', '[1, null]'],
  ['a file outside', '[{"file":"../outside.md","temporary":"news/evil.txt"}]'],
  ['a file outside, under a temporary name', '[{"file":"../outside.md","temporary":"../.x.dateline-edit"}]'],
  ['a file outside that is removed', '[{"file":"../outside.md"}]'],
  ['a file behind a link', '[{"file":"linked/outside.md"}]'],
  ['a file in place of an article', '[{"file":"news/a.md","temporary":"news/evil.txt"}]'],
  ['a temporary file from elsewhere', '[{"file":"news/a.md","temporary":"../.x.dateline-edit"}]'],
  ['a link as a temporary file', '[{"file":"news/a.md","temporary":"news/.link.dateline-edit"}]'],
  ['a folder', '[{"file":"news/b.md"},{"file":"news"}]'],
  ['a hidden file', '[{"file":".git/config"}]'],
];

test.each(foreign)('edits are not made of what the content folder says: %s', async (_, text) => {
  const dir = await paper({ 'news/a.md': story('a'), 'news/b.md': story('b') }).then(async (one) => {
    await one.close();
    return one.dir;
  });
  const outside = join(dirname(dir), 'outside.md');
  writeFileSync(outside, 'Elsewhere.');
  for (const file of [join(dirname(dir), '.x.dateline-edit'), join(dir, 'news/evil.txt')])
    writeFileSync(file, 'Evil.');
  mkdirSync(join(dir, '.git'));
  writeFileSync(join(dir, '.git/config'), 'Elsewhere.');
  symlinkSync(dirname(dir), join(dir, 'linked'));
  symlinkSync(outside, join(dir, 'news/.link.dateline-edit'));
  writeFileSync(join(dir, '.dateline-edits.json'), text);
  const { api, get } = await paper({}, dirname(dir));
  for (const file of [outside, join(dir, '.git/config')])
    expect(readFileSync(file, 'utf8')).toBe('Elsewhere.');
  const feed = await (await get('/rss.xml')).text();
  for (const name of ['a', 'b']) expect(feed).toContain(`About the ${name}.`);
  // The next edits are made, also several at once.
  const files = ['a', 'b'].map((name) => ({ path: `news/${name}.md`, content: story(name, 'Edited.\n') }));
  expect((await api('/batch', json({ files }))).status).toBe(200);
  expect((await (await get('/rss.xml')).text()).match(/Edited\./g)).toHaveLength(2);
});
