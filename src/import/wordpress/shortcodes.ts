import { decoded } from '../../content/body/markdown.ts';
import { withoutCode } from '../../content/body/prose.ts';
import { templatesIn } from '../../content/body/templates.ts';
import { escaped } from '../../content/body/tokens.ts';
import type { Attachment, Inventory } from './inventory.ts';

export type ShortcodeContext = {
  readonly inventory: Inventory;
  /** Of the post. */
  readonly id: string;
  /** Footnotes of the block editor, as JSON. */
  readonly footnotes?: string;
  readonly report: (what: string, kind: string) => void;
};

type WordPressShortcode = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Values without a name, in order. */
  readonly values: readonly string[];
  /** Between it and its end; absent where it has none. */
  readonly content?: string;
};

type Handler = (shortcode: WordPressShortcode, context: ShortcodeContext) => string | undefined;

/** Text with the shortcodes of WordPress and the players of its most used plugins as HTML; all others are taken out and named. */
export function withoutShortcodes(text: string, context: ShortcodeContext): string {
  return text.includes('[') ? withoutOthers(expanded(text, context), context) : text;
}

type ShortcodeTag = {
  readonly name: string;
  readonly rest: string;
  readonly isClosed: boolean;
  readonly start: number;
  readonly end: number;
};

/** Longer ones are not tags; prose in brackets may go on for ever. */
const longest = 5_000;

/** The start tags of shortcodes that are read here (https://developer.wordpress.org/reference/functions/get_shortcode_regex/). */
function* tagsIn(text: string): Generator<ShortcodeTag> {
  const begin = /\[([a-z][\w-]*)(?![\w-])/iy;
  for (let start = text.indexOf('['); start >= 0; start = text.indexOf('[', start + 1)) {
    begin.lastIndex = start;
    const name = begin.exec(text)?.[1]?.toLowerCase() ?? '';
    if (handlerOf(name) === undefined) continue;
    const from = start + 1 + name.length;
    const close = closeOf(text, from);
    if (close < 0) continue;
    const rest = text.slice(from, close);
    yield { name, rest: rest.replace(/\/$/, ''), isClosed: rest.endsWith('/'), start, end: close + 1 };
  }
}

/** The bracket that ends a tag: values in quotation marks may have others. */
function closeOf(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < Math.min(text.length, from + longest); at += 1) {
    const character = text[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === ']') return at;
    else if ((character === '"' || character === "'") && text[at - 1] === '=') quote = character;
  }
  return -1;
}

function expanded(text: string, context: ShortcodeContext): string {
  const lower = text.toLowerCase();
  const pieces: string[] = [];
  const unclosed = new Set<string>();
  let at = 0;
  for (const { name, rest, isClosed, start, end } of tagsIn(text)) {
    if (start < at) continue;
    // In two pairs of brackets, it is shown as it stands.
    if (text[start - 1] === '[' && text[end] === ']') {
      pieces.push(text.slice(at, start - 1), '&#91;', text.slice(start + 1, end));
      at = end + 1;
      continue;
    }
    const close = isClosed || unclosed.has(name) ? -1 : lower.indexOf(`[/${name}]`, end);
    if (close < 0 && !isClosed) unclosed.add(name);
    const next = close < 0 ? -1 : lower.slice(end, close).indexOf(`[${name}`);
    const content = close >= 0 && next < 0 ? { content: text.slice(end, close) } : {};
    const html = handlerOf(name)?.({ name, ...argumentsOf(rest), ...content }, context);
    if (html === undefined) continue;
    pieces.push(text.slice(at, start), html);
    at = 'content' in content ? close + `[/${name}]`.length : end;
  }
  return pieces.join('') + text.slice(at);
}

