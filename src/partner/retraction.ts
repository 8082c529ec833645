import { writePath } from '../domain/addresses.ts';
import type { Withdrawal } from '../domain/article.ts';
import type { Partner } from '../domain/partner.ts';
import type { Site } from '../domain/site.ts';
import { rfc822, rfc3339 } from '../feed/xml/date.ts';
import type { EncodedItem } from '../feed/xml/encoded.ts';
import { element, encodeElement, textElement } from '../feed/xml/xml.ts';
import type { Profile } from './profile.ts';

type RetractionContext = { readonly partner: Partner; readonly profile: Profile; readonly site: Site };

/**
 * What takes an article back: an item under its id with a newer date and the partner's own mark, or a tombstone (RFC 6721)
 * where the partner has none. Nothing of the article is left to show, so the paper's name stands for its title.
 */
export function retraction(
  withdrawal: Withdrawal,
  { partner, profile, site }: RetractionContext,
): EncodedItem {
  const { id, path, withdrawn, reason } = withdrawal;
  const deletion = profile.deleted?.(withdrawal);
  if (deletion === undefined) {
    const comment = textElement('at:comment', reason === '' ? undefined : reason);
    return encodeElement(element('at:deleted-entry', { ref: id, when: rfc3339(withdrawn) }, comment));
  }
  const link = `${site.url}${writePath(path)}`;
  if (partner.format === 'rss')
    return encodeElement(
      element(
        'item',
        {},
        element('title', {}, site.title),
        element('link', {}, link),
        element('guid', { isPermaLink: 'false' }, id),
        element('pubDate', {}, rfc822(withdrawn)),
        element('dc:creator', {}, site.organisation.name),
        ...deletion,
      ),
    );
  return encodeElement(
    element(
      'entry',
      {},
      element('id', {}, id),
      element('title', { type: 'text' }, site.title),
      element('link', { rel: 'alternate', type: 'text/html', href: link }),
      element('published', {}, rfc3339(withdrawal.from)),
      element('updated', {}, rfc3339(withdrawn)),
      element('summary', { type: 'text' }, reason === '' ? site.title : reason),
      ...deletion,
    ),
  );
}
