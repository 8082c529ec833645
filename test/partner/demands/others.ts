import { failing, swap } from '../../spec/clause.ts';
import { isWeb } from '../../spec/syntax.ts';
import { at, count, texts } from '../../spec/xml-tree.ts';
import { addressed, bodyOf, channelOnce, type Demand, once, storiesOf } from './demand.ts';

/** The others, in the order of their names. */
export const otherDemands: readonly Demand[] = [
  {
    profile: 'apple',
    says: 'An entry has an id that stays, and an updated date that moves with an edit',
    met: '`id` is the article’s for ever; `updated` is the newsroom’s',
    check: (feed) =>
      storiesOf(feed).flatMap((entry) => [
        ...count(entry, 'atom:id', 1, 1),
        ...failing(
          texts(entry, 'atom:updated'),
          (updated) => Date.parse(updated) >= Date.parse(texts(entry, 'atom:published')[0] ?? ''),
          'updated',
        ),
      ]),
    broken: swap(/(<published>[^<]*<\/published><updated>)20\d\d/, '$11999'),
  },
  {
    profile: 'apple',
    says: 'Titles are text without HTML',
    met: '`title` of type text in Atom; what looks like markup is escaped in RSS',
    check: (feed) =>
      failing(
        storiesOf(feed).flatMap((entry) =>
          at(entry, 'atom:title').map(({ attributes }) => attributes.type ?? ''),
        ),
        (type) => type === 'text',
        'title type',
      ),
    broken: swap(/(<entry[^>]*><id>[^<]*<\/id><title type=")text/, '$1html'),
  },
  {
    profile: 'feedly',
    says: 'webfeeds has cover, icon, logo, accentColor (hex, without #) and related',
    met: '`logo`, `icon` and `colour` of site.yaml; `related` asks for cards',
    check: (feed) => [
      ...channelOnce('webfeeds:icon', 'webfeeds:logo', 'webfeeds:accentColor')(feed),
      ...failing(
        texts(feed, 'channel', 'webfeeds:accentColor'),
        (colour) => /^[0-9a-f]{6}$/.test(colour),
        'colour',
      ),
      ...failing(
        at(feed, 'channel', 'webfeeds:cover').map(({ attributes }) => attributes.image ?? ''),
        isWeb,
        'cover',
      ),
      ...at(feed, 'channel').flatMap((channel) => count(channel, 'webfeeds:related', 1, 1)),
    ],
    broken: swap('<webfeeds:accentColor>', '<webfeeds:accentColor>#'),
  },
  {
    profile: 'flipboard',
    says: 'A channel has title, link, description and language',
    met: 'From site.yaml',
    check: channelOnce('title', 'link', 'description', 'language'),
    broken: swap(/<description>[^<]*<\/description>/, '<description></description>'),
  },
  {
    profile: 'flipboard',
    says: 'An item has title, link, description, pubDate, guid and dc:creator',
    met: '`description` is the newsroom’s, and goes on with the story’s first sentences up to 300 characters',
    check: (feed) => [
      ...once('title', 'link', 'description', 'pubDate', 'guid')(feed),
      ...failing(
        storiesOf(feed).flatMap((item) => texts(item, 'description')),
        (text) => [...text].length >= 300,
        'short',
      ),
      ...storiesOf(feed).flatMap((item) => (at(item, 'dc:creator').length > 0 ? [] : ['no creator'])),
    ],
    broken: swap(/<item>(.*?)<description>.*?<\/description>/, '<item>$1<description>Short.</description>'),
  },
  {
    profile: 'flipboard',
    says: 'An enclosure illustrates the article',
    met: '`enclosure` is the picture, even where there is something to hear',
    check: (feed) => [
      ...addressed('enclosure', 'url')(feed),
      ...failing(
        storiesOf(feed).flatMap((item) =>
          at(item, 'enclosure').map(({ attributes }) => attributes.type ?? ''),
        ),
        (type) => type.startsWith('image/'),
        'type',
      ),
    ],
    broken: swap(/(<enclosure [^>]*type=")image/, '$1audio'),
  },
  {
    profile: 'generic',
    says: 'The feed is one of the plain ones, chosen and limited',
    met: 'The same elements as `/rss.xml` or `/atom.xml`',
    check: (feed) =>
      storiesOf(feed).flatMap((entry) => [
        ...count(entry, 'atom:id', 1, 1),
        ...count(entry, 'atom:title', 1, 1),
        ...(bodyOf(entry) === '' && texts(entry, 'atom:summary').length === 0 ? ['no text'] : []),
      ]),
    broken: swap(/<title type="text">[^<]*<\/title><link rel="alternate"/, '<link rel="alternate"'),
  },
  {
    profile: 'google',
    says: 'An article has one stable address and one date',
    met: '`link` without parameters; `pubDate` never moves',
    check: (feed) => [
      ...once('link', 'guid', 'pubDate', 'title')(feed),
      ...failing(
        storiesOf(feed).flatMap((item) => texts(item, 'link')),
        (link) => isWeb(link) && !link.includes('?'),
        'link',
      ),
    ],
    broken: swap(/(<item>.*?<link>[^<]*)/, '$1?utm_source=google'),
  },
  {
    profile: 'newsbreak',
    says: 'Full text and an image for every item, with bylines and credits',
    met: '`content:encoded`, `media:content` with `media:credit`, `dc:creator`; `whole: true` and `images: required` leave out the rest',
    check: (feed) => [
      ...once('title', 'link', 'guid', 'pubDate', 'content:encoded')(feed),
      ...addressed('media:content', 'url')(feed),
      ...storiesOf(feed).flatMap((item) => [
        ...(at(item, 'dc:creator').length > 0 ? [] : ['no creator']),
        ...(at(item, 'media:content', 'media:credit').length > 0 ? [] : ['no credit']),
      ]),
    ],
    broken: swap(/<content:encoded>/, '<content:encoded/><content:encoded>'),
  },
  {
    profile: 'yahoo',
    says: 'One format, with Media RSS for each item',
    met: 'No link leads to another format; `media:content` with its size',
    check: (feed) => [
      ...addressed('media:content', 'url')(feed),
      ...failing(
        at(feed, 'channel', 'atom:link')
          .filter(({ attributes }) => attributes.rel !== 'hub')
          .map(({ attributes }) => attributes.type ?? ''),
        (type) => type === 'application/rss+xml',
        'type',
      ),
      ...storiesOf(feed).flatMap((item) =>
        failing(
          at(item, 'media:content')
            .filter(({ attributes }) => attributes.medium === 'image')
            .flatMap(({ attributes }) => [attributes.width ?? '', attributes.height ?? '']),
          (size) => /^[1-9]\d*$/.test(size),
          'size',
        ),
      ),
    ],
    broken: swap(/(<media:content [^>]*width=")\d+/, '$10'),
  },
];
