import { expect, test } from 'vitest';
import { gif, jpeg, png, svg, webp } from '../content/folder.ts';
import { at, descendants, parseXml, texts } from '../spec/xml-tree.ts';
import { paper, site, story } from './paper.ts';

/** AVIF of 640 by 480 pixels, as libavif writes it; the second is shown turned by a quarter. */
const avif = {
  plain: Buffer.from(
    'AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAPJtZXRhAAAAAAAAAChoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAA' +
      'bGliYXZpZgAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAEWAAAAwgAAAChpaW5mAAAAAAABAAAAGmlu' +
      'ZmUCAAAAAAEAAGF2MDFDb2xvcgAAAABqaXBycAAAAEtpcGNvAAAAFGlzcGUAAAAAAAACgAAAAeAAAAAQcGl4aQAAAAADDAwM' +
      'AAAADGF2MUOBRGAAAAAAE2NvbHJuY2x4AAEADQAGgAAAABdpcG1hAAAAAAAAAAEAAQQBAoMEAAAAym1kYXQSAAoKWSYn/vsa' +
      'AhoNEDKxAURkAJJJJEC0yM7Qm7zP/BEipdNIGcIt3qG9udpvFGUPwWGJ59a9sWxtgniMWVh03b1zn4vMj2xSN8eP6ovnSaiX' +
      'MZ5mfj/VdNsiCToSpMdT2dmr4QuIis5lzOCO9z2XKx03b69KggnPD0QpYWvTHBWpU4PpjcXIeK0heszJb7zT2YSp9eqd0LSr' +
      '+UCLaR0qiXUnDMxRWoWAHRVPT7vrUyTzuXc9o0nwOfWcmqdvWy1dIA==',
    'base64',
  ),
  turned: Buffer.from(
    'AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAPxtZXRhAAAAAAAAAChoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAA' +
      'bGliYXZpZgAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAAAAEAAAEgAAAAwgAAAChpaW5mAAAAAAABAAAAGmlu' +
      'ZmUCAAAAAAEAAGF2MDFDb2xvcgAAAAB0aXBycAAAAFRpcGNvAAAAFGlzcGUAAAAAAAACgAAAAeAAAAAQcGl4aQAAAAADDAwM' +
      'AAAADGF2MUOBRGAAAAAAE2NvbHJuY2x4AAEADQAGgAAAAAlpcm90AQAAABhpcG1hAAAAAAAAAAEAAQUBAoMEhQAAAMptZGF0' +
      'EgAKClkmJ/77GgIaDRAysQFEZACSSSRAtMjO0Ju8z/wRIqXTSBnCLd6hvbnabxRlD8FhiefWvbFsbYJ4jFlYdN29c5+LzI9s' +
      'UjfHj+qL50molzGeZn4/1XTbIgk6EqTHU9nZq+ELiIrOZczgjvc9lysdN2+vSoIJzw9EKWFr0xwVqVOD6Y3FyHitIXrMyW+8' +
      '09mEqfXqndC0q/lAi2kdKol1JwzMUVqFgB0VT0+761Mk87l3PaNJ8Dn1nJqnb1stXSA=',
    'base64',
  ),
};

test.for([
  ['p.jpg', jpeg(), 'image/jpeg', 8, 6],
  ['turned.jpg', jpeg(6), 'image/jpeg', 6, 8],
  ['p.png', png, 'image/png', 2, 3],
  ['p.gif', gif, 'image/gif', 4, 5],
  ['p.webp', webp, 'image/webp', 2, 3],
  ['p.avif', avif.plain, 'image/avif', 640, 480],
  ['turned.avif', avif.turned, 'image/avif', 480, 640],
  ['p.svg', Buffer.from(svg), 'image/svg+xml', 40, 30],
  ['misnamed.png', jpeg(), 'image/jpeg', 8, 6],
] as const)('%s: type, bytes and size are the file’s', async ([name, bytes, type, width, height]) => {
  const { text } = await paper({
    'site.yaml': site('partners:\n  p: {profile: generic}\n'),
    'news/a.md': story('a', { image: `{src: ${name}, alt: x, width: 1, height: 1}` }),
    [`news/${name}`]: bytes,
  });
  for (const path of ['/rss.xml', '/partners/p/rss.xml', '/atom.xml']) {
    const [picture] = descendants(parseXml(await text(path))).filter(({ name }) => name === 'media:content');
    expect([path, picture?.attributes]).toEqual([
      path,
      {
        url: `https://paper.example/news/${name}`,
        type,
        fileSize: String(bytes.length),
        medium: 'image',
        width: String(width),
        height: String(height),
      },
    ]);
  }
});

