import type { Redacted } from '../collection/article.ts';
import type { Html } from '../collection/html.ts';
import type { BodyOptions } from './body.ts';
import { lines } from './front-matter.ts';
import { crowded, footnoteLimit, nestingLimit, render, undescribed } from './markdown.ts';
import { prefixOf } from './plain.ts';
import type { Finding } from './problem.ts';
import { redactions } from './redact.ts';
import { type Remark, sanitise } from './sanitise.ts';

/** Any text as safe HTML, with what was found on the way. */
export function renderWhole(options: Omit<BodyOptions, 'dateline'>): {
  readonly html: Html;
  readonly redacted: readonly Redacted[];
  readonly findings: readonly Finding[];
} {
  const { text, id, base, embeds, refer } = options;
  const prefix = prefixOf(id);
  const remarks: Remark[] = [];
  const { html, deep } = crowded(text) ? { html: '', deep: false } : render(text, prefix);
  if (deep)
    remarks.push({
      code: 'too-deep',
      message: `quotations or lists nest more than ${nestingLimit} deep; what is deeper was left out`,
      near: '',
    });
  if (crowded(text))
    remarks.push({
      code: 'too-many-footnotes',
      message: `more than ${footnoteLimit} footnotes; write fewer`,
      near: '[^',
    });
  remarks.push(
    ...undescribed(html).map(
      (src): Remark => ({
        code: 'image-alt',
        message: `the image “${src.slice(0, 60)}” has no text alternative; write ![what it shows](…)`,
        near: src,
      }),
    ),
  );
  const safe = sanitise(html, {
    prefix,
    base,
    embeds,
    link: (reference) => refer.resolve('link', reference),
    source: (reference) => refer.resolve('source', reference),
    remark: (remark) => remarks.push(remark),
  });
  return { html: safe, redacted: redactions(safe, refer), findings: placed(remarks, options) };
}

/** Each remark once, on the line where its text first stands. */
function placed(
  remarks: readonly Remark[],
  { text, line }: Pick<BodyOptions, 'text' | 'line'>,
): readonly Finding[] {
  const distinct = new Map(remarks.map((remark) => [`${remark.code} ${remark.message}`, remark]));
  return [...distinct.values()].map(({ code, message, near }) => {
    const at = position(text, near);
    const column = at - text.lastIndexOf('\n', at - 1);
    return {
      code,
      message,
      field: 'body',
      line: line + lines(text.slice(0, at)),
      ...(near ? { column } : {}),
    };
  });
}

/** Where the reference stands in the source, which may spell it without percent signs. */
function position(text: string, near: string): number {
  if (near === '') return 0;
  for (const spelt of [near, decoded(near)]) {
    for (const before of ['](', '](<', '="', "='", ': ', '']) {
      const found = text.indexOf(before + spelt);
      if (found >= 0) return found + before.length;
    }
  }
  return 0;
}

function decoded(reference: string): string {
  try {
    return decodeURI(reference);
  } catch {
    return reference;
  }
}
