import type { ParsedFeed } from './feed-document.ts';

/** Keys of front matter that none of Dateline's feeds has: what is no reader's business, or is told by what is there. */
const NOWHERE = [
  ...['aliases', 'atproto', 'callout', 'draft', 'embargo', 'expires', 'image.focus', 'image.republish'],
  ...['image.syndication', 'live', 'republish', 'syndication', 'updates.reason', 'updates.removed'],
];

/** What only the feed of a podcast has. */
const EPISODE = ['audio.chapters', 'audio.episode', 'audio.season', 'audio.transcript'];

/** Keys that one format has no place for, while another has. */
const BY_FORMAT: Readonly<Record<ParsedFeed['kind'], readonly string[]>> = {
  rss: [
    'authors.email',
    'authors.url',
    'correction.date',
    'places.geonames',
    'places.wikidata',
    'translations',
    'url (on the same host)',
  ],
  atom: [
    'correction.date',
    'places.geonames',
    'places.wikidata',
    'source.feed',
    'source (without an address)',
    'url (on the same host)',
  ],
  json: ['authors.email', 'image.length', 'image.rights', 'image.type', 'source.feed'],
};

/** What does not come back from a feed of Dateline, as the feed does not say it; undefined of other feeds. */
export function unsaidBy({
  kind,
  generator,
  isShow,
}: ParsedFeed): { what: string; kind: string } | undefined {
  if (!/dateline/i.test(generator)) return undefined;
  const keys = [...NOWHERE, ...(isShow === true ? [] : EPISODE), ...BY_FORMAT[kind]].toSorted();
  return {
    what: `this feed has nothing of: ${keys.join(', ')}, nor of settings of the site and its sections; dateline export --source copies all of it`,
    kind: 'keys that its feed does not have',
  };
}
