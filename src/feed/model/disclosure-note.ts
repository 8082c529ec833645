import type { Article } from '../../domain/article.ts';
import type { Html } from '../../domain/html.ts';
import type { Disclosure } from '../../domain/media.ts';
import { element, inLanguage, toHtml, type XmlNode } from '../xml/xml.ts';

/** What readers are told before a story that people did not write alone; empty where they did, or where nothing is said. */
export function disclosureNote({ made }: Pick<Article, 'made'>): Html {
  const text = disclosureText(made);
  return toHtml(text === undefined ? [] : [element('p', {}, element('em', {}, text))]);
}

/** The line itself, marked where it is not in the story's language; undefined where readers need none. */
export function disclosureText(made: Disclosure | undefined): XmlNode {
  if (made === undefined || made.made === 'human') return undefined;
  const { text, language } = made.feedNote ?? { text: made.note };
  return inLanguage(text, language);
}
