import { expect, test } from 'vitest';
import { sourceOf } from '../support/compiled.ts';
import { article, compiled, gif, jpeg, mp3, only, pdf, png, site, svg, webp } from './folder.ts';

const named = (id: string, lines = '') => article(lines).replace(':a\n', `:${id}\n`);

test('BOM, CRLF and a schema comment are accepted, and change nothing', async () => {
  const plain = await only(article('authors: [Jane]', 'One\n\nTwo\n'));
  const other = await only(
    `\ufeff${article('# yaml-language-server: $schema=../schema/article.json\nauthors: [Jane]', 'One\n\nTwo\n')}`.replaceAll(
      '\n',
      '\r\n',
    ),
  );
  expect(other.problems).toEqual([]);
  expect(other.article).toEqual(plain.article);
});

test('scalars stay as typed', async () => {
  const { article: found } = await only(
    article('tags: [01234, "12:30", no, 1e3, ~]\ndescription: 2019-02-30').replace('A headline', 'Yes'),
  );
  expect(found.title).toBe('Yes');
  expect(found.description).toBe('2019-02-30');
  expect(found.tags.map(({ name }) => name)).toEqual(['01234', '12:30', 'no', '1e3']);
});

test('a quoted scalar is text, whatever it would be without quotation marks', async () => {
  const { article: found, problems } = await only(
    article(`tags: ["null", '~', "true"]\nauthors: ["null"]\ndescription: "~"`).replace(
      'A headline',
      '"null"',
    ),
  );
  expect(problems).toEqual([]);
  expect([found.title, found.description]).toEqual(['null', '~']);
  expect(found.tags.map(({ name }) => name)).toEqual(['null', '~', 'true']);
  expect(found.authors.map(({ name }) => name)).toEqual(['null']);
});

test.for([
  ['en_US', 'en-US'],
  ['sr-Latn-RS@euro', 'sr-Latn-RS'],
  ['ca_ES@valencia', 'ca-ES-valencia'],
  ['sr_RS.UTF-8@latin', 'sr-Latn-RS'],
  ['uz_UZ@cyrillic', 'uz-Cyrl-UZ'],
  ['de_AT.ISO-8859-15@euro', 'de-AT'],
  ['pt_br', 'pt-BR'],
  ['zh_Hant_TW', 'zh-Hant-TW'],
  ['en_GB.UTF-8', 'en-GB'],
] as const)('the language %s is %s', async ([written, tag]) => {
  const { article: found, problems } = await only(article(`language: ${written}`));
  expect([problems, found.language]).toEqual([[], tag]);
});

test('sections: folders at any depth, titles and order from _index.md, further ones by name', async () => {
  const { snapshot, articles, problems } = await compiled({
    'news/northwest/a.md': named('a', 'sections: [Sport/Soccer, news, Opinion]'),
    'news/_index.md': '---\ntitle: News\norder: 2\n---\n',
    'sport/soccer/b.md': named('b'),
    'sport/_index.md': '---\ntitle: Sport\norder: 1\ndescription: All of it\n---\n',
    'opinion/_index.md': '---\ntitle: Opinion\n---\n',
    'images/p.png': png,
  });
  expect(problems).toEqual([]);
  expect(snapshot?.sections.map(({ trail }) => trail.join('/'))).toEqual([
    'Sport',
    'Sport/Soccer',
    'News',
    'News/Northwest',
    'Opinion',
  ]);
  expect(snapshot?.sections[0]).toEqual({
    scope: { kind: 'section', path: 'sport' },
    title: 'Sport',
    trail: ['Sport'],
    description: 'All of it',
  });
  expect(articles.get('tag:paper.example,2019-09-25:a')?.sections).toEqual([
    { path: 'news/northwest', trail: ['News', 'Northwest'] },
    { path: 'sport/soccer', trail: ['Sport', 'Soccer'] },
    { path: 'opinion', trail: ['Opinion'] },
  ]);
});

test('a section may be called Health: its page ends with a slash, which the address for monitors does not', async () => {
  const { snapshot, problems } = await compiled({
    'health/a.md': named('a'),
    'health/subscribe/b.md': named('b'),
  });
  expect(problems).toEqual([]);
  expect(snapshot?.heads.map(({ path }) => path).sort()).toEqual(['/health/a', '/health/subscribe/b']);
});

