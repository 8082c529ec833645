import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { collectionOf } from '../support/compiled.ts';
import { keep, now } from '../sync/kept.ts';
import { article, compiled, folder, png, site, write } from './folder.ts';

const withdrawn = 'status: withdrawn\nreason: It was wrong.\n';

/** Front matter, what is reported, and what the service answers at the story's address in 2027 and in 2999. */
const rows: readonly (readonly [lines: string, problems: readonly string[], statuses: readonly number[]])[] =
  [
    ['withdrawn: 2020-01-01', [], [410, 410]],
    ['withdrawn: 2998-01-01', ['future-date withdrawn'], [200, 200]],
    ['updated: 2998-01-01', ['future-date updated'], [200, 200]],
    ['updated: 2998-01-01\nwithdrawn: 2020-01-01', ['future-date updated'], [410, 410]],
    ['withdrawn: 2998-01-01\nexpires: 2997-01-01', ['future-date withdrawn'], [200, 404]],
    ['withdrawn: 2020-01-01\nexpires: 2019-12-01', [], [410, 410]],
    ['embargo: 2997-01-01\nwithdrawn: 2998-01-01', ['future-date withdrawn'], [404, 200]],
    [
      'withdrawn: 2020-01-01\ncorrection: {date: 2998-01-01, text: It was 60.}',
      ['future-date correction.0.date'],
      [410, 410],
    ],
    // It would never have been there.
    ['withdrawn: 2019-09-25', ['date-order withdrawn'], [404, 404]],
    ['embargo: 2997-01-01\nwithdrawn: 2020-01-01', ['date-order withdrawn'], [404, 404]],
  ];

test.for(rows)('%s: %j', async ([lines, problems, statuses]) => {
  const result = await compiled({
    'news/_index.md': '---\ntitle: News\n---\n',
    'news/a.md': article(`${withdrawn}${lines}`),
    'site.yaml': site.replace('America/Los_Angeles', 'UTC'),
  });
  expect(result.problems.map(({ code, field }) => `${code} ${field}`).toSorted()).toEqual(problems);
  const collection = collectionOf(result);
  const status = async (time: string) => {
    const app = createApp({ collection: () => collection, now: () => new Date(time), compressors: {} });
    return (await app.request('https://paper.example/news/a')).status;
  };
  expect(await Promise.all(['2027-01-01', '2999-01-01'].map(status))).toEqual(statuses);
});

test.for(['withdrawn: 2998-01-01', 'withdrawn: 2019-01-01', 'embargo: 2997-01-01\nwithdrawn: 2020-01-01'])(
  'a published story stays so: %s',
  async (lines) => {
    const dir = folder({ 'site.yaml': site, 'news/a.md': article('', 'The story.\n') });
    const { folderSync, collection, close } = await keep(dir);
    await folderSync.refresh();
    // Whoever withdraws a story often takes its text out as well.
    for (const body of ['The story.\n', '\n']) {
      write(dir, 'news/a.md', article(`${withdrawn}${lines}`, body));
      const { problems } = await folderSync.refresh(['news/a.md']);
      expect(problems.map(({ severity }) => severity)).toContain('error');
      expect(await (await collection()).locate('/news/a', now)).toMatchObject({
        article: { body: expect.stringContaining('The story.') },
      });
    }
    write(dir, 'news/a.md', article(`${withdrawn}withdrawn: 2020-01-01`, '\n'));
    expect((await folderSync.refresh(['news/a.md'])).problems).toEqual([]);
    expect(await (await collection()).locate('/news/a', now)).toMatchObject({ kind: 'withdrawn' });
    close();
  },
);

/** Lines of site.yaml and of the story, and the entry that stands in its place in a feed; undefined: none. */
const notices: readonly (readonly [site: string, lines: string, feed: string, entry: object | undefined])[] =
  [
    ['withdrawals: notice', '', '/feed.json', { title: 'Withdrawn', language: 'en-US' }],
    ['withdrawals: notice', '', '/news/feed.json', { title: 'Withdrawn' }],
    ['withdrawals: notice', '', '/tags/secret-tag/feed.json', undefined],
    ['withdrawals: notice', '', '/tags/shared/feed.json', { title: 'Withdrawn' }],
    ['withdrawals: notice', '', '/feed.json?limit=1', undefined],
    ['withdrawals: notice', '', '/feed.json?limit=2', { title: 'Withdrawn' }],
    ['withdrawals: notice', '', '/feed.json?tag=shared', undefined],
    ['withdrawals: notice', '', '/partners/wire/rss.xml', undefined],
    ['withdrawals: notice', 'language: fr', '/feed.json', { title: 'Retiré', language: 'fr' }],
    [
      'withdrawals: notice',
      'language: sr-Latn-RS',
      '/feed.json',
      { title: 'Povučeno', language: 'sr-Latn-RS' },
    ],
    // No word for it: the site's language.
    ['withdrawals: notice', 'language: mi', '/feed.json', { title: 'Withdrawn', language: 'en-US' }],
    [
      'withdrawals: notice',
      'url: https://elsewhere.example/a',
      '/feed.json',
      { external_url: 'https://elsewhere.example/a' },
    ],
    ['withdrawals: notice', 'notice: false', '/feed.json', undefined],
    ['withdrawals: notice', 'syndication: none', '/feed.json', undefined],
    ['withdrawals: notice\ntombstones: 0', '', '/feed.json', undefined],
    ['withdrawals: tombstone', '', '/feed.json', undefined],
    ['withdrawals: tombstone', 'notice: true', '/feed.json', { title: 'Withdrawn' }],
  ];

