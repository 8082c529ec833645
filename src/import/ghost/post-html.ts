import { escaped } from '../../content/body/tokens.ts';
import type { LossReport } from '../imported.ts';
import {
  attribute,
  elementsIn,
  type HtmlElement,
  htmlOf,
  isElement,
  isText,
  treeOf,
} from '../markdown/tree.ts';
import { type GhostRow, textOf } from './export-file.ts';
import { lexicalHtml } from './lexical.ts';
import { mobiledocHtml } from './mobiledoc.ts';

/** A post's text as its page shows it to everyone: the HTML that Ghost has made, else what its editors keep. */
export function postHtml(post: GhostRow, site: string, report: LossReport): string {
  const made = textOf(post, 'html') || written(post, report);
  const text = made.replaceAll('__GHOST_URL__', site);
  return withoutPlayers(withoutGated(text, report), report);
}

function written(post: GhostRow, report: LossReport): string {
  const [lexical, mobiledoc, markdown] = ['lexical', 'mobiledoc', 'markdown'].map((key) => textOf(post, key));
  try {
    if (lexical) return lexicalHtml(lexical, report);
    if (mobiledoc) return mobiledocHtml(mobiledoc, report);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    report(`its text cannot be read: ${why}`, 'text that cannot be read');
  }
  return markdown ?? '';
}

const GATE = '<!--kg-gated-block:begin';
const GATE_END = '<!--kg-gated-block:end-->';

/** Parts that only members see are left out; those for everyone lose their marks. */
function withoutGated(text: string, report: LossReport): string {
  const pieces: string[] = [];
  let at = 0;
  for (let start = text.indexOf(GATE); start >= 0; start = text.indexOf(GATE, at)) {
    const body = text.indexOf('-->', start);
    const end = text.indexOf(GATE_END, start);
    pieces.push(text.slice(at, start));
    const inner = text.slice(body < 0 ? text.length : body + 3, end < 0 ? text.length : end);
    if (/nonMember:\s*true/.test(text.slice(start, body < 0 ? text.length : body))) pieces.push(inner);
    else report('a part that only members see left out', 'part for members');
    at = end < 0 ? text.length : end + GATE_END.length;
  }
  return pieces.join('') + text.slice(at);
}

/** Ghost's players, bookmarks and the like have the controls of their page in them; here they are what they show. */
function withoutPlayers(text: string, report: LossReport): string {
  if (!text.includes('kg-')) return text;
  const tree = treeOf(text);
  for (const element of [...elementsIn(tree)]) {
    const names = (attribute(element, 'class') ?? '').split(/\s+/);
    const className = Object.keys(replacements).find((name) => names.includes(name));
    const html = className === undefined ? undefined : replacements[className]?.(element, report);
    const parent = element.parentNode;
    if (html === undefined || parent === null) continue;
    parent.childNodes.splice(parent.childNodes.indexOf(element), 1, ...treeOf(html).childNodes);
  }
  return htmlOf(tree.childNodes);
}

const first = (element: HtmlElement, matches: (one: HtmlElement) => boolean): HtmlElement | undefined => {
  for (const each of elementsIn(element)) if (matches(each)) return each;
  return undefined;
};

const ofClass = (element: HtmlElement, name: string): HtmlElement | undefined =>
  first(element, (each) => (attribute(each, 'class') ?? '').split(/\s+/).includes(name));

function words(element: HtmlElement | undefined): string {
  if (element === undefined) return '';
  const own = [element, ...elementsIn(element)].flatMap(({ childNodes }) =>
    childNodes.filter(isText).map(({ value }) => value),
  );
  return own.join(' ').replace(/\s+/g, ' ').trim();
}

const inner = (element: HtmlElement | undefined): string =>
  element === undefined ? '' : htmlOf(element.childNodes);

const tagged = (element: HtmlElement, tag: string) => first(element, ({ tagName }) => tagName === tag);

const captionOf = (element: HtmlElement): string =>
  inner(element.childNodes.filter(isElement).find(({ tagName }) => tagName === 'figcaption'));

type ElementReplacement = (element: HtmlElement, report: LossReport) => string | undefined;

const player =
  (name: 'audio' | 'video'): ElementReplacement =>
  (element) => {
    const found = tagged(element, name);
    const [src, poster] = ['src', 'poster'].map((key) => (found && attribute(found, key)) ?? '');
    const still = poster ? ` poster="${escaped(poster)}"` : '';
    const caption = captionOf(element) || escaped(words(ofClass(element, `kg-${name}-title`)));
    const figcaption = caption === '' ? '' : `<figcaption>${caption}</figcaption>`;
    return src
      ? `<figure><${name} src="${escaped(src)}" controls${still}></${name}>${figcaption}</figure>`
      : undefined;
  };

const linked = (element: HtmlElement, title: string, description: string): string | undefined => {
  const link = element.tagName === 'a' ? element : tagged(element, 'a');
  const href = link && attribute(link, 'href');
  if (href === undefined) return undefined;
  const more = description === '' ? '' : `<p>${escaped(description)}</p>`;
  const caption = captionOf(element);
  return `<p><a href="${escaped(href)}">${escaped(title || href)}</a></p>${more}${caption === '' ? '' : `<p>${caption}</p>`}`;
};

const replacements: Readonly<Record<string, ElementReplacement>> = {
  'kg-audio-card': player('audio'),
  'kg-video-card': player('video'),
  'kg-bookmark-card': (element, report) => {
    const names = ['author', 'publisher'].map((part) => words(ofClass(element, `kg-bookmark-${part}`)));
    const quoted = names.filter((name) => name !== '').map((name) => ` and “${name}”`);
    report(`the picture of a bookmark${quoted.join('')} left out`, 'picture of a bookmark');
    return linked(
      element,
      words(ofClass(element, 'kg-bookmark-title')),
      words(ofClass(element, 'kg-bookmark-description')),
    );
  },
  'kg-file-card': (element) =>
    linked(
      element,
      words(ofClass(element, 'kg-file-card-title')) || words(ofClass(element, 'kg-file-card-filename')),
      words(ofClass(element, 'kg-file-card-caption')),
    ),
  'kg-toggle-card': (element) =>
    `<details><summary>${escaped(words(ofClass(element, 'kg-toggle-heading-text')))}</summary>${inner(ofClass(element, 'kg-toggle-content'))}</details>`,
  'kg-signup-card': (_, report) => {
    report('a form to sign up left out', 'form to sign up');
    return '';
  },
};
