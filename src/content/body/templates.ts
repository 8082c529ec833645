import { decoded } from './markdown.ts';

/** Markup of another system that reaches readers as it stands. */
export type Template = { readonly kind: string; readonly text: string; readonly index: number };

/** Every such piece of a text without code, by place; of pieces within each other the whole. */
export function templatesIn(text: string): readonly Template[] {
  if (!mayHaveTemplates(text)) return [];
  const found = [
    ...[...enclosed(text), ...unclosed(text), ...lines(text), ...imports(text), ...encodedTwice(text)],
    ...[...shortcodes(text, '['), ...shortcodes(text, '{')],
  ];
  let end = 0;
  return found
    .toSorted((a, b) => a.index - b.index || b.text.length - a.text.length)
    .filter(({ index, text: piece }) => {
      const apart = index >= end;
      if (apart) end = index + piece.length;
      return apart;
    });
}

/** Whether it is worth looking: no text without these signs has any. */
export const mayHaveTemplates = (text: string): boolean => patterns.some((each) => each.test(text));

/** Shortcodes of page builders, which have a name of their own before the first underscore. */
const builders =
  /\[\/?(?:vc|et_pb|fusion|av|cs|mk|su|ux|kc|fl|wpb|wp|tatsu|nectar|qode|td|tie|woocommerce|elementor)_[a-z]/;

/** A name in small letters with what is probably the id of something, and no word of prose. */
const hosted =
  /\[(?:youtube|vimeo|dailymotion|soundcloud|spotify|instagram|tweet|gist) (?!(?:link|video|page|post|account|channel|clip|thread|story)\])[\w-]+\]/;

