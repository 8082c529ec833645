import { expect, test } from 'vitest';
import { keep, now } from '../sync/kept.ts';
import { article, compiled, folder, site, write } from './folder.ts';

const story = article('source: AP');
const section = (lines: string) => `---\ntitle: News\n${lines}\n---\n`;

/** What site.yaml and the section's `_index.md` say, and what feeds then carry of a story from AP. */
const rows = [
  ['sources:\n  AP: {syndication: sumary}', '', 'none'],
  ['sources:\n  AP: {syndicaton: summary}', '', 'none'],
  ['sources:\n  AP: {syndication: {default: sumary}}', '', 'none'],
  ['sources:\n  AP: summary', '', 'none'],
  ['sources:\n  AP: {syndication: summary, url: x}', '', 'summary'],
  ['sources:\n  AP: {syndication: summary}\n  AFP: {syndication: x}', '', 'summary'],
  ['sources:\n  AP: {syndication: summary, republish: x}', '', 'none'],
  ['', 'syndication: sumary', 'none'],
  ['', 'syndication: {default: sumary}', 'none'],
  ['', 'syndicaton: none', 'none'],
  ['', 'syndication: summary\nordr: 1', 'summary'],
  ['', 'ordr: 1', 'full'],
] as const;

test.for(rows)('%j and %j: %s', async ([lines, index, level]) => {
  const { articles, problems } = await compiled({
    'site.yaml': `${site}${lines}\n`,
    'news/_index.md': section(index),
    'news/a.md': story,
  });
  expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
  expect([...articles.values()].map(({ syndication }) => syndication)).toEqual([level]);
});

test('contracts of which nothing can be told stop the site', async () => {
  const { snapshot } = await compiled({ 'site.yaml': `${site}sources: [AP]\n`, 'news/a.md': story });
  expect(snapshot).toBeUndefined();
});

test('a contract that is new counts while the rest of site.yaml is used as it last was right', async () => {
  const dir = folder({ 'site.yaml': site, 'news/a.md': article() });
  const { folderSync, collection, close } = await keep(dir, { clock: () => now });
  await folderSync.refresh();
  write(dir, 'site.yaml', `${site}colour: x\nsources:\n  AP: {syndication: none}\n  AFP: {syndication: x}\n`);
  write(dir, 'news/b.md', story.replace(':a\n', ':b\n'));
  write(dir, 'news/c.md', story.replace(':a\n', ':c\n').replace('AP', 'AFP'));
  await folderSync.refresh();
  const listing = await (await collection()).list({ scope: { kind: 'site' } }, { limit: 9 }, now);
  expect(listing?.entries.map(({ id }) => id)).toEqual(['tag:paper.example,2019-09-25:a']);
  close();
});

test('a partner, an endpoint or a show that is wrong costs none of the others', async () => {
  const { snapshot } = await compiled({
    'site.yaml': `${site}partners:
  wire: {profile: generic}
  other: {profile: none}
webhooks:
  cms: {url: https://x.example/a}
  other: {url: none}
podcasts:
  Tides: {explicit: true}
  Ferries: {explicit: x}
`,
    'news/a.md': article('tags: [Tides, Ferries]'),
  });
  const { partners, webhooks, podcasts } = snapshot?.site ?? {};
  expect(partners?.map(({ name }) => name)).toEqual(['wire']);
  expect(webhooks?.map(({ name }) => name)).toEqual(['cms']);
  expect(Object.keys(podcasts ?? {})).toEqual(['tides']);
});
