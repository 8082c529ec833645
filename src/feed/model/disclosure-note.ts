import type { Article } from '../../domain/article.ts';
import type { Html } from '../../domain/html.ts';
import { element, toHtml } from '../xml/xml.ts';

/** What readers are told before a story that people did not write alone; empty where they did, or where nothing is said. */
export function disclosureNote({ made }: Pick<Article, 'made'>): Html {
  if (made === undefined || made.made === 'human') return toHtml([]);
  return toHtml([element('p', {}, element('em', {}, made.note))]);
}
