import { describe, expect, it } from 'vitest';
import { find, parsed, text } from './dom.ts';
import { everyPage } from './every-page.ts';

const hostile: readonly (readonly [string, string])[] = [
  ['closes the title, opens a script', '</title><script>alert(1)</script>'],
  ['closes JSON-LD', '</script><script>alert(1)</script>'],
  ['reopens a script in JSON-LD', '<!--<script>'],
  ['ends an attribute', '" onmouseover="alert(1)" x="'],
  ['ends a single-quoted attribute', "' onfocus='alert(1)' autofocus x='"],
  ['closes a style', '</style><style>*{display:none}'],
  ['opens a comment', '<!-- '],
  ['opens CDATA', ']]><![CDATA['],
  ['an image with a handler', '<img src=x onerror=alert(1)>'],
  ['markup that closes everything', '</p></article></main></body></html><h1>'],
  ['entities', '&amp;amp; &lt;b&gt; &#x3c;'],
  ['template syntax', '{{alert(1)}} <%= x %> `'],
  ['bidi overrides and marks', '\u202Eevil\u2066\u200F\u200B'],
  ['line separators', 'a\u2028b\u2029c\nd\te'],
  ['astral and combining', '👩🏽‍🚒 Z̸̢͎ שלום 中'],
];

const shape = (page: string): readonly string[] =>
  parsed(page).elements.map(({ tagName, attrs }) => `${tagName} ${attrs.map(({ name }) => name).join(' ')}`);

const plain = everyPage();

describe.each(Object.keys(plain))('the %s page', (kind) => {
  it('is HTML without a parse error', () => {
    expect(parsed(plain[kind] ?? '').errors).toEqual([]);
  });

  it.each(hostile)('gains no element or attribute from a text that %s', (_, string) => {
    const page = everyPage((value) => `${value} ${string}`)[kind] ?? '';
    expect(shape(page)).toEqual(shape(plain[kind] ?? ''));
  });

  it.each(hostile)('shows a text that %s as it was written', (_, string) => {
    const { elements } = parsed(everyPage((value) => `${value} ${string}`)[kind] ?? '');
    expect(text(find(elements, 'title')[0])).toContain(string);
    expect(text(find(elements, 'footer')[0])).toContain(`Lantern Press ${string}`);
  });

  it('holds no character that HTML forbids', () => {
    const page = everyPage((value) => `${value}\0\x08\x1f\x7f\x9f\uFFFE\u{1FFFF}\uFDD0\uD800`)[kind] ?? '';
    const { elements, errors } = parsed(page);
    expect(errors).toEqual([]);
    expect(page.isWellFormed()).toBe(true);
    expect(text(find(elements, 'title')[0])).toContain('\uFFFD'.repeat(9));
  });
});
