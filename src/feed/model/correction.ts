import type { Article } from '../../domain/article.ts';
import type { Html } from '../../domain/html.ts';
import { element, inLanguage, toHtml } from '../xml/xml.ts';

/** Corrections as they stand at the top of a story, newest first; empty when there is none. */
export function correctionNotes({ corrections, local }: Pick<Article, 'corrections' | 'local'>): Html {
  const { notes = local.corrections, notesLanguage: lang } = local;
  return toHtml(
    corrections.map(({ text }, position) => {
      const note = notes[position];
      const parts = note === undefined ? [text] : [inLanguage(note, lang), `: ${text}`];
      return element('p', {}, element('em', {}, ...parts));
    }),
  );
}
