import type { Redacted } from '../../domain/article.ts';
import type { Html } from '../../domain/html.ts';
import type { Finding } from '../problems/problem.ts';
import { lineStarts, rowOf } from '../source/line-starts.ts';
import { anchorsIn, fragmentsTo, isAnchor } from './anchors.ts';
import type { BodyOptions } from './body.ts';
import { crowded, footnoteLimit, nestingLimit, type Rendered, render } from './markdown.ts';
import { prefixOf } from './plain.ts';
import { redactions } from './redact.ts';
import { rewritten } from './rewrite.ts';
import { type Remark, sanitise, undescribed } from './sanitise.ts';
import { templateFindings } from './template-findings.ts';

/** Any text as safe HTML, with what was found on the way. */
export function renderWhole(options: Omit<BodyOptions, 'dateline'>): {
  readonly html: Html;
  readonly redacted: readonly Redacted[];
  readonly findings: readonly Finding[];
} {
  const { text, id, base, embeds, refer } = options;
  const prefix = prefixOf(id);
  const remarks: Remark[] = [];
  const { html, deep, generated, code, undescribed: bare } = crowded(text) ? nothing : render(text, prefix);
  const remark = (one: Remark) => void remarks.push(one);
  if (deep)
    remark({
      code: 'too-deep',
      message: `quotations or lists nest more than ${nestingLimit} deep; what is deeper was left out`,
      near: '',
    });
  if (crowded(text))
    remark({
      code: 'too-many-footnotes',
      message: `more than ${footnoteLimit} footnotes; write fewer`,
      near: '[^',
    });
  for (const src of bare) remark({ code: 'image-alt', message: undescribed(src), near: src });
  const safe = sanitise(rewritten(html, { embeds, remark }), {
    ...{ prefix, base, embeds, generated, remark },
    link: (reference) => refer.resolve('link', reference),
    source: (reference) => refer.resolve('source', reference),
  });
  const anchors = anchorsIn(safe);
  for (const fragment of fragmentsTo(base, safe)) {
    // Without the hash it was written with the article's file or address, and is judged where that is resolved.
    if (!fragment.includes(prefix) || isAnchor(fragment, anchors)) continue;
    const written = `#${fragment.replace(`${prefix}-`, '')}`;
    remark({
      code: 'missing-anchor',
      message: `“${written}” leads to no heading or id of the article; correct it`,
      near: written,
    });
  }
  const { line } = options;
  const findings = [...placed(remarks, options), ...templateFindings({ text, line, code })];
  return { html: safe, redacted: redactions(safe, refer), findings };
}

const nothing: Rendered = { html: '', deep: false, generated: true, code: [], undescribed: [] };

/** Each remark once, on the line where its text first stands. */
function placed(
  remarks: readonly Remark[],
  { text, line }: Pick<BodyOptions, 'text' | 'line'>,
): readonly Finding[] {
  const distinct = new Map(
    remarks.map((remark) => [`${remark.code} ${remark.message} ${remark.near}`, remark]),
  );
  const find = finder(text);
  const starts = lineStarts(text);
  return [...distinct.values()].map(({ code, message, near }) => {
    const at = near === '' ? 0 : find(near);
    const row = rowOf(at, starts);
    return {
      ...{ code, message, field: 'body', line: line + row },
      ...(near ? { column: at - (starts[row] ?? 0) + 1 } : {}),
    };
  });
}

/** Where a reference stands in the source, which may spell it without percent signs; 0 where it is not found. */
function finder(text: string): (near: string) => number {
  // What is not found is looked for in the whole text each time, so the last of very many are not looked for.
  let left = 100 * text.length + 1_000_000;
  const search = (what: string): number => {
    if (left < 0) return -1;
    const found = text.indexOf(what);
    left -= found < 0 ? text.length : found;
    return found;
  };
  return (near) => {
    for (const spelt of new Set([near, decoded(near), near.replaceAll('&', '&amp;')]))
      for (const before of ['](', '](<', '="', "='", ': ', '']) {
        const found = search(before + spelt);
        if (found >= 0) return found + before.length;
      }
    return 0;
  };
}

function decoded(reference: string): string {
  try {
    return decodeURI(reference);
  } catch {
    return reference;
  }
}
