import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { article, site } from '../content/folder.ts';
import { paper } from './paper.ts';

const story = (name: string, lines = '', body = `About the ${name}.\n`) =>
  article(lines, body).replace(':a\n', `:${name}\n`).replace('A headline', `The ${name}`);

const json = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) });

const partners = `${site}partners:\n  apple:\n    profile: apple\n    access: public\n  wire: { profile: generic, access: public }\n`;

const folders = (dir: string) => readdirSync(dir, { recursive: true }).toSorted();

test('a preview has the page, the item of each format and of each partner; nothing is stored', async () => {
  const { api, get, dir, failures } = await paper({ 'site.yaml': partners, 'news/b.md': story('b') });
  const before = [
    folders(dir),
    (await (await get('/health')).json()).revision,
    await (await get('/rss.xml')).text(),
  ];
  const content = story('a', 'draft: true\n', 'See [b](b.md) and [nothing](c.md).\n');
  for (const path of ['news/a.md', 'news/b.md']) {
    const answer = await api(
      '/preview',
      json({ path, content: path === 'news/b.md' ? content.replace(':a\n', ':b\n') : content }),
    );
    expect(answer.status).toBe(200);
    const { page, formats, partners, problems, ...rest } = await answer.json();
    expect(rest).toMatchObject({ path, title: 'The a', state: expect.stringContaining('A draft') });
    expect(page).toContain('<h1');
    expect(page).toContain('https://paper.example/news/b');
    expect(formats.map(({ feed, item }: Record<string, string>) => [feed, item?.includes('The a')])).toEqual([
      ['rss', true],
      ['atom', true],
      ['json', true],
    ]);
    expect(partners).toMatchObject([
      { feed: 'apple', item: expect.stringContaining('The a'), notes: expect.any(Array) },
      { feed: 'wire', item: expect.stringContaining('The a') },
    ]);
    expect(problems).toMatchObject([{ rule: 'broken-link', field: 'body' }]);
  }
  expect([
    folders(dir),
    (await (await get('/health')).json()).revision,
    await (await get('/rss.xml')).text(),
  ]).toEqual(before);
  expect((await (await api('/log')).json()).entries).toEqual([]);
  expect(failures).toEqual([]);
});

test('what cannot be shown says why; a draft that is in the folder is shown as it is', async () => {
  const draft = story('d', 'draft: true\n');
  const { api } = await paper({ 'news/d.md': draft, 'news/w.md': story('w') });
  const none = await (await api('/preview', json({ path: 'news/x.md', content: 'no front matter' }))).json();
  expect(none).toMatchObject({ page: null, formats: [], problems: [{ rule: 'front-matter-missing' }] });
  const shown = await (await api('/preview', json({ path: 'news/d.md', content: draft }))).json();
  expect(shown.page).toContain('About the d.');
  const withdrawn = story('w', 'status: withdrawn\nreason: It was wrong.\nwithdrawn: 2020-01-01\n');
  const gone = await (await api('/preview', json({ path: 'news/w.md', content: withdrawn }))).json();
  expect(gone).toMatchObject({ state: expect.stringContaining('It was wrong.'), partners: [] });
  expect(gone.page).toContain('It was wrong.');
  for (const path of ['news/_index.md', 'site.yaml', '../a.md', 'news/a.png'])
    expect((await api('/preview', json({ path, content: draft }))).status).toBe(400);
});

test('a dry run says what partners would refuse of the collection as it would be', async () => {
  const { api, get } = await paper({ 'site.yaml': partners, 'news/b.md': story('b') });
  const known = await api('/files/news/b.md?dry-run', { method: 'PUT', body: story('b') });
  const before = (await known.json()).partners;
  expect(before.map(({ path }: { path?: string }) => path)).toContain('news/b.md');
  const answer = await api('/files/news/a.md?dry-run', { method: 'PUT', body: story('a') });
  const found = (await answer.json()).partners;
  expect(found).toContainEqual({
    partner: 'apple',
    path: 'news/a.md',
    field: expect.any(String),
    rule: expect.any(String),
    severity: expect.stringMatching(/error|warning/),
    message: expect.any(String),
    clause: expect.any(String),
  });
  const batch = await api(
    '/batch?dry-run',
    json({ files: [{ path: 'news/a.md', content: story('a') }], delete: ['news/b.md'] }),
  );
  const paths = (await batch.json()).partners.map(({ path }: { path?: string }) => path);
  expect(paths).toContain('news/a.md');
  expect(paths).not.toContain('news/b.md');
  const withdrawn = await api('/articles/news/b.md/withdraw?dry-run', json({ reason: 'x' }));
  expect((await withdrawn.json()).partners.map(({ path }: { path?: string }) => path)).not.toContain(
    'news/b.md',
  );
  const done = await api('/files/news/a.md', { method: 'PUT', body: story('a') });
  expect(await done.json()).not.toHaveProperty('partners');
  expect(await (await get('/rss.xml')).text()).toContain('About the a.');
});

test('pages of other origins may call the API only where site.yaml lists them', async () => {
  const { api, dir } = await paper();
  const ask = async (origin: string) =>
    (await api('/log', { headers: { Origin: origin } })).headers.get('access-control-allow-origin');
  expect(await ask('https://cms.example.com')).toBe(null);
  const listed = `${site}api: { origins: [https://cms.example.com/] }\n`;
  expect((await api('/files/site.yaml', { method: 'PUT', body: listed })).status).toBe(200);
  expect(await ask('https://cms.example.com')).toBe('https://cms.example.com');
  expect(await ask('https://other.example.com')).toBe(null);
  const before = await api('/files/news/a.md', {
    ...{ method: 'OPTIONS', key: '' },
    headers: { Origin: 'https://cms.example.com', 'Access-Control-Request-Method': 'PUT' },
  });
  expect(before.headers.get('access-control-allow-methods')).toContain('PUT');
  const wrong = await api('/files/site.yaml', { method: 'PUT', body: `${site}api: { origins: ["*"] }\n` });
  expect(wrong.status).toBe(422);
  expect(dir).toMatch(/content$/);
});
