import { expect, test } from 'vitest';
import { article, compiled, png } from './folder.ts';

/** One mistake of each stage: how a file is changed, and what is said of it. */
const mistakes: Readonly<Record<string, readonly [change: (source: string) => string, code: string]>> = {
  'a blank title': [(source) => source.replace('A headline', ''), 'missing-title'],
  'a date that does not exist': [(source) => source.replace('2019-09-25 21', '2019-02-30 21'), 'bad-date'],
  'no date': [(source) => source.replace(/^date:.*\n/m, ''), 'missing-date'],
  'a key that stands twice': [
    (source) => source.replace('---\n', '---\nrights: x\nrights: y\n'),
    'yaml-duplicate',
  ],
  'an unknown key': [(source) => source.replace('---\n', '---\nautors: x\n'), 'unknown-key'],
  'a wrong value': [(source) => source.replace('---\n', '---\nsyndication: half\n'), 'bad-value'],
  'a picture without its file': [(source) => source.replace('p.png', 'gone.png'), 'missing-file'],
  'an unknown key of a picture': [
    (source) => source.replace('alt:', 'width: 1, high: 2, alt:'),
    'unknown-key',
  ],
  'a wrong value of a picture': [(source) => source.replace('alt:', 'height: tall, alt:'), 'wrong-type'],
  'a section that is not there': [
    (source) => source.replace('---\n', '---\nsections: Nowhere\n'),
    'unknown-section',
  ],
  'another’s id': [(source) => source.replace(':a\n', ':other\n'), 'duplicate-id'],
  'an edit before its date': [
    (source) => source.replace('---\n', '---\nexpires: 1999-01-01\n'),
    'date-order',
  ],
  'no body': [(source) => source.slice(0, source.indexOf('A story.')), 'empty-body'],
  'a broken link': [(source) => `${source}\n[x](gone.md)\n`, 'broken-link'],
  'a picture of the body without its file': [(source) => `${source}\n![x](gone.png)\n`, 'missing-image'],
  'a script': [(source) => `${source}\nx <script></script>\n`, 'markup-removed'],
  'a template': [(source) => `${source}\n{{ x }}\n`, 'template-markup'],
  'YAML that cannot be read': [(source) => source.replace('---\n', '---\nrights: a: b\n'), 'yaml-syntax'],
  'bytes that are not UTF-8': [(source) => `${source}\nSt\xf6ry\n`, 'not-utf8'],
};

/** What cannot be told beside another: of a text that is not there, of front matter that cannot be read, of one key twice. */
const hidden: Readonly<Record<string, readonly string[]>> = {
  'no body': [
    ...['a broken link', 'a picture of the body without its file', 'a script', 'a template'],
    // A picture is a story without a body.
    ...['bytes that are not UTF-8', 'an unknown key of a picture', 'a picture without its file'],
    'a wrong value of a picture',
  ],
  'YAML that cannot be read': [
    ...[
      'a blank title',
      'a date that does not exist',
      'no date',
      'a key that stands twice',
      'an unknown key',
    ],
    ...['a wrong value', 'a picture without its file', 'an unknown key of a picture', 'no body'],
    'a wrong value of a picture',
    ...['a section that is not there', 'another’s id', 'an edit before its date'],
  ],
  'a date that does not exist': ['an edit before its date', 'no date'],
  'no date': ['an edit before its date'],
};
const isHidden = (one: string, other: string): boolean =>
  [hidden[one] ?? [], hidden[other] ?? []].some((all) => all.includes(one) || all.includes(other));

const good = article('image: {src: p.png, alt: x}');
const names = Object.keys(mistakes);
const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));

test.for(pairs.filter(([one, other]) => !isHidden(one, other)))('%s and %s', async ([one, other]) => {
  const [first, second] = [mistakes[one], mistakes[other]];
  if (!first || !second) throw new Error('no such mistake');
  const source = second[0](first[0]([one, other].includes('no body') ? article() : good));
  const isLatin = source.includes('\xf6');
  const { problems } = await compiled({
    'news/a.md': isLatin ? Buffer.from(source, 'latin1') : source,
    'news/0.md': article().replace(':a\n', ':other\n'),
    'news/p.png': png,
  });
  const found = problems.filter(({ file }) => file === 'news/a.md').map(({ code }) => code);
  expect(new Set(found)).toEqual(new Set([first[1], second[1]]));
});

test('every key that stands twice is named', async () => {
  const { problems } = await compiled({
    'news/a.md': article(
      'rights: x\nrights: y\ntags: a\ntags: b\nimage:\n  src: https://x.example/a.png\n  src: b\n  alt: c',
    ),
  });
  expect(problems.filter(({ code }) => code === 'yaml-duplicate').map(({ line }) => line)).toEqual([
    6, 8, 11,
  ]);
});
