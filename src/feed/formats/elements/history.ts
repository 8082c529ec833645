import type { FeedHead, FeedLinks } from '../../model/document.ts';
import { rfc3339 } from '../../xml/date.ts';
import { type Element, element, textElement } from '../../xml/xml.ts';

/** How a format writes a link of its head. */
type LinkStyle = {
  readonly name: 'link' | 'atom:link';
  readonly type: string;
  readonly format: keyof FeedLinks;
};

/** Where a document stands in its feed's history (RFC 5005), for the two formats that are XML. */
export function historyElements({ history }: FeedHead, style: LinkStyle): readonly (Element | undefined)[] {
  if (history === undefined) return [];
  const { kind, older, newer, current } = history;
  const link = (rel: string, links: FeedLinks | undefined) =>
    links && element(style.name, { rel, type: style.type, href: links[style.format] });
  return [
    kind === 'complete' ? element('fh:complete', {}) : undefined,
    kind === 'archive' ? element('fh:archive', {}) : undefined,
    link('current', current),
    link('prev-archive', older),
    // The same place for those who know paged feeds only (§3).
    link('next', older),
    link('next-archive', newer),
  ];
}

/** What is gone since the client's last request, as RFC 6721 tells it. */
export function tombstones({ deleted = [] }: FeedHead): readonly Element[] {
  return deleted.map(({ id, when, comment }) =>
    element('at:deleted-entry', { ref: id, when: rfc3339(when) }, textElement('at:comment', comment)),
  );
}
