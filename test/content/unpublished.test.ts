import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { collectionOf } from '../support/compiled.ts';
import { compiled, type Files, png, site } from './folder.ts';

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
])('%s: the address is left out, and reported', async (line) => {
  for (const name of ['embargo', 'secret']) {
    const { before, codes } = await read(`${line.replaceAll('$', `${P}/news/${name}`)}\n`, 'A story.\n', {
      'news/p.png': png,
    });
    expect(before).not.toContain(name);
    expect(codes).toContain('unpublished-address');
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