test.for(notices)('%j, %j: %s', async ([settings, lines, feed, entry]) => {
  const story = (name: string, date: string, more = '') =>
    article(`${more}tags: [Shared${name === 'a' ? ', Secret tag' : ''}]\n`, `Secret text of ${name}.\n`)
      .replace(':a\n', `:${name}\n`)
      .replace('A headline', `Secret title of ${name}`)
      .replace(/^date: .*$/m, `date: ${date}`);
  const gone = `${withdrawn}withdrawn: 2019-09-30 10:00\nauthors: [Secret Author]\ndescription: Secret line\n${lines}\n`;
  const result = await compiled({
    'site.yaml': `${site}${settings}\npartners: {wire: {profile: generic}}\n`,
    'news/_index.md': '---\ntitle: News\n---\n',
    'news/a.md': story('a', '2019-09-25 21:12', gone),
    'news/b.md': story('b', '2019-09-27'),
    'news/c.md': story('c', '2019-09-20'),
    'news/d.md': story('d', '2019-09-19'),
  });
  expect(result.problems).toEqual([]);
  const collection = collectionOf(result);
  const app = createApp({ collection: () => collection, now: () => new Date('2019-10-02'), compressors: {} });
  const text = await (await app.request(`https://paper.example${feed}`)).text();
  const body = JSON.parse(text.startsWith('{"version') ? text : '{"items":[]}');
  const id = 'tag:paper.example,2019-09-25:a';
  const found = body.items.filter((item: { readonly id: string }) => item.id === id);
  expect(found).toEqual(entry ? [expect.objectContaining(entry)] : []);
  expect(text).not.toMatch(/Secret (?:title|text) of a|Secret (?:Author|line|tag)/);
  if (!entry) return;
  // Where the story stood, beside the tombstone.
  expect(body.items.map(({ id }: { readonly id: string }) => id.slice(-1)).join('')).toBe(
    feed.endsWith('limit=2') ? 'bac' : 'bacd',
  );
  expect(found[0]).toMatchObject({
    url: lines.startsWith('url') ? 'https://elsewhere.example/a' : 'https://paper.example/news/a',
    ...{ date_published: '2019-09-26T04:12:00Z', date_modified: '2019-09-30T17:00:00Z' },
    content_html: expect.stringMatching(/<p dir="auto"><em>\S+, .*2019.*: It was wrong\.<\/em><\/p>/),
    ...{ authors: [{ name: 'The Paper' }], tags: [], _dateline: { status: 'withdrawn', sections: [] } },
  });
  expect(body._dateline.deleted).toEqual([{ id, when: '2019-09-30T17:00:00Z', comment: 'It was wrong.' }]);
});

const P = 'https://paper.example';
const other = (lines: string): string =>
  `---\ntitle: Other\nid: tag:paper.example,2019-09-25:other\n${lines}\n---\nAnother story.\n`;
const gone = (reason: string): string =>
  article(`status: withdrawn\nwithdrawn: 2020-01-01\nnotice: true\nreason: "${reason}"`);

test.for([
  ['date: 2030-01-01', `It was wrong, see ${P}/news/secret.`, 'secret'],
  ['date: 2019-01-01\ndraft: true', 'It was wrong, see /news/secret.', 'secret'],
  ['date: 2019-01-01\nexpires: 2019-12-01', `See ${P}/news/secret.`, 'secret'],
  ['date: 2020-02-01', `See ${P}/news/secret.`, 'secret'],
  ['date: 2019-01-01', `See ${P}/news/secret.`, undefined],
  ['date: 2019-01-01', 'See https://x.example/secret.', undefined],
  [
    'date: 2019-01-01\nimage: {src: covert.png, alt: x, syndication: none}',
    `See ${P}/news/covert.png`,
    'covert',
  ],
] as const)('of a story with “%s”, a reason that says “%s” hides %s', async ([lines, reason, hidden]) => {
  const result = await compiled({
    'news/a.md': gone(reason),
    'news/secret.md': other(lines),
    'news/covert.png': png,
    'news/b.md': other('date: 2019-01-02').replace(':other', ':b'),
  });
  expect(result.problems.filter(({ file }) => file === 'news/a.md').map(({ code }) => code)).toEqual(
    hidden ? ['unpublished-address'] : [],
  );
  const collection = collectionOf(result);
  const app = createApp({ collection: () => collection, now: () => new Date('2020-01-15'), compressors: {} });
  for (const path of ['/news/a', '/news/a/newsml.xml', '/atom.xml', '/feed.json']) {
    const text = await (await app.request(P + path)).text();
    expect(text, path).toContain(hidden ? 'link' : 'secret');
    if (hidden) expect(text, path).not.toContain(hidden);
  }
});

