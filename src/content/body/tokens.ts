import { htmlParser } from '../source/libraries.ts';

/** A tag of an HTML text, with its place in it. */
export type Token = {
  readonly kind: 'open' | 'close';
  /** In lower case. */
  readonly name: string;
  /** By name in lower case, references decoded; of one that stands twice the first. Empty for an end tag. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Whether it ends with `/>`. */
  readonly closed: boolean;
  readonly start: number;
  /** The offset after it. */
  readonly end: number;
};

/** The tags of an HTML text in their order, by the tokenizer that the sanitizer reads with; takes time in proportion to the text. */
export function tokensOf(html: string): readonly Token[] {
  const tokens: Token[] = [];
  let open = { name: '', start: 0 };
  let attributes: Record<string, string> = {};
  let attribute = { name: '', value: '' };
  const add = (kind: Token['kind'], start: number, end: number, name: string, closed = false) => {
    tokens.push({ kind, name: name.toLowerCase(), attributes, closed, start, end });
    attributes = Object.create(null);
  };
  const tokenizer = new (htmlParser().Tokenizer)(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        open = { name: html.slice(start, end), start: start - 1 };
        attributes = Object.create(null);
      },
      onattribname(start, end) {
        attribute = { name: html.slice(start, end).toLowerCase(), value: '' };
      },
      onattribdata(start, end) {
        attribute.value += html.slice(start, end);
      },
      onattribentity(codepoint) {
        attribute.value += String.fromCodePoint(codepoint);
      },
      onattribend() {
        attributes[attribute.name] ??= attribute.value;
      },
      onopentagend: (end) => add('open', open.start, end + 1, open.name),
      onselfclosingtag: (end) => add('open', open.start, end + 1, open.name, true),
      onclosetag(start, end) {
        const after = html.indexOf('>', end);
        add('close', start - 2, after < 0 ? html.length : after + 1, html.slice(start, end));
      },
      oncdata() {},
      oncomment() {},
      ondeclaration() {},
      onend() {},
      onprocessinginstruction() {},
      ontext() {},
      ontextentity() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return tokens;
}

/** A start tag with these attributes. */
export function startTag(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${written.join('')}>`;
}

/** Text for HTML, within an attribute too. */
export const escaped = (text: string): string => escapedText(text).replaceAll('"', '&quot;');

/** Text as HTML, between tags. */
export const escapedText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
