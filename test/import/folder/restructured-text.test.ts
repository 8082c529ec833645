import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { pelican } from '../../../src/import/folder/pelican/pelican.ts';
import { folderWith } from '../collection.ts';
import { imported } from './old-site.ts';

const STORY = `Ferry & \`\`bridge\`\`
################

.. A comment of nobody's.

:date: 2020-01-02 10:20
:modified: 2020-02-03
:tags: Ferries, Bridges
:category: News
:slug: ferry
:authors: Jane Doe; Max Muster
:summary: The *first* ferry
    in months.

The \`boat <{filename}/boat.rst>\`_ and a \`file <{static}/images/plan.pdf>\`_, *soft* and **loud**.

Within
======

.. image:: {static}/images/a.png
   :alt: A ferry

.. figure:: {attach}b.png
   :alt: B ferry

   Under the picture

.. code-block:: python
   :linenos: table

   print("a  b")

.. raw:: html

   <iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk"></iframe>

.. include:: /etc/hostname

.. poll:: 77

- One
- Two [1]_

.. [1] Foot note.
`;

const FILES = {
  'pelicanconf.py': "SITEURL = 'https://old.example'\nSITENAME = 'X'\nPATH = 'content'\nTIMEZONE = 'UTC'\n",
  'content/ferry.rst': STORY,
  'content/boat.rst': 'Boat\n====\n\n:date: 2020-01-03\n:status: draft\n\nText.\n',
  'content/images/a.png': 'a',
  'content/images/plan.pdf': 'b',
  'content/b.png': 'c',
};

afterEach(() => vi.unstubAllEnvs());

/** The path of a program that starts; undefined where this machine has none. */
const found = (names: readonly string[], args: readonly string[]): string | undefined =>
  names.find((name) => spawnSync(name, args).status === 0);

const PROGRAMS = {
  docutils: {
    as: 'python3',
    path: found(['/usr/bin/python3', 'python3', 'python'], ['-c', 'import docutils']),
  },
  pandoc: { as: 'pandoc', path: found(['pandoc'], ['--version']) },
} as const;

/** A folder that is the whole of the PATH, with these programs in it. */
async function pathWith(programs: Readonly<Record<string, string>>): Promise<string> {
  const bin = join(await folderWith(), 'bin');
  mkdirSync(bin);
  const all = (process.env.PATH ?? '').split(delimiter);
  for (const [name, path] of Object.entries(programs)) {
    const whole = isAbsolute(path)
      ? path
      : all.map((dir) => join(dir, path)).find((each) => spawnSync(each, ['--version']).status === 0);
    // A link to what pyenv starts in the name of others would start nothing.
    writeFileSync(join(bin, name), `#!/bin/sh\nexec ${whole} "$@"\n`, { mode: 0o755 });
  }
  symlinkSync('/bin/sh', join(bin, 'sh'));
  return bin;
}

test.each(Object.entries(PROGRAMS))('Pelican: reStructuredText is read by %s', async (name, { as, path }) => {
  if (path === undefined) {
    console.log(`${name} is not on this machine, so nothing was read by it; .ci/tools installs it`);
    return;
  }
  vi.stubEnv('PATH', await pathWith({ [as]: path }));
  const { articles, events } = await imported(pelican, FILES);
  const ferry = articles.find(({ title }) => title.startsWith('Ferry'));
  expect(ferry).toMatchObject({
    ...{ title: 'Ferry & bridge', description: 'The first ferry in months.', path: 'News/ferry' },
    ...{ tags: ['Ferries', 'Bridges'], authors: [{ name: 'Jane Doe' }, { name: 'Max Muster' }] },
    address: 'https://old.example/ferry.html',
    body: { format: 'html' },
  });
  expect(ferry?.date).toMatch(/^2020-01-02T10:20/);
  const text = ferry?.body.text ?? '';
  for (const part of [
    /<a [^>]*href="[^"]*boat\.html"/,
    /<a [^>]*href="[^"]*plan\.pdf"/,
    /<em>soft<\/em> and <strong>loud<\/strong>/,
    /<h2[^>]*>Within<\/h2>/,
    /<img [^>]*src="[^"]*a\.png"/,
    /<figure[\s\S]*Under the picture[\s\S]*<\/figure>/,
    /<pre[\s\S]*print\((?:"|&quot;|<[^>]*>)*a {2}b/,
    /<iframe src="https:\/\/www\.youtube-nocookie\.com\/embed\/abcdefghijk"/,
    /Foot note\./,
  ])
    expect(text).toMatch(part);
  expect(text).not.toMatch(/hostname|system-message|:date:/);
  expect(ferry?.files.map(({ from }) => from.split('/').at(-1)).toSorted()).toEqual([
    'a.png',
    'b.png',
    'plan.pdf',
  ]);
  const losses = events.flatMap((event) => (event.kind === 'loss' ? [event.loss.what] : []));
  expect(losses).toContain('directive poll left out');
  expect(losses).toContain('directive include left out');
  expect(articles.find(({ title }) => title === 'Boat')?.unpublished).toBeDefined();
});

test('Pelican: without a program reStructuredText is named, with what to install', async () => {
  vi.stubEnv('PATH', await pathWith({}));
  const { articles, events } = await imported(pelican, FILES);
  expect(articles).toEqual([]);
  const losses = events.flatMap((event) => (event.kind === 'loss' ? [event.loss.what] : []));
  expect(losses.filter((what) => what.includes('install docutils'))).toHaveLength(2);
});

test('Pelican: a program that fails costs the files alone, and is given up', async () => {
  const bin = await pathWith({});
  writeFileSync(join(bin, 'python3'), '#!/bin/sh\ncase "$2" in *json*) exit 1;; esac\n', { mode: 0o755 });
  vi.stubEnv('PATH', bin);
  const { articles, events } = await imported(pelican, {
    ...FILES,
    'content/md.md': 'Title: A\nDate: 2020-01-02\n\nText.\n',
  });
  expect(articles.map(({ title }) => title)).toEqual(['A']);
  const losses = events.flatMap((event) => (event.kind === 'loss' ? [event.loss.kind] : []));
  expect(losses.filter((kind) => kind === 'reStructuredText that cannot be read')).toHaveLength(2);
});
