import type { FeedHead } from '../../model/document.ts';
import { rfc3339 } from '../../xml/date.ts';
import { translationList } from '../elements/translations.ts';
import type { Format } from '../format.ts';
import { JSON_TYPE } from '../media-types.ts';
import { jsonItem } from './json-item.ts';
import { encodeMember, joinMembers } from './members.ts';

/** JSON Feed 1.1 with `_dateline` for what it has no names for. */
export const json: Format = {
  name: 'json',
  mediaType: `${JSON_TYPE}; charset=utf-8`,
  label: 'JSON Feed 1.1',
  revision: 5,
  encodeItem: (item) => encodeMember(jsonItem(item)),
  join: (head, encoded) => joinMembers(top(head), 'items', encoded),
};

function top(head: FeedHead) {
  const { author, icon, logo } = head;
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: head.title,
    home_page_url: head.link,
    feed_url: head.feedLinks.json,
    description: head.description,
    next_url: head.history?.older?.json,
    icon: (icon ?? logo)?.url,
    favicon: icon?.url,
    authors: [{ name: author.name, url: author.link }],
    language: head.language,
    hubs: head.hubs.length === 0 ? undefined : head.hubs.map((url) => ({ type: 'WebSub', url })),
    _dateline: {
      about: head.generatorUrl,
      id: head.id,
      updated: rfc3339(head.updated),
      translations: translationList(head.translations),
      rights: head.copyright,
      license: head.license,
      licensing: head.licensing,
      history: history(head),
      deleted: head.deleted?.map(({ id, when, comment }) => ({ id, when: rfc3339(when), comment })),
    },
  };
}

// The links that RFC 5005 has and JSON Feed has not.
function history({ history: place }: FeedHead) {
  return (
    place && {
      kind: place.kind,
      current: place.current?.json,
      newer: place.newer?.json,
      older: place.older?.json,
    }
  );
}
