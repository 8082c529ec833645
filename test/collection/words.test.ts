import { expect, it } from 'vitest';
import { htmlText, indexWords, words } from '../../src/domain/words.ts';

it.each([
  ['The Ferry’s 2 crews', ['the', 'ferry', 's', '2', 'crews']],
  ['Señora Núñez, Ærø', ['senora', 'nunez', 'ærø']],
  ['ﬁve ½', ['five', '1', '2']],
  ['東京の船', ['東', '京', 'の', '船']],
  ['서울 페리', ['서울', '페리']],
  ['เรือ 9', ['เ', 'ร', 'อ', '9']],
  ['Паром', ['паром']],
  ['العبّارة', ['العبارة']],
  ['ab東cd', ['ab', '東', 'cd']],
  ['🛳️ — … «»', []],
  ['x'.repeat(100), ['x'.repeat(64)]],
])('%j is the words %j', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

it.each([
  ['<p>One</p><p>two</p>', 'one two'],
  ['<p>un<em>fair</em>ly</p>', 'unfairly'],
  ['a<br>b<img src="x" alt="no>thing">c', 'a b c'],
  ['AT&amp;T &lt;b&gt; &#39;x&#39; &#x6771;', 'at t b x 東'],
  ['a<!-- no -->b', 'ab'],
])('%s reads %j', (html, expected) => {
  expect(words(htmlText(html)).join(' ')).toBe(expected);
});

it('keeps texts apart, so that no phrase reaches from one into the next', () => {
  expect(indexWords(['Night', 'shift']).split(' ')).toHaveLength(3);
});
