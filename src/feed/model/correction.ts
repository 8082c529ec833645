import type { Article } from '../../domain/article.ts';
import type { Html } from '../../domain/html.ts';
import { element, toHtml } from '../xml/xml.ts';

/** Corrections as they stand at the top of a story, newest first; empty when there is none. */
export function correctionNotes(article: Article): Html {
  const word = WORDS[article.language.split('-')[0]?.toLowerCase() ?? ''] ?? 'Correction';
  return toHtml(
    article.corrections.map(({ text }, position) => {
      const date = article.local.corrections[position];
      return element('p', {}, element('em', {}, `${word}${date === undefined ? '' : `, ${date}`}: ${text}`));
    }),
  );
}

// By primary language subtag (BCP 47).
const WORDS: Readonly<Record<string, string>> = {
  ca: 'Correcció',
  cs: 'Oprava',
  da: 'Rettelse',
  de: 'Korrektur',
  es: 'Corrección',
  fi: 'Korjaus',
  fr: 'Correction',
  it: 'Correzione',
  nb: 'Rettelse',
  nl: 'Correctie',
  no: 'Rettelse',
  pl: 'Sprostowanie',
  pt: 'Correção',
  sv: 'Rättelse',
};
