import { article, png, site } from '../folder.ts';
import { one, type Row, row } from './row.ts';

/** Nine lists, each of ten times the one before. */
const laughs = Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(9)}*a${n}]`);
const bomb = `---\ntitle: x\ndate: 2019-01-01\na0: &a0 [x]\n${laughs.join('\n')}\n---\nx`;

const languages = [
  '---js',
  '---javascript',
  '--- js',
  '---\tJS',
  '---coffee',
  '---json',
  '---toml',
  '---yaml',
  '---{"a":1}',
];

export const frontMatter: readonly Row[] = [
  row('front-matter-missing', 'only text', one('Hello\n'), 'news/a.md:1 front matter', 'title:'),
  row('front-matter-missing', 'an empty file', one(''), 'news/a.md:1 front matter', 'title:'),
  row(
    'front-matter-language',
    'TOML between +++',
    one('+++\ntitle = "x"\ndate = 2019-01-01\n+++\n\nText\n'),
    'news/a.md:1 front matter',
    'TOML is not read; write it as YAML',
  ),
  row(
    'front-matter-language',
    'JSON',
    one('{\n  "title": "x"\n}\n\nText\n'),
    'news/a.md:1 front matter',
    'JSON is not read; write it as YAML',
  ),
  row(
    'front-matter-open',
    'never closes',
    one('---\ntitle: x\n\nText\n'),
    'news/a.md:1 front matter',
    'never ends',
  ),
  row(
    'front-matter-open',
    'closes with more',
    one('---\ntitle: x\n----\nText\n'),
    'news/a.md:3 front matter',
    'exactly ---',
  ),
  row(
    'yaml-syntax',
    'colon in a value',
    one('---\ntitle: Ferry: a story\n---\nx'),
    'news/a.md:2 front matter',
    'quotation marks',
  ),
  row(
    'yaml-syntax',
    'tab',
    one('---\ntitle: x\nimage:\n\tsrc: y\n---\nx'),
    'news/a.md:4 front matter',
    'tab',
  ),
  ...[
    'tags:\n\t- x',
    'image:\n \tsrc: y',
    'authors:\n-\tname: x\n\turl: y',
    'image:\n  src: y\n\talt: z',
  ].map((yaml) =>
    row(
      'yaml-syntax',
      `a tab in ${JSON.stringify(yaml)}`,
      one(`---\ntitle: x\n${yaml}\n---\nx`),
      `news/a.md:${yaml.includes('alt') ? 5 : 4} front matter`,
      'indented with a tab',
    ),
  ),
  row(
    'yaml-syntax',
    'tag',
    one('---\ntitle: !!js/function "function(){}"\n---\nx'),
    'news/a.md:2 front matter',
    'tag',
  ),
  row(
    'yaml-syntax',
    '10,000 lists in each other',
    one(`---\ntitle: ${'['.repeat(10_000)}\n---\nx`),
    'news/a.md:2 front matter',
    'nest less',
  ),
  row(
    'yaml-syntax',
    '100,000 separators of lines',
    one(`---\ntitle: x\nrights: "${'\u2028'.repeat(100_000)}x"\n---\nx`),
    'news/a.md:3 front matter',
    'in a row',
  ),
  row('yaml-syntax', 'in site.yaml', { 'site.yaml': 'title: "x\n' }, 'site.yaml:2 front matter', 'quotation'),
  row(
    'yaml-aliases',
    'an alias that stands for itself',
    one('---\ntitle: x\ndate: 2019-01-01\ntags: &a [y, *a]\n---\nx'),
    'news/a.md front matter',
    'write the value out',
  ),
  row(
    'yaml-aliases',
    'billion laughs by names that begin with an asterisk',
    one(bomb.replace(/([&*])(?=\w)/g, '$1*')),
    'news/a.md front matter',
    'aliases',
  ),
  row('yaml-aliases', 'billion laughs', one(bomb), 'news/a.md front matter', 'aliases'),
  row(
    'yaml-duplicate',
    'a key twice',
    one('---\ntitle: x\ndate: 2019-01-01\ntitle: y\n---\nx'),
    'news/a.md:4 front matter',
    'twice',
  ),
  row('unknown-key', 'near a known one', one(article('autors: Jane')), 'news/a.md:5 autors', '“authors”'),
  row('unknown-key', 'near none', one(article('zzzzzzzzzz: 1')), 'news/a.md:5 zzzzzzzzzz', 'Known: title'),
  row(
    'unknown-key',
    'inside an image',
    { ...one(article('image:\n  src: p.png\n  alternative: x')), 'news/p.png': png },
    'news/a.md:7 image.alternative',
    'remove it',
  ),
  row(
    'unknown-key',
    'in a list',
    one(article('authors:\n  - Jane\n  - name: Joe\n    mail: x')),
    'news/a.md:8 authors.1.mail',
    '“email”',
  ),
  row(
    'unknown-key',
    '__proto__',
    one(article('__proto__: {draft: true}')),
    'news/a.md:5 __proto__',
    'unknown',
  ),
  row(
    'unknown-key',
    'in site.yaml',
    { 'site.yaml': `${site}langauge: en\n` },
    'site.yaml:7 langauge',
    '“language”',
  ),
  row(
    'unknown-key',
    'in a section',
    { 'news/_index.md': '---\ntitle: News\nordr: 1\n---\n' },
    'news/_index.md:3 ordr',
    '“order”',
  ),
  ...(
    [
      ['summary', '“description”'],
      ['excerpt', '“description”'],
      ['byline', '“authors”'],
      ['category', '“sections”'],
      ['categories', '“sections”'],
      ['layout', 'one layout'],
      ['lastmod', '“updated”'],
      ['featured_image', '“image”'],
      ['keywords', '“tags”'],
      ['redirect_from', '“aliases”'],
      ['subhead', '“description”'],
      ['kicker', '“tags”'],
      ['url_slug', '“url”'],
    ] as const
  ).map(([key, says]) => row('unknown-key', key, one(article(`${key}: x`)), `news/a.md:5 ${key}`, says)),
  ...(
    [
      ['false', 'write draft: true'],
      ['no', 'write draft: true'],
      ['true', 'leave the line out'],
      ['2019-09-25', '“date”'],
    ] as const
  ).map(([value, says]) =>
    row(
      'unknown-key',
      `published: ${value}`,
      one(article(`published: ${value}`)),
      'news/a.md:5 published',
      says,
    ),
  ),
  row(
    'wrong-type',
    'list for a title',
    one(article().replace('A headline', '[a, b]')),
    'news/a.md:2 title',
    'should be text, not a list',
  ),
  row('wrong-type', 'text for a boolean', one(article('draft: maybe')), 'news/a.md:5 draft', 'true or false'),
  row(
    'wrong-type',
    'text for a number',
    { 'news/_index.md': '---\ntitle: News\norder: first\n---\n' },
    'news/_index.md:3 order',
    'whole number',
  ),
  row(
    'wrong-type',
    'mapping for a name',
    one(article('authors:\n  - url: https://x.example')),
    'news/a.md:6 authors.0.name',
    'name',
  ),
  row(
    'wrong-type',
    'a list as front matter',
    one('---\n- x\n---\nx'),
    'news/a.md:2 front matter',
    'key: value',
  ),
  row(
    'bad-value',
    'unknown word',
    one(article('syndication: half')),
    'news/a.md:5 syndication',
    'full, summary',
  ),
  ...(
    [
      ['english please', 'write en,'],
      ['english', 'write en,'],
      ['Español', 'write es,'],
      ['portugese', 'write pt,'],
      ['jp', 'write ja,'],
      ['en-EN', 'write en,'],
      ['English (US)', 'write en-US,'],
      ['klingon', 'en-US or es'],
    ] as const
  ).map(([tag, says]) =>
    row('bad-value', `language ${tag}`, one(article(`language: ${tag}`)), 'news/a.md:5 language', says),
  ),
  ...(
    [
      ['By Jane Doe and John Roe', '[Jane Doe, John Roe]'],
      ['A, Staff Writer', '[A]'],
      ['Jane Doe, John Roe & Ann Other', '[Jane Doe, John Roe, Ann Other]'],
      ['BY JANE DOE', '[JANE DOE]'],
      ['Jane Doe | Special to The Paper', '[Jane Doe]'],
      ['written by Jane Doe', '[Jane Doe]'],
      ['Photos by Jane Doe', '[Jane Doe]'],
      ['JANE DOE / The Post', '[JANE DOE]'],
    ] as const
  ).map(([name, says]) =>
    row('author-name', name, one(article(`authors: ${name}`)), 'news/a.md:5 authors.0', `authors: ${says}`),
  ),
  row('author-name', 'By alone', one(article('authors: By')), 'news/a.md:5 authors.0', 'is not a name'),
  row(
    'bad-value',
    'reason of an article that is not withdrawn',
    one(article('reason: wrong')),
    'news/a.md:5 reason',
    'status: withdrawn',
  ),
  row('bad-url', 'no scheme', one(article('url: www.paper.example/x')), 'news/a.md:5 url', 'https://'),
  row('bad-url', 'javascript', one(article('url: javascript:alert(1)')), 'news/a.md:5 url', 'http'),
  row(
    'missing-title',
    'nothing that shows',
    one('---\ntitle: "\u200b \u202e\ufeff"\ndate: 2019-01-01\n---\nx'),
    'news/a.md:2 title',
    'headline',
  ),
  row('missing-title', 'none', one('---\ndate: 2019-01-01\n---\nx'), 'news/a.md:2 title', 'headline'),
  row(
    'missing-title',
    'empty',
    one('---\ntitle: " "\ndate: 2019-01-01\n---\nx'),
    'news/a.md:2 title',
    'headline',
  ),
  row(
    'missing-title',
    'null',
    one('---\ntitle: null\ndate: 2019-01-01\n---\nx'),
    'news/a.md:2 title',
    'headline',
  ),
  row('missing-date', 'none', one('---\ntitle: x\n---\nx'), 'news/a.md:2 date', 'YYYY-MM-DD'),
  ...languages.map((first) =>
    row(
      'front-matter-language',
      first,
      one(`${first}\n{ title: (globalThis.pwned = true) }\n---\nx`),
      'news/a.md:1 front matter',
      'refused',
    ),
  ),
];
