import MarkdownIt from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import footnote from 'markdown-it-footnote';
import { anchorsIn, headingIds } from './anchors.ts';

/** Elements nested deeper lose their tags, not their text. */
export const nestingLimit = 100;

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
    .use(headingIds);
  // Links are judged by whoever knows what they lead to.
  made.validateLink = () => true;
  made.renderer.rules.footnote_block_open = () => '<hr>\n<section class="footnotes">\n<ol>\n';
  return made;
}

const markdown = createMarkdown();

/** The plugin takes the square of their number: a thousand cost tenths of a second. */
export const footnoteLimit = 1000;

/** True for a text with more footnotes and references to them than are worth rendering. */
export const crowded = (text: string): boolean => (text.match(/\[\^|\^\[/g)?.length ?? 0) > 2 * footnoteLimit;

/** A destination as rendering asks for it. */
export const normalised = (destination: string): string =>
  usual.test(destination) ? destination : markdown.normalizeLink(destination);

/** What a character reference, `&amp;`, stands for; of one that HTML does not have, itself. */
export const decoded = (reference: string): string => markdown.utils.unescapeAll(reference);

/** Addresses that stand as they are already. */
const usual =
  /^(?!\/\/)(?:https?:\/\/(?:[a-z0-9-]+\.)+[a-z0-9-]+\/)?[\w.~/-]*(?:\?[\w.~=&-]*)?(?:#[\w.~-]*)?$/;

/** HTML as the author meant it, not yet safe, with what was seen of it. `prefix` marks the ids of footnotes. */
export function render(text: string, prefix: string): Rendered {
  const env = { docId: prefix };
  const tokens = markdown.parse(text, env);
  const inline = tokens.flatMap(({ children }) => children ?? []);
  return {
    html: markdown.renderer.render(tokens, markdown.options, env),
    deep: tokens.some((token) => token.level >= nestingLimit - 1),
    generated: ![...tokens, ...inline].some(({ type }) => type === 'html_block' || type === 'html_inline'),
    code: tokens.flatMap(({ type, map }) => (map && /^(?:fence|code_block)$/.test(type) ? [map] : [])),
    undescribed: inline
      .filter(({ type, content }) => type === 'image' && content.trim() === '')
      .map((token) => String(token.attrGet('src') ?? '')),
  };
}

/** Where fragments may lead in a text. */
export const anchorsOf = (text: string): ReadonlySet<string> =>
  crowded(text) ? new Set() : anchorsIn(render(text, '').html);

export type Rendered = {
  readonly html: string;
  /** Whether something was left out because it nests too deep. */
  readonly deep: boolean;
  /** Whether every tag is the parser's, none the author's. */
  readonly generated: boolean;
  /** Lines that are blocks of code, the end excluded. */
  readonly code: readonly (readonly [from: number, to: number])[];
  /** Sources of the pictures in Markdown that have no text alternative; Markdown has no way to say that one is decoration. */
  readonly undescribed: readonly string[];
};
