import { describe, expect, test } from 'vitest';
import { trustedHtml } from '../../src/domain/html.ts';
import { formats, serialise } from '../../src/feed/formats/formats.ts';
import type { FeedDocument } from '../../src/feed/model/document.ts';
import { createHead } from '../../src/feed/model/head.ts';
import { createItem } from '../../src/feed/model/item.ts';
import { articles, sectionListing, site } from '../golden/fixtures.ts';
import { filled, survives } from './filled.ts';
import { all, names, plainOf, type Tree, texts, withFastXmlParser, withLibxml } from './tree.ts';

const C0 = String.fromCharCode(...Array.from({ length: 32 }, (_, code) => code));
const C1 = String.fromCharCode(...Array.from({ length: 33 }, (_, code) => 0x7f + code));

const hostile = [
  ['C0 controls', `a${C0}z`],
  ['C1 controls', `a${C1}z`],
  ['white space that parsers normalise', 'a\r\nb\rc\n\td  e'],
  ['lone surrogates', 'a\ud800z\udfff'],
  ['a surrogate pair the wrong way round', '\udc00\ud800'],
  ['what XML forbids', 'a\ufffez\uffff'],
  ['non-characters XML allows', 'a\ufdd0\u{1fffe}z'],
  ['the end of a CDATA section', 'a]]>b]]>]]]>>'],
  ['the start of one', '<![CDATA[x'],
  ['a comment', '<!-- x --!>'],
  ['a declaration', '<?xml version="1.1"?><!DOCTYPE x [<!ENTITY y "z">]>&y;'],
  ['escaped escapes', '&amp;amp; &lt; &#60; &#x3c; &nbsp;'],
  ['a script', '</title><script>alert(1)</script>'],
  ['quotation marks', `"'\`" onload="x`],
  ['bidirectional controls', '\u202eabc\u2066\u200f שלום مرحبا'],
  ['emoji', '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 é\u0301'],
  ['zero-width', 'a\u200b\ufeff\u00adb'],
  ['ten thousand section ends', ']]>'.repeat(10_000)],
] as const;

describe.each(hostile)('%s, in every text field', (_, text) => {
  const document = filled(text);

  test.each(formats.filter(({ name }) => name !== 'json'))('$label', (format) => {
    const bytes = serialise(format, document);
    const tree = withLibxml(bytes);
    expect(names(tree)).toEqual(names(withLibxml(serialise(format, filled('x')))));
    expect(everything(tree)).toEqual(
      everything(withLibxml(serialise(format, filled('MARK')))).map((each) =>
        each.replaceAll('MARK', () => survives(text)),
      ),
    );
  });

  test('JSON Feed 1.1', () => {
    const [json] = formats.filter(({ name }) => name === 'json');
    if (json === undefined) throw new Error('no JSON');
    const shown = (value: string) =>
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(serialise(json, filled(value))));
    expect(shown(text)).toEqual(replaced(shown('MARK'), text.toWellFormed()));
  });
});

test.each(formats.filter(({ name }) => name !== 'json'))('a megabyte of section ends in $label', (format) => {
  const text = ']]>'.repeat(350_000);
  const [item] = filled('x').items.map((each) => ({ ...each, title: text, content: trustedHtml(text) }));
  const document = { ...filled('x'), items: item === undefined ? [] : [item] };
  const [parsed] = all(withLibxml(serialise(format, document)), format.name === 'rss' ? 'item' : 'entry');
  expect(parsed && texts(parsed, 'title')).toEqual([text]);
  expect(parsed && texts(parsed, format.name === 'rss' ? 'content:encoded' : 'content')).toEqual([text]);
});

describe('two parsers agree', () => {
  const document: FeedDocument = {
    ...createHead({ site, listing: sectionListing }),
    items: articles.map((article) => createItem({ ...article, body: trustedHtml('<p>a]]>b</p>\r\n') }, site)),
  };

  test.each(formats.filter(({ name }) => name !== 'json'))('$label', (format) => {
    const bytes = serialise(format, document);
    expect(withFastXmlParser(bytes)).toEqual(withLibxml(bytes));
  });
});

const editors = [
  { name: 'Ada Quill', shown: 'a@b.example (Ada Quill)' },
  { name: 'Ada (Addie) Quill', shown: 'a@b.example (Ada Addie Quill)' },
  { name: 'a\\) b((', shown: 'a@b.example (a b)' },
  { name: '()', shown: 'a@b.example' },
] as const;

test.each(editors)('an editor called $name', ({ name, shown }) => {
  const [rss] = formats.filter((format) => format.name === 'rss');
  if (rss === undefined) throw new Error('no RSS');
  const document = { ...filled('x'), contact: { name, email: 'a@b.example' } };
  expect(
    all(withLibxml(serialise(rss, document)), 'channel').flatMap((each) => texts(each, 'managingEditor')),
  ).toEqual([shown]);
});

/** Every text and attribute value of a tree, in order. */
function everything(tree: Tree): readonly string[] {
  const text = (child: Tree) =>
    tree.name === 'item' && child.name === 'description' ? plainOf(child.text) : child.text;
  // An editor loses the parentheses that would end the name: rows of their own, above.
  const whole = tree.children.filter(({ name }) => name !== 'managingEditor');
  const below = whole.flatMap((child) => [text(child), ...everything(child)]);
  return [...Object.values(tree.attributes), ...below];
}

function replaced(value: unknown, text: string): unknown {
  if (typeof value === 'string') return value.replaceAll('MARK', () => text);
  if (Array.isArray(value)) return value.map((each) => replaced(each, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each, text)]));
}