test('heads are newest first, then by id; drafts leave no trace; withdrawn ones only a withdrawal', async () => {
  const on = (id: string, date: string, lines = '') => named(id, lines).replace('2019-09-25 21:12', date);
  const { snapshot, articles, problems, skipped } = await compiled({
    'news/1.md': on('one', '2019-01-01'),
    'news/2.md': on('two', '2019-01-02'),
    'news/3.md': on('three', '2019-01-01'),
    'news/4.md': on(
      'secret',
      '2019-01-03',
      'draft: true\nauthors: Nobody Knows\nimage: {src: p.png, alt: x}',
    ),
    'news/5.md': '---\ndraft: yes\n---\n',
    'news/6.md': on(
      'gone',
      '2019-01-04',
      'status: withdrawn\nreason: It was wrong.\nwithdrawn: 2019-01-05 10:00\ntags: [Oops]\nimage: {src: p.png, alt: x}',
    ),
    'news/p.png': png,
  });
  expect(problems).toEqual([]);
  expect(skipped).toEqual([]);
  expect(snapshot?.heads.map(({ id }) => id.split(':').at(-1))).toEqual(['two', 'three', 'one']);
  expect(JSON.stringify([snapshot, ...articles])).not.toMatch(/secret|Nobody|p\.png/);
  expect(snapshot?.withdrawals).toEqual([
    {
      id: 'tag:paper.example,2019-09-25:gone',
      path: '/news/6',
      withdrawn: new Date('2019-01-05T18:00:00Z'),
      reason: 'It was wrong.',
      from: new Date('2019-01-04T08:00:00Z'),
      sections: ['news'],
      authors: [],
      tags: ['oops'],
      local: 'January 5, 2019, 10:00am',
    },
  ]);
});

test.for([
  ['/:section/:slug', '/news/northwest/big-story'],
  ['/:section/:year/:month/:slug', '/news/northwest/2019/09/big-story'],
  ['/:year-:month-:day-:slug', '/2019-09-25-big-story'],
] as const)('permalink %s gives %s', async ([pattern, path]) => {
  const { articles } = await compiled({
    'News/Northwest/Big Story.md': article(),
    'site.yaml': `${site}permalink: ${pattern}\n`,
  });
  expect([...articles.values()].map((each) => [each.path, each.url])).toEqual([
    [path, `https://paper.example${path}`],
  ]);
});

test.for([
  ['https://paper.example/2019/ferry', '/2019/ferry', 'http://localhost:8787/2019/ferry', false],
  ['http://localhost:8787/2019/ferry/', '/2019/ferry', 'http://localhost:8787/2019/ferry', false],
  ['https://other.example/x', '/news/a', 'https://other.example/x', true],
  ['https://paper.example.evil/x', '/news/a', 'https://paper.example.evil/x', true],
] as const)('url: %s with SITE_URL', async ([url, path, opened, elsewhere]) => {
  const { articles, snapshot } = await compiled(
    { 'news/a.md': article(`url: ${url}`) },
    { siteUrl: 'http://localhost:8787/' },
  );
  expect([...articles.values()]).toMatchObject([{ path, url: opened, elsewhere }]);
  expect(snapshot?.site).toMatchObject({ url: 'http://localhost:8787', id: 'tag:paper.example,2019:paper' });
});

test('ids that are derived keep with the file, and do not follow SITE_URL', async () => {
  const files = { 'news/a.md': article().replace(/^id.*\n/m, ''), 'site.yaml': site.replace(/^id.*\n/m, '') };
  const { articles, snapshot } = await compiled(files, { siteUrl: 'http://localhost:1' });
  expect([...articles.keys()]).toEqual(['tag:paper.example,2019-09-25:a']);
  expect(snapshot?.site.id).toBe('tag:paper.example,2026:site');
});

test.for([
  ['p.jpg', jpeg(), 'image/jpeg', 8, 6],
  ['turned.jpg', jpeg(6), 'image/jpeg', 6, 8],
  ['p.png', png, 'image/png', 2, 3],
  ['p.gif', gif, 'image/gif', 4, 5],
  ['p.webp', webp, 'image/webp', 2, 3],
  ['p.svg', svg, 'image/svg+xml', 40, 30],
  ['misnamed.jpg', png, 'image/png', 2, 3],
] as const)(
  '%s: type, size and length are read from the file',
  async ([name, bytes, type, width, height]) => {
    const { article: found, result } = await only(
      article(`image: {src: ${name}, alt: A, caption: C, credit: D}`),
      { [`news/${name}`]: bytes },
    );
    const url = `https://paper.example/news/${name}`;
    expect(found.image).toEqual({
      url,
      type,
      length: Buffer.byteLength(bytes),
      width,
      height,
      alt: 'A',
      caption: 'C',
      credit: 'D',
    });
    expect(result.snapshot?.media).toMatchObject([
      { file: { path: `/news/${name}`, type, width, height }, always: false, shownBy: [found.id] },
    ]);
  },
);

