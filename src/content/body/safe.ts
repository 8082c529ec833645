import { uri } from '../../domain/uri.ts';
import { createMarkdown, type Token } from './markdown.ts';
import type { SanitizeContext } from './markup.ts';
import { linkTo, marked, picture } from './sanitise.ts';
import { escapedText } from './tokens.ts';

/**
 * Tokens as safe HTML: what sanitizing what `authored` makes of them would leave. Every tag is written here or by markdown-it, and each
 * address is one that was resolved; so of HTML that authors write there may be nothing but comments.
 */
export const safe = (tokens: Token[], context: SanitizeContext): string =>
  markdown.renderer.render(tokens, markdown.options, { context } satisfies Env);

/** The white space of HTML that shows nothing, as every parser reads it: comments. Undefined where there is more to it. */
export function withoutComments(html: string): string | undefined {
  const pieces = html.split('-->').map((piece) => piece.split('<!--'));
  const isBlank = pieces.every(([space = '', comment, ...more], index) => {
    const isEnd = index === pieces.length - 1;
    const isComment = comment !== undefined && !/[<>]|--|^-|-$/.test(comment);
    return space.trim() === '' && more.length === 0 && (isEnd ? comment === undefined : isComment);
  });
  return isBlank ? pieces.map(([space]) => space).join('') : undefined;
}

type Env = {
  readonly context: SanitizeContext;
  /** Whether the link that is open leads nowhere, so that only its text is left. */
  unlinked?: boolean;
};

// `safe` alone renders with this instance.
const envOf = (env: unknown) => env as Env;

const markdown = createMarkdown();
markdown.set({ xhtmlOut: true });

const { rules } = markdown.renderer;

rules.html_block = (tokens, at) => withoutComments(tokens[at]?.content ?? '') ?? '';
rules.html_inline = () => '';
// It keeps its quotation marks, as the sanitizer writes it.
rules.text = (tokens, at) => escapedText(tokens[at]?.content ?? '');
rules.code_inline = (tokens, at) => `<code>${escapedText(tokens[at]?.content ?? '')}</code>`;
rules.code_block = (tokens, at) => `<pre><code>${escapedText(tokens[at]?.content ?? '')}</code></pre>\n`;
rules.fence = (tokens, at) => {
  const { info = '', content = '' } = tokens[at] ?? {};
  const [name = ''] = markdown.utils.unescapeAll(info).trim().split(/\s+/);
  const language = /^[\w-]+$/.test(name) ? ` class="language-${name}"` : '';
  return `<pre><code${language}>${escapedText(content)}</code></pre>\n`;
};
rules.link_open = (tokens, at, options, env, self) => {
  const token = tokens[at];
  if (!token) return '';
  const { href, ...rest } = Object.fromEntries(token.attrs ?? []);
  const attributes = linkTo(String(href), envOf(env).context);
  envOf(env).unlinked = Object.keys(attributes).length === 0;
  if (envOf(env).unlinked) return '';
  token.attrs = Object.entries({ ...attributes, ...rest });
  return self.renderToken(tokens, at, options);
};
rules.link_close = (_, __, ___, env) => (envOf(env).unlinked ? '' : '</a>');
rules.image = (tokens, at, options, env, self) => {
  const token = tokens[at];
  const found = picture(String(token?.attrGet('src') ?? ''), envOf(env).context);
  if (!token || !found) return '';
  token.attrSet('src', found.url);
  token.attrSet('alt', self.renderInlineAsText(token.children ?? [], options, env));
  for (const [name, value] of Object.entries(found.size)) token.attrPush([name, String(value)]);
  return self.renderToken(tokens, at, options);
};
for (const rule of ['heading_open', 'heading_close'])
  rules[rule] = (tokens, at, options, env, self) => {
    const token = tokens[at];
    if (token?.tag === 'h1') token.tag = 'h2';
    const id = token?.attrGet('id');
    if (id) token?.attrSet('id', marked(String(id), envOf(env).context.prefix));
    return self.renderToken(tokens, at, options);
  };
for (const rule of ['th_open', 'td_open'])
  rules[rule] = (tokens, at, options, _, self) => {
    const token = tokens[at];
    const align = /text-align:(left|right|center)/.exec(String(token?.attrGet('style') ?? ''))?.[1];
    if (token && align) token.attrs = [['align', align]];
    return self.renderToken(tokens, at, options);
  };

/** The number of a footnote, and of a reference to it, as the plugin writes it into ids. */
const numberOf = (
  token: Token | undefined,
  prefix: string,
): { readonly id: string; readonly ref: string } => {
  // The plugin's own.
  const { id = 0, subId = 0 } = (token?.meta ?? {}) as { readonly id?: number; readonly subId?: number };
  const own = `-${prefix}-${id + 1}`;
  return { id: own, ref: subId > 0 ? `${own}:${subId}` : own };
};

const within = (id: string, { base }: SanitizeContext) => markdown.utils.escapeHtml(uri(`${base}#${id}`));
rules.footnote_block_open = () => '<hr />\n<section class="footnotes">\n<ol>\n';
rules.footnote_ref = (tokens, at, options, env, self) => {
  const { context } = envOf(env);
  const { id, ref } = numberOf(tokens[at], context.prefix);
  const caption = rules.footnote_caption?.(tokens, at, options, env, self) ?? '';
  return `<sup><a href="${within(`fn${id}`, context)}" id="fnref${ref}">${caption}</a></sup>`;
};
rules.footnote_open = (tokens, at, _, env) =>
  `<li id="fn${numberOf(tokens[at], envOf(env).context.prefix).ref}">`;
rules.footnote_anchor = (tokens, at, _, env) => {
  const { context } = envOf(env);
  return ` <a href="${within(`fnref${numberOf(tokens[at], context.prefix).ref}`, context)}">\u21a9\uFE0E</a>`;
};
