import type { Article } from '../../domain/article.ts';
import type { Html } from '../../domain/html.ts';
import { element, toHtml } from '../xml/xml.ts';

/** Corrections as they stand at the top of a story, newest first; empty when there is none. */
export function correctionNotes({ corrections, local }: Pick<Article, 'corrections' | 'local'>): Html {
  const { notes = local.corrections, notesLanguage: lang } = local;
  return toHtml(
    corrections.map(({ text }, position) => {
      const note = notes[position];
      const before =
        lang === undefined || note === undefined ? note : element('span', { lang, dir: 'auto' }, note);
      const parts = before === undefined ? [text] : [before, `: ${text}`];
      return element('p', {}, element('em', {}, ...parts));
    }),
  );
}
