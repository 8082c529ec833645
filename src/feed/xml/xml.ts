import { type Html, trustedHtml } from '../../domain/html.ts';
import { type EncodedItem, encode } from './encoded.ts';
import { declarations, type Namespaces, namespaceOf } from './namespaces.ts';

/** Undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** What an element holds: text, markup carried as text, a plain-text title, other elements; `undefined` is nothing. */
export type XmlNode = string | Element | Markup | EscapedText | undefined;

export type Element = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly XmlNode[];
};

type Markup = { readonly markup: string };
type EscapedText = { readonly plain: string };

type Output = { readonly parts: readonly string[]; readonly namespaces: Namespaces };

/** An element; `name` is trusted, everything else is escaped when written. */
export function element(name: string, attributes: Attributes, ...children: readonly XmlNode[]): Element {
  return { name, attributes, children };
}

/** An element with text, or nothing when there is no text. */
export function textElement(name: string, text: string | undefined, attributes: Attributes = {}) {
  return text === undefined ? undefined : element(name, attributes, text);
}

/** Text inside that of a story, marked with its language (BCP 47) where that is another. */
export function inLanguage(text: string, lang: string | undefined): XmlNode {
  return lang === undefined ? text : element('span', { lang, dir: 'auto' }, text);
}

/** HTML as the text of an element: in a CDATA section where that loses nothing, else escaped. */
export function markup(html: Html): XmlNode {
  return { markup: html };
}

/**
 * Text that is not HTML where readers may take it for HTML: what looks like a tag or a reference is written in
 * hexadecimal, which says that it is not (RSS Board profile, "character data").
 */
export function plainText(text: string): XmlNode {
  return { plain: text };
}

/** A fragment as bytes, with the namespaces it uses. */
export function encodeElement(root: Element): EncodedItem {
  const { parts, namespaces } = write(root);
  return { bytes: encode(parts), namespaces };
}

/** Where in a frame the items go. */
export const items: Element = element('', {});

/**
 * A document around items: the bytes before and after the place marked `items`, declaring on the root exactly the
 * namespaces that the frame and its items use.
 */
export function encodeFrame(root: Element, used: Namespaces) {
  const { parts, namespaces } = write(root);
  const text = parts.join('');
  const tag = startTag(root);
  const declared = attributesOf({ attributes: declarations(used | namespaces) });
  const [before = '', after = ''] = `${tag}${declared}${text.slice(tag.length)}`.split(HOLE);
  return { before: encode([DECLARATION, before]), after: encode([after]) };
}

/** Text and elements as a piece of HTML; only for elements that are never empty. */
export function toHtml(nodes: readonly XmlNode[]): Html {
  return trustedHtml(nodes.map((each) => write(each).parts.join('')).join(''));
}

/** A piece of HTML that is written from the right. */
export const rightToLeft = (html: Html): Html => trustedHtml(`<div dir="rtl">${html}</div>`);

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>';
// No escaped text can hold it: U+0000 is replaced.
const HOLE = '\0';

function write(root: XmlNode): Output {
  const parts: string[] = [];
  let text = '';
  let namespaces = 0;
  const visit = (node: XmlNode): void => {
    if (node === undefined) return;
    if (typeof node === 'string') {
      text += escapeText(node);
    } else if ('plain' in node) {
      text += escapeText(node.plain).replace(LIKE_TAG, '&#x3C;').replace(LIKE_REFERENCE, '&#x26;');
    } else if ('markup' in node) {
      const cdata = IN_CDATA.test(node.markup) && !node.markup.includes(']]>');
      // Long text stays a part of its own: see `encode`.
      parts.push(cdata ? `${text}<![CDATA[` : text, cdata ? node.markup : escapeText(node.markup));
      text = cdata ? ']]>' : '';
    } else if (node === items) {
      text += HOLE;
    } else {
      namespaces |= namespaceOf(node.name);
      text += startTag(node);
      if (node.children.length === 0) {
        text += '/>';
        return;
      }
      text += '>';
      for (const child of node.children) visit(child);
      text += `</${node.name}>`;
    }
  };
  visit(root);
  parts.push(text);
  return { parts, namespaces };
}

/** Without what closes it. */
const startTag = (element: Element): string => `<${element.name}${attributesOf(element)}`;

function attributesOf({ attributes }: Pick<Element, 'attributes'>): string {
  let text = '';
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined) continue;
    text += ` ${name}="${typeof value === 'number' ? value : escapeAttribute(value)}"`;
  }
  return text;
}

// XML 1.0 §2.2 Char, less surrogates, which the encoder replaces.
const FORBIDDEN = '\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff';
const IN_TEXT = new RegExp(`[&<>\\r${FORBIDDEN}]`);
const IN_TEXT_ALL = new RegExp(IN_TEXT, 'g');
const IN_ATTRIBUTE = new RegExp(`[&<>"\\t\\n\\r${FORBIDDEN}]`);
const IN_ATTRIBUTE_ALL = new RegExp(IN_ATTRIBUTE, 'g');
// A parser turns CR into LF (§2.11), and a section has no escape of its own. Saying what is allowed scans twice as
// fast as looking for what is not.
const IN_CDATA = /^[\t\n\x20-\ufffd]*$/;

// In text that is escaped already.
const LIKE_TAG = /&lt;(?=[a-z/!?])/gi;
const LIKE_REFERENCE = /&amp;(?=#|\w+;)/g;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const reference = (character: string): string => REFERENCES[character] ?? '\ufffd';

function escapeText(text: string): string {
  return IN_TEXT.test(text) ? text.replace(IN_TEXT_ALL, reference) : text;
}

function escapeAttribute(text: string): string {
  return IN_ATTRIBUTE.test(text) ? text.replace(IN_ATTRIBUTE_ALL, reference) : text;
}
