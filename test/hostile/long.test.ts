import { expect, test } from 'vitest';
import { article, only } from '../content/folder.ts';

/**
 * Text on which a pattern that begins anew at every sign takes minutes, past the time any test has. What is said of it is told
 * by the other tests; here it has to be read at all.
 */
test.each([
  ['an author with an address of ats', `authors: ["x <${'a@'.repeat(200_000)}"]`],
  ['an author with an address of dots', `authors: [{ name: x, email: "x@${'a.'.repeat(200_000)}b" }]`],
  ['a dateline of dashes', `dateline: "${'-'.repeat(300_000)}x"`],
  ['a standfirst of zero-width signs', `description: "${'\u200b'.repeat(300_000)}x"`],
  ['a line of spaces', `description: "x${' '.repeat(400)}x"`],
])('%s is read', async (_, line) => {
  expect((await only(article(line))).article.title).toBe('A headline');
});
