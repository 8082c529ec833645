import { termsElement } from '../../lists/terms.ts';
import { distinct } from '../../model/categories.ts';
import type { Category, FeedItem } from '../../model/document.ts';
import { rfc822, rfc3339 } from '../../xml/date.ts';
import { type Element, element, markup, plainText, rightToLeft, textElement, toHtml } from '../../xml/xml.ts';
import { madeElement } from '../elements/made.ts';
import { enclosuresOf, type FileLink, mediaElements } from '../elements/media.ts';
import { placeElements } from '../elements/places.ts';

/** RSS 2.0 item. */
export function rssItem(item: FeedItem): Element {
  return element(
    'item',
    {},
    element('title', {}, plainText(item.title)),
    element('link', {}, item.link),
    element('guid', { isPermaLink: 'false' }, item.id),
    element('pubDate', {}, rfc822(item.published)),
    textElement('atom:updated', item.updated && rfc3339(item.updated)),
    // RSS's own author is an e-mail address (RSS Board profile, "author"). All names in one: of several, many readers show one (decision 53).
    element('dc:creator', {}, item.author.map(({ name }) => name).join(', ')),
    ...distinct(item.category).map(rssCategory),
    ...(item.subjects ?? []).map(({ uri, name }) => element('category', { domain: uri }, name)),
    ...story(item),
    enclosure(item),
    ...mediaElements(item),
    ...origin(item),
    element('dc:language', {}, item.language),
    textElement('dc:rights', item.copyright),
    madeElement(item.made),
    ...placeElements(item.places),
    item.license === undefined ? undefined : element('atom:link', { rel: 'license', href: item.license }),
    terms(item),
    item.republish && element('atom:link', { rel: 'related', type: 'text/plain', href: item.republish.url }),
  );
}

/** A category with its domain. */
export function rssCategory({ name, domain }: Category): Element {
  return element('category', { domain }, name);
}

/**
 * A description is HTML, and stands before content:encoded, which is nothing without one: a story that has no summary is
 * itself the description (RSS Board profile, "description", "content:encoded"). Alone it is what readers show, so it says its direction.
 */
function story({ description, content, direction }: FeedItem): readonly (Element | undefined)[] {
  const html = description === undefined ? content : toHtml([description]);
  const summary = html && !content && direction ? rightToLeft(html) : html;
  return [
    summary && element('description', {}, markup(summary)),
    description === undefined ? undefined : content && element('content:encoded', {}, markup(content)),
  ];
}

// At most one (RSS Board profile, "enclosure"), and only with its length.
function enclosure(item: FeedItem): Element | undefined {
  const file = enclosuresOf(item).find((each: FileLink) => each.length !== undefined);
  return file && element('enclosure', { url: file.url, length: file.length, type: file.type });
}

function terms({ link, licensing }: FeedItem): Element | undefined {
  return licensing && termsElement(link, licensing, 'rsl:');
}

function origin({ source }: FeedItem): readonly (Element | undefined)[] {
  if (source === undefined) return [];
  const { name, url, feed } = source;
  return [
    // The url attribute is required and is a feed's (RSS 2.0 §<source>); where there is none, Dublin Core's says the same.
    feed === undefined ? element('dc:source', {}, name) : element('source', { url: feed }, name),
    url === undefined ? undefined : element('atom:link', { rel: 'via', href: url, title: name }),
  ];
}
