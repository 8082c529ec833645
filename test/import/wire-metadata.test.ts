import { expect, test } from 'vitest';
import { readNewsml } from '../../src/import/wire/newsml.ts';
import { readNinjs } from '../../src/import/wire/ninjs.ts';
import { wireArticles } from '../../src/import/wire/wire-articles.ts';
import { paper, site, story } from '../partner/paper.ts';

const fields = {
  tags: '[Chips]',
  made: 'ai-assisted',
  subjects: '[medtop:20000763]',
  places:
    '[{name: Portland, latitude: 45.5, longitude: -122.6, geonames: 5746545}, Oregon, {name: Hood, wikidata: Q1}]',
};

test.for([
  ['ninjs', '/ninjs.json', readNinjs],
  ['NewsML-G2', '/news/a/newsml.xml', readNewsml],
] as const)(
  '%s: what a story says to programs comes back, and is no section or tag',
  async ([, path, read]) => {
    const { text } = await paper({
      'site.yaml': site('licensing: {permits: [search]}\n'),
      'news/a.md': story('a', fields),
    });
    const items = read(await text(path), path);
    if (typeof items === 'string') throw new Error(items);
    const { articles } = wireArticles(items, { from: '' });
    expect(JSON.parse(JSON.stringify(articles))).toMatchObject([
      {
        sections: ['News'],
        article: {
          tags: ['Chips'],
          fields: {
            made: 'ai-assisted',
            subjects: ['medtop:20000763'],
            places: [
              { name: 'Portland', latitude: 45.5, longitude: -122.6, geonames: '5746545' },
              { name: 'Oregon' },
              { name: 'Hood', wikidata: 'Q1' },
            ],
          },
        },
      },
    ]);
    // Terms for machines are no license.
    expect(articles[0]?.article.fields?.license).toBeUndefined();
  },
);
