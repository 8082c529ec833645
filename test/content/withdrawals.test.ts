import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { collectionOf } from '../support/compiled.ts';
import { keep, now } from '../sync/kept.ts';
import { article, compiled, folder, site, write } from './folder.ts';

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
      ['correction-updated correction', 'future-date correction'],
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