const patterns: readonly RegExp[] = [
  /\{[ {%:#./*!\w]|<%|\[%|&amp;[#a-z]|\[\[|@\[|\[\/[a-z]|[)\]]\{|^ {0,3}(?:> {0,3}\[!|::|!!! |\?\?\?)|\[_?toc_?\]|^[<>]{7} \S/im,
  /\[[a-z][\w-]*\s[^[\]\n]*(?:=|https?:)/i,
  /^\[[a-z\d-]+\/?\]$/m,
  builders,
  hosted,
  /^import /m,
];

type TemplateDelimiters = {
  readonly kind: string;
  readonly open: string;
  readonly close: string;
  /** What such a piece is like, from its first sign to its last. */
  readonly like: RegExp;
};

/** The first that fits is the kind of a piece. */
const enclosures: readonly TemplateDelimiters[] = [
  { kind: 'a Hugo shortcode', open: '{{<', close: '>}}', like: /^/ },
  { kind: 'a Hugo shortcode', open: '{{%', close: '%}}', like: /^/ },
  { kind: 'a template expression', open: '{{', close: '}}', like: /^\{\{\{?[^{}]+\}\}$/ },
  { kind: 'a template tag', open: '{%', close: '%}', like: /^\{%[^{}]+%\}$/ },
  { kind: 'a template tag', open: '<%', close: '%>', like: /^<%[^<>]+%>$/ },
  { kind: 'a template tag', open: '[%', close: '%]', like: /^\[%[-+=~]?\s[^[\]]+%\]$/ },
  { kind: 'a template expression', open: '{!!', close: '!!}', like: /^/ },
  {
    kind: 'an attribute list',
    open: '{:',
    close: '}',
    like: /^\{:(?:\/|:?[a-z]|[ ]?[.#][\w-]|[ ]?[\w-]+=["'])[^{}\n]*\}$/,
  },
  { kind: 'an attribute list', open: '{#', close: '}', like: /^\{#[a-z][\w:-]*(?: [^{}\n]*)?\}$/i },
  { kind: 'an attribute list', open: '{.', close: '}', like: /^\{\.[a-z][\w:-]*(?: [^{}\n]*)?\}$/i },
  { kind: 'an attribute list', open: '{ #', close: '}', like: /^\{ #[a-z][^{}\n]*\}$/i },
  { kind: 'an attribute list', open: '{ .', close: '}', like: /^\{ \.[a-z][^{}\n]*\}$/i },
  { kind: 'an attribute list', open: '){', close: '}', like: /^\)\{ ?[\w-]+=[^{}\n]+\}$/ },
  { kind: 'an attribute list', open: ']{', close: '}', like: /^\]\{ ?[\w-]+=[^{}\n]+\}$/ },
  { kind: 'a comment of MDX', open: '{/*', close: '*/}', like: /^/ },
  { kind: 'a wiki link', open: '![[', close: ']]', like: /^!\[\[[^[\]\n]+\]\]$/ },
  { kind: 'a wiki link', open: '[[', close: ']]', like: /^\[\[(?=[^[\]\n]*\p{L})[^[\]\n]+\]\]$/u },
  { kind: 'a plugin', open: '@[', close: ')', like: /^@\[[a-z]+\]\([^()\n]*\)$/i },
];

/** A piece is no longer than this, so that looking for its end takes no longer the longer the text is. */
const longest = 300;

/** Nobody corrects more of one kind at a time. */
const most = 1_000;

function enclosed(text: string): readonly Template[] {
  const found: Template[] = [];
  const defined = definitions(text);
  for (const { kind, open, close, like } of enclosures) {
    let count = 0;
    for (let at = text.indexOf(open); at >= 0 && count < most; at = text.indexOf(open, at + open.length)) {
      const ahead = text.slice(at, at + longest);
      const end = ahead.indexOf(close, open.length);
      const piece = end < 0 ? undefined : ahead.slice(0, end + close.length);
      if (piece === undefined || !like.test(piece)) continue;
      // A link whose text is in brackets.
      if (
        open === '[[' &&
        (/[(:]/.test(text[at + piece.length] ?? '') || defined.has(labelOf(piece.slice(1, -1))))
      )
        continue;
      // What it stands behind is not part of it.
      const skip = /^[)\]]/.test(open) ? 1 : 0;
      found.push({ kind, text: piece.slice(skip), index: at + skip });
      count += 1;
    }
  }
  return found;
}

/** What begins an expression or a tag and is not ended. */
function unclosed(text: string): readonly Template[] {
  const found: Template[] = [];
  for (const { 0: piece, index } of text.matchAll(/(?<!\S)\{(?:\{|%)-?[ \t]*[a-z$.#/][^\n]*/gi)) {
    const isEnded = text.slice(index, index + longest).includes(piece.startsWith('{{') ? '}}' : '%}');
    if (!isEnded && found.push({ kind: 'a template that does not end', text: piece, index }) >= most) break;
  }
  return found;
}

/** Modules of MDX at the top of a text. */
function imports(text: string): readonly Template[] {
  const found: Template[] = [];
  let index = 0;
  for (const line of text.split('\n')) {
    const isImport = /^import\s+(?:[\w{*][^"'\n]*\sfrom\s+)?(?:"[^"\n]*"|'[^'\n]*');?\s*$/.test(line);
    if (!isImport && line.trim() !== '') break;
    if (isImport) found.push({ kind: 'an import of MDX', text: line.trim(), index });
    index += line.length + 1;
  }
  return found;
}

/** `&amp;nbsp;`, which shows as `&nbsp;`. */
const encodedTwice = (text: string): readonly Template[] =>
  [...text.matchAll(/&amp;(#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z\d]{1,30};)/gi)]
    .filter(([, reference]) => decoded(`&${reference}`) !== `&${reference}`)
    .slice(0, most)
    .map(({ 0: piece, index }) => ({
      kind: 'a character reference that is encoded twice',
      text: piece,
      index,
    }));

/** Labels of links that are defined in a text (CommonMark §4.7). */
const definitions = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/^ {0,3}\[([^[\]\n]+)\]:/gm)].map(([, label = '']) => labelOf(label)));

const labelOf = (text: string): string =>
  text
    .replace(/^\[|\]$/g, '')
    .trim()
    .toLowerCase();

const beginnings: readonly (readonly [kind: string, like: RegExp])[] = [
  ['a table of contents', /^ {0,3}\[\[?_?toc_?\]\]?\s*$/i],
  ['a directive', /^ {0,3}::[a-z][\w-]*(?:\[[^[\]\n]*\])?\{/i],
  ['a container', /^ {0,3}(?::::+ ?\{?[a-z]|!!! [a-z]|\?\?\?\+? [a-z])/i],
  ['a mark of a merge', /^(?:<{7}|>{7}) \S/],
  ['an alert', /^ {0,3}> {0,3}\[!(?:note|tip|important|warning|caution|info)\]/i],
];

function lines(text: string): readonly Template[] {
  const found: Template[] = [];
  let index = 0;
  for (const line of text.split('\n')) {
    const kind = line.length > longest ? undefined : beginnings.find(([, like]) => like.test(line))?.[0];
    const blank = line.length - line.trimStart().length;
    if (kind && found.push({ kind, text: line.trim(), index: index + blank }) >= most) break;
    index += line.length + 1;
  }
  return found;
}

const brackets = {
  '[': { close: ']', like: /^\[(\/?)([a-z][\w-]*)([\s=][^[\]\n]*)?\]$/i },
  '{': { close: '}', like: /^\{(\/?)([a-z][\w-]+)([\s=][^{}\n]*)?\}$/i },
} as const;

/**
 * Shortcodes as WordPress, BBCode and Joomla have them: a name with attributes in quotation marks, one with an end, or one
 * of a well-known name with an attribute or alone on its line. Prose in brackets has none of these.
 */
function shortcodes(text: string, open: '[' | '{'): readonly Template[] {
  const { close, like } = brackets[open];
  const defined = definitions(text);
  const found: {
    readonly piece: string;
    readonly index: number;
    readonly slash: string;
    readonly name: string;
    readonly rest: string;
  }[] = [];
  for (let at = text.indexOf(open); at >= 0 && found.length < most; at = text.indexOf(open, at + 1)) {
    const end = text.slice(at, at + longest).indexOf(close);
    const piece = text.slice(at, at + end + 1);
    const [, slash, name, rest = ''] = end < 0 ? [] : (like.exec(piece) ?? []);
    // A link has its address behind its text, or where its label is defined.
    const after = text.slice(at + end + 1, at + end + 1 + longest);
    const label = /^\[([^[\]\n]*)\]/.exec(after)?.[1];
    const isLink = /^[(:]/.test(after) || defined.has(labelOf(label || piece));
    if (slash === undefined || name === undefined || isLink) continue;
    found.push({ piece, index: at, slash, name: name.toLowerCase(), rest: rest.replace(/\/$/, '') });
  }
  const named = (delimiter: string) =>
    new Set(found.filter(({ slash }) => slash === delimiter).map(({ name }) => name));
  const [begun, ended] = [named(''), named('/')];
  return found
    .filter(({ piece, index, name, rest }) => {
      if (begun.has(name) && ended.has(name)) return true;
      if (open === '{') return false;
      if (builders.test(piece) || hosted.test(piece)) return true;
      if (/\s[\w-]+=(?:["'“”″]|&quot;)/.test(rest)) return true;
      if (wellKnown.has(name) && /\s[\w-]+=|\shttps?:/.test(rest)) return true;
      return alone.has(piece) && isAlone(text, index, piece.length);
    })
    .map(({ piece, index }) => ({ kind: 'a shortcode', text: piece, index }));
}

const isAlone = (text: string, at: number, length: number): boolean =>
  (text[at - 1] ?? '\n') === '\n' && (text[at + length] ?? '\n') === '\n';

/** What is complete without an attribute, and no word that prose has in brackets on a line of its own. */
const alone = new Set([
  '[gallery]',
  '[playlist]',
  '[contact-form]',
  '[contact-form-7]',
  '[gravityform]',
  '[slideshow]',
]);

/** Of WordPress itself and its most used plugins. */
const wellKnown = new Set(
  'audio caption embed gallery playlist video wp_caption youtube vimeo dailymotion soundcloud spotify tweet twitter instagram contact-form contact-form-7 gravityform slideshow googlemaps'.split(
    ' ',
  ),
);
