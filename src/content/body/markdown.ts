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

/** A piece of Markdown, as its parser has it. */
export type Token = ReturnType<typeof markdown.parse>[number];

/** The plugin takes the square of their number: a thousand cost tenths of a second. */
export const footnoteLimit = 1000;

/** True for a text with more footnotes and references to them than are worth rendering. */
export const crowded = (text: string): boolean => (text.match(/\[\^|\^\[/g)?.length ?? 0) > 2 * footnoteLimit;

/** What a character reference, `&amp;`, stands for; of one that HTML does not have, itself. */
export const decoded = (reference: string): string => markdown.utils.unescapeAll(reference);

export const parse = (text: string): Token[] => markdown.parse(text, {});

/** HTML as the author meant it, not yet safe. `prefix` marks the ids of footnotes. */
export const authored = (tokens: Token[], prefix: string): string =>
  markdown.renderer.render(tokens, markdown.options, { docId: prefix });

/** Where fragments may lead in a text. */
export const anchorsOf = (text: string): ReadonlySet<string> =>
  crowded(text) ? new Set() : anchorsIn(authored(parse(text), ''));
