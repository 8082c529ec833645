import { describe, expect, it } from 'vitest';
import { prepareBody } from '../../src/import/markdown/body.ts';

const base = 'https://lantern.example/2019/ferry/';

const html = (text: string, renamed: Readonly<Record<string, string>> = {}) =>
  prepareBody({ format: 'html', text }, { base }).finish(new Map(Object.entries(renamed)));

const markdown = (text: string, renamed: Readonly<Record<string, string>> = {}) =>
  prepareBody({ format: 'markdown', text }, { base }).finish(new Map(Object.entries(renamed)));

describe('HTML becomes Markdown where that shows the same', () => {
  it.each([
    ['a paragraph that begins as a list would', '<p>1986. A great year.</p>', '1986\\. A great year.'],
    ['lines', '<p>Roses<br />\nViolets<br></p>', 'Roses\\\nViolets'],
    ['loose text', 'One <b>two</b>\n\n<p>three</p> four', 'One **two**\n\nthree\n\nfour'],
    [
      'signs of Markdown',
      '<p>*a* _b_ [c](d) # &lt;b&gt; &amp;amp; ~~e~~ `f`</p>',
      '\\*a\\* \\_b\\_ \\[c\\](d) # \\<b> \\&amp; \\~~e\\~~ \\`f\\`',
    ],
    [
      'nested lists',
      '<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>',
      '- a\n  1. b\n  2. c\n- d',
    ],
    ['lists one after the other', '<ul><li>a</li></ul><ul><li>b</li></ul>', '- a\n\n<!-- -->\n\n- b'],
    ['a quotation', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['code', '<pre><code class="language-js">a\n\nb</code></pre>', '```js\na\n\nb\n```'],
    [
      'a table',
      '<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td>3</td></tr></table>',
      '| A | B |\n| --- | --- |\n| 1\\|2 | 3 |',
    ],
    ['divisions', '<div class="wp-block-group"><div><p>a</p></div></div>', 'a'],
    [
      'a link with spaces',
      '<p><a href="/a b(c)" title=\'"q"\'>x</a></p>',
      '[x](<https://lantern.example/a%20b(c)> "\\"q\\"")',
    ],
    [
      'a picture',
      '<p><img src="/a.jpg" alt="A [ferry]" width="3" class="x"></p>',
      '![A \\[ferry\\]](https://lantern.example/a.jpg)',
    ],
    ['small signs', '<p>H<sub>2</sub>O</p>', 'H<sub>2</sub>O'],
    [
      'a player',
      '<p><iframe src="//www.youtube.com/embed/abcdefgh"></iframe></p>',
      'https://www.youtube.com/watch?v=abcdefgh',
    ],
    ['an address alone', '<p>https://youtu.be/abcdefgh</p>', 'https://www.youtube.com/watch?v=abcdefgh'],
    ['nothing', '<p>&nbsp;</p><div></div><p></p>', ''],
  ])('%s', (_, text, expected) => {
    expect(html(text).text).toBe(expected);
    expect(html(text).losses).toEqual([]);
  });

  it.each([
    ['a caption', '<figure><img src="https://a.example/a.jpg" alt="A"><figcaption>B</figcaption></figure>'],
    ['preformatted text', '<pre>a\n&#10;  b</pre>'],
    ['a table without headings', '<table><tbody><tr><td>1</td></tr></tbody></table>'],
    ['another language', '<p lang="es">Hola</p>'],
    ['an element that is linked to', '<p id="one">a</p>\n\n<p><a href="#one">b</a></p>'],
  ])('%s stays HTML', (_, text) => {
    const { text: written, losses } = html(text);
    expect(written.replace('[b](#one)', '<p><a href="#one">b</a></p>')).toBe(text);
    expect(losses).toEqual([]);
  });

  it('emphasis that Markdown would not see is written as HTML', () => {
    expect(html('<p>Line <strong>“q”</strong>word</p>').text).toBe('Line <strong>“q”</strong>word');
  });

  it('a figure of figures is taken apart', () => {
    const figure = (name: string) =>
      `<figure><img src="https://a.example/${name}.jpg" alt=""><figcaption>${name}</figcaption></figure>`;
    expect(html(`<figure>${figure('a')}${figure('b')}<figcaption>Both</figcaption></figure>`).text).toBe(
      `${figure('a')}\n\n${figure('b')}\n\nBoth`,
    );
  });
});

describe('what Dateline takes out is named', () => {
  it.each([
    ['<p>a<script>b()</script></p>', '<script>'],
    ['<form>a</form>', '<form>'],
    ['<p onclick="a()">b</p>', 'script in an attribute'],
    ['<p><a href="javascript:a()">b</a></p>', 'address that is unsafe'],
    ['<iframe src="https://charts.example/1/"></iframe>', 'frame of charts.example'],
    ['<p>a<span style="color:red; display: none">spam</span></p><div hidden>b</div>', 'hidden text'],
    [
      '<p><img src="https://a.example/p.gif" width="1" height="1">b</p>',
      'picture or frame that is not to be seen',
    ],
  ])('%s', (text, kind) => {
    expect([...new Set(html(text).losses.map((loss) => loss.kind))]).toEqual([kind]);
    expect(html(text).text).not.toContain('spam');
  });

  it('words that are lost on the way are named', () => {
    expect(html(`${'<b>'.repeat(400)}deep`).losses.map(({ kind }) => kind)).not.toEqual([]);
  });
});

describe('files that come along', () => {
  it('have their new names in HTML', () => {
    const text = '<p><a href="big.jpg"><img src="/u/small.jpg?x=1" alt=""></a> <a href="/about">x</a></p>';
    const prepared = prepareBody({ format: 'html', text }, { base });
    expect(prepared.references).toEqual([`${base}big.jpg`, 'https://lantern.example/u/small.jpg?x=1']);
    expect(prepared.finish(new Map([[`${base}big.jpg`, 'big.jpg']])).text).toBe(
      '[![](https://lantern.example/u/small.jpg?x=1)](big.jpg) [x](https://lantern.example/about)',
    );
  });

  it.each([
    ['![a](/img/a b.jpg) ![a](</img/a b.jpg>)', '![a](a.jpg) ![a](<a.jpg>)'],
    ['![a](/img/a%20b.jpg "t")', '![a](a.jpg "t")'],
    ['<img src="/img/a%20b.jpg">', '<img src="a.jpg">'],
    ['[x][1]\n\n[1]: /img/a%20b.jpg', '[x][1]\n\n[1]: a.jpg'],
    ['`![a](/img/a%20b.jpg)` ![a](/img/a%20b.jpg-2)', '`![a](/img/a%20b.jpg)` ![a](/img/a%20b.jpg-2)'],
  ])('have their new names in Markdown: %s', (text, expected) => {
    expect(markdown(text, { '/img/a b.jpg': 'a.jpg' }).text).toBe(expected);
  });

  it('are those that Markdown names', () => {
    const text = '![a](/a%20b.jpg)\n\n<img src="b.jpg">\n\n[c](c.pdf) [d](#d)\n\n    ![e](e.jpg)';
    expect(prepareBody({ format: 'markdown', text }, { base }).references).toEqual([
      '/a b.jpg',
      'b.jpg',
      'c.pdf',
    ]);
  });
});
