import { type Html, trustedHtml } from '../../domain/html.ts';
import { voids } from '../body/stack.ts';

/** The body opening with `PORTLAND (AP) — ` in its first paragraph, as newspapers print it; once. */
export function withDateline(body: Html, dateline: string): Html {
  const html = escaped(dateline);
  const at = firstParagraph(body);
  if (at === undefined) return trustedHtml(`<p>${html} —</p>\n${body}`);
  const opening = body
    .slice(at, at + 20 * dateline.length + 1000)
    .replace(/<[^<>]*>/g, '')
    .trimStart();
  if (opening.toLowerCase().startsWith(html.toLowerCase())) return body;
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

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
