import { Readability } from '@mozilla/readability';
import { line } from '../../content/source/clean.ts';
import type { ImportedMedia } from '../imported.ts';
import { captionAndCredit } from '../story/caption-credit.ts';
import { textOf } from './microformats.ts';

/** The story of a page without what stands around it. */
export type StoryBody = {
  readonly html: string;
  readonly firstParagraph: string;
  /** Pictures in it with what stands below them, the first before the text alone is the story's own. */
  readonly lead?: ImportedMedia;
  /** Requests to support the paper, as text. */
  readonly callouts: readonly string[];
};

/** What holds a story by name. */
const bodies =
  '[itemprop~="articleBody"], .e-content, .entry-content, .article-body, .story-body, [data-testid="article-body"]';

/** What is in a story and no part of it. */
const nonStory =
  'script, style, noscript, template, form, button, input, select, nav, header, footer, [role="navigation"], [aria-hidden="true"], [hidden], .visually-hidden';

/** Classes of what papers put between paragraphs. */
const sideClasses =
  /(?:^|[\s_-])(?:share|sharing|social|related|recommended|newsletter|promo|advert(?:isement)?|ads?|comments?|breadcrumbs?|byline|dateline-time|timestamp|tags?|toolbar|paywall|sponsor(?:ed)?)(?:$|[\s_-])/i;

const request =
  /\bsupport\b.{0,60}\b(?:journalism|reporting|newsroom|news|paper|work)\b|\bbecome an? (?:\w+ )?(?:member|subscriber|supporter)\b|\bsubscribe (?:now|today|to)\b|\b(?:donate|make a (?:gift|donation|contribution))\b|\bsign up for\b.{0,60}\bnewsletter/i;

/** Finds the story of a page; undefined where there is none. The document is changed. */
export function storyBody(document: Document, title: string): StoryBody | undefined {
  for (const each of document.querySelectorAll('.h-entry .p-author, .h-entry .p-summary, .h-entry .p-name'))
    each.remove();
  const callouts = takeCallouts(document);
  const named = [...document.querySelectorAll(bodies)]
    .filter((each) => textOf(each).length > 80)
    .toSorted((a, b) => textOf(b).length - textOf(a).length)[0];
  const root = named ?? readable(document);
  if (root === undefined) return undefined;
  clean(root, title);
  const lead = takeLead(root);
  const firstParagraph = textOf([...root.querySelectorAll('p')].find((each) => textOf(each) !== ''));
  return { html: root.innerHTML.trim(), firstParagraph, lead, callouts };
}

function readable(document: Document): Element | undefined {
  const { content } =
    new Readability<Element>(document, {
      serializer: (node) => node as Element,
      charThreshold: 100,
      keepClasses: true,
    }).parse() ?? {};
  return content ?? undefined;
}

const blocks = 'aside, section, div, p, blockquote, figure';

/** Takes short blocks out that ask for support or a subscription, with a link or a button; the smallest that say so, with the box they are in. */
function takeCallouts(document: Document): readonly string[] {
  const found: string[] = [];
  const matching = [...document.querySelectorAll(blocks)].filter(isRequest);
  for (const each of matching) {
    if (matching.some((other) => other !== each && each.contains(other))) continue;
    const box = boxOf(each);
    found.push(textOf(box));
    box.remove();
  }
  return found;
}

function isRequest(element: Element): boolean {
  const text = textOf(element);
  return (
    text.length < 600 &&
    request.test(text) &&
    element.querySelector('a, button, form') !== null &&
    element.querySelector('article, h1') === null &&
    element.querySelectorAll('p').length < 4
  );
}

/** The element around a request that holds nothing else, or is called as one. */
function boxOf(element: Element): Element {
  let box = element;
  for (
    let parent = box.parentElement;
    parent !== null && /^(?:aside|section|div)$/i.test(parent.tagName);
    parent = parent.parentElement
  ) {
    const names = `${parent.getAttribute('class') ?? ''} ${parent.getAttribute('id') ?? ''}`;
    const isBox =
      textOf(parent) === textOf(box) ||
      (/support|donat|member|subscri|promo|newsletter|call-?out|\bcta\b/i.test(names) &&
        textOf(parent).length < 600);
    if (!isBox) break;
    box = parent;
  }
  return box;
}

function clean(root: Element, title: string): void {
  for (const each of root.querySelectorAll(nonStory)) if (!hasStory(each)) each.remove();
  for (const each of [...root.querySelectorAll('[class], [id]')]) {
    const names = `${each.getAttribute('class') ?? ''} ${each.getAttribute('id') ?? ''}`;
    if (sideClasses.test(names) && textOf(each).length < 400) each.remove();
  }
  for (const each of root.querySelectorAll('h1, h2')) if (textOf(each) === title) each.remove();
}

/** A header may hold the picture of the story. */
const hasStory = (element: Element): boolean =>
  /^header$/i.test(element.tagName) && element.querySelector('figure, img') !== null;

/** The picture before the first paragraph. */
function takeLead(root: Element): ImportedMedia | undefined {
  const first = [...root.querySelectorAll('img, p')].find(
    (each) =>
      /^img$/i.test(each.tagName) ||
      (textOf(each) !== '' && each.closest('figure') === null && each.querySelector('img') === null),
  );
  if (first === undefined || !/^img$/i.test(first.tagName)) return undefined;
  const figure = first.closest('figure') ?? first;
  const media = mediaOf(first, figure);
  figure.remove();
  return media;
}

function mediaOf(image: Element, figure: Element): ImportedMedia | undefined {
  const src = image.getAttribute('src') ?? image.getAttribute('data-src') ?? '';
  if (src === '') return undefined;
  const credited = figure.querySelector(
    '[class*="credit" i], [itemprop~="copyrightHolder"], [itemprop~="creditText"], cite',
  );
  const credit = textOf(credited)
    .replace(/^(?:photo(?:graph)? by|photo|credit)[: ]\s*/i, '')
    .replace(/^\((.*)\)$/, '$1');
  credited?.remove();
  const caption = textOf(figure.querySelector('figcaption, .wp-caption-text, [class*="caption" i]'));
  const printed = credit === '' ? captionAndCredit(caption) : undefined;
  const isCredit = printed !== undefined && /\/|photo|courtesy|getty|\bAP\b/i.test(printed.credit);
  return {
    ...{
      src,
      alt: line(image.getAttribute('alt') ?? '') || undefined,
      caption: (isCredit ? printed.caption : caption) || undefined,
    },
    credit: credit || (isCredit ? printed.credit : undefined),
  };
}
