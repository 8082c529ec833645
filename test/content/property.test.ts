import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import type { Recorder } from '../../src/content/article/library.ts';
import { nestingLimit } from '../../src/content/body/markdown.ts';
import { attributes, tags } from '../../src/content/body/markup.ts';
import { render } from '../../src/content/body/render.ts';
import { sanitise } from '../../src/content/body/sanitise.ts';
import { article, compiled, only } from './folder.ts';

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((value) => value.replace(/\s+/g, ' ').trim())
  .filter((value) => value !== '');

test('any text as title and description survives', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, async (title, description) => {
      const lines = `description: ${JSON.stringify(description)}`;
      const { article: found } = await only(
        article(lines).replace('A headline', () => JSON.stringify(title)),
      );
      expect([found.title, found.description]).toEqual([title, description]);
    }),
    { numRuns: 60 },
  );
});

type Element = DefaultTreeAdapterTypes.Element;

function elements(node: DefaultTreeAdapterTypes.ParentNode): readonly Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elements(child)] : []));
}

const fragments = [
  '<script>',
  '</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="',
  "<a href='",
  'javascript:',
  'java\tscript:',
  '&#106;avascript:',
  '">',
  "'>",
  '<svg',
  '<math>',
  '<style>',
  '<iframe src="https://ok.example/x" srcdoc="<script>">',
  '<iframe src=//evil.example>',
  '](',
  '![',
  '[x]',
  '(data:text/html,x)',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '\n\n',
  '> ',
  '- ',
  '`',
  '```\n',
  '[^1]',
  '[^1]: ',
  '<p ',
  'on',
  'onclick=',
  'style="x"',
  '<form action=/>',
  '<object data=x>',
  '<base href=//x>',
  '<meta http-equiv=refresh>',
  '<noscript><p title="',
  '<template>',
  '<xmp>',
  '<plaintext>',
  '<table><td>',
  '\u0000',
  '|a|\n|-|\n',
  '<a name=x id=y>',
  '<video src=x poster=javascript:y>',
  '<',
  '>',
  '&',
  '"',
  ' ',
];
const markdown = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...fragments) },
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const refer: Recorder = {
  resolve: (_, reference) => resolve(reference),
  ...{ asked: () => [], files: () => [], found: () => [] },
};

/** The text as an article's body. */
function rendered(source: string): string {
  const { base, embeds } = around;
  return render({ text: source, line: 1, id: 'p', base, embeds, refer, language: 'en' }).html;
}

const around = {
  prefix: 'p',
  base: 'https://paper.example/a',
  embeds: ['ok.example'],
  link: resolve,
  source: resolve,
  remark: () => {},
};

/** As the collection resolves what is not its own: http and https alone. */
function resolve(reference: string) {
  const url = URL.parse(reference);
  return url && /^https?:$/.test(url.protocol)
    ? ({ kind: 'url', url: url.href } as const)
    : ({ kind: 'problem', code: 'broken-link', message: '' } as const);
}

test('no Markdown or HTML gives anything but listed markup with absolute http links, as a browser reads it', () => {
  fc.assert(
    fc.property(markdown, (source) => {
      const safe = rendered(source);
      for (const { tagName, attrs } of elements(parseFragment(safe))) {
        expect(tags).toContain(tagName);
        for (const { name, value } of attrs) {
          const allowed = [...(attributes['*'] ?? []), ...(attributes[tagName] ?? []), 'class'];
          expect(allowed).toContain(name);
          if (['href', 'src', 'poster', 'cite'].includes(name)) expect(value).toMatch(/^https?:\/\//);
          if (tagName === 'iframe' && name === 'src') expect(value).toMatch(/^https:\/\/ok\.example\//);
        }
      }
      expect(safe).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    }),
    { numRuns: 500 },
  );
});

/** Pieces of Markdown in which no tag is the author's. */
const pieces = [
  ...[
    'a',
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
    '&lt;b&gt;',
    '&#0;',
    '< ',
    '>',
    '\\',
  ],
  ...[
    '*',
    '**',
    '_',
    '~~',
    '`',
    '```\n',
    '```js x\n',
    '```c++\n',
    '    ',
    '\t',
    '  \n',
    '1. ',
    '- ',
    '> ',
    '# ',
    '---\n',
    '|',
  ],
  ...[
    '|a|b|\n|-|:-:|\n|1|2|\n',
    '[',
    ']',
    '(',
    ')',
    '![',
    '[x](https://x.example/a?b=1&c=2 "t")',
    '[x](#part)',
    '[x](gone)',
  ],
  ...[
    '![P](https://x.example/é.png)',
    '![](https://x.example/p.png)',
    '![P](data:x)',
    '[x](javascript:y)',
    '[^1]',
    '[^1]: n\n',
  ],
  ...[
    '^[n]',
    '[d]: https://x.example "q"\n',
    '[d]',
    '<https://x.example>',
    'https://x.example/a\n',
    '<!-- c -->',
    '{{ a }}',
  ],
  ...['日本', '“中”', '\ud800', '👩‍👩‍👧', '> '.repeat(60), '*a '.repeat(60)],
];

test('of Markdown without HTML the sanitizer would change nothing', () => {
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (source) => {
      const html = rendered(source);
      expect(sanitise(html, { ...around, prefix: '' }, true)).toBe(html);
    }),
    { numRuns: 1_000, examples: [['[^1]: - [^1]: '], ['> [^1]: - [^1]:\n\na']] },
  );
});

test('what is sanitised stays as it is', () => {
  const found = [
    '<video src=x poster=javascript:y><video src=x poster=javascript:y>',
    '<table><td><svg<table><td>',
    "<a href=''><table><td>",
  ];
  fc.assert(
    fc.property(markdown, (source) => {
      const once = rendered(source);
      expect(sanitise(once, { ...around, prefix: '' }, false)).toBe(once);
    }),
    { numRuns: 200, examples: found.map((one): [string] => [one]) },
  );
});

const long = 100_000;
test.for([
  [']]>', ']]>'.repeat(350_000)],
  ['one line', 'a'.repeat(long)],
  ['brackets', '['.repeat(long)],
  ['pictures', '!['.repeat(long / 2)],
  ['emphasis', '**a'.repeat(long / 3)],
  ['ticks', 'a`b``'.repeat(long / 5)],
  ['tags', '<b>'.repeat(long / 3)],
  ['comments', '<!--'.repeat(long / 4)],
  ['quotations', '> '.repeat(10_000)],
  ['lists', '- '.repeat(10_000)],
  ['elements', '<ul><li>'.repeat(10_000)],
  ['footnotes', '[^1]'.repeat(long / 4)],
] as const)('%s without end compile, no deeper than readers can bear', async ([, body]) => {
  const { articles, problems } = await compiled({
    'news/a.md': article('', `x\n\n${body}`),
  });
  for (const { body: html } of articles.values()) {
    let depth = 0;
    for (const [tag] of html.matchAll(/<\/?[a-z][^>]*>/g)) {
      if (!tag.endsWith('/>')) depth += tag.startsWith('</') ? -1 : 1;
      expect(depth).toBeLessThanOrEqual(nestingLimit + 1);
    }
  }
  expect(articles.size + problems.length).toBeGreaterThan(0);
});
