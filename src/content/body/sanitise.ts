import type { Attributes, IOptions, Tag } from 'sanitize-html';
import { uri } from '../../domain/uri.ts';
import type { Resolved } from '../article/library.ts';
import { pictureFault } from '../article/picture.ts';
import { linkAttribute } from '../article/reference.ts';
import { sanitizeHtml } from '../source/libraries.ts';
import { DIRECTIVE } from './anchors.ts';
import { asBrowsersRead } from './browser.ts';
import { withoutEmptyPlayers } from './frames.ts';
import { nestingLimit } from './markdown.ts';
import { attributes, dropped, type Remark, renamed, type SanitizeContext, tags } from './markup.ts';
import { voids } from './stack.ts';

/** HTML of any origin as HTML that is safe in a reader, its URLs absolute. `generated`: every tag is markdown-it's, so that no browser repairs anything. */
export function sanitise(html: string, context: SanitizeContext, generated: boolean): string {
  let depth = 0;
  let reported = false;
  const result = sanitizeHtml()(html, {
    ...accepted,
    transformTags: {
      '*': (tag, attributes) => transform(tag, attributes, context),
    },
    exclusiveFilter: ({ tag, attribs }) => withoutAddress(tag, attribs),
    onOpenTag: () => {
      depth++;
      if (depth <= nestingLimit || reported) return;
      reported = true;
      context.remark({
        code: 'too-deep',
        message: `elements nest more than ${nestingLimit} deep; the rest was flattened`,
        excerpt: '',
      });
    },
    onCloseTag: () => void depth--,
  });
  return withoutEmptyPlayers(generated ? result : repaired(result, context));
}

/** What is left, as browsers repair it: read again until nothing changes, as an element that is gone ends no other. */
function repaired(html: string, { remark }: SanitizeContext): string {
  let safe = html;
  for (let round = 0; round < 4; round++) {
    const read = asBrowsersRead(safe);
    if (read === undefined) {
      remark({
        code: 'too-deep',
        message: 'so many elements are left open that marks such as bold were left out; close them',
        excerpt: '',
      });
      safe = sanitizeHtml()(safe, { ...accepted, allowedTags: tags.filter((tag) => !reopened.has(tag)) });
      continue;
    }
    const next = sanitizeHtml()(read, accepted);
    if (next === safe) break;
    safe = next;
  }
  return safe;
}

/** Elements that browsers open again where they were left open (HTML §13.2.4.3). */
const reopened = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

/** With what only this program gives: an attribute as it depends on the time. */
const withScheduled = (names: readonly string[]): string[] => names.flatMap((name) => [name, `data-${name}`]);