test('enclosures: local ones from the file, remote ones as given', async () => {
  const lines = `audio: {src: Episode 1.mp3, title: One, duration: 1:02:03}
video: {src: https://x.example/v.mp4, type: video/mp4, length: 1000}
attachments:
  - report.pdf
  - {src: /data.csv, title: Data}`;
  const {
    article: found,
    problems,
    result,
  } = await only(article(lines), { 'news/Episode 1.mp3': mp3, 'news/report.pdf': pdf, 'data.csv': 'a,b\n' });
  expect(problems).toEqual([]);
  expect(found.audio).toEqual({
    url: 'https://paper.example/news/episode-1.mp3',
    type: 'audio/mpeg',
    length: mp3.length,
    title: 'One',
    duration: 3723,
  });
  expect(found.video).toEqual({ url: 'https://x.example/v.mp4', type: 'video/mp4', length: 1000 });
  expect(found.attachments).toEqual([
    { url: 'https://paper.example/news/report.pdf', type: 'application/pdf', length: pdf.length },
    { url: 'https://paper.example/data.csv', type: 'text/csv', length: 4, title: 'Data' },
  ]);
  const source = sourceOf(result);
  const [csv] = result.snapshot?.media ?? [];
  expect(csv?.file.path).toBe('/data.csv');
  expect(csv && Buffer.from(await source.media(csv.file)).toString()).toBe('a,b\n');
  const [head] = result.snapshot?.heads ?? [];
  expect(head && (await source.article(head))).toBe(found);
});

test('files that nothing shows are not served; those of the site and of sections always are', async () => {
  const { snapshot, files } = await compiled({
    'news/a.md': article(),
    'news/secret.png': png,
    'news/_index.md': '---\ntitle: News\nimage: news.png\ncallout: <img src="callout.png" alt="x">\n---\n',
    'news/news.png': png,
    'news/callout.png': png,
    'logo.png': png,
    'site.yaml': `${site}logo: logo.png\n`,
  });
  expect(snapshot?.media.map(({ file, always }) => [file.path, always])).toEqual([
    ['/logo.png', true],
    ['/news/callout.png', true],
    ['/news/news.png', true],
  ]);
  expect([...files.keys()]).toEqual(['/logo.png', '/news/callout.png', '/news/news.png']);
});

test('call-outs: the nearest section’s, else the site’s, or none', async () => {
  const { articles, snapshot } = await compiled({
    'site.yaml': `${site}callout: {text: '**Give**', link: https://paper.example/give, label: Give now}\n`,
    'news/a.md': named('a'),
    'news/local/b.md': named('b'),
    'news/local/deep/c.md': named('c'),
    'news/local/d.md': named('d', 'callout: false'),
    'quiet/e.md': named('e'),
    'news/local/_index.md': '---\ntitle: Local\ncallout: <p onclick="x()">Local</p>\n---\n',
    'quiet/_index.md': '---\ntitle: Quiet\ncallout: false\n---\n',
  });
  const own =
    '<hr />\n<p><strong>Give</strong></p>\n<p><a href="https://paper.example/give">Give now</a></p>';
  const callouts = [...articles.values()].map(({ path, callout }) => [path, callout?.trim()]);
  expect(Object.fromEntries(callouts)).toEqual({
    '/news/a': own,
    '/news/local/b': '<p>Local</p>',
    '/news/local/d': undefined,
    '/news/local/deep/c': '<p>Local</p>',
    '/quiet/e': undefined,
  });
  expect(Object.keys(snapshot?.site.callouts ?? {})).toEqual(['', 'news/local']);
});

test.for([
  ['', 'full'],
  ['sections: [Wire]', 'summary'],
  ['source: Agency', 'headline'],
  ['source: {name: agency}\nsyndication: none', 'none'],
] as const)('syndication: %s gives %s', async ([lines, syndication]) => {
  const inWire = lines.includes('Wire') || lines.includes('ource');
  const { articles } = await compiled({
    'site.yaml': `${site}sources: {Agency: {syndication: headline, url: https://agency.example, rights: © Agency}}\n`,
    [inWire ? 'wire/deep/a.md' : 'news/a.md']: article(lines),
    'wire/_index.md': '---\ntitle: Wire\nsyndication: summary\nlanguage: es\n---\n',
  });
  const [found] = articles.values();
  expect(found?.syndication).toBe(syndication);
  expect(found?.language).toBe(inWire ? 'es' : 'en-US');
  expect(found?.rights).toBe(lines.includes('source') ? '© Agency' : undefined);
});

test('authors and tags: names, addresses, one entry for each', async () => {
  const { snapshot, articles } = await compiled({
    'news/a.md': named(
      'a',
      'authors: [Zoë Ng <zoe@paper.example>, {name: Al, url: https://al.example/}]\ntags: x, y',
    ),
    'news/b.md': named('b', 'authors: Al\ntags: [y]'),
  });
  expect(snapshot?.authors).toEqual([
    { name: 'Al', slug: 'al', letter: 'A' },
    { name: 'Zoë Ng', slug: 'zoe-ng', letter: 'Z' },
  ]);
  expect(articles.get('tag:paper.example,2019-09-25:a')?.authors).toEqual([
    { name: 'Zoë Ng', slug: 'zoe-ng', email: 'zoe@paper.example' },
    { name: 'Al', slug: 'al', url: 'https://al.example/' },
  ]);
  expect(snapshot?.tags.map(({ slug }) => slug)).toEqual(['x', 'y']);
});
