import MarkdownIt from 'markdown-it';
import footnote from 'markdown-it-footnote';

/** Elements nested deeper lose their tags, not their text. */
export const nestingLimit = 100;

/** CommonMark with tables, strikethrough and footnotes. */
export function createMarkdown(): InstanceType<typeof MarkdownIt> {
  const made = new MarkdownIt({
    html: true,
    linkify: false,
    typographer: false,
    maxNesting: nestingLimit,
  }).use(footnote);
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

/** Addresses that stand as they are already. */
const usual =
  /^(?!\/\/)(?:https?:\/\/(?:[a-z0-9-]+\.)+[a-z0-9-]+\/)?[\w.~/-]*(?:\?[\w.~=&-]*)?(?:#[\w.~-]*)?$/;

/** HTML as the author meant it, not yet safe. `prefix` marks the ids of footnotes. */
export function render(text: string, prefix: string): { readonly html: string; readonly deep: boolean } {
  const env = { docId: prefix };
  const tokens = markdown.parse(text, env);
  return {
    html: markdown.renderer.render(tokens, markdown.options, env),
    deep: tokens.some((token) => token.level >= nestingLimit - 1),
  };
}

/** Pictures without a text alternative: the source of each, as Markdown has no way to say that one is decoration. */
export function undescribed(html: string): readonly string[] {
  return (html.match(/<img\b[^<>]*>/g) ?? [])
    .filter((tag) => !/\salt="[^"]+"/.test(tag))
    .flatMap((tag) => /\ssrc="([^"]*)"/.exec(tag)?.[1] ?? []);
}
