import { expect, test } from 'vitest';
import { type Paper, paper, site, story } from '../partner/paper.ts';
import { wireProblems } from '../spec/wire/wire.ts';

const files = {
  'site.yaml': site(),
  'coast/_index.md':
    '---\ntitle: Coast\nplaces: [{name: Astoria, latitude: 46.18788, longitude: -123.83125}]\n---\n',
  'news/bridge.md': story('bridge', {
    places:
      '[{name: "Portland & around", latitude: 45.52345, longitude: -122.67621, geonames: 5746545, wikidata: q6106}, Oregon]',
  }),
  'coast/pier.md': story('pier'),
  'coast/dunes.md': story('dunes', { places: 'Dunes' }),
};
let compiled: Promise<Paper> | undefined;
const text = async (path: string): Promise<string> => {
  compiled ??= paper(files);
  return (await compiled).text(path);
};
const geonames = 'https://sws.geonames.org/5746545/';
const wikidata = 'http://www.wikidata.org/entity/Q6106';

test('every format has the places of a story, with what is known of each', async () => {
  for (const path of ['/rss.xml', '/atom.xml']) {
    const feed = await text(path);
    expect(feed).toContain(
      '<georss:point>45.52345 -122.67621</georss:point><georss:featureName>Portland &amp; around</georss:featureName><dc:coverage>Oregon</dc:coverage>',
    );
    expect(feed).toContain(' xmlns:georss="http://www.georss.org/georss"');
    expect(feed).toContain(
      '<georss:point>46.18788 -123.83125</georss:point><georss:featureName>Astoria</georss:featureName>',
    );
    expect(feed).toContain('<dc:coverage>Dunes</dc:coverage>');
  }
  const { items } = JSON.parse(await text('/feed.json'));
  const found = items.find(({ id }: { id: string }) => id.endsWith(':bridge'));
  expect(found._dateline.places).toEqual([
    { name: 'Portland & around', latitude: 45.52345, longitude: -122.67621, uris: [geonames, wikidata] },
    { name: 'Oregon' },
  ]);
  const ninjs = await text('/ninjs.json');
  expect(wireProblems('ninjs', ninjs)).toEqual([]);
  const object = JSON.parse(ninjs).associations.find((each: { uri: string }) => each.uri.endsWith(':bridge'));
  expect(object.places).toEqual([
    {
      ...{ name: 'Portland & around', rel: 'about', uri: geonames },
      geoJSON: { type: 'Point', coordinates: [-122.67621, 45.52345] },
    },
    { name: 'Oregon', rel: 'about' },
  ]);
  const newsml = await text('/news/bridge/newsml.xml');
  expect(wireProblems('newsml', newsml)).toEqual([]);
  expect(newsml).toContain(
    `<subject type="cpnat:geoArea" uri="${geonames}"><name>Portland &amp; around</name>`,
  );
  expect(newsml).toContain('<subject type="cpnat:geoArea" literal="place-2"><name>Oregon</name>');
  expect(newsml).toContain(
    `<assert uri="${geonames}"><geoAreaDetails><position latitude="45.52345" longitude="-122.67621"/>`,
  );
  const pier = await text('/coast/pier/newsml.xml');
  expect(wireProblems('newsml', pier)).toEqual([]);
  expect(pier).toContain('<assert literal="place-1">');
  const page = await text('/news/bridge');
  const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page)?.[1] ?? '');
  expect(data.contentLocation).toEqual([
    {
      ...{ '@type': 'Place', name: 'Portland & around', sameAs: [geonames, wikidata] },
      geo: { '@type': 'GeoCoordinates', latitude: 45.52345, longitude: -122.67621 },
    },
    { '@type': 'Place', name: 'Oregon' },
  ]);
});

test.for([
  ['/rss.xml?near=45.5,-122.7,10', ['bridge']],
  ['/rss.xml?near=46.2,-123.8,50', ['pier']],
  ['/rss.xml?near=46,-123,200', ['bridge', 'pier']],
  ['/coast/rss.xml?near=46,-123,200', ['pier']],
  ['/rss.xml?near=0,0,1', []],
] as const)('%s selects %j', async ([path, names]) => {
  const found = [...(await text(path)).matchAll(/2026:(\w+)</g)].map(([, name]) => name);
  expect(found.toSorted()).toEqual(names);
});

test.for(['45.5,-122.7', '45.5,-122.7,0', '45.5,-122.7,2001', '91,0,1', '0,181,1', 'a,b,c', '1,2,3,4'])(
  'near=%s is no place, and says what is',
  async (value) => {
    compiled ??= paper(files);
    const answer = await (await compiled).get(`/rss.xml?near=${value}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('45.52,-122.68,25');
  },
);

test('check names each of several places that are wrong', async () => {
  const places =
    '[Oregon, {latitude: 9, longitude: 9}, {name: B, latitude: 9}, {name: C, latitude: 91, longitude: 9}]';
  const { compiled: found } = await paper(
    { 'site.yaml': site(), 'news/a.md': story('a', { places }) },
    { anyway: true },
  );
  expect(found.problems.map(({ field }) => field)).toEqual([
    'places.1.name',
    'places.2.latitude',
    'places.3.latitude',
  ]);
});
