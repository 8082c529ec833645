import MarkdownIt from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import footnote from 'markdown-it-footnote';
import { windowsCharacter } from '../source/clean.ts';
import { anchorsIn, headingIds, withHeadingIds, withUniqueIds } from './anchors.ts';

/** Elements nested deeper lose their tags, not their text. */
export const nestingLimit = 100;

/** An address alone on a line, also between `<` and `>`, is text as a whole, whatever signs of emphasis are in it. */
function addressLines(markdown: InstanceType<typeof MarkdownIt>): void {
  const address = /<?((?:https?:\/\/|www\.)[^\s<>`\\[\]]+)>?[ \t]*(?=\n|$)/iy;
  markdown.inline.ruler.before('text', 'address_line', (state, silent) => {
    const { src, pos } = state;
    if (!'<hHwW'.includes(src[pos] ?? ' ')) return false;
    if (pos > 0 && !/(?:^|\n)[ \t]*$/.test(src.slice(Math.max(0, pos - 50), pos))) return false;
    address.lastIndex = pos;
    const [whole, found] = address.exec(src) ?? [];
    if (whole === undefined || found === undefined || whole.startsWith('<') !== /> *$/.test(whole))
      return false;
    if (!silent) state.push('text', '', 0).content = markdown.utils.unescapeAll(found);
    state.pos += whole.length;
    return true;
  });
}

/** Lets `_` end or begin emphasis between punctuation and Chinese, Japanese or Korean, as the plugin lets `*`. */
function cjkUnderscores(markdown: InstanceType<typeof MarkdownIt>): void {
  const { State } = markdown.inline;
  const { isMdAsciiPunct, isPunctChar } = markdown.utils;
  const isPunctuation = (text: string) => isPunctChar(text) || isMdAsciiPunct(text.codePointAt(0) ?? 32);
  markdown.inline.State = class extends State {
    override scanDelims(start: number, canSplitWord: boolean) {
      if (canSplitWord) return super.scanDelims(start, canSplitWord);
      let end = start;
      while (this.src[end] === this.src[start]) end += 1;
      const before = lastCharacter.exec(this.src.slice(Math.max(0, start - 2), start))?.[0] ?? ' ';
      const after = String.fromCodePoint(this.src.codePointAt(end) ?? 32);
      const splits = (isPunctuation(before) && cjk.test(after)) || (isPunctuation(after) && cjk.test(before));
      return super.scanDelims(start, splits);
    }
  };
}

const lastCharacter = /.$/su;
const cjk = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}]/u;

/** References by these numbers, as older systems wrote them. */
const windowsReference = /&#(?:0{0,5}(12[89]|1[345]\d)|x0{0,4}([89][\da-f]));/iy;

/** The character that such a reference at a place of a text stands for, and how it is written there. */
function windowsReferenceAt(text: string, at: number) {
  windowsReference.lastIndex = at;
  const [written = '', decimal = '0', hexadecimal] = windowsReference.exec(text) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  const content = windowsCharacter(code);
  return content === undefined ? undefined : { written, content };
}

/** Reads `&#146;` as `’`, as browsers do. */
function windowsReferences(markdown: InstanceType<typeof MarkdownIt>): void {
  markdown.inline.ruler.before('entity', 'windows_reference', (state, silent) => {
    const found = state.src[state.pos] === '&' ? windowsReferenceAt(state.src, state.pos) : undefined;
    if (found === undefined) return false;
    if (!silent)
      Object.assign(state.push('text_special', '', 0), {
        content: found.content,
        markup: found.written,
        info: 'entity',
      });
    state.pos += found.written.length;
    return true;
  });
}

/** CommonMark with tables, strikethrough, footnotes and ids of headings. */
export function createMarkdown(): InstanceType<typeof MarkdownIt> {
  const made = new MarkdownIt({
    html: true,
    linkify: false,
    typographer: false,
    maxNesting: nestingLimit,
  })
    .use(footnote)
    .use(cjkFriendly)
    .use(cjkUnderscores)
    .use(windowsReferences)
    .use(headingIds);
  // Links are judged by whoever knows what they lead to.
  made.validateLink = () => true;
  // What is not an address is not made one: `https://[bad]/x` would become that of another host.
  const normalized = made.normalizeLink;
  made.normalizeLink = (url) => (/^https?:/i.test(url) && !URL.canParse(url) ? url : normalized(url));
  made.renderer.rules.footnote_block_open = () => '<hr>\n<section class="footnotes">\n<ol>\n';
  return made;
}

const markdown = createMarkdown().use(addressLines);

/** A piece of Markdown, as its parser has it. */
export type Token = ReturnType<typeof markdown.parse>[number];

/** The plugin takes the square of their number: a thousand cost tenths of a second. */
export const footnoteLimit = 1000;

/** True for a text with more footnotes and references to them than are worth rendering. */
export const crowded = (text: string): boolean => (text.match(/\[\^|\^\[/g)?.length ?? 0) > 2 * footnoteLimit;

/** What a character reference, `&amp;`, stands for; of one that HTML does not have, itself. */
export const decoded = (reference: string): string =>
  windowsReferenceAt(reference, 0)?.content ?? markdown.utils.unescapeAll(reference);

export const parse = (text: string): Token[] => markdown.parse(text, {});

/** HTML as the author meant it, not yet safe. `prefix` marks the ids of footnotes. */
export const authored = (tokens: Token[], prefix: string): string =>
  markdown.renderer.render(tokens, markdown.options, { docId: prefix });

/** Where fragments may lead in a text. */
export const anchorsOf = (text: string): ReadonlySet<string> =>
  crowded(text) ? new Set() : anchorsIn(withUniqueIds(withHeadingIds(authored(parse(text), ''))));