/** `width="300" align=left https://…`, and `="…"`, which old players have behind their name. */
function argumentsOf(text: string): Pick<WordPressShortcode, 'attributes' | 'values'> {
  const attributes: Record<string, string> = {};
  const values: string[] = [];
  const plain = text
    .replace(/&quot;|[“”″]/g, '"')
    .replaceAll('&amp;', '&')
    .replace(/^=/, ' ');
  for (const [, name, double, single, unquoted, value] of plain.matchAll(
    /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|("[^"]*"|'[^']*'|[^\s"']+)/g,
  ))
    if (name !== undefined && !/^https?$/i.test(name))
      attributes[name.toLowerCase()] = double ?? single ?? unquoted ?? '';
    else if (value !== undefined) values.push(value.replace(/^["']|["']$/g, ''));
  return { attributes, values };
}

const handlers: Readonly<Record<string, Handler>> = {
  caption,
  wp_caption: caption,
  gallery,
  playlist,
  embed: ({ attributes, values, content }, { report }) =>
    line(content?.trim() || attributes.src || values[0], 'embed', report),
  audio: (shortcode, context) => player('audio', shortcode, context),
  video: (shortcode, context) => player('video', shortcode, context),
  ...Object.fromEntries(
    'youtube vimeo soundcloud spotify dailymotion tweet twitter instagram facebook tiktok ted kickstarter gist'
      .split(' ')
      .map((name) => [name, address] as const),
  ),
};

const handlerOf = (name: string): Handler | undefined =>
  Object.hasOwn(handlers, name) ? handlers[name] : highlighted.test(name) ? code : undefined;

/** Of SyntaxHighlighter and CodeColorer, `[ccne_php]`. */
const highlighted = /^(?:sourcecode|source|code|cc[a-z]{0,4}(?:_[a-z0-9]{1,20})?)$/;

/** Code, as it was typed or with its signs as references. */
function code({ name, attributes, content }: WordPressShortcode): string | undefined {
  if (content === undefined) return undefined;
  const language = attributes.language ?? attributes.lang ?? name.split('_')[1] ?? '';
  const text = /&(?:lt|gt|quot|amp);/.test(content) ? decodedText(content) : content;
  const type = /^[\w-]+$/.test(language) ? ` class="language-${language}"` : '';
  return paragraph(`<pre><code${type}>${escaped(text.replace(/^\s*\n/, '').trimEnd())}</code></pre>`);
}

const decodedText = (text: string): string =>
  text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/gi, decoded);

const paragraph = (html: string): string => `\n\n${html}\n\n`;

/** An address alone on its line is what it leads to. */
function line(url: string | undefined, name: string, report: ShortcodeContext['report']): string {
  const found = url?.trim().replace(/^\/\//, 'https://') ?? '';
  if (/^https?:\/\/\S+$/i.test(found)) return paragraph(found);
  report(`shortcode [${name}] left out, as it has no address`, `shortcode [${name}]`);
  return '';
}

/** Where a person watches, by what an id looks like there. */
const pages: Readonly<Record<string, readonly [id: RegExp, page: string]>> = {
  youtube: [/^[\w-]{11}$/, 'https://www.youtube.com/watch?v='],
  vimeo: [/^\d{6,12}$/, 'https://vimeo.com/'],
  dailymotion: [/^x[a-z\d]{4,8}$/, 'https://www.dailymotion.com/video/'],
};

/** A player by the address or the id of what it plays; prose in brackets has neither. */
function address(
  { name, attributes, values, content }: WordPressShortcode,
  { report }: ShortcodeContext,
): string | undefined {
  const all = [attributes.url, attributes.src, attributes.id, attributes.v, ...values, content?.trim()];
  const url = all.find((each) => each !== undefined && /^(?:https?:)?\/\//i.test(each));
  if (url !== undefined) return line(url, name, report);
  const [like, page = ''] = pages[name] ?? [];
  const id = all.find((each) => each !== undefined && like?.test(each) === true);
  return id === undefined ? undefined : paragraph(page + id);
}

function caption({ attributes, content = '' }: WordPressShortcode): string | undefined {
  const [, picture, rest = ''] =
    /^\s*((?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*<\/a>)?)(.*)$/is.exec(content) ?? [];
  if (picture === undefined) return content;
  const text = rest.trim() || escaped(attributes.caption ?? '');
  return paragraph(
    `<figure>${picture}${text === '' ? '' : `<figcaption>${text.replace(/\s+/g, (space) => (space.includes('\n') ? '<br />' : space))}</figcaption>`}</figure>`,
  );
}

const idsIn = (text: string | undefined): readonly string[] => text?.match(/\d+/g) ?? [];

/** The attachments that a gallery or a list names, else those of the post. */
function attachmentsOf(
  { name, attributes }: WordPressShortcode,
  type: string,
  { inventory, id, report }: ShortcodeContext,
) {
  const ids = idsIn(attributes.ids ?? attributes.include);
  const excluded = new Set(idsIn(attributes.exclude));
  const owner = attributes.id ?? id;
  const all =
    ids.length > 0
      ? ids
      : [...inventory.attachments].flatMap(([each, { parent, url }]) =>
          parent === owner && isOf(type, url) ? [each] : [],
        );
  return all
    .filter((each) => !excluded.has(each))
    .flatMap((each): readonly Attachment[] => {
      const attachment = inventory.attachments.get(each);
      if (attachment === undefined)
        report(
          `[${name}]: attachment ${each} is not in the export, so it was left out`,
          `attachment of [${name}] that is not in the export`,
        );
      return attachment === undefined ? [] : [attachment];
    });
}

const endings: Readonly<Record<string, RegExp>> = {
  image: /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|heic|tiff?)$/i,
  audio: /\.(?:mp3|m4a|ogg|oga|opus|wav|flac|aac)$/i,
  video: /\.(?:mp4|m4v|webm|mov|ogv)$/i,
};

const isOf = (type: string, url: string): boolean =>
  endings[type]?.test(url.split(/[?#]/, 1)[0] ?? '') === true;

function gallery(shortcode: WordPressShortcode, context: ShortcodeContext): string {
  const figures = attachmentsOf(shortcode, 'image', context).map(figureOf);
  if (figures.length === 0)
    context.report(
      'shortcode [gallery] left out, as none of its pictures is in the export',
      'shortcode [gallery]',
    );
  return paragraph(figures.join('\n'));
}

const figureOf = ({ url, alt, caption: text }: Attachment): string =>
  `<figure><img src="${escaped(url)}" alt="${escaped(alt)}">${text === '' ? '' : `<figcaption>${text}</figcaption>`}</figure>`;

function playlist(shortcode: WordPressShortcode, context: ShortcodeContext): string {
  const type = shortcode.attributes.type === 'video' ? 'video' : 'audio';
  const players = attachmentsOf(shortcode, type, context).map(
    ({ url, title }) =>
      `<figure><${type} src="${escaped(url)}" controls></${type}><figcaption>${escaped(title)}</figcaption></figure>`,
  );
  if (players.length === 0)
    context.report(
      'shortcode [playlist] left out, as nothing of it is in the export',
      'shortcode [playlist]',
    );
  return paragraph(players.join('\n'));
}

function player(
  type: 'audio' | 'video',
  shortcode: WordPressShortcode,
  context: ShortcodeContext,
): string | undefined {
  const { attributes, values, content } = shortcode;
  const written = [
    attributes.src,
    ...Object.values(attributes).filter((each) => isOf(type, each)),
    ...values,
    content?.trim(),
  ];
  const url = written
    .find((each) => each !== undefined && /^(?:https?:)?\/\/|^\//i.test(each))
    ?.split('|', 1)[0];
  const [attached] = url === undefined ? attachmentsOf(shortcode, type, context) : [];
  const found = url ?? attached?.url;
  // The word in brackets, in a sentence.
  if (found === undefined && values.length === 0 && Object.keys(attributes).length === 0) return undefined;
  if (found !== undefined && isOf(type, found))
    return paragraph(`<${type} src="${escaped(found)}" controls></${type}>`);
  return line(found, type, context.report);
}

/** Without the shortcodes of other plugins: of one with an end the text between stays. Prose in brackets is none. */
function withoutOthers(text: string, { report }: ShortcodeContext): string {
  const prose = withoutCode(text.replaceAll('`', ' '), []);
  const found = apart([
    ...templatesIn(prose).filter(({ kind }) => kind === 'a shortcode'),
    ...[...prose.matchAll(unquoted)].map(({ 0: piece, index }) => ({ text: piece, index })),
  ]);
  const names = new Map<string, number>();
  const pieces: string[] = [];
  let at = 0;
  for (const { text: piece, index } of found) {
    const [, slash = '', name = ''] = /^[[{](\/?)([\w-]+)/.exec(piece) ?? [];
    if (slash === '') names.set(name, (names.get(name) ?? 0) + 1);
    pieces.push(text.slice(at, index));
    at = index + piece.length;
  }
  for (const [name, count] of names)
    report(`shortcode [${name}] left out${count > 1 ? `, ${count} times` : ''}`, `shortcode [${name}]`);
  const rest = pieces.join('') + text.slice(at);
  for (const [name, lines] of Map.groupBy(rest.matchAll(onItsOwn), ([, name = '']) => name))
    report(
      `[${name}] was left as text${lines.length > 1 ? `, ${lines.length} times` : ''}; if it is a shortcode, take it out`,
      `[${name}] on a line of its own`,
    );
  return rest;
}

/** Plugins’ shortcodes with values that are not in quotation marks, `[poll id=3]`, and names that no prose has, `[contact_form]`. */
const unquoted = /\[\/?(?:[a-z][\w-]*(?:\s+[\w-]+=[^\s\][<>"'=]+)+\s*\/?|[a-z]+_\w+)\]/gi;

/** What may be a shortcode, or what somebody did: `[applause]`. */
const onItsOwn = /^\[([a-z][a-z\d-]{2,40})\]$/gm;

type Piece = { readonly text: string; readonly index: number };

/** By place; of pieces within each other the first. */
function apart(pieces: readonly Piece[]): readonly Piece[] {
  let end = 0;
  return pieces
    .toSorted((a, b) => a.index - b.index || b.text.length - a.text.length)
    .filter(({ index, text }) => {
      const isApart = index >= end;
      if (isApart) end = index + text.length;
      return isApart;
    });
}
