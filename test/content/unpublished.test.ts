import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { collectionOf } from '../support/compiled.ts';
import { keep, now, told } from '../sync/kept.ts';
import { article, compiled, type Files, folder, png, site, write } from './folder.ts';

const P = 'https://paper.example';

const story = (id: string, date: string, lines = '', body = 'A story.\n'): string =>
  `---\ntitle: ${id}\ndate: ${date}\nid: tag:paper.example,2019-09-25:${id}\n${lines}---\n${body}`;

const outputs = ['/feed.json', '/rss.xml', '/atom.xml', '/ninjs.json', '/news/a', '/news/a/newsml.xml'];

/** Everything that readers get of one story beside an embargoed one and a draft, by what the time is. */
async function read(lines: string, body: string, files: Files = {}) {
  const result = await compiled({
    'site.yaml': `${site}website: https://www.example.com\n`,
    'news/_index.md': '---\ntitle: News\n---\n',
    'news/a.md': story('a', '2019-09-25', lines, body),
    'news/embargo.md': story('embargo', '2030-01-01'),
    'news/secret.md': story('secret', '2019-01-01', 'draft: true\n'),
    ...files,
  });
  const collection = collectionOf(result);
  const at = async (now: string) => {
    const app = createApp({ collection: () => collection, now: () => new Date(now), compressors: {} });
    const bodies = await Promise.all(outputs.map(async (path) => (await app.request(P + path)).text()));
    return bodies.join('\n');
  };
  const codes = result.problems.filter(({ file }) => file === 'news/a.md').map(({ code }) => code);
  return { before: await at('2026-06-01T12:00:00Z'), after: await at('2031-01-01T12:00:00Z'), codes };
}

/** An address in a body; `$` is the story's. */
const written: readonly string[] = [
  '<$>',
  '$',
  'Look: $.',
  'Look ($), she said.',
  '[$]($)',
  '[x](/news/STORY)',
  '[x](/news/STORY/newsml.xml)',
  '[x]($.html "$")',
  '**$**',
  '## $',
  '<h2>Look: $</h2>',
  '`$`',
  'http://paper.example/news/STORY',
  'paper.example/news/STORY',
  '<iframe src="$"></iframe>',
  '<img src="$" alt="P">',
  '<img src="/news/STORY" alt="P">',
  '<img src="https://x.example/p.png" alt="$" title="$">',
];

test.for(written)('%s: the address of what is not public is in no output', async (text) => {
  for (const name of ['embargo', 'secret']) {
    const url = `${P}/news/${name}`;
    const body = `One story.\n\n${text.replaceAll('$', url).replaceAll('STORY', name)}\n`;
    expect((await read('', body)).before).not.toContain(name);
  }
});

test.for(['<$>', '$', 'Look: $.', '[$]($)'])('%s is there once it is public', async (text) => {
  const body = `One story.\n\n${text.replaceAll('$', `${P}/news/embargo`)}\n`;
  const { before, after } = await read('', body);
  expect(before).toContain('link');
  expect(after).toContain(`${P}/news/embargo`);
  expect(after).not.toContain('data-text');
});

test.for([
  'license: $',
  'source: {name: Wire, url: $}',
  'source: {name: Wire, feed: $}',
  'authors: [{name: Jane Doe, url: $}]',
  'description: See $ for more.',
  'rights: See $ for more.',
  'correction: [{date: 2019-10-01, text: See $ for more.}]',
  'image: {src: p.png, alt: See $, caption: See $ for more.}',
])('%s: the address is left out until the story is public; of a draft it is reported', async (line) => {
  for (const name of ['embargo', 'secret']) {
    const lines = `${line.replaceAll('$', `${P}/news/${name}`)}\n`;
    const { before, after, codes } = await read(lines, 'A story.\n', { 'news/p.png': png });
    expect(before).not.toContain(name);
    expect(codes.includes('unpublished-address')).toBe(name === 'secret');
    expect(after.includes(`${P}/news/${name}`)).toBe(name === 'embargo');
  }
});

test('addresses that are public stay', async () => {
  const b = `${P}/news/b`;
  const { before, codes } = await read(
    `license: ${b}\ndescription: See ${b}.\n`,
    `Look: ${b}, <${b}> and [x](${b}).\n`,
    { 'news/b.md': story('b', '2020-01-01') },
  );
  expect(codes).toEqual([]);
  expect(before).toContain(`Look: ${b}, <a href="${b}">${b}</a> and <a href="${b}">x</a>.`);
  expect(before).not.toContain('data-text');
});

/** What gives a story that is not published an address of its own, and that address. */
const addresses: readonly (readonly [lines: string, permalink: string, path: string])[] = [
  [`url: ${P}/special/secret-1\n`, '/:section/:slug', '/special/secret-1'],
  [`url: ${P}/Special/Secret-2/\n`, '/:section/:slug', '/special/secret-2'],
  ['aliases: [/Old/Secret.html, /b]\n', '/:section/:slug', '/old/secret.html'],
  ['', '/:year/:slug', '/2019/secret'],
  ['', '/:section/:slug', '/news/secret'],
];

