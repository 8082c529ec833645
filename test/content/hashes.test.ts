import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../support/compiled.ts';
import { article, type Files, folder, png, site } from './folder.ts';

const files: Files = {
  'site.yaml': `${site}callout: Give\n`,
  'news/_index.md': '---\ntitle: News\n---\n',
  'news/a.md': article('image: {src: p.png, alt: x}', 'See [b](b.md) and ![p](p.png).\n'),
  'news/b.md': article().replace(':a\n', ':b\n'),
  'news/p.png': png,
};

test('hashes do not depend on when or where a folder is read', async () => {
  const [one, other] = [folder(files), folder(files)];
  utimesSync(join(other, 'news/a.md'), 1, 1);
  const [first, second] = [await compile({ dir: one }), await compile({ dir: other })];
  expect(second.snapshot).toEqual(first.snapshot);
});
