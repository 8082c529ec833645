import { distinct } from '../../model/categories.ts';
import type { FeedItem } from '../../model/document.ts';
import { GENERATOR } from '../../model/generator.ts';
import { rfc3339 } from '../../xml/date.ts';
import { translationList } from '../elements/translations.ts';

/** JSON Feed 1.1 item, ready for JSON.stringify, which leaves out what is undefined. */
export function jsonItem(item: FeedItem) {
  return {
    id: item.id,
    url: item.link,
    external_url: item.elsewhere ? item.link : undefined,
    title: item.title,
    summary: item.description,
    content_html: item.content,
    // One of the two is required.
    content_text: item.content === undefined ? (item.description ?? item.title) : undefined,
    image: item.picture?.url,
    date_published: rfc3339(item.published),
    date_modified: item.updated && rfc3339(item.updated),
    authors: item.author.map(({ name, link }) => ({ name, url: link })),
    tags: distinct(item.category).map(({ name }) => name),
    language: item.language,
    attachments: item.enclosures.length === 0 ? undefined : item.enclosures.map(attachment),
    _dateline: extension(item),
  };
}

function attachment({ url, type, title, length, duration }: FeedItem['enclosures'][number]) {
  return { url, mime_type: type, title, size_in_bytes: length || undefined, duration_in_seconds: duration };
}

const made = (how: FeedItem['made']) => how && { as: how.made, digital_source_type: how.uri };

// What JSON Feed has no name for; docs/feeds.md describes it.
function extension(item: FeedItem) {
  const { picture, source, corrections } = item;
  return {
    about: GENERATOR.url,
    status: item.isWithdrawn ? 'withdrawn' : 'published',
    sections: item.sections.map(({ path, trail }) => ({ path, trail })),
    dateline: item.dateline,
    source: source && { name: source.name, url: source.url },
    image: picture && {
      alt: picture.alt,
      caption: picture.caption,
      credit: picture.credit,
      width: picture.width,
      height: picture.height,
      made: made(picture.made),
    },
    made: made(item.made),
    subjects: item.subjects,
    places: item.places?.map(({ name, at, uris }) => ({
      name,
      latitude: at?.latitude,
      longitude: at?.longitude,
      uris,
    })),
    translations: translationList(item.translations),
    rights: item.copyright,
    license: item.license,
    republish: item.republish,
    corrections:
      corrections.length === 0
        ? undefined
        : corrections.map(({ date, text }) => ({ date: rfc3339(date), text })),
  };
}
