import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { collectionOf } from '../support/compiled.ts';
import { article, compiled, site } from './folder.ts';

/** The address that a feed gives, and what the service answers there. */
async function followed(url: string, yaml = site) {
  const result = await compiled({ 'site.yaml': yaml, 'news/a.md': article(`url: ${JSON.stringify(url)}\n`) });
  const collection = collectionOf(result);
  const app = createApp({
    collection: () => collection,
    now: () => new Date('2026-06-01T12:00:00Z'),
    compressors: {},
  });
  const feed = (await (await app.request(`${collection.site.url}/feed.json`)).json()) as {
    items: readonly { url: string }[];
  };
  const link = feed.items[0]?.url;
  const { pathname = '/', search = '' } = URL.parse(url) ?? {};
  const { origin } = new URL(collection.site.url);
  return {
    problems: result.problems.map(({ code }) => code),
    link,
    status: link === undefined ? undefined : (await app.request(link)).status,
    /** What whoever knows the address as it was written gets. */
    written: (await app.request(`${origin}${pathname}${search}`)).headers.get('location'),
  };
}

const P = 'https://paper.example';

test.for([
  [`${P}/News/Ferry-Returns`, `${P}/news/ferry-returns`],
  [`${P}/novini/фери`, `${P}/novini/%D1%84%D0%B5%D1%80%D0%B8`],
  [`${P}/news/caf%C3%A9`, `${P}/news/caf%C3%A9`],
  [`${P}/news/caf%c3%a9`, `${P}/news/caf%C3%A9`],
  [`${P}/news/50%25`, `${P}/news/50%25`],
  [`${P}/news/what%3F`, `${P}/news/what%3F`],
  [`${P}/news/no%231`, `${P}/news/no%231`],
  [`${P}/news/a,b`, `${P}/news/a,b`],
  [`${P}/news/it's`, `${P}/news/it's`],
  [`${P}/news/(a)`, `${P}/news/(a)`],
  [`${P}/news//a/`, `${P}/news/a`],
  ['http://paper.example/news/x', `${P}/news/x`],
  [`${P}/2019/ferry.html`, `${P}/2019/ferry.html`],
] as const)('url: %s is served at %s', async ([url, link]) => {
  const found = await followed(url);
  expect(found).toMatchObject({ problems: [], link, status: 200 });
  if (url !== link && url.startsWith('https:'))
    expect([null, new URL(link).pathname]).toContain(found.written);
});

test.for([`${P}/?p=123`, `${P}/news/a?x=1`, `${P}/news/a#part`, `${P}/`, `${P}/news/%00`, `${P}/news/%FF`])(
  'url: %s is reported, and leads no feed astray',
  async (url) => {
    expect(await followed(url)).toMatchObject({ problems: ['bad-url'], link: undefined });
  },
);

test('a client that escapes the tilde is not redirected, as it would be for ever', async () => {
  const result = await compiled({ 'site.yaml': site, 'news/a.md': article(`url: ${P}/~jane/x\n`) });
  const collection = collectionOf(result);
  const app = createApp({ collection: () => collection, compressors: {} });
  const statusOf = async (path: string) => (await app.request(P + path)).status;
  expect([await statusOf('/~jane/x'), await statusOf('/%7Ejane/x'), await statusOf('/%7ejane/x')]).toEqual([
    200, 200, 200,
  ]);
});

test('below a path, in whatever capitals', async () => {
  const yaml = site.replace('url: https://paper.example', 'url: https://paper.example/Paper');
  const found = await followed(`${P}/paper/News/X`, yaml);
  expect(found).toMatchObject({ problems: [], link: `${P}/Paper/news/x`, status: 200 });
});

test('a redirect with a mistake costs that redirect: the others lead on, and it is named', async () => {
  const yaml = `${site}redirects:\n  /one: /news\n  /two?p=1: /news\n  /three: "/a b"\n  /four: /news/rss.xml\n`;
  const result = await compiled({ 'site.yaml': yaml, 'news/a.md': article() });
  const collection = collectionOf(result);
  const app = createApp({ collection: () => collection, compressors: {} });
  const to = async (path: string) => (await app.request(P + path)).headers.get('location');
  expect([await to('/one'), await to('/four'), await to('/three')]).toEqual([
    '/news/',
    '/news/rss.xml',
    null,
  ]);
  expect(result.problems.map(({ code, field }) => [code, field])).toEqual([
    ['bad-redirect', 'redirects./two?p=1'],
    ['bad-redirect', 'redirects./three'],
  ]);
});

test.for([
  ['/2019/a.html', '/2019/a.html'],
  ['https://www.example.com/Paper/2019/a.html', '/2019/a.html'],
  ['/paper/2019/a.html', '/2019/a.html'],
  ['https://old.example/PAPER/2019/a/', '/2019/a'],
  ['https://old.example/2019/a.html', '/2019/a.html'],
  ['/papers/a.html', '/papers/a.html'],
] as const)('below a path, the old address %s leads on from %s there', async ([old, path]) => {
  const yaml = site.replace('https://paper.example', 'https://www.example.com/Paper');
  const result = await compiled({
    'site.yaml': `${yaml}redirects:\n  ${old}/x: /news/a\n`,
    'news/a.md': article(`aliases: ['${old}']\n`),
  });
  const collection = collectionOf(result);
  const app = createApp({
    collection: () => collection,
    now: () => new Date('2026-06-01T12:00:00Z'),
    compressors: {},
  });
  const locationOf = async (target: string) =>
    (await app.request(`https://www.example.com/Paper${target}`)).headers.get('location');
  expect(result.problems).toEqual([]);
  expect([await locationOf(path), await locationOf(`${path}/x`)]).toEqual(['/Paper/news/a', '/Paper/news/a']);
});
