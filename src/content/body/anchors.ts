import type MarkdownIt from 'markdown-it';
import { type Html, plainId, trustedHtml } from '../../domain/html.ts';
import { decodedPart, uri } from '../../domain/uri.ts';
import { htmlText } from '../../domain/words.ts';

/** Gives every heading of Markdown an id, as GitHub and Hugo do, so that tables of contents made for them lead somewhere. */
export function headingIds(markdown: InstanceType<typeof MarkdownIt>): void {
  markdown.core.ruler.push('heading_ids', ({ tokens }) => {
    const counts = new Map<string, number>();
    for (const [index, token] of tokens.entries()) {
      if (token.type !== 'heading_open') continue;
      const words = tokens[index + 1]?.children ?? [];
      const text = words.map(({ type, content }) =>
        type === 'text' || type === 'code_inline' ? content : '',
      );
      const id = idOf(text.join(''), counts);
      if (id !== '') token.attrSet('id', id);
    }
  });
}

/** Letters, digits, `_` and `-`; a second of the same has `-1` after it (github-slugger's rules). Addresses are left out. */
function idOf(heading: string, counts: Map<string, number>): string {
  const text = heading
    .replace(/https?:\/\/\S+/gi, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
  const times = counts.get(text);
  if (times === undefined) {
    counts.set(text, 0);
    return text;
  }
  for (let next = times + 1; ; next += 1) {
    const id = `${text}-${next}`;
    if (counts.has(id)) continue;
    counts.set(text, next);
    counts.set(id, 0);
    return id;
  }
}

/** HTML in which each heading without an id has one, as those of Markdown have; `prefix` marks ids, and each that is there. */
export function withHeadingIds(html: string, prefix = ''): string {
  const headings = [...html.matchAll(/<(\/?)(h[1-6])(?=[\s>])([^<>]*)>/gi)];
  if (headings.every(([, end, , rest = '']) => end || hasId.test(rest))) return html;
  const taken = new Map([...anchorsIn(html)].map((id) => [id.replace(prefix, ''), 0]));
  let [made, at] = ['', 0];
  for (const [index, { 1: end, 2: name = '', 3: rest = '', index: start, 0: whole }] of headings.entries()) {
    const next = headings[index + 1];
    if (end || hasId.test(rest) || !next?.[1] || next[2]?.toLowerCase() !== name.toLowerCase()) continue;
    const id = idOf(htmlText(html.slice(start + whole.length, next.index)), taken);
    if (id === '') continue;
    const place = start + 1 + name.length;
    made += `${html.slice(at, place)} id="${prefix}${id}"`;
    at = place;
  }
  return made + html.slice(at);
}

const hasId = /\sid=/i;

/** The value of an attribute in quotation marks of either kind, or without. */
const anchor = /\s(?:id|name)\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/gi;

/** The ids, and names of links, in HTML. */
export function anchorsIn(html: string): ReadonlySet<string> {
  const found = [...html.matchAll(tag)].flatMap(([whole]) =>
    [...whole.matchAll(anchor)].map(([, ...values]) =>
      (values.slice(0, 3).find((value) => value !== undefined) ?? '').trim().replace(/\s+/g, '-'),
    ),
  );
  return new Set(found);
}

/** The fragments of links in HTML to a document, without their sign. */
export function fragmentsTo(url: string, html: string): readonly string[] {
  const start = `${url.replaceAll('&', '&amp;')}#`;
  if (!html.includes(start)) return [];
  return [...html.matchAll(tag)].flatMap(([whole]) => {
    const address = /\shref="([^"]*)"/.exec(whole)?.[1];
    return address?.startsWith(start) ? [address.slice(start.length)] : [];
  });
}

/** A story's HTML in which links to its own ids are marked as the ids are, though written with its file or address, not with `#` alone. */
export function withOwnFragments(html: Html, url: string): Html {
  const own = `${url.replaceAll('&', '&amp;')}#`;
  if (!html.includes(own)) return html;
  const marked = new Map([...anchorsIn(html)].reverse().map((id) => [plainId(id), id]));
  return trustedHtml(
    html.replace(tag, (whole) =>
      whole.replace(
        /( (?:data-)?href="(?:\d+ \d* )?)([^"]*)"/,
        (attribute, start: string, address: string) => {
          if (!address.startsWith(own)) return attribute;
          const [id = ''] = address.slice(own.length).split(DIRECTIVE, 1);
          const found = marked.get(decodedPart(id));
          if (found === undefined) return attribute;
          return `${start}${uri(`${own}${found}`)}${address.slice(own.length + id.length)}"`;
        },
      ),
    ),
  );
}

/** HTML of a part of a story, in which links to what only the rest of the story has lead there. `prefix`: of the part's ids. */
export function fragmentsWithin(
  html: string,
  {
    prefix,
    base,
    story,
  }: {
    readonly prefix: string;
    readonly base: string;
    readonly story: { readonly prefix: string; readonly anchors: ReadonlySet<string> };
  },
): string {
  const address = `${base.replaceAll('&', '&amp;')}#`;
  const [first = '', ...rest] = html.split(`${address}${prefix}-`);
  if (rest.length === 0 || prefix === story.prefix) return html;
  const own = anchorsIn(html);
  const led = rest.map((part) => {
    const name = part.split('"', 1)[0] ?? '';
    const isElsewhere =
      !isAnchor(`${prefix}-${name}`, own) && isAnchor(`${story.prefix}-${name}`, story.anchors);
    return `${address}${isElsewhere ? story.prefix : prefix}-${part}`;
  });
  return [first, ...led].join('');
}

const tag = /<[a-z][^<>]*>/gi;

/**
 * Whether a fragment leads to one of these; `top` and none at all lead to the beginning of every document (HTML §7.4.2.3.3), and what
 * follows `:~:` to a text (https://wicg.github.io/scroll-to-text-fragment/).
 */
export function isAnchor(fragment: string, anchors: ReadonlySet<string>): boolean {
  const [id = ''] = fragment.split(DIRECTIVE, 1);
  return /^(?:top)?$/i.test(id) || anchors.has(id) || anchors.has(decodedPart(id));
}

/** In a fragment, before what is for the browser alone. */
export const DIRECTIVE = ':~:';

/** HTML in which every id stands once: of those that repeat, the first stays, and the others are numbered as headings are. */
export function withUniqueIds(html: string): string {
  const all = (html.match(TAG) ?? []).flatMap((whole) => ID.exec(whole)?.[1] ?? []);
  const left = new Set(all);
  if (left.size === all.length) return html;
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  return html.replace(TAG, (whole) =>
    whole.replace(ID, (attribute, id: string) => {
      if (!seen.has(id)) {
        seen.add(id);
        return attribute;
      }
      let next = (counts.get(id) ?? 0) + 1;
      while (left.has(`${id}-${next}`)) next += 1;
      counts.set(id, next);
      left.add(`${id}-${next}`);
      return ` id="${id}-${next}"`;
    }),
  );
}

const TAG = /<[a-z][^<>]*>/g;
const ID = / id="([^"]*)"/;
