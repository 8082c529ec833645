import type { PageWords } from '../../domain/pages/page-words.ts';
import { markup, type PageMarkup } from './template.ts';

/** A button that copies `text`, else the text of what stands before it; hidden until a script can do it. */
export function copyButton({
  text,
  what,
  label,
  strings,
}: {
  readonly text?: string;
  /** What it copies, for those who hear the page. */
  readonly what?: string;
  readonly label?: string;
  readonly strings: PageWords;
}): PageMarkup {
  return markup` <button type="button" hidden data-copy="${text ?? ''}" data-done="${strings.copied}"><span aria-live="polite">${label ?? strings.copy}</span>${what !== undefined && markup`<span class="unseen"> ${what}</span>`}</button>`;
}
