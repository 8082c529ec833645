import { expect, test } from 'vitest';
import { astro } from '../../../src/import/folder/astro/astro.ts';
import { plain } from '../../../src/import/folder/plain/plain.ts';
import { imported } from './old-site.ts';

const config = "export default defineConfig({\n  site: 'https://www.example.com',\n  // base: '/old',\n});\n";
const page =
  "---\nimport { getCollection } from 'astro:content';\nconst posts = await getCollection('blog');\n---\n";
const post = (front: string, body = 'Text.') =>
  `---\ntitle: The Ferry\npubDate: Jan 02 2019\n${front}---\n\n${body}\n`;

test.each([
  ['a collection', 'src/content/blog/Ferry Boat.md', '', '/blog/ferry-boat/'],
  ['an index', 'src/content/blog/ferry/index.mdx', '', '/blog/ferry/'],
  ['a slug', 'src/content/blog/x.md', 'slug: ferry\n', '/blog/ferry/'],
  ['a page', 'src/pages/news/ferry.md', '', '/news/ferry/'],
])('%s: address and id', async (_, file, front, address) => {
  const { article } = await imported(astro, {
    'astro.config.mjs': config,
    'src/pages/blog/[...slug].astro': page,
    [file]: post(front),
  });
  expect(article()).toMatchObject({
    address: `https://www.example.com${address}`,
    id: `https://www.example.com${address}`,
    date: '2019-01-02T00:00:00Z',
  });
});

test('a collection with a loader and a base, without slashes', async () => {
  const { article } = await imported(astro, {
    'astro.config.mjs':
      "export default { site: 'https://www.example.com', base: '/docs', trailingSlash: 'never' }",
    'src/content.config.ts':
      "const posts = defineCollection({ loader: glob({ pattern: '**/*.md', base: './src/data/posts' }) });\nexport const collections = { news: posts };",
    'src/pages/stories/[id].astro': page.replace('blog', 'news'),
    'src/data/posts/ferry.md': post(''),
  });
  expect(article().address).toBe('https://www.example.com/docs/stories/ferry');
});

test('authors are entries of another collection', async () => {
  const { article } = await imported(astro, {
    'astro.config.mjs': config,
    'src/content/authors/jdoe.json': '{"name": "Jane Doe"}',
    'src/content/blog/ferry.md': post('author: jdoe\nlang: Spanish\n'),
  });
  expect(article()).toMatchObject({ authors: [{ name: 'Jane Doe' }], language: 'es' });
});

test('MDX: pictures, players and texts stay, components and expressions are named', async () => {
  const body = `import { Image } from 'astro:assets';
import boat from './boat.png';
export const x = 1;

<Image src={boat} alt="A boat" />

<YouTube id="dQw4w9WgXcQ" />

<Note type="info">Inside</Note> {x} {/* a comment */}{' '}

\`<Chart data={x} />\`
`;
  const { article, losses } = await imported(astro, {
    'astro.config.mjs': config,
    'src/content/blog/boat.png': 'x',
    'src/content/blog/ferry.mdx': post('', body),
  });
  expect(
    article()
      .body.text.trim()
      .replace(/\n{2,}/g, '\n')
      .replace(/ +/g, ' '),
  ).toBe(
    '<img src="/blog/boat.png" alt="A boat">\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\nInside \n`<Chart data={x} />`',
  );
  expect(losses).toEqual([
    'address: no page shows its collection; --permalink states the addresses',
    'export',
    'component <Note>',
    'expression {…}',
  ]);
});

test('Gatsby: authors by key, addresses by --permalink', async () => {
  const { article } = await imported(
    plain,
    {
      'gatsby-config.js':
        "module.exports = { siteMetadata: { title: 'The Lantern', siteUrl: 'https://www.example.com' } };",
      'content/authors.yml': 'jdoe:\n  name: Jane Doe\n  url: https://jane.example\n',
      'content/blog/2019-01-02-ferry.md':
        '---\ntitle: Ferry\nauthor: [jdoe]\n---\nText ![A](../images/a.png)\n',
      'content/images/a.png': 'x',
    },
    { permalink: '/blog/:year/:month/:day/:title.html' },
  );
  expect(article()).toMatchObject({
    address: 'https://www.example.com/blog/2019/01/02/ferry.html',
    authors: [{ name: 'Jane Doe', url: 'https://jane.example' }],
    files: [{ src: '/images/a.png', to: 'images/a.png' }],
  });
});
