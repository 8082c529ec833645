import { type Html, trustedHtml } from '../../domain/html.ts';
import type { Recorder } from '../article/library.ts';
import { render } from '../body/render.ts';
import type { Finding } from '../problems/problem.ts';
import type { CalloutFields } from '../schema/callout-schema.ts';

export type CalloutOptions = {
  readonly base: string;
  readonly embeds: readonly string[];
  readonly refer: Recorder;
  /** BCP 47. */
  readonly language: string;
};

/** A call-out as safe HTML. Findings are placed at the key `callout`. */
export function renderCallout(
  fields: CalloutFields,
  { base, embeds, refer, language }: CalloutOptions,
): { readonly html: Html; readonly findings: readonly Finding[] } {
  const { html, redacted, findings } = render({
    text: markup(fields),
    line: 1,
    id: 'callout',
    base,
    embeds,
    refer,
    language,
  });
  const placed = findings.map(({ code, message }): Finding => ({ code, message, path: ['callout'] }));
  if (redacted.length === 0) return { html, findings: placed };
  const message = 'an article withholds the picture in it from some feeds, so it was left out; use another';
  return {
    // It is in every feed, so nothing in it may be withheld from any.
    html: trustedHtml(''),
    findings: [...placed, { code: 'withheld-image', message, path: ['callout'] }],
  };
}

function markup(fields: CalloutFields): string {
  if (typeof fields === 'string') return fields;
  const { text, image, alt = '', link, label } = fields;
  const linked = (inner: string) => (link ? `<a href="${escaped(link)}">${inner}</a>` : inner);
  return [
    '<hr>',
    image && `<p>${linked(`<img src="${escaped(image)}" alt="${escaped(alt || label || ' ')}">`)}</p>`,
    text,
    link && `<p>${linked(escaped(label ?? link))}</p>`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
