import { expect, test } from 'vitest';
import { article, compiled } from './folder.ts';

const size = 25_000;
const repeated = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length));
const numbered = (make: (n: number) => string) => (length: number) => {
  const parts: string[] = [];
  for (let n = 0, sum = 0; sum < length; n++) {
    const part = make(n);
    parts.push(part);
    sum += part.length;
  }
  return parts.join('');
};

/** What costs more than its length where something is looked for again from each place. */
const bodies: Readonly<Record<string, (length: number) => string>> = {
  'a picture that never ends': (length) => `![${'a '.repeat(length / 2)}`,
  'pictures that never end': repeated('!['),
  'unclosed tags of pictures': (length) => `<div>\n${repeated('<img ')(length)}`,
  'pictures without an end of their text': repeated('![a'),
  'elements that are never closed': repeated('<b>'),
  'elements of their own kind': repeated('<x-a>'),
  'lists that are never closed': repeated('<ul><li>'),
  'tables that are never closed': repeated('<table><td>'),
  'headings that are never closed': repeated('<h1>'),
  'ends without a beginning': (length) => `<b>${repeated('</i>')(length)}`,
  'frames that are never closed': repeated('<iframe src=//x.example>'),
  'noscript that is never closed': repeated('<noscript>'),
  'a link far out of the folder': (length) => `[x](${repeated('../')(length)}a)`,
  'broken links': numbered((n) => `[a](gone${n})\n`),
  'broken links of HTML': numbered((n) => `<a href="gone&#${(n % 900) + 100};${n}">b</a>\n`),
  'pictures without an alternative': numbered((n) => `<img src="https://x.example/${n}">\n`),
  'spaces in an address': (length) => `<a href="x${' '.repeat(length)}y">z</a>`,
  'sizes of a picture': (length) => `<img alt="x" srcset="${repeated('a 1x, ')(length)}">`,
  'shortcodes that never end': repeated('[a b="'),
  'expressions that never end': repeated('{{ a '),
  'tags of templates': repeated('{% a %} '),
  'runs of backticks': numbered((n) => `${'`'.repeat((n % 300) + 1)} `),
  'emphasis beside Chinese': repeated('**“中”**'),
  addresses: repeated('https://x.example/\n'),
  comments: repeated('<!--'),
};

const fronts: Readonly<Record<string, (length: number) => string>> = {
  'unknown keys': numbered((n) => `unknown${n}: x\n`),
  'keys that stand twice': numbered((n) => `unknown${n % 2}: x\n`),
  tags: (length) => `tags:\n${numbered((n) => `  - t${n}\n`)(length)}`,
  authors: (length) => `authors:\n${numbered((n) => `  - A${n}\n`)(length)}`,
  'sections that are not there': (length) => `sections:\n${numbered((n) => `  - s${n}\n`)(length)}`,
  'a title': (length) => `description: "${repeated('a & b *c* _d_ [e] ')(length)}"\n`,
  'a name': (length) => `authors: "${repeated('A and B, ')(length)}"\n`,
  'a language': (length) => `language: "${repeated('en ')(length)}"\n`,
  'a date': (length) => `updated: "${repeated('1 Jan 2019 ')(length)}"\n`,
  'one long key': (length) => `${'a'.repeat(length)}: x\n`,
};

/** Milliseconds of this process. */
async function cost(source: string): Promise<number> {
  const before = process.cpuUsage();
  await compiled({ 'news/a.md': source });
  return process.cpuUsage(before).user / 1_000;
}

const rows = [
  ...Object.entries(bodies).map(
    ([name, make]) => [name, (n: number) => article('', `x ${make(n)}\n\n${make(n)}\n`)] as const,
  ),
  ...Object.entries(fronts).map(([name, make]) => [name, (n: number) => article(make(n))] as const),
];

test.for(rows)('%s: four times as much takes four times as long, not sixteen', async ([, make]) => {
  await cost(make(size / 8));
  const small = await cost(make(size));
  const most = 10 * Math.max(small, 50);
  const large = await cost(make(4 * size));
  // Once more where that was more, since others use the machine as well.
  expect(large < most ? large : await cost(make(4 * size))).toBeLessThan(most);
});
