import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Recorder } from '../../src/content/article/dependencies.ts';
import { printed } from '../../src/content/article/printed.ts';
import { bodyOf } from '../../src/content/body/body.ts';
import { renderWhole } from '../../src/content/body/render.ts';

/** Pieces of Markdown, most of which `scan` takes for plain. */
const pieces = [
  ...[
    'a',
    'b ',
    ' ',
    '\n',
    '\n\n',
    '\n\n',
    'word ',
    '"',
    "'",
    '&',
    '&amp;',
    '&nbsp;',
    '&#0;',
    '<',
    '>',
    '\\',
    '\u0000',
  ],
  ...[
    '*',
    '**',
    '_',
    '~~',
    '`',
    '``',
    '```\n',
    '```js x\n',
    '```c++\n',
    '~~~\n',
    '    ',
    '\t',
    '  \n',
    '\\\n',
    '1. ',
    '12) ',
  ],
  ...[
    '- ',
    '* ',
    '+ ',
    '> ',
    '# ',
    '## ',
    '###### ',
    '---\n',
    '===\n',
    '***\n',
    '|',
    '|a|b|\n|-|:-:|\n|1|2|\n',
    '!',
    '[',
    ']',
    '(',
  ],
  ...[
    '[x](b.md)',
    '[x](https://x.example/a?b=1&c=2)',
    '[x](//x.example)',
    '[x](mailto:a@x.example)',
    '[x](p.png)',
    '[x](https://x.example/?a&copy;=1)',
    '[x](b&c=d&#)',
    ')',
  ],
  ...[
    '![P](p.png)',
    '![P & Q](p.png)',
    '![P](http://x.example/é.png)',
    '![P](p.png "t")',
    '![](p.png)',
    '[![P](p.png)](b.md)',
  ],
  ...[
    '[x](#part)',
    '[x](#p%20q)',
    '[x](b.md "ti tle")',
    '[x](é.md)',
    '[x](a%20b.md)',
    '[x](javascript:y)',
    '![x](mailto:a)',
  ],
  ...[
    '[x](gone)',
    '[x]: b.md\n',
    '[^1]',
    '[^1]: n\n',
    '<b>',
    '<br>',
    '<!-- -->',
    '<https://x.example>',
    '\ud800',
    'م',
    '日本',
    '“中”',
    '。',
    'https://x.example/a',
    '{{ a }}',
    '[gallery ids="1"]',
    '👩‍👩‍👧',
  ],
];

const markdown = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...pieces) },
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''));

const refer: Recorder = {
  resolve: (kind, reference) => {
    if (reference === 'p.png')
      return {
        kind: 'file',
        url: 'https://paper.example/p.png',
        file: 'p.png',
        facts: { length: 1, hash: '', width: 2, height: 3 },
      };
    const mail = kind === 'link' && reference.startsWith('mailto:');
    const url = mail ? reference : URL.parse(reference, 'https://paper.example/news/')?.href;
    return url &&
      /^(?:https?|mailto):/.test(url) &&
      (mail || !url.startsWith('mailto:')) &&
      reference !== 'gone'
      ? { kind: 'url', url }
      : { kind: 'problem', code: 'broken-link', message: 'x' };
  },
  found: () => [],
  files: () => [],
};

const given = { line: 1, id: 'tag:a', base: 'https://paper.example/news/a', embeds: [], refer };

test('what is rendered without sanitising is, byte for byte, what sanitising would leave, and hides nothing to report', () => {
  let plain = 0;
  fc.assert(
    fc.property(markdown, (text) => {
      const { body } = bodyOf({ ...given, text });
      if (body.kind === 'ready') return;
      plain += 1;
      const { html, findings } = renderWhole({ ...given, text });
      expect([printed(body, given), findings]).toEqual([html, []]);
    }),
    { numRuns: 3000 },
  );
  expect(plain).toBeGreaterThan(500);
});

test.for([
  ['a paragraph', 'One & "two"'],
  ['links and pictures', '[x](b.md) and ![P](p.png), [![P](p.png)](b.md)'],
  ['a table, a list and a quotation', '|a|\n|-|\n|1|\n\n- x\n- y\n\n> z\n'],
] as const)('%s need no sanitising', ([, text]) => {
  expect(bodyOf({ ...given, text }).body.kind).toBe('plain');
});

test.for([
  ['raw HTML', 'a <b>c</b>'],
  ['a broken link', '[x](gone)'],
  ['a picture without text', '![](p.png)'],
  ['a footnote', 'a[^1]\n\n[^1]: b'],
  ['deep quotations', `${'> '.repeat(200)}a`],
  ['deep emphasis', `${'*a '.repeat(200)}${'b*'.repeat(200)}`],
] as const)('%s is rendered at once', ([, text]) => {
  expect(bodyOf({ ...given, text }).body.kind).toBe('ready');
});