/** Why it is not published. */
const reasons: readonly (readonly [lines: string, body: string])[] = [
  ['draft: true\n', 'A story.\n'],
  ['unknown: key\n', 'A story.\n'],
  ['expires: 2019-01-01\n', 'A story.\n'],
  ['', '\n'],
];

test.for(addresses.flatMap((one) => reasons.map((reason) => [...one, ...reason] as const)))(
  '%j %s: links to %s, which is not published, are text (%j %j)',
  async ([lines, permalink, path, reason, empty]) => {
    const name = `${P}${path}`;
    const body = `[x](${path}), [x](${name}), [x](${path}/newsml.xml), ${name}, <${name}>\n`;
    for (const website of ['', 'website: https://www.example.com\n']) {
      const result = await compiled({
        'site.yaml': `${site}permalink: ${permalink}\n${website}`,
        'news/a.md': story('a', '2019-09-25', '', body),
        'news/secret.md': story('secret', '2019-09-25', `${lines}${reason}`, empty),
      });
      const found = result.problems.filter(({ file }) => file === 'news/a.md').map(({ code }) => code);
      expect(new Set(found)).toEqual(new Set(['draft-link']));
      const text = result.articles.get('tag:paper.example,2019-09-25:a')?.body;
      expect(text).not.toMatch(/secret/i);
    }
  },
);

test('a draft without a title or a date has the address that its url says', async () => {
  const { articles } = await compiled({
    'news/a.md': story('a', '2019-09-25', '', '[x](/special/secret)\n'),
    'news/draft.md': `---\ndraft: true\nurl: ${P}/special/secret\n---\n`,
  });
  expect(articles.get('tag:paper.example,2019-09-25:a')?.body).toBe('<p>x</p>\n');
});

test('links to a draft’s own address open once it is published, and close when it is a draft again', async () => {
  const own = (draft: string) => story('b', '2019-09-25', `url: ${P}/special/b\naliases: [/old/b]\n${draft}`);
  const dir = folder({
    'site.yaml': site,
    'news/a.md': story('a', '2019-09-25', '', '[x](/special/b), [x](/old/b)\n'),
    'news/b.md': own('draft: true\n'),
  });
  const { folderSync, collection, close } = await keep(dir);
  const body = async () => {
    const report = await folderSync.refresh(['news/b.md']);
    const { articles } = await told(await collection());
    const codes = report.problems.filter(({ file }) => file === 'news/a.md').map(({ code }) => code);
    return [...codes, articles.get('tag:paper.example,2019-09-25:a')?.body.trim()];
  };
  await folderSync.refresh();
  const closed = ['draft-link', 'draft-link', '<p>x, x</p>'];
  expect(await body()).toEqual(closed);
  write(dir, 'news/b.md', own(''));
  const link = `<a href="${P}/special/b">x</a>`;
  expect(await body()).toEqual([`<p>${link}, ${link}</p>`]);
  write(dir, 'news/b.md', own('draft: true\n'));
  expect(await body()).toEqual(closed);
  close();
});

/** Two files with one id or address; what is wrong with the first, and with the second; who is told, and who is published. */
test.for([
  ['', '', ['news/b.md'], ['news/b.md'], 1],
  ['\n', '', ['news/a.md'], ['news/a.md'], 1],
  ['', '\n', ['news/b.md'], ['news/b.md'], 1],
  ['\n', '\n', ['news/b.md'], ['news/a.md', 'news/b.md'], 0],
] as const)(
  'of two with one id, bodies %j and %j, the right one is published',
  async ([a, b, named, skipped, count]) => {
    for (const [claim, oneByOne] of ['', `url: ${P}/special/one\n`].flatMap((one) => [
      [one, true] as const,
      [one, false] as const,
    ])) {
      const of = (id: string, body: string) =>
        article(claim, body === '' ? 'A story.\n' : body).replace(':a\n', `:${claim === '' ? 'a' : id}\n`);
      const dir = folder({ 'site.yaml': site, 'news/a.md': of('a', a) });
      const { folderSync, collection, close } = await keep(dir, { allProblems: true });
      if (oneByOne) await folderSync.refresh();
      write(dir, 'news/b.md', of('b', b));
      const { problems, skipped: left } = await folderSync.refresh();
      const code = claim === '' ? 'duplicate-id' : 'duplicate-url';
      expect(problems.filter((one) => one.code === code).map(({ file }) => file)).toEqual(named);
      expect(left).toEqual(skipped);
      const listing = await (await collection()).list({ scope: { kind: 'site' } }, { limit: 9 }, now);
      expect(listing?.entries).toHaveLength(count);
      close();
    }
  },
);
