import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainYaml } from '../../src/content/source/plain-yaml.ts';
import { readYaml } from '../../src/content/source/read-yaml.ts';
import { namesBelow } from '../../src/runtime/node/source/walk.ts';
import { SAMPLE } from '../sample.ts';

function byLibrary(text: string): unknown {
  const read = readYaml(text);
  if ('findings' in read) throw new Error(read.findings[0]?.message);
  return read.data;
}

/** Pieces of front matter, right, wrong and strange, put together in any order. */
const piece = fc.constantFrom(
  ...['title', 'date', 'tags', 'image', 'src', '__proto__', 'constructor', 'a-b', 'é', '"title"', '? title'],
  ...[
    ': ',
    ':',
    ':  ',
    ' :',
    '\n',
    '\n  ',
    '\n    ',
    '\n\n',
    '\n- ',
    '\n  - ',
    '\n  -',
    '- ',
    '-',
    ' ',
    '  ',
  ],
  ...[
    'The ferry',
    'Ferry: back',
    'a:b',
    '#3',
    ' # aside',
    '# aside',
    '\n# aside\n',
    'https://a.example/?q=1#x',
  ],
  ...['"', "'", '"quoted"', "'quoted'", "'it''s'", '"a \\" b"', '"a\\nb"', '“so”', 'it’s', '‘'],
  ...['[', ']', '[a, b]', '[a,b , c ]', '[]', '[a, ]', '[a: b]', '["a, b", c]', '{', '}', '{a: b}', ','],
  ...[
    '&a ',
    '*a',
    '!!str ',
    '|\n  text',
    '>-\n  text',
    '%',
    '@',
    '`',
    '~',
    'null',
    '2019-09-25 21:12',
    '---',
    '...',
  ],
  ...['\t', '\u0085', '\u00a0', '\u2028', '\ufeff', '\u0000', '\u007f', '🌊', '\ud83c', 'ü', '<<: '],
);
const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
const line = fc.tuple(
  fc.constantFrom('', '', '', '  ', '    '),
  fc.constantFrom('title: ', 'date: ', 'tags:', 'image:', 'src: ', 'tags: ', '- ', '# ', 'alt: '),
  fc.oneof(
    fc.constantFrom('', 'word', '"quoted"', '[a, b]'),
    fc.array(piece, { maxLength: 3 }).map((all) => all.join('')),
  ),
);
const lines = fc.array(line, { maxLength: 8 }).map((all) => all.map((parts) => parts.join('')).join('\n'));

describe('front matter without signs of YAML’s', () => {
  it('reads whatever it reads as js-yaml does', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(text, lines), fc.boolean(), (given, ends) => {
        const source = ends ? `${given}\n` : given;
        const plain = plainYaml(source);
        if (plain === undefined || source.trim() === '') return;
        read += 1;
        expect(byLibrary(source), JSON.stringify(source)).toEqual(plain);
      }),
      { numRuns: 20_000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  it.each([
    ['a line of text each', 'title: The ferry, “it” at 9:12\ndate: 2019-09-25 21:12\n'],
    ['quotation marks', 'title: "Ferry: back"\ndescription: \'She said "no"\'\n'],
    ['lists', 'tags: [Ferries, The coast ]\nauthors:\n  - A. Writer\n  - "B: Writer"\nsections:\n- news\n'],
    ['keys of their own', 'image:\n  src: ferry.jpg\n  alt: A ferry\ntitle: T\n'],
    ['comments', '# ours\ntitle: T\n# theirs\nimage:\n  # the large one\n  src: a.jpg\n'],
  ])('reads %s', (_, source) => {
    expect(plainYaml(source)).toEqual(byLibrary(source));
  });

  it.each([
    ['text that goes on', 'title: The ferry\n  is back\n'],
    ['a key without a value', 'title: T\ntags:\ndate: 2019-09-25\n'],
    ['a key that stands twice', 'title: T\ntitle: U\n'],
    ['a colon that is a sign', 'title: Ferry: back\n'],
    ['a comment at the end of a line', 'title: T # aside\n'],
    ['an alias', 'title: &t T\nalt: *t\n'],
    ['a block of text', 'reason: >-\n  It was wrong.\n'],
    ['braces', 'image: { src: a.jpg }\n'],
    ['an escape', 'title: "a \\u2014 b"\n'],
    ['a tab', 'title:\tT\n'],
    ['null', 'title: T\ntags: null\n'],
    ['a tilde in a list', 'tags: [a, ~ ]\n'],
    ['a tilde below a key', 'tags:\n  - ~\n'],
    ['a control character', 'title: a\u0007b\n'],
    ['keys that do not line up', 'image:\n  src: a.jpg\n   alt: A\n'],
    ['a long gap', `title: a${' '.repeat(600)}b\n`],
  ])('leaves %s to the library', (_, source) => {
    expect(plainYaml(source)).toBeUndefined();
  });

  it('reads most of the sample collection', async () => {
    const { files } = await namesBelow(realpathSync(SAMPLE));
    const articles = files.filter((file) => file.endsWith('.md'));
    const matters = articles.flatMap(
      (file) => /^---\n([\s\S]*?\n)---/.exec(readFileSync(join(SAMPLE, file), 'utf8'))?.[1] ?? [],
    );
    const plain = matters.flatMap((source) => {
      const data = plainYaml(source);
      if (data !== undefined) expect(data).toEqual(byLibrary(source));
      return data === undefined ? [] : [data];
    });
    expect(plain.length / matters.length).toBeGreaterThan(0.8);
  });
});
