import type { Html } from '../domain/html.ts';
import { htmlText } from '../domain/words.ts';

/**
 * A description of so many characters at least: the newsroom's own, and the story's first sentences where that is shorter.
 * Whole sentences; all there is, where there is less.
 */
export function excerpt(description: string | undefined, story: Html, least: number): string | undefined {
  if (description !== undefined && [...description].length >= least) return description;
  const text = htmlText(runningText(story)).replace(/\s+/g, ' ').trim();
  const opening = description === undefined || ENDED.test(description) ? description : `${description}.`;
  const whole = [opening, text].filter(Boolean).join(' ');
  const enough = new RegExp(`^.{${least},}?[.!?…。！？]["”’»)\\]]*(?=\\s|$)`, 'su').exec(whole);
  return enough?.[0] ?? (whole || undefined);
}

/** Sanitized HTML without what is not part of the running text; each of its elements ends. */
function runningText(html: string): string {
  const sentences: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: tag, 1: closing, index } of html.matchAll(ASIDE)) {
    if (depth === 0) sentences.push(html.slice(from, index));
    depth += closing ? -1 : 1;
    from = index + tag.length;
  }
  return [...sentences, html.slice(from)].join(' ');
}

const ASIDE = /<(\/?)(?:figure|table|pre|h[1-6]|aside)\b[^<>]*>/g;
const ENDED = /[.!?…。！？]["”’»)\]]*$/;
