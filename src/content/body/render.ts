import type { Redacted } from '../../domain/article.ts';
import { type Html, trustedHtml } from '../../domain/html.ts';
import { decodedAddress } from '../../domain/uri.ts';
import { hash } from '../article/hash.ts';
import type { Recorder } from '../article/library.ts';
import type { Finding } from '../problems/problem.ts';
import { clean } from '../source/clean.ts';
import { lineStarts, rowOf } from '../source/line-starts.ts';
import {
  anchorsIn,
  fragmentsTo,
  fragmentsWithin,
  isAnchor,
  withHeadingIds,
  withUniqueIds,
} from './anchors.ts';
import { crowded, footnoteLimit, nestingLimit, parse, type Token } from './markdown.ts';
import type { Remark, SanitizeContext } from './markup.ts';
import { partsOf } from './parts.ts';
import { redactions } from './redact.ts';
import { rewritten } from './rewrite.ts';
import { safe } from './safe.ts';
import { sanitise, undescribed } from './sanitise.ts';
import { templateFindings } from './template-findings.ts';
import { placeholderFor, withoutUnpublished } from './text-addresses.ts';

export type RenderOptions = {
  /** Markdown. */
  readonly text: string;
  /** Line of the file on which the text begins. */
  readonly line: number;
  /** What the document is: its ids are marked by it. */
  readonly id: string;
  /** Absolute URL of the document. */
  readonly base: string;
  readonly embeds: readonly string[];
  readonly refer: Recorder;
  /** BCP 47. */
  readonly language: string;
  /** The story that it is a part of: what its links may lead to as well. */
  readonly story?: StoryAnchors;
};

/** What marks the ids of a story, and those that it has. */
export type StoryAnchors = { readonly prefix: string; readonly anchors: ReadonlySet<string> };

/** What the ids of a document are marked by. */
export const idPrefix = (id: string): string => hash(id).slice(0, 8);

/** A text as safe HTML, with what was found on the way. */
export function render(options: RenderOptions): {
  readonly html: Html;
  readonly redacted: readonly Redacted[];
  readonly findings: readonly Finding[];
} {
  const { text, line, id, base, embeds, refer, story } = options;
  const prefix = idPrefix(id);
  const remarks: Remark[] = [];
  const remark = (one: Remark) => void remarks.push(one);
  const tokens = crowded(text) ? [] : parse(text);
  remarkOn(tokens, remark);
  if (crowded(text))
    remark({
      code: 'too-many-footnotes',
      message: `more than ${footnoteLimit} footnotes; write fewer`,
      excerpt: '[^',
    });
  const context: SanitizeContext = {
    ...{ prefix, base, embeds, remark },
    link: (reference) => refer.resolve('link', reference),
    source: (reference) => refer.resolve('source', reference),
  };
  const parts = partsOf(tokens, prefix).map((part) =>
    part.kind === 'safe'
      ? safe(part.tokens, context)
      : sanitise(rewritten(part.html, context), context, part.generated),
  );
  const placeholder = placeholderFor(options.language);
  const own = clean(withUniqueIds(withHeadingIds(parts.join(''), `${prefix}-`)));
  const whole = trustedHtml(story ? fragmentsWithin(own, { prefix, base, story }) : own);
  const html = withoutUnpublished(whole, placeholder, (address) => refer.resolve('text', address));
  remarkOnFragments(html, { prefix, base, remark, story });
  const code = tokens.flatMap(({ type, map }) => (map && /^(?:fence|code_block)$/.test(type) ? [map] : []));
  const findings = [...placed(remarks, options), ...templateFindings({ text, line, code })];
  return { html, redacted: redactions(html, refer, placeholder), findings };
}

/** What there is to say of Markdown itself. */
function remarkOn(tokens: readonly Token[], remark: SanitizeContext['remark']): void {
  if (tokens.some(({ level }) => level >= nestingLimit - 1))
    remark({
      code: 'too-deep',
      message: `quotations or lists nest more than ${nestingLimit} deep; what is deeper was left out`,
      excerpt: '',
    });
  for (const { children } of tokens)
    for (const child of children ?? []) {
      // Markdown has no way to say that a picture is decoration.
      if (child.type !== 'image' || child.content.trim() !== '') continue;
      const src = String(child.attrGet('src') ?? '');
      remark({ code: 'image-alt', message: undescribed(src), excerpt: src });
    }
}

function remarkOnFragments(
  html: Html,
  {
    prefix,
    base,
    remark,
    story,
  }: Pick<SanitizeContext, 'prefix' | 'base' | 'remark'> & Pick<RenderOptions, 'story'>,
): void {
  const fragments = fragmentsTo(base, html);
  const anchors = fragments.length > 0 ? anchorsIn(html) : new Set<string>();
  for (const fragment of fragments) {
    // Without the hash it was written with the article's file or address, and is judged where that is resolved.
    if (!fragment.includes(prefix) || isAnchor(fragment, anchors)) continue;
    if (story && isAnchor(fragment, story.anchors)) continue;
    const written = `#${fragment.replace(`${prefix}-`, '')}`;
    remark({
      code: 'missing-anchor',
      message: `“${written}” leads to no heading or id of the article; correct it`,
      excerpt: written,
    });
  }
}

/** Each remark once, on the line where its text first stands. */
function placed(
  remarks: readonly Remark[],
  { text, line }: Pick<RenderOptions, 'text' | 'line'>,
): readonly Finding[] {
  if (remarks.length === 0) return [];
  const distinct = new Map(
    remarks.map((remark) => [`${remark.code} ${remark.message} ${remark.excerpt}`, remark]),
  );
  const find = finder(text);
  const starts = lineStarts(text);
  return [...distinct.values()].map(({ code, message, excerpt }) => {
    const at = excerpt === '' ? 0 : find(excerpt);
    const row = rowOf(at, starts);
    return {
      ...{ code, message, field: 'body', line: line + row },
      column: excerpt ? at - (starts[row] ?? 0) + 1 : undefined,
    };
  });
}

/** Where a reference stands in the source, which may spell it without percent signs; 0 where it is not found. */
function finder(text: string): (excerpt: Remark['excerpt']) => number {
  // What is not found is looked for in the whole text each time, so the last of very many are not looked for.
  let left = 100 * text.length + 1_000_000;
  const search = (what: string): number => {
    if (left < 0) return -1;
    const found = text.indexOf(what);
    left -= found < 0 ? text.length : found;
    return found;
  };
  return (excerpt) => {
    if (typeof excerpt !== 'string') return Math.max(text.search(excerpt), 0);
    for (const spelling of new Set([excerpt, decodedAddress(excerpt), excerpt.replaceAll('&', '&amp;')]))
      for (const before of ['](', '](<', '="', "='", ': ', '']) {
        const found = search(before + spelling);
        if (found >= 0) return found + before.length;
      }
    return 0;
  };
}
