import { tests } from 'commonmark-spec';
import { expect, test } from 'vitest';
import { createMarkdown } from '../../src/content/body/markdown.ts';

const markdown = createMarkdown().disable(['table', 'strikethrough']);
markdown.set({ xhtmlOut: true });

const tabbed = (text: string): string => text.replaceAll('→', '\t');

/** markdown-it ends an empty quotation on its line, which HTML reads the same; ids of headings are more than CommonMark asks for. */
const rendered = (text: string): string =>
  markdown
    .render(tabbed(text))
    .replaceAll('<blockquote></blockquote>', '<blockquote>\n</blockquote>')
    .replace(/<(h[1-6]) id="[^"]*">/g, '<$1>');

test('CommonMark’s own examples render as it says', () => {
  const wrong = tests.filter(({ markdown: source, html }) => rendered(source) !== tabbed(html));
  expect(wrong.map(({ number }) => number)).toEqual([]);
  expect(tests.length).toBeGreaterThan(600);
});