/** What a body may be made of, for sanitize-html. */
export const accepted: IOptions = {
  allowedTags: [...tags],
  allowedAttributes: {
    ...Object.fromEntries(Object.entries(attributes).map(([tag, names]) => [tag, withScheduled(names)])),
    span: ['data-text'],
  },
  allowedClasses: { code: [/^language-[\w-]+$/], section: ['footnotes'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https'], iframe: ['https'] },
  allowProtocolRelative: false,
  selfClosing: [...voids],
  nonTextTags: [...dropped],
  nestingLimit,
};

/**
 * An element is nothing without its address: a link leaves its text, the others go. (A transform that renames one to an
 * unlisted element would do it too, but sanitize-html then gives that name to a later end tag.)
 */
function withoutAddress(tag: string, attribs: Attributes): boolean | 'excludeTag' {
  const { href = attribs['data-href'], id } = attribs;
  if (tag === 'a' && href === undefined && id === undefined) return 'excludeTag';
  return sourced.has(tag) && attribs.src === undefined;
}

const sourced = new Set(['img', 'iframe', 'source', 'track']);

function transform(tag: string, attributes: Attributes, context: SanitizeContext): Tag {
  const tagName = renamed[tag] ?? tag;
  const handler = Object.keys(attributes).find((name) => /^on/i.test(name));
  if (handler)
    context.remark({
      code: 'markup-removed',
      message: `${handler}= was removed, as readers run no scripts; leave it out`,
      excerpt: handler,
    });
  if (!tags.includes(tagName)) {
    context.remark({
      code: 'markup-removed',
      message: `<${tag}> was removed, as feed readers do not accept it; leave it out`,
      excerpt: `<${tag}`,
    });
    return { tagName, attribs: {} };
  }
  const attribs = common(tag, attributes, context);
  return special[tagName]?.(tagName, attribs, context) ?? { tagName, attribs };
}

function common(tag: string, attributes: Attributes, context: SanitizeContext): Attributes {
  // HTML before 5 named places by links.
  const { name } = attributes;
  const { id = tag === 'a' ? name : undefined, style, cite, ...others } = attributes;
  // Only this program gives those.
  const rest = Object.fromEntries(Object.entries(others).filter(([key]) => !key.startsWith('data-')));
  const align = /text-align:\s*(left|right|center)/.exec(style ?? '')?.[1];
  const quoted = cite && context.link(cite);
  if (cite && quoted) remarkOn(quoted, cite, context);
  return {
    ...rest,
    ...(id ? { id: marked(id, context.prefix) } : {}),
    ...(align ? { align } : {}),
    ...(quoted ? linked('cite', quoted) : {}),
  };
}

/** A link's attribute; none where it leads nowhere. */
function linked(name: 'href' | 'cite', target: Resolved): Attributes {
  const attribute = linkAttribute(name, target);
  return attribute ? Object.fromEntries([attribute]) : {};
}

type Transform = (tag: string, attribs: Attributes, context: SanitizeContext) => Tag;

const special: Readonly<Record<string, Transform>> = {
  a(tagName, { href, ...attribs }, context) {
    return { tagName, attribs: { ...(href === undefined ? {} : linkTo(href, context)), ...attribs } };
  },
  img(tagName, { src = '', ...attribs }, context) {
    if (src !== '' && attribs.alt === undefined)
      context.remark({ code: 'image-alt', message: undescribed(src), excerpt: src });
    const found = picture(src, context);
    if (!found) return { tagName, attribs };
    const size = attribs.width || attribs.height ? {} : found.size;
    return { tagName, attribs: { src: found.url, ...attribs, ...size } };
  },
  audio: player,
  video: player,
  source: inner,
  track: inner,
  iframe(tagName, { src = '', ...attribs }, context) {
    const url = URL.parse(src.trim().startsWith('//') ? `https:${src.trim()}` : src);
    if (url?.protocol === 'https:' && context.embeds.includes(url.hostname)) {
      const frame = context.source(url.href);
      return { tagName, attribs: frame.kind === 'problem' ? {} : { src: frame.url, ...attribs } };
    }
    return { tagName, attribs: {} };
  },
};

const noFragment = '“#” leads to the top of the page; write #top, or # and the id of a heading';

/** Links without an address, or with `#` alone, as Markdown and HTML write them. */
const EMPTY = {
  '': /\]\( ?(?:< ?>)? ?\)|\shref=(?:"\s?"|'\s?')/,
  '#': /\]\((?:#|<#>)\)|\shref=(?:"#"|'#')/,
} as const;

/** The attributes of a link by its address, `#fragment` or another; none where it leads nowhere. */
export function linkTo(href: string, context: SanitizeContext): Attributes {
  if (href.trim().startsWith('#')) {
    const fragment = href.trim().slice(1);
    if (fragment === '') context.remark({ code: 'missing-anchor', message: noFragment, excerpt: EMPTY['#'] });
    // The beginning is that of the document, wherever it is shown.
    const [id = ''] = fragment.split(DIRECTIVE, 1);
    const own = /^(?:top)?$/i.test(id) ? id : marked(id, context.prefix);
    return { href: uri(`${context.base}#${own}${fragment.slice(id.length)}`) };
  }
  const target = context.link(href);
  remarkOn(target, href.trim() === '' ? EMPTY[''] : href, context);
  return linked('href', target);
}

/** The address of a picture, with its size where that is known; undefined where there is none to show. */
export function picture(
  src: string,
  context: SanitizeContext,
): { readonly url: string; readonly size: Attributes } | undefined {
  const found = src === '' ? undefined : context.source(src);
  const url = found && resolved(found, src, context);
  if (!url) return undefined;
  const fault = pictureFault(found, src);
  if (fault !== undefined) {
    context.remark({ code: 'not-an-image', message: fault, excerpt: src });
    return undefined;
  }
  const { width, height } = found.kind === 'file' ? found.facts : {};
  return { url, size: width && height ? { width: String(width), height: String(height) } : {} };
}

/** An id that is this document's own, wherever its body is shown among others. */
export const marked = (id: string, prefix: string): string =>
  id.includes(prefix) ? id : `${prefix}-${id.trim().replace(/\s+/g, '-')}`;

/** What is said of a picture without a text alternative. */
export const undescribed = (src: string): string =>
  `the image “${src.slice(0, 60)}” has no text alternative; write ![what it shows](…)`;

function player(tagName: string, { src, poster, ...attribs }: Attributes, context: SanitizeContext): Tag {
  const url = src && resolved(context.source(src), src, context);
  const still = poster && resolved(context.source(poster), poster, context);
  return {
    tagName,
    attribs: { ...attribs, controls: '', ...(url ? { src: url } : {}), ...(still ? { poster: still } : {}) },
  };
}

function inner(tagName: string, { src, ...attribs }: Attributes, context: SanitizeContext): Tag {
  const url = src && resolved(context.source(src), src, context);
  return { tagName, attribs: url ? { src: url, ...attribs } : attribs };
}

function resolved(result: Resolved, excerpt: string, context: SanitizeContext): string | undefined {
  remarkOn(result, excerpt, context);
  return result.kind === 'problem' ? undefined : result.url;
}

function remarkOn(result: Resolved, excerpt: Remark['excerpt'], context: SanitizeContext): void {
  const finding = result.kind === 'problem' ? result : result.kind === 'url' ? result.note : undefined;
  if (finding) context.remark({ code: finding.code, message: finding.message, excerpt });
}
