import MarkdownIt from 'markdown-it';
import footnote from 'markdown-it-footnote';
import { nestingLimit } from './sanitise.ts';

const commonMark = () => {
  const parser = new MarkdownIt({ html: true, linkify: false, typographer: false, maxNesting: nestingLimit });
  // Links are judged by the sanitiser, which knows what they lead to.
  parser.validateLink = () => true;
  return parser;
};

/** CommonMark with tables, strikethrough and footnotes. */
const annotated = commonMark().use(footnote);
annotated.renderer.rules['footnote_block_open'] = () => '<hr>\n<section class="footnotes">\n<ol>\n';

const plain = commonMark();

/** The plugin takes the square of their number: a thousand cost tenths of a second. */
export const footnoteLimit = 1000;

/** HTML as the author meant it, not yet safe. `prefix` marks the ids of footnotes. */
export function render(
  text: string,
  prefix: string,
): { readonly html: string; readonly deep: boolean; readonly crowded: boolean } {
  const crowded = (text.match(/\[\^|\^\[/g)?.length ?? 0) > 2 * footnoteLimit;
  const markdown = crowded ? plain : annotated;
  const env = { docId: prefix };
  const tokens = markdown.parse(text, env);
  return {
    html: markdown.renderer.render(tokens, markdown.options, env),
    deep: tokens.some((token) => token.level >= nestingLimit - 1),
    crowded,
  };
}

/** Pictures without a text alternative: the source of each, as Markdown has no way to say that one is decoration. */
export function undescribed(html: string): readonly string[] {
  return [...html.matchAll(/<img\b(?=[^>]*\ssrc="([^"]*)")(?![^>]*\salt="[^"]+")[^>]*>/g)].map(
    ([, src]) => src ?? '',
  );
}
