import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile, compileCache } from '../../src/content/compile/compile.ts';
import { article, type Files, folder, gif, png, site, write } from './folder.ts';

const start: Files = {
  'site.yaml': `${site}callout: Give\n`,
  'news/_index.md': '---\ntitle: News\n---\n',
  'news/a.md': article('image: {src: p.png, alt: x}', 'See [b](b.md) and ![p](p.png).\n'),
  'news/b.md': article().replace(':a\n', ':b\n'),
  'news/p.png': png,
};

type Edit = readonly [name: string, edit: (dir: string) => void];

const edits: readonly Edit[] = [
  ['nothing', () => {}],
  ['a body', (dir) => write(dir, 'news/b.md', `${start['news/b.md']}More.\n`)],
  [
    'the address of a linked article',
    (dir) => write(dir, 'news/b.md', article('url: https://x.example/1').replace(':a\n', ':b\n')),
  ],
  [
    'a linked article becomes a draft',
    (dir) => write(dir, 'news/b.md', article('draft: true').replace(':a\n', ':b\n')),
  ],
  ['a linked article goes', (dir) => rmSync(join(dir, 'news/b.md'))],
  ['a picture', (dir) => write(dir, 'news/p.png', gif)],
  ['a picture goes', (dir) => rmSync(join(dir, 'news/p.png'))],
  ['the title of a section', (dir) => write(dir, 'news/_index.md', '---\ntitle: Nouvelles\n---\n')],
  ['the time zone', (dir) => write(dir, 'site.yaml', site.replace('Los_Angeles', 'New_York'))],
  ['a call-out', (dir) => write(dir, 'site.yaml', `${site}callout: Take\n`)],
  ['embeds', (dir) => write(dir, 'site.yaml', `${site}embeds: [x.example]\n`)],
  ['a new article', (dir) => write(dir, 'news/c.md', article().replace(':a\n', ':c\n'))],
  ['a duplicate', (dir) => write(dir, 'news/0.md', article())],
  ['a mistake', (dir) => write(dir, 'news/a.md', 'no front matter')],
];

test.for(edits)(
  'after an edit of %s, what is remembered gives the same as compiling anew',
  async ([, edit]) => {
    const dir = folder(start);
    const cache = compileCache();
    await compile({ dir, cache });
    edit(dir);
    expect(await compile({ dir, cache })).toEqual(await compile({ dir }));
  },
);

test('what did not change is not made again', async () => {
  const dir = folder(start);
  const cache = compileCache();
  const before = await compile({ dir, cache });
  write(dir, 'news/b.md', `${start['news/b.md']}More.\n`);
  const after = await compile({ dir, cache });
  const [a = '', b = ''] = before.articles.keys();
  expect(after.articles.get(a)).toBe(before.articles.get(a));
  expect(after.articles.get(b)?.hash).not.toBe(before.articles.get(b)?.hash);
  expect(after.snapshot?.revision).not.toBe(before.snapshot?.revision);
});

test('hashes do not depend on when or where a folder is compiled', async () => {
  const [one, other] = [folder(start), folder(start)];
  utimesSync(join(other, 'news/a.md'), 1, 1);
  const [first, second] = [await compile({ dir: one }), await compile({ dir: other })];
  expect(second.snapshot).toEqual(first.snapshot);
});
