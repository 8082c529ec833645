import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';
import { opened, SECRET, toldOfArticles, withdrawn } from '../contract/webhooks.ts';
import { embargoed, type HubPaper, hubPaper, story } from './hub-paper.ts';
import { type Subscriber, subscriber, until } from './subscriber.ts';

const OLD = `whsec_${Buffer.from('fedcba9876543210fedcba9876543210').toString('base64')}`;

const messagesOf = ({ deliveries }: Pick<Subscriber, 'deliveries'>) => deliveries.map((one) => opened(one));

const typesOf = (one: Subscriber) => messagesOf(one).map(({ type, data }) => `${type} ${data.path}`);

/** A paper with one endpoint in site.yaml, which is known once this is there. */
async function paperWith(
  { callback }: Subscriber,
  { settings = '', ...options }: Parameters<typeof hubPaper>[0] & { readonly settings?: string } = {},
): Promise<HubPaper> {
  const paper = await hubPaper({
    secrets: (name) => (name === 'CMS_SECRET' ? SECRET : undefined),
    ...options,
    site: `${options.site ?? ''}webhooks:\n  cms:\n    url: ${callback}\n    secret: CMS_SECRET\n${settings}`,
  });
  await until(async () => (await paper.webhooks()).isObserved);
  return paper;
}

test('an endpoint is told what happens to an article, signed, and not what was there before', async () => {
  const one = await subscriber();
  await toldOfArticles(await paperWith(one), one);
});

const sports = { 'sports/_index.md': '---\ntitle: Sports\n---\n' };
const wire = 'partners:\n  wire:\n    profile: generic\n    tags: [wire]\n';
const tagged = (text: string, tag: string) => text.replace('---\n', `---\ntags: [${tag}]\n`);

test.each<readonly [string, string, string, Readonly<Record<string, string>>, readonly string[]]>([
  [
    'events',
    '',
    '    events: article.updated\n',
    { 'news/a.md': story('a'), 'news/first.md': story('first', 'More.\n') },
    ['article.updated /news/first'],
  ],
  [
    'sections',
    '',
    '    sections: Sports\n',
    { 'news/a.md': story('a'), 'sports/b.md': story('b') },
    ['article.published /sports/b'],
  ],
  [
    'tags',
    '',
    '    tags: [Ferries]\n',
    { 'news/a.md': story('a'), 'news/b.md': tagged(story('b'), 'ferries') },
    ['article.published /news/b'],
  ],
  [
    'partner',
    wire,
    '    partner: wire\n',
    { 'news/a.md': story('a'), 'news/b.md': tagged(story('b'), 'wire') },
    ['article.published /news/b'],
  ],
  [
    'partner, of what it is newly given',
    wire,
    '    partner: wire\n',
    { 'news/first.md': tagged(story('first'), 'wire') },
    ['article.published /news/first'],
  ],
])(
  'an endpoint is told only of what its filter lets through: %s',
  async (_, site, settings, files, types) => {
    const one = await subscriber();
    const paper = await paperWith(one, { settings, site, files: sports });
    for (const [file, text] of Object.entries(files)) paper.put(file, text);
    await until(() => one.deliveries.length >= types.length);
    await until(async () => (await paper.webhooks()).list.every(({ pending }) => pending === 0));
    expect(typesOf(one)).toEqual(types);
  },
);

test('what a partner is not given any more is withdrawn to it, without a word of what it has become', async () => {
  const one = await subscriber();
  const paper = await paperWith(one, {
    ...{ settings: '    partner: wire\n', site: wire },
    files: { 'news/b.md': tagged(story('b'), 'wire') },
  });
  paper.put('news/b.md', story('b').replace('The b', 'The new b'));
  await until(() => one.deliveries.length === 1);
  expect(typesOf(one)).toEqual(['article.withdrawn /news/b']);
  expect(one.deliveries[0]?.body).not.toContain('The new b');
});

