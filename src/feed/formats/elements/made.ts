import type { Disclosure } from '../../../domain/media.ts';
import { type Element, element } from '../../xml/xml.ts';

/** How an item or a picture was made, the same in RSS and Atom; docs/feeds.md describes it. */
export const madeElement = (made: Disclosure | undefined): Element | undefined =>
  made && element('dateline:made', { type: made.uri }, made.made);