test('a reason names a story as soon as that is published, and no longer when it is a draft', async () => {
  const dir = folder({
    'site.yaml': site,
    'news/a.md': gone('See /news/other.'),
    'news/other.md': other('date: 2019-01-01\ndraft: true'),
  });
  const { folderSync, collection, close } = await keep(dir);
  const reason = async () => {
    const there = await (await collection()).locate('/news/a', now);
    return there?.kind === 'withdrawn' && there.withdrawal.reason;
  };
  await folderSync.refresh();
  expect(await reason()).toBe('See link.');
  write(dir, 'news/other.md', other('date: 2019-01-01'));
  await folderSync.refresh(['news/other.md']);
  expect(await reason()).toBe('See /news/other.');
  write(dir, 'news/other.md', other('date: 2019-01-01\ndraft: true'));
  await folderSync.refresh(['news/other.md']);
  expect(await reason()).toBe('See link.');
  close();
});

/** What a story dates later than the clock, as one that is behind has it, and what there is once that has come. */
const yetToCome: readonly (readonly [lines: string, body: string, later: object])[] = [
  [`${withdrawn}withdrawn: 2027-03-01 10:00`, 'The story.\n', { kind: 'withdrawn' }],
  [`${withdrawn}withdrawn: 2027-03-01 10:00`, '\n', { kind: 'withdrawn' }],
  [`${withdrawn}updated: 2027-03-01 10:00`, 'The story.\n', { kind: 'withdrawn' }],
  ['updated: 2027-03-01 10:00', 'The story.\n', { article: { updated: new Date('2027-03-01T18:00:00Z') } }],
  [
    'updated: 2027-02-01\ncorrection: [{date: 2027-03-01 10:00, text: It was 60.}, {date: 2999-01-01, text: It was 70.}]',
    'The story.\n',
    {
      article: {
        corrections: [{ date: new Date('2027-03-01T18:00:00Z') }, { date: new Date('2027-02-01T08:00:00Z') }],
      },
    },
  ],
  [
    'live: true\nupdates: [{time: 2027-03-01 10:00, title: A bridge, text: It opens.}]',
    'The story.\n',
    { article: { live: { updates: [{ title: 'A bridge' }] } } },
  ],
  [
    'live: true\nupdates: [{time: 2027-02-01 10:00, removed: 2027-03-01 10:00, title: A bridge}]',
    'The story.\n',
    { article: { live: { updates: [], removed: [{ when: Date.parse('2027-03-01T18:00:00Z') }] } } },
  ],
];

test.for(yetToCome)(
  'what is dated later counts once that has come, without another edit: %s %j',
  async ([lines, body, later]) => {
    const dir = folder({ 'site.yaml': site, 'news/a.md': article('', 'The story.\n') });
    let time = '2027-02-28T12:00:00Z';
    const clock = () => new Date(time);
    let kept = await keep(dir, { clock });
    const at = async () => (await kept.collection()).locate('/news/a', clock());
    await kept.folderSync.refresh();
    write(dir, 'news/a.md', article(lines, body));
    await kept.folderSync.refresh();
    expect(await at()).toMatchObject({ article: { body: expect.stringContaining('The story.') } });
    expect(await at()).not.toMatchObject(later);
    time = '2027-03-01T17:59:59Z';
    expect((await kept.folderSync.refresh()).changed).toBe(false);
    // Also after another start, and by an edit of something else.
    kept.close();
    kept = await keep(dir, { clock });
    time = '2027-03-01T18:00:00Z';
    await kept.folderSync.refresh(['site.yaml']);
    expect(await at()).toMatchObject(later);
    expect((await kept.folderSync.refresh()).changed).toBe(false);
    // The clock was ahead. A text that is gone does not come back with it.
    time = '2027-02-28T12:00:00Z';
    await kept.folderSync.refresh(['site.yaml']);
    const back = { article: { body: expect.stringContaining('The story.') } };
    expect((await at()) ?? {}).toMatchObject(body === '\n' ? {} : back);
    expect((await at()) ?? {}).not.toMatchObject(later);
    expect((await kept.folderSync.refresh()).changed).toBe(false);
    time = '2027-03-01T18:00:00Z';
    await kept.folderSync.refresh();
    expect(await at()).toMatchObject(later);
    kept.close();
  },
);
