import { distinct } from '../../model/categories.ts';
import type { Category, FeedItem } from '../../model/document.ts';
import { rfc3339 } from '../../xml/date.ts';
import { type Element, element, markup, textElement } from '../../xml/xml.ts';
import { madeElement } from '../elements/made.ts';
import { enclosuresOf, mediaElements } from '../elements/media.ts';
import { placeElements } from '../elements/places.ts';
import { translationLinks } from '../elements/translations.ts';

/** Atom entry (RFC 4287 §4.1.2). */
export function atomEntry(item: FeedItem): Element {
  return element(
    'entry',
    // Titles, summaries and captions are in it too, not only the story.
    { 'xml:lang': item.language },
    element('id', {}, item.id),
    // Right in every reader tried; raw text as type="html" loses `<x>` in seven of them.
    element('title', { type: 'text' }, item.title),
    ...links(item),
    element('published', {}, rfc3339(item.published)),
    element('updated', {}, rfc3339(item.date)),
    ...item.author.map(atomAuthor),
    ...distinct(item.category).map(atomCategory),
    // A vocabulary's own terms are its codes.
    ...(item.subjects ?? []).map(({ code, uri, name }) =>
      element('category', { term: code, scheme: uri.slice(0, -8), label: name }),
    ),
    textElement('summary', item.description, { type: 'text' }),
    item.content && element('content', { type: 'html', 'xml:lang': item.language }, markup(item.content)),
    textElement('rights', item.copyright),
    madeElement(item.made),
    ...placeElements(item.places),
    ...mediaElements(item),
  );
}

/** A person (RFC 4287 §3.2). */
export function atomAuthor({ name, email, link }: Omit<FeedItem['author'][number], 'slug'>): Element {
  return element(
    'author',
    {},
    element('name', {}, name),
    textElement('uri', link),
    textElement('email', email),
  );
}

/** A category with its scheme (RFC 4287 §4.2.2). Its term is the name, as WordPress writes it: many readers show the term (decision 53). */
export function atomCategory({ scheme, name }: Category): Element {
  return element('category', { term: name, scheme, label: name });
}

function links(item: FeedItem): readonly (Element | undefined)[] {
  const { link, source, license, republish } = item;
  return [
    element('link', { rel: 'alternate', type: 'text/html', href: link }),
    ...translationLinks(item.translations),
    ...enclosuresOf(item).map(({ url, type, length, title }) =>
      element('link', { rel: 'enclosure', type, length: length || undefined, title, href: url }),
    ),
    source?.url === undefined
      ? undefined
      : element('link', { rel: 'via', title: source.name, href: source.url }),
    license === undefined ? undefined : element('link', { rel: 'license', href: license }),
    republish && element('link', { rel: 'related', type: 'text/plain', href: republish.url }),
  ];
}
