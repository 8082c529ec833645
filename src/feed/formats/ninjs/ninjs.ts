import type { FeedHead, Tombstone } from '../../model/document.ts';
import { rfc3339 } from '../../xml/date.ts';
import { encode } from '../../xml/encoded.ts';
import type { Format } from '../formats.ts';
import { stringify } from '../json/json.ts';
import { ninjsItem } from './ninjs-item.ts';

/** ninjs 3.1 (IPTC): a composite with the items as its associations, for programs of newsrooms and agencies. */
export const ninjs: Format = {
  name: 'ninjs',
  mediaType: 'application/json; charset=utf-8',
  label: 'ninjs 3.1',
  revision: 1,
  // With the comma before it, which the first of a feed goes without.
  encodeItem: (item) => ({ bytes: encode([',', stringify(ninjsItem(item))]), namespaces: 0 }),
  join(head, encoded) {
    const before = encode([`${stringify(top(head)).slice(0, -1)},"associations":[`]);
    const gone = (head.deleted ?? []).map((each) => encode([',', stringify(canceled(each))]));
    const [first = new Uint8Array(0), ...rest] = [...encoded.map(({ bytes }) => bytes), ...gone];
    return [before, first.subarray(1), ...rest, CLOSE];
  },
};

const CLOSE = encode([']}']);

function top(head: FeedHead) {
  return {
    uri: head.id,
    standard: {
      name: 'ninjs',
      version: '3.1',
      schema: 'https://iptc.org/std/ninjs/ninjs-schema_3.1.json',
    },
    type: 'composite',
    pubStatus: 'usable',
    versionCreated: rfc3339(head.updated),
    language: head.language,
    headlines: [{ role: 'main', contentType: 'text/plain', value: head.title }],
    descriptions: [{ role: 'summary', contentType: 'text/plain', value: head.description }],
    copyrightHolder: head.author.name,
    copyrightNotice: head.copyright,
    usageTerms: head.license,
    renditions: [{ name: 'web', href: head.link, contentType: 'text/html' }],
  };
}

/** What is taken back: clients delete it. */
function canceled({ id, when, comment }: Tombstone) {
  return {
    name: id,
    uri: id,
    type: 'text',
    pubStatus: 'canceled',
    versionCreated: rfc3339(when),
    edNote: comment,
  };
}
