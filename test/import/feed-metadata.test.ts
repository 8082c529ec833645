import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { feed } from '../../src/import/feed/feed.ts';
import { type Paper, paper, site, story } from '../partner/paper.ts';
import { folderWith } from './collection.ts';
import { readEvents } from './events.ts';

const metadata = {
  tags: '[Chips]',
  made: 'ai-assisted',
  subjects: '[medtop:20000763]',
  places: '[{name: Portland, latitude: 45.5, longitude: -122.6, geonames: 5746545}, Oregon]',
  image: '{src: https://cdn.example/a.png, alt: A chip, caption: "Old & <new>", made: ai-generated}',
  dateline: 'PORTLAND (AP)',
  rights: '© Somebody else',
  license: 'https://creativecommons.org/licenses/by/4.0/',
  correction: '{ date: 2026-11-20 10:00, text: It is older. }',
  translations: '[{ language: pt, url: https://pt.example/a }]',
};

/** The articles that a feed of the paper becomes, by title. */
async function importedFrom({ text }: Paper, path: string) {
  const from = join(await folderWith(), 'feed');
  await writeFile(from, await text(path));
  const events = await readEvents(feed, { from });
  const articles = events.flatMap((event) => (event.kind === 'article' ? [event.article] : []));
  return new Map(articles.map((article) => [article.title, article]));
}

test.each([
  ['/rss.xml', {}, undefined],
  ['/atom.xml', {}, [{ language: 'pt', url: 'https://pt.example/a' }]],
  ['/feed.json', { geonames: '5746545' }, [{ language: 'pt', url: 'https://pt.example/a' }]],
])(
  '%s: what a story says to programs comes back, and is neither text nor section',
  async (path, place, translations) => {
    const served = await paper({
      'site.yaml': site(
        'license: https://creativecommons.org/licenses/by/4.0/\npermalink: /:section/:year/:slug\n',
      ),
      'news/chips.md': story('a', { title: 'Chips', ...metadata }),
      'ar/_index.md': '---\ntitle: أخبار\nlanguage: ar\n---\n',
      'ar/river.md': story(
        'b',
        { title: 'نهر', made: 'automated', correction: '{ date: 2026-11-20 10:00, text: متران. }' },
        'ارتفع النهر.',
      ),
    });
    const articles = await importedFrom(served, path);
    const chips = articles.get('Chips');
    expect(chips).toMatchObject({
      path: 'news/chips',
      ...{ sections: [], tags: ['Chips'] },
      image: { alt: 'A chip', caption: 'Old & <new>', made: 'ai-generated' },
    });
    expect(JSON.parse(JSON.stringify(chips?.fields))).toMatchObject({
      ...{ made: 'ai-assisted', subjects: ['medtop:20000763'], dateline: 'PORTLAND (AP)' },
      places: [{ name: 'Portland', latitude: 45.5, longitude: -122.6, ...place }, { name: 'Oregon' }],
      license: 'https://creativecommons.org/licenses/by/4.0/',
    });
    expect(chips?.fields?.translations).toEqual(translations);
    expect(chips?.body.text).not.toMatch(/AI|It is older/);
    const river = articles.get('نهر');
    expect([river?.path, river?.fields?.made, river?.body.text.trim()]).toEqual([
      'ar/river',
      'automated',
      '<p>ارتفع النهر.</p>',
    ]);
    expect(JSON.stringify(river?.fields?.correction)).toContain('متران.');
  },
);
