import { expect, test } from 'vitest';
import { apiPath } from '../../src/domain/addresses.ts';
import { article, site } from '../content/folder.ts';
import { paper } from './paper.ts';

const below = site.replace('https://paper.example', 'https://example.com/daily/paper');

test.each([
  ['/api', '', '/api'],
  ['/api/files/a', '', '/api/files/a'],
  ['/apis', '', undefined],
  ['/news/api/a', '', undefined],
  ['/paper/api/files/a', '/paper', '/api/files/a'],
  ['/paper/api', '/paper', '/api'],
  ['/api/files/a', '/paper', '/api/files/a'],
  ['/paper/news/api/a', '/paper', undefined],
  ['/paper', '/paper', undefined],
  ['/api/rss.xml', '/api', undefined],
  ['/api/api/files/api/a', '/api', '/api/files/api/a'],
  ['/any/api/files/site.yaml', undefined, '/api/files/site.yaml'],
  ['/any/apis', undefined, undefined],
])('%s of a site below “%s” is the call %s', (path, base, call) => {
  expect(apiPath(path, base)).toBe(call);
});

test('the API of a site below a path is there, as all of its addresses are, and its description says so', async () => {
  const { url, key, get } = await paper({
    'site.yaml': below,
    'news/api/_index.md': '---\ntitle: API\n---\n',
  });
  const headers = { Authorization: `Bearer ${await key()}` };
  const api = (path: string, init: RequestInit = {}) =>
    fetch(`${url}/daily/paper/api${path}`, { ...init, headers });
  const put = await api('/files/news/api/a.md', { method: 'PUT', body: article() });
  expect(await put.json()).toMatchObject({ url: 'https://example.com/daily/paper/news/api/a' });
  expect((await get('/daily/paper/news/api/a')).status).toBe(200);
  expect((await api('/files/news/api/a.md')).status).toBe(200);
  const moved = await api('/articles/news/api/a.md/move', { method: 'POST', body: '{"to":"news/b.md"}' });
  expect(moved.status).toBe(200);
  expect((await get('/daily/paper/news/api/a')).url).toBe(`${url}/daily/paper/news/b`);
  const { servers, paths } = await (await api('/openapi.json')).json();
  expect([servers, Object.keys(paths)]).toEqual([
    [expect.objectContaining({ url: '/daily/paper' })],
    expect.arrayContaining(['/api/files/{path}', '/api/source']),
  ]);
  expect((await (await api('/nothing')).json()).detail).toBe(
    'There is no /daily/paper/api/nothing; /daily/paper/api/docs lists every call.',
  );
});