test('an embargo that lifts and an expiry are told of at their instants', async () => {
  const one = await subscriber();
  const paper = await paperWith(one);
  const [from, end] = await embargoed(paper);
  expect(one.deliveries).toHaveLength(0);
  paper.advance(from.getTime() - Date.now());
  await until(() => one.deliveries.length === 1);
  paper.advance(end.getTime() - from.getTime());
  await until(() => one.deliveries.length === 2);
  expect(messagesOf(one)).toMatchObject([
    { type: 'article.published', timestamp: from.toISOString() },
    { type: 'article.expired', timestamp: end.toISOString() },
  ]);
});

test('what failed is sent once with the newest state, under an id of its own, and 410 pauses the endpoint', async () => {
  const one = await subscriber({ deliver: () => ({ status: 500 }) });
  const paper = await paperWith(one);
  paper.put('news/ferry.md', story('ferry'));
  await until(async () => (await paper.webhooks()).list.some(({ reason }) => reason === 'it answered 500'));
  paper.put('news/ferry.md', story('ferry').replace('The ferry', 'The new ferry'));
  await until(async () => (await paper.get('/news/ferry')).text().then((text) => text.includes('new ferry')));
  one.behave({});
  paper.advance(120_000);
  await until(() => one.deliveries.length === 2);
  // The clock of the paper is ahead by two minutes, within what receivers bear.
  expect(messagesOf(one)).toMatchObject([
    { type: 'article.published', data: { title: 'The ferry' } },
    { type: 'article.published', data: { title: 'The new ferry' } },
  ]);
  expect(one.deliveries[0]?.headers['webhook-id']).not.toBe(one.deliveries[1]?.headers['webhook-id']);
  one.behave({ deliver: () => ({ status: 410 }) });
  paper.put('news/pier.md', story('pier'));
  await until(() => paper.paused.length === 1);
  expect(paper.paused).toEqual(['cms: it answered 410']);
});

test('what changes while nothing runs is told at the next start; a variable may hold two secrets', async () => {
  const one = await subscriber();
  const first = await paperWith(one, { files: { 'news/gone.md': story('gone') } });
  await first.close();
  first.put('news/night.md', story('night'));
  first.put(
    'news/first.md',
    story('first').replace('---\n', `---\ncorrection: {date: 2024-03-02, text: Wrong.}\n`),
  );
  first.remove('news/gone.md');
  await hubPaper({ home: first.home, secrets: () => `${SECRET} ${OLD}` });
  await until(() => one.deliveries.length === 3);
  expect(typesOf(one).toSorted()).toEqual([
    'article.corrected /news/first',
    'article.published /news/night',
    'article.withdrawn /news/gone',
  ]);
  for (const delivery of one.deliveries) expect(opened(delivery, OLD)).toEqual(opened(delivery));
});

test('the text of what is withdrawn is in no file beside the folder afterwards, though a message of it waits', async () => {
  const secret = 'xyzzy-the-mayor-resigns';
  const one = await subscriber({ deliver: () => ({ status: 500 }) });
  const paper = await paperWith(one);
  paper.put('news/mayor.md', story('mayor', `${secret}\n`).replace('The mayor', secret));
  await until(async () => (await paper.webhooks()).list.some(({ reason }) => reason !== undefined));
  expect(one.deliveries[0]?.body).toContain(secret);
  paper.put('news/mayor.md', withdrawn(story('mayor', `${secret}\n`)));
  await until(async () => (await paper.get('/news/mayor')).status === 410);
  one.behave({});
  paper.advance(120_000);
  await until(() => one.deliveries.length === 2);
  expect(typesOf(one)[1]).toBe('article.withdrawn /news/mayor');
  expect(one.deliveries[1]?.body).not.toContain(secret);
  const collection = openSqlite({ path: join(paper.home, 'collection.db'), readOnly: true });
  expect(JSON.stringify(collection.rows('SELECT text FROM document'))).not.toContain(secret);
  collection.close();
  const files = readdirSync(paper.home).filter((name) => name.startsWith('push.db'));
  expect(files).toContain('push.db-wal');
  for (const name of files) {
    const file = join(paper.home, name);
    if (statSync(file).isFile()) expect(readFileSync(file).includes(secret), name).toBe(false);
  }
  expect(files.some((name) => readFileSync(join(paper.home, name)).includes('/news/mayor'))).toBe(true);
});
