import { line } from '../../content/source/clean.ts';
import { printedTime } from '../story/printed-time.ts';
import { textOf } from './microformats.ts';
import type { StoryFacts } from './page-facts.ts';

/** What a page shows to people and no markup names: breadcrumb, the line under the headline, byline, times. */
export function printedFacts(document: Document): StoryFacts {
  const texts = shortTexts(document);
  const time = (label: RegExp) =>
    texts
      .flatMap((each) => (label.test(each) ? [printedTime(each.replace(label, ''))] : []))
      .find((each) => each !== undefined);
  return {
    title: textOf(document.querySelector('h1')),
    description: lineUnder(document.querySelector('h1')),
    authors: bylines(document, texts),
    published:
      time(/^(?:published|posted|first published)(?: on)?[: ]\s*/i) ??
      document.querySelector('time[datetime]')?.getAttribute('datetime') ??
      undefined,
    updated: time(/^(?:last )?(?:updated|modified)(?: on)?[: ]\s*/i),
    trail: trailIn(document),
  };
}

/** Texts of elements that hold nothing but text, as labels do. */
function shortTexts(document: Document): readonly string[] {
  return [...document.querySelectorAll('p, div, span, time, li, address, small')]
    .filter((each) => each.querySelector('p, div, ul, section, article') === null)
    .map((each) => textOf(each))
    .filter((text) => text !== '' && text.length < 200)
    .slice(0, 2_000);
}

/** How names of classes end that papers give the line under a headline. */
const dek = /(?:dek|deck|standfirst|sub-?head(?:line)?|sub-?title|summary|tagline|excerpt|lede?)$/i;

const isDek = (element: Element): boolean =>
  (element.getAttribute('class') ?? '').split(/\s/).some((name) => dek.test(name));

function lineUnder(headline: Element | null): string | undefined {
  let next = headline?.nextElementSibling ?? headline?.parentElement?.nextElementSibling ?? null;
  for (let step = 0; next !== null && step < 3; step += 1) {
    const isLine = /^h2$/i.test(next.tagName) || (/^(?:p|div|h3)$/i.test(next.tagName) && isDek(next));
    const text = textOf(next);
    if (isLine && text !== '' && text.length < 400) return text;
    next = next.nextElementSibling;
  }
  return undefined;
}

function bylines(document: Document, texts: readonly string[]): readonly string[] {
  const marked = document.querySelector('[class*="byline" i], [rel~="author"], [class*="author-name" i]');
  const text = textOf(marked);
  if (text !== '' && text.length < 200) return [withoutTime(text)];
  const printed = texts.find(
    (each) => /^by \p{Lu}/iu.test(each) && each.length < 120 && !/[.!?]$/.test(each),
  );
  return printed === undefined ? [] : [withoutTime(printed)];
}

/** Bylines that go on with the time. */
const withoutTime = (text: string): string =>
  line(
    text.split(
      /\b(?:published|updated|posted)\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d|\b\d{1,2}[:/]\d/i,
      1,
    )[0] ?? text,
  );

function trailIn(document: Document): readonly string[] {
  const root = document.querySelector(
    '[itemtype$="BreadcrumbList"], nav[aria-label*="breadcrumb" i], [class*="breadcrumb" i], [id*="breadcrumb" i]',
  );
  if (root === null) return [];
  const items = [...root.querySelectorAll('[itemprop~="name"], a, li')].filter(
    (each) => each.querySelector('[itemprop~="name"], a, li') === null,
  );
  const names = items.length > 1 ? items.map((each) => textOf(each)) : textOf(root).split(/[/>»›|]/);
  return names
    .map((name) => name.replace(/^[\s/>»›|]+/, '').replace(/(?<![\s/>»›|])[\s/>»›|]+$/, ''))
    .filter((name) => name !== '');
}
