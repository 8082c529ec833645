/** Markup of another system that reaches readers as it stands. */
export type Template = { readonly kind: string; readonly text: string; readonly index: number };

/** Every such piece of a text without code, by place; of pieces within each other the whole. */
export function templatesIn(text: string): readonly Template[] {
  if (!mayHaveTemplates(text)) return [];
  const found = [...enclosed(text), ...lines(text), ...shortcodes(text, '['), ...shortcodes(text, '{')];
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
export const mayHaveTemplates = (text: string): boolean => signs.some((each) => each.test(text));

const signs: readonly RegExp[] = [
  /\{[ {%:#./*\w]|<%|\[\[|@\[|\[\/[a-z]|[)\]]\{|^ {0,3}(?:> {0,3}\[!|:::|!!! |\?\?\?)|\[_?toc_?\]/im,
  /\[[a-z][\w-]*\s[^[\]\n]*(?:=|https?:)/i,
  /^\[[a-z\d-]+\/?\]$/m,
];

type Enclosure = {
  readonly kind: string;
  readonly open: string;
  readonly close: string;
  /** What such a piece is like, from its first sign to its last. */
  readonly like: RegExp;
};

/** The first that fits is the kind of a piece. */
const enclosures: readonly Enclosure[] = [
  { kind: 'a Hugo shortcode', open: '{{<', close: '>}}', like: /^/ },
  { kind: 'a Hugo shortcode', open: '{{%', close: '%}}', like: /^/ },
  { kind: 'a template expression', open: '{{', close: '}}', like: /^\{\{\{?[^{}]+\}\}$/ },
  { kind: 'a template tag', open: '{%', close: '%}', like: /^\{%[^{}]+%\}$/ },
  { kind: 'a template tag', open: '<%', close: '%>', like: /^<%[^<>]+%>$/ },
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
  { kind: 'a wiki link', open: '[[', close: ']]', like: /^\[\[[^[\]\n|#]+[|#][^[\]\n]+\]\]$/ },
  { kind: 'a plugin', open: '@[', close: ')', like: /^@\[[a-z]+\]\([^()\n]*\)$/i },
];

/** A piece is no longer than this, so that looking for its end takes no longer the longer the text is. */
const longest = 300;

/** Nobody corrects more of one kind at a time. */
const most = 1_000;

function enclosed(text: string): readonly Template[] {
  const found: Template[] = [];
  for (const { kind, open, close, like } of enclosures) {
    let count = 0;
    for (let at = text.indexOf(open); at >= 0 && count < most; at = text.indexOf(open, at + open.length)) {
      const ahead = text.slice(at, at + longest);
      const end = ahead.indexOf(close, open.length);
      const piece = end < 0 ? undefined : ahead.slice(0, end + close.length);
      if (piece === undefined || !like.test(piece)) continue;
      // What it stands behind is not part of it.
      const skip = /^[)\]]/.test(open) ? 1 : 0;
      found.push({ kind, text: piece.slice(skip), index: at + skip });
      count += 1;
    }
  }
  return found;
}

const beginnings: readonly (readonly [kind: string, like: RegExp])[] = [
  ['a table of contents', /^ {0,3}\[\[?_?toc_?\]\]?\s*$/i],
  ['a container', /^ {0,3}(?::::+ ?\{?[a-z]|!!! [a-z]|\?\?\?\+? [a-z])/i],
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
    // A link has its address behind its text.
    if (slash === undefined || name === undefined || /[([:]/.test(text[at + end + 1] ?? '')) continue;
    found.push({ piece, index: at, slash, name: name.toLowerCase(), rest: rest.replace(/\/$/, '') });
  }
  const named = (mark: string) =>
    new Set(found.filter(({ slash }) => slash === mark).map(({ name }) => name));
  const [begun, ended] = [named(''), named('/')];
  return found
    .filter(({ piece, index, name, rest }) => {
      if (begun.has(name) && ended.has(name)) return true;
      if (open === '{') return false;
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
