import { distinct } from '../../model/categories.ts';
import type { FeedHead } from '../../model/document.ts';
import { rfc3339 } from '../../xml/date.ts';
import { type Element, element, encodeElement, encodeFrame, items, textElement } from '../../xml/xml.ts';
import { historyElements, tombstones } from '../elements/history.ts';
import { translationLinks } from '../elements/translations.ts';
import type { Format } from '../format.ts';
import { ATOM_TYPE, JSON_TYPE, RSL_TYPE, RSS_TYPE } from '../media-types.ts';
import { atomAuthor, atomCategory, atomEntry } from './atom-entry.ts';

/** Atom 1.0 (RFC 4287) with Media RSS and the license link of RFC 4946. */
export const atom: Format = {
  name: 'atom',
  mediaType: `${ATOM_TYPE}; charset=utf-8`,
  label: 'Atom 1.0',
  revision: 7,
  encodeItem: (item) => encodeElement(atomEntry(item)),
  join(head, encoded) {
    const used = encoded.reduce((set, item) => set | item.namespaces, 0);
    const { before, after } = encodeFrame(atomFeed(head), used);
    return [before, ...encoded.map((item) => item.bytes), after];
  },
};

/** The feed with a place for its entries. */
export function atomFeed(head: FeedHead): Element {
  return element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': head.language },
    element('id', {}, head.id),
    element('title', { type: 'text' }, head.title),
    element('subtitle', { type: 'text' }, head.description),
    element('updated', {}, rfc3339(head.updated)),
    ...links(head),
    atomAuthor(head.author),
    ...distinct(head.categories).map(atomCategory),
    textElement('rights', head.copyright),
    element('generator', { uri: head.generatorUrl }, head.generator),
    textElement('icon', head.icon?.url),
    textElement('logo', head.logo?.url),
    ...tombstones(head),
    items,
  );
}

function links(head: FeedHead): readonly (Element | undefined)[] {
  const { link, feedLinks, hubs, license, licensing } = head;
  return [
    element('link', { rel: 'self', type: ATOM_TYPE, href: feedLinks.atom }),
    element('link', { rel: 'alternate', type: 'text/html', href: link }),
    ...translationLinks(head.translations),
    element('link', { rel: 'alternate', type: RSS_TYPE, href: feedLinks.rss }),
    element('link', { rel: 'alternate', type: JSON_TYPE, href: feedLinks.json }),
    ...hubs.map((href) => element('link', { rel: 'hub', href })),
    license === undefined ? undefined : element('link', { rel: 'license', href: license }),
    licensing && element('link', { rel: 'license', type: RSL_TYPE, href: licensing.terms }),
    ...historyElements(head, { name: 'link', type: ATOM_TYPE, format: 'atom' }),
  ];
}
