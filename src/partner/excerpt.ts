import type { Html } from '../collection/html.ts';
import { htmlText } from '../collection/words.ts';

/**
 * A description of so many characters at least: the newsroom's own, and the story's first sentences where that is shorter.
 * Whole sentences; all there is, where there is less.
 */
export function excerpt(description: string | undefined, story: Html, least: number): string | undefined {
  if (description !== undefined && [...description].length >= least) return description;
  const text = htmlText(story.replace(ASIDES, ' ')).replace(/\s+/g, ' ').trim();
  const opening = description === undefined || ENDED.test(description) ? description : `${description}.`;
  const whole = [opening, text].filter(Boolean).join(' ');
  const enough = new RegExp(`^.{${least},}?[.!?…。！？]["”’»)\\]]*(?=\\s|$)`, 'su').exec(whole);
  return enough?.[0] ?? (whole || undefined);
}

/** What is no part of the running text. */
const ASIDES = /<(figure|table|pre|h[1-6]|aside)\b[\s\S]*?<\/\1>/g;
const ENDED = /[.!?…。！？]["”’»)\]]*$/;
