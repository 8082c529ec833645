import { type Html, trustedHtml } from '../../domain/html.ts';
import { scheduledAttribute, type VisibleWindow } from '../../domain/scheduled-links.ts';
import { hash } from '../article/hash.ts';
import { clean } from '../source/clean.ts';
import { createMarkdown } from './markdown.ts';

/** What a reference of a plain body leads to: its URL with, for a picture of the collection, its size, or when that is public. */
export type Answer =
  | readonly [url: string, width?: number, height?: number]
  | readonly [url: string, shown: VisibleWindow];

/** By reference, as Markdown normalises it. */
export type Answers = Readonly<Record<string, Answer>>;

type Env = {
  /** Marks the ids of this document. */
  readonly prefix: string;
  /** Absolute URL of the document, for links within it. */
  readonly base: string;
  readonly answers: Answers;
};

/**
 * Markdown that `scan` found plain, as HTML: the same bytes as rendering and sanitising, without the second, since
 * markdown-it alone writes every tag and each address is one that was judged before. Throws for a reference without an answer.
 */
export function renderPlain({ text, ...env }: Env & { readonly text: string }): Html {
  return trustedHtml(clean(markdown.render(text, env)));
}

/** What marks the ids of a document. */
export const prefixOf = (id: string): string => hash(id).slice(0, 8);

const markdown = createMarkdown();
markdown.set({ xhtmlOut: true });

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const { rules } = markdown.renderer;

// Text keeps its quotation marks, as the sanitiser writes it.
rules.text = (tokens, at) => escaped(tokens[at]?.content ?? '');
rules.code_inline = (tokens, at) => `<code>${escaped(tokens[at]?.content ?? '')}</code>`;
rules.code_block = (tokens, at) => `<pre><code>${escaped(tokens[at]?.content ?? '')}</code></pre>\n`;
rules.fence = (tokens, at) => {
  const { info = '', content = '' } = tokens[at] ?? {};
  const [name = ''] = markdown.utils.unescapeAll(info).trim().split(/\s+/);
  const marked = /^[\w-]+$/.test(name) ? ` class="language-${name}"` : '';
  return `<pre><code${marked}>${escaped(content)}</code></pre>\n`;
};
rules.link_open = (tokens, at, options, env, self) => {
  const { answers } = given(env);
  const token = tokens[at];
  const reference = String(token?.attrGet('href') ?? '');
  if (token) {
    const [url, shown] = answerTo(reference, answers);
    const address = typeof shown === 'object' ? scheduledAttribute('href', url, shown) : ['href', url];
    const [name = '', value = ''] = address;
    token.attrs = [[name, value], ...(token.attrs ?? []).filter(([other]) => other !== 'href')];
  }
  return self.renderToken(tokens, at, options);
};
rules.image = (tokens, at, options, env, self) => {
  const token = tokens[at];
  const [url, width, height] = answerTo(String(token?.attrGet('src') ?? ''), given(env).answers);
  token?.attrSet('src', url);
  token?.attrSet('alt', self.renderInlineAsText(token.children ?? [], options, env));
  if (typeof width === 'number' && height) {
    token?.attrSet('width', String(width));
    token?.attrSet('height', String(height));
  }
  return self.renderToken(tokens, at, options);
};
for (const rule of ['heading_open', 'heading_close']) {
  rules[rule] = (tokens, at, options, env, self) => {
    const token = tokens[at];
    if (token?.tag === 'h1') token.tag = 'h2';
    const id = token?.attrGet('id');
    if (id) token?.attrSet('id', marked(String(id), given(env).prefix));
    return self.renderToken(tokens, at, options);
  };
}
for (const rule of ['th_open', 'td_open']) {
  rules[rule] = (tokens, at, options, _, self) => {
    const token = tokens[at];
    const align = /text-align:(left|right|center)/.exec(String(token?.attrGet('style') ?? ''))?.[1];
    if (token && align) token.attrs = [['align', align]];
    return self.renderToken(tokens, at, options);
  };
}

// `renderPlain` alone renders with this instance.
const given = (env: unknown) => env as Env;

/** An id that is this document's own, wherever its body is shown among others. */
export const marked = (id: string, prefix: string): string =>
  id.includes(prefix) ? id : `${prefix}-${id.trim().replace(/\s+/g, '-')}`;

function answerTo(reference: string, answers: Answers): Answer {
  const answer = Object.hasOwn(answers, reference) ? answers[reference] : undefined;
  if (!answer) throw new Error(`no answer was kept for “${reference}”`);
  return answer;
}