const remote =
  '{src: https://paper.example/p.jpg, alt: x, type: image/jpeg, length: 9, width: 900, height: 600}';
const item = async (partner: string, fields: Readonly<Record<string, string>>, body?: string, more = '') => {
  const { text } = await paper({
    'site.yaml': site(`${more}partners:\n  p: ${partner}\n`),
    'news/a.md': story('a', fields, body),
  });
  const [found] = at(parseXml(await text('/partners/p/rss.xml')), 'channel', 'item');
  if (!found) throw new Error('no item');
  return found;
};

test('a summary by agreement has its picture; one by contract, or by rights of the picture, has none', async () => {
  const pictures = async (partner: string, fields: Readonly<Record<string, string>>) => {
    const found = await item(partner, { description: 'SUM', image: remote, ...fields });
    expect(texts(found, 'content:encoded')).toEqual([]);
    return at(found, 'media:content').length;
  };
  expect(await pictures('{profile: generic, content: summary}', {})).toBe(1);
  expect(await pictures('{profile: generic, content: summary, images: none}', {})).toBe(0);
  expect(await pictures('{profile: generic, content: headline}', {})).toBe(0);
  expect(await pictures('{profile: generic, content: summary}', { syndication: 'summary' })).toBe(0);
  const withheld = remote.replace('}', ', syndication: none}');
  expect(await pictures('{profile: generic, content: summary}', { image: withheld })).toBe(0);
});

test('Flipboard: the enclosure is the picture, and a short description goes on with the story', async () => {
  const audio = '{src: https://paper.example/a.mp3, type: audio/mpeg, length: 9}';
  const sentences = 'Eleven hundred people crossed, “nearly twice the forecast.” It rained. '.repeat(8);
  const body = `![x](https://paper.example/q.jpg)\n\n| a |\n| --- |\n| TABLE |\n\n${sentences}`;
  const found = await item(
    '{profile: flipboard}',
    { description: 'It was late', audio, image: remote },
    body,
  );
  expect(at(found, 'enclosure').map(({ attributes }) => attributes)).toEqual([
    { url: 'https://paper.example/p.jpg', length: '9', type: 'image/jpeg' },
  ]);
  const [description = ''] = texts(found, 'description');
  expect(description).toMatch(/^It was late\. Eleven hundred people .*[.”]$/);
  expect(description.length).toBeGreaterThanOrEqual(300);
  expect(description.length).toBeLessThan(400);
  expect(description).not.toContain('TABLE');
  const kept = await item('{profile: flipboard}', { description: 'SUM', syndication: 'summary' }, body);
  expect(texts(kept, 'description')).toEqual(['SUM']);
});

test('MSN is told beforehand of what expires', async () => {
  const found = await item('{profile: msn}', { expires: '2026-12-01 08:00' });
  expect([...texts(found, 'dcterms:valid'), ...texts(found, 'mi:expirationDate')]).toEqual([
    '2026-12-01T08:00:00Z',
    '2026-12-01T08:00:00Z',
  ]);
});

test('a feed without a description of its own has the paper’s, and a logo of its own where it has one', async () => {
  const { text } = await paper({
    'site.yaml': site('partners:\n  p: {profile: feedly, logo: {src: https://paper.example/own.svg}}\n'),
    'news/a.md': story('a'),
  });
  const feed = parseXml(await text('/partners/p/rss.xml'));
  expect(texts(feed, 'channel', 'description')).toEqual(['A paper']);
  expect(texts(feed, 'channel', 'webfeeds:logo')).toEqual(['https://paper.example/own.svg']);
});
