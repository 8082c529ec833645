import { type Html, trustedHtml } from '../../domain/html.ts';
import { voids } from '../body/stack.ts';
import { placeholderFor, withoutUnpublished, withTextAddresses } from '../body/text-addresses.ts';
import { escapedText } from '../body/tokens.ts';
import type { Recorder } from './library.ts';

type DatelineRules = { readonly refer: Pick<Recorder, 'resolve'>; readonly language: string };

/** A dateline as HTML; addresses in it as in the body, but for those of withheld pictures, which nobody gets. */
export function datelineHtml(dateline: string, { refer, language }: DatelineRules): Html {
  const placeholder = placeholderFor(language);
  const resolve = (address: string) => refer.resolve('text', address);
  const visible = withTextAddresses(trustedHtml(escapedText(dateline)), (address) => {
    const found = resolve(address);
    return found.kind !== 'problem' && found.withheld ? placeholder : undefined;
  });
  return withoutUnpublished(visible, placeholder, resolve);
}

/** The body opening with `PORTLAND (AP) — ` in its first paragraph, as newspapers print it; once. */
export function withDateline(body: Html, html: Html): Html {
  const words = html.replace(/<[^<>]*>/g, '');
  const at = firstParagraph(body);
  if (at === undefined) return trustedHtml(`<p>${html} —</p>\n${body}`);
  const opening = body
    .slice(at, at + 20 * html.length + 1000)
    .replace(/<[^<>]*>/g, '')
    .trimStart();
  if (opening.toLowerCase().startsWith(words.toLowerCase())) return body;
  return trustedHtml(`${body.slice(0, at)}${html} — ${body.slice(at)}`);
}

/** Where the text of the first paragraph begins that is no part of a quotation, list, table or figure, and more than a picture. */
function firstParagraph(html: string): number | undefined {
  let depth = 0;
  for (const { 0: tag, 1: close, 2: name = '', index } of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*>/g)) {
    const end = index + tag.length;
    if (close) depth--;
    else if (
      name === 'p' &&
      depth === 0 &&
      !/^\s*(?:<a [^>]*>)?<img [^>]*>(?:<\/a>)?\s*<\/p>/.test(html.slice(end, end + 5000))
    )
      return end;
    else if (!voids.has(name) && !transparent.has(name)) depth++;
    if (close && transparent.has(name)) depth++;
  }
  return undefined;
}

/** Elements that only group. */
const transparent = new Set(['div', 'section']);
