import { describe, expect, test } from 'vitest';
import { paper, site, story } from './paper.ts';

const partners = `partners:
  open:
    profile: generic
  token:
    profile: msn
    access: {bearer: TOKEN}
  password:
    profile: smartnews
    format: atom
    access: {basic: PASSWORD}
  unset:
    profile: msn
    access: {bearer: NOT_SET}
  address:
    profile: newsbreak
    access: {key: KEY}
  empty:
    profile: msn
    access: {bearer: EMPTY}
`;
const secrets = { KEY: 'k&y +1', TOKEN: 's3cret', PASSWORD: 'smart:pä:ss', EMPTY: '' };
const open = () => paper({ 'site.yaml': site(partners), 'news/a.md': story('a') }, { secrets });
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

describe('who may read a partner’s feed', () => {
  test.for([
    ['open/rss.xml', undefined, 200],
    ['open/rss.xml', 'Bearer nonsense', 200],
    ['token/rss.xml', 'Bearer s3cret', 200],
    ['token/rss.xml', 'bearer s3cret', 200],
    ['token/rss.xml', undefined, 401],
    ['token/rss.xml', 'Bearer s3cre', 401],
    ['token/rss.xml', 'Bearer s3cret2', 401],
    ['token/rss.xml', 'Bearer', 401],
    ['token/rss.xml', basic('s3cret'), 401],
    ['token/rss.xml', 'Basic s3cret', 401],
    ['password/atom.xml', basic('smart:pä:ss'), 200],
    ['password/atom.xml', basic('smart:pa:ss'), 401],
    ['password/atom.xml', 'Basic ***', 401],
    ['password/atom.xml', 'Bearer smart:pä:ss', 401],
    ['unset/rss.xml', 'Bearer ', 401],
    ['unset/rss.xml', 'Bearer undefined', 401],
    ['empty/rss.xml', 'Bearer ', 401],
    ['address/rss.xml?key=k%26y%20%2B1', undefined, 200],
    ['address/rss.xml?a=b&key=k%26y+%2B1', undefined, 200],
    ['address/rss.xml?key=k', undefined, 401],
    ['address/rss.xml?key=', undefined, 401],
    ['address/rss.xml', undefined, 401],
    ['address/rss.xml', 'Bearer k&y', 401],
    ['token/rss.xml?key=s3cret', undefined, 401],
    ['token/atom.xml', 'Bearer s3cret', 404],
    ['nobody/rss.xml', 'Bearer s3cret', 404],
    ['token/feed.json', 'Bearer s3cret', 404],
    ['token', 'Bearer s3cret', 404],
  ] as const)('%s with %s: %i', async ([path, authorization, status]) => {
    const { get } = await open();
    const response = await get(`/partners/${path}`, authorization ? { authorization } : {});
    expect(response.status).toBe(status);
  });

  test('a refusal is the same whatever was wrong, and tells nothing', async () => {
    const { get } = await open();
    const answers = await Promise.all(
      [undefined, 'Bearer x', 'Bearer s3cre', basic('a:b')].map(async (authorization) => {
        const response = await get('/partners/token/rss.xml', authorization ? { authorization } : {});
        return [await response.text(), [...response.headers]];
      }),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.[0]).not.toMatch(/TOKEN|s3cret|msn|token/i);
    const { headers } = await get('/partners/token/rss.xml');
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('what a key opened stands for nobody: it is never given again by the way', async () => {
    const told: number[] = [];
    const files = { 'site.yaml': site(partners), 'news/a.md': story('a') };
    const { get } = await paper(files, { secrets, onCacheable: ({ status }) => told.push(status) });
    const shut: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ['/partners/token/rss.xml', { authorization: 'Bearer s3cret' }],
      ['/partners/password/atom.xml', { authorization: basic('smart:pä:ss') }],
      ['/partners/address/rss.xml?key=k%26y%20%2B1', {}],
      ['/partners/token/rss.xml', {}],
    ];
    for (const [path, headers] of shut) for (let times = 0; times < 3; times += 1) await get(path, headers);
    expect(told).toEqual([]);
    for (let times = 0; times < 3; times += 1) await get('/partners/open/rss.xml');
    expect(told).toContain(200);
  });

  test('what a key opened is for nobody else: no shared cache keeps it, and the next one is asked again', async () => {
    const { get } = await open();
    const opened = await get('/partners/token/rss.xml', { authorization: 'Bearer s3cret' });
    expect(opened.headers.get('cache-control')).toMatch(/^private, max-age=300/);
    expect(opened.headers.get('vary')).toContain('Authorization');
    expect((await get('/partners/token/rss.xml')).status).toBe(401);
    const tag = opened.headers.get('etag') ?? '';
    const asked = { 'if-none-match': tag };
    expect((await get('/partners/token/rss.xml', asked)).status).toBe(401);
    const again = await get('/partners/token/rss.xml', { ...asked, authorization: 'Bearer s3cret' });
    expect(again.status).toBe(304);
    expect(again.headers.get('cache-control')).toMatch(/^private/);
  });

  test('a key in an address stands in no answer, and opens nothing for the next one', async () => {
    const { get } = await open();
    const opened = await get('/partners/address/rss.xml?key=k%26y%20%2B1');
    expect(opened.headers.get('cache-control')).toMatch(/^private/);
    expect(JSON.stringify([...opened.headers]) + (await opened.text())).not.toMatch(/k%26y|k&amp;y|k&y/);
    expect((await get('/partners/address/rss.xml')).status).toBe(401);
    expect((await get('/partners/address/rss.xml?key=k')).status).toBe(401);
  });

  test('neither the address of a feed nor the name of its secret is in what anybody may read', async () => {
    const { text } = await open();
    for (const path of ['/', '/opml.xml', '/rss.xml', '/sitemap.xml', '/sitemaps/pages.xml', '/robots.txt'])
      expect(await text(path)).not.toMatch(/partners|TOKEN|PASSWORD|KEY/);
  });
});
