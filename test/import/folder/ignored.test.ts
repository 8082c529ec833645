import { expect, test } from 'vitest';
import { eleventy } from '../../../src/import/folder/eleventy/eleventy.ts';
import { pelican } from '../../../src/import/folder/pelican/pelican.ts';
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
