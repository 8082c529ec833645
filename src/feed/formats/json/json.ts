import type { FeedHead } from '../../model/document.ts';
import { rfc3339 } from '../../xml/date.ts';
import { type EncodedItem, encode } from '../../xml/encoded.ts';
import { translationList } from '../elements/translations.ts';
import type { Format } from '../format.ts';
import { JSON_TYPE } from '../media-types.ts';
import { jsonItem } from './json-item.ts';

/** JSON Feed 1.1 with `_dateline` for what it has no names for. */
export const json: Format = {
  name: 'json',
  mediaType: `${JSON_TYPE}; charset=utf-8`,
  label: 'JSON Feed 1.1',
  revision: 5,
  encodeItem: (item) => encodeMember(jsonItem(item)),
  join: (head, encoded) => joinMembers(top(head), 'items', encoded),
};

/** A member of a list as bytes, with the comma before it, which the first of a feed goes without. */
export const encodeMember = (value: object): EncodedItem => ({
  bytes: encode([',', stringify(value)]),
  namespaces: 0,
});

/** A document whose last key is a list of encoded members. */
export function joinMembers(head: object, key: string, members: readonly EncodedItem[]) {
  const [first = new Uint8Array(0), ...rest] = members.map(({ bytes }) => bytes);
  const before = `${stringify(head).slice(0, -1)},"${key}":[`;
  return [encode([before]), first.subarray(1), ...rest, encode([']}'])];
}

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

/** JSON without lone surrogates, which UTF-8 cannot carry. */
function stringify(value: unknown): string {
  const text = JSON.stringify(value);
  // JSON.stringify leaves them as escapes, so the usual text needs no second pass.
  if (!text.includes('\\ud')) return text;
  return JSON.stringify(value, (_, field: unknown) =>
    typeof field === 'string' ? field.toWellFormed() : field,
  );
}
