import type { FeedHead, Tombstone } from '../../model/document.ts';
import { rfc3339 } from '../../xml/date.ts';
import type { Format } from '../format.ts';
import { encodeMember, joinMembers } from '../json/members.ts';
import { ninjsItem } from './ninjs-item.ts';

/** ninjs 3.1 (IPTC): a composite with the items as its associations, for programs of newsrooms and agencies. */
export const ninjs: Format = {
  name: 'ninjs',
  mediaType: 'application/json; charset=utf-8',
  label: 'ninjs 3.1',
  revision: 2,
  cancels: true,
  encodeItem: (item) => encodeMember(ninjsItem(item)),
  join(head, encoded) {
    const cancellations = (head.deleted ?? []).map((each) => encodeMember(canceled(each)));
    return joinMembers(top(head), 'associations', [...encoded, ...cancellations]);
  },
};

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

/** What is withdrawn: clients delete it. */
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
