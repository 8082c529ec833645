import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { anchors, blocks, chapters, everyPage, prose, ROOT, read, references } from './pages.ts';

const links = everyPage.flatMap((page) =>
  [...prose(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({ page, target })),
);

describe('the documentation', () => {
  it.each(links.filter(({ target }) => !/^[a-z]+:/i.test(target)))(
    '$page leads to $target, which is there',
    ({ page, target }) => {
      const [path = '', fragment] = target.split('#');
      const file = path === '' ? page : posix.join(posix.dirname(page), path);
      expect(existsSync(join(ROOT, file)), file).toBe(true);
      if (fragment !== undefined) expect(anchors(read(file))).toContain(fragment);
    },
  );

  it('has links to other sites that are https and whole', () => {
    const others = links.filter(({ target }) => /^[a-z]+:/i.test(target)).map(({ target }) => target);
    expect(others.filter((target) => !/^https:\/\/[\w.-]+\.\w+(?:\/|$)/.test(target))).toEqual([]);
    expect(others.length).toBeGreaterThan(20);
  });

  it('names in its index every page, each once', () => {
    const listed = links.filter(({ page }) => page === 'docs/README.md').map(({ target }) => target);
    expect(listed.filter((target) => target.endsWith('.md')).sort()).toEqual(
      [...chapters.filter((name) => name !== 'README.md'), ...references].sort(),
    );
  });

  it('is a chain: each page leads to the next of the index and to the one before', () => {
    const order = [...read('docs/README.md').matchAll(/^\d+\. \[([^\]]+)\]\(([^)]+)\)/gm)].map(
      ([, title = '', file = '']) => ({ title, file }),
    );
    expect(order.length).toBeGreaterThan(5);
    for (const [place, { file }] of order.entries()) {
      const [before, after] = [order[place - 1], order[place + 1]];
      const foot = [
        before && `[← ${before.title}](${before.file})`,
        '[Contents](README.md)',
        after && `[${after.title} →](${after.file})`,
      ];
      const expected = foot.filter((link) => link !== undefined).join(' · ');
      expect(read(`docs/${file}`).trimEnd().split('\n').at(-1), file).toBe(expected);
    }
  });

  it('leads back from the pages beside the chain', () => {
    const beside = chapters.filter((name) => !/^(?:README|content)\.md$/.test(name));
    expect(beside.filter((name) => !read(`docs/${name}`).includes('[Contents](README.md)'))).toEqual([]);
    const back = '[Contents](../README.md)';
    expect(references.filter((name) => !read(`docs/${name}`).includes(back))).toEqual([]);
  });

  it('is reached from the README', () => {
    expect(read('README.md')).toContain('(docs/README.md)');
  });
});

const { scripts } = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

test.each(everyPage.filter((page) => page !== 'CHANGELOG.md'))(
  '%s names npm scripts that there are',
  (page) => {
    const named = [...read(page).matchAll(/\bnpm run (?:--silent |-s )?([a-z][\w:]*)/g)].map(
      ([, name = '']) => name,
    );
    expect([...new Set(named)].filter((name) => !(name in scripts))).toEqual([]);
  },
);

test.each(everyPage)('%s closes what it opens', (page) => {
  expect(read(page).match(/^```/gm)?.length ?? 0).toSatisfy((count: number) => count % 2 === 0);
  expect(blocks(read(page), 'sh').join('\n')).not.toMatch(/^\$ /m);
});
