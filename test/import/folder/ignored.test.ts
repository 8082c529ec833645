import { expect, test } from 'vitest';
import { eleventy } from '../../../src/import/folder/eleventy/eleventy.ts';
import { hexo } from '../../../src/import/folder/hexo/hexo.ts';
import { hugo } from '../../../src/import/folder/hugo/hugo.ts';
import { jekyll } from '../../../src/import/folder/jekyll/jekyll.ts';
import { pelican } from '../../../src/import/folder/pelican/pelican.ts';
import { plain } from '../../../src/import/folder/plain/plain.ts';
import { imported } from './old-site.ts';

const post = '---\ntitle: Ferry\ndate: 2019-01-02\n---\nText.\n';

test.each([
  ['.gitignore', 'secret\n*.wip.md\n', '', ['news/a.md']],
  ['.eleventyignore', '/secret/\n# news\n', '', ['news/a.md', 'news/b.wip.md']],
  ['.gitignore', '*.md\n!a.md\n', '', ['news/a.md']],
  ['.gitignore', '*.md\n', 'config.setUseGitIgnore(false);', ['news/a.md', 'news/b.wip.md', 'secret/c.md']],
  ['x', '', "config.ignores.add('secret/**');", ['news/a.md', 'news/b.wip.md']],
  ['x', '', 'config.ignores.add("./news/b.wip.md");', ['news/a.md', 'secret/c.md']],
])('Eleventy: %s with %j, %s', async (file, text, code, expected) => {
  const { articles, losses } = await imported(eleventy, {
    '.eleventy.js': `module.exports = (config) => { ${code} };`,
    [file]: text,
    'news/a.md': post,
    'news/b.wip.md': post,
    'secret/c.md': post,
  });
  expect(articles.map(({ place }) => place)).toEqual(expected);
  expect(losses.includes('file that the old site ignores')).toBe(expected.length < 3);
});

test('Pelican: IGNORE_FILES', async () => {
  const text = 'Title: A\nDate: 2019-01-02\n\nText.\n';
  const { articles, losses } = await imported(pelican, {
    'pelicanconf.py': "PATH = 'content'\nIGNORE_FILES = ['hold', '*.old.md']\n",
    'content/a.md': text,
    'content/b.old.md': text,
    'content/hold/c.md': text,
  });
  expect([articles.map(({ place }) => place), losses]).toEqual([
    ['content/a.md'],
    ['file that the old site ignores'],
  ]);
});

test.each([
  [jekyll, '_posts/2019-01-02-a.textile', 'Textile', 'pandoc --from textile --to gfm'],
  [jekyll, '_posts/2019-01-02-a.adoc', 'AsciiDoc', 'npx downdoc'],
  [hugo, 'content/news/a.org', 'Org', 'pandoc --standalone --from org --to gfm'],
  [hexo, 'source/_posts/a.org', 'Org', 'pandoc'],
  [eleventy, 'news/a.adoc', 'AsciiDoc', 'npx downdoc'],
  [plain, 'news/a.rst', 'reStructuredText', 'pandoc'],
])('$0.name: $1 is named, with what makes Markdown of it', async (system, file, name, remedy) => {
  const { articles, events } = await imported(system, {
    'pelicanconf.py': "PATH = 'content'\n",
    [file]: post,
    'README.rst': 'How this is built.\n',
  });
  expect(articles).toEqual([]);
  const losses = events.flatMap((event) => (event.kind === 'loss' ? [event.loss] : []));
  expect(losses).toMatchObject([{ place: file, kind: `left out: ${name} is not read` }]);
  expect(losses[0]?.what).toContain(remedy);
});

test('Pelican: what pandoc makes of reStructuredText', async () => {
  const text =
    '---\nauthor:\n- Ann Lee, Bo Day\ndate: "2010-10-03 10:20"\ntags: |\n  sea, boats\nslug: |\n  ferry\ntitle: A ferry\n---\n\nText.\n';
  const { article, losses } = await imported(pelican, {
    'pelicanconf.py': "PATH = 'content'\nTIMEZONE = 'UTC'\n",
    'content/a.md': text,
  });
  expect(losses.filter((kind) => kind.includes('mistake'))).toEqual([]);
  expect(article()).toMatchObject({
    title: 'A ferry',
    tags: ['sea', 'boats'],
    authors: [{ name: 'Ann Lee' }, { name: 'Bo Day' }],
    body: { text: expect.stringContaining('Text.') },
  });
});
