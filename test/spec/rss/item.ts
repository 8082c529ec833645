import { type Clause, failing, swap } from '../clause.ts';
import { isAbsolute, isLanguage, isMediaType, isWeb } from '../syntax.ts';
import { at, count, texts, type XmlTree } from '../xml-tree.ts';

/** What the RSS 2.0 specification and the RSS Board's profile ask of an `item`. */
export const itemClauses: readonly Clause<XmlTree>[] = [
  {
    clause: 'RSS 2.0, item',
    says: 'an item has a title or a description, and the title is not empty',
    check: (rss) =>
      items(rss).flatMap((item) => [
        ...count(item, 'title', 1, 1),
        ...failing(texts(item, 'title'), (text) => text.trim() !== '', 'empty title'),
      ]),
    broken: swap(/(<item>)<title>.*?<\/title>/, '$1'),
  },
  {
    clause: 'RSS Board profile, item',
    says: 'no element of RSS occurs twice in an item, except category',
    check: (rss) => items(rss).flatMap((item) => ONCE.flatMap((name) => count(item, name, 0, 1))),
    broken: swap(/<item>.*?<pubDate>.*?<\/pubDate>/, '$&<pubDate>Tue, 05 Mar 2024 17:30:00 GMT</pubDate>'),
  },
  {
    clause: 'RSS Board profile, author',
    says: 'a name is not in author, which is for e-mail addresses, but in dc:creator',
    check: (rss) =>
      items(rss).flatMap((item) => [
        ...count(item, 'author', 0, 0),
        ...count(item, 'dc:creator', 1),
        ...failing(texts(item, 'dc:creator'), (text) => text.trim() !== '', 'empty creator'),
      ]),
    broken: swap('<dc:creator>', '<author>Ines</author><dc:creator>'),
  },
  {
    clause: 'RSS Board profile, category',
    says: 'a category is not empty and its domain, where given, is an address',
    check: (rss) =>
      [...at(rss, 'channel', 'category'), ...at(rss, 'channel', 'item', 'category')].flatMap((category) => [
        ...failing([category.text], (text) => text.trim() !== '', 'empty category'),
        ...failing([category.attributes.domain ?? 'https://none.example/'], isAbsolute, 'domain'),
      ]),
    broken: swap(/<category domain="[^"]*"/, '<category domain="a b"'),
  },
  {
    clause: 'RSS Board profile, enclosure',
    says: 'at most one enclosure, empty, with an http url, a media type and a length in bytes',
    check: (rss) =>
      items(rss).flatMap((item) => [
        ...count(item, 'enclosure', 0, 1),
        ...at(item, 'enclosure').flatMap(({ attributes: { url = '', type = '', length = '' }, text }) => [
          ...failing([url], isWeb, 'url'),
          ...failing([type], isMediaType, 'type'),
          ...failing([length], (bytes) => /^\d+$/.test(bytes), 'length'),
          ...failing([text], (inside) => inside === '', 'text inside'),
        ]),
      ]),
    broken: swap(/<enclosure ([^>]*)length="\d+"/, '<enclosure $1length="5.1 MB"'),
  },
  {
    clause: 'RSS Board profile, guid',
    says: 'every item has one guid, unique in the feed, marked isPermaLink="false" unless it is a URL',
    check: (rss) => {
      const guids = texts(rss, 'channel', 'item', 'guid');
      return [
        ...items(rss).flatMap((item) => count(item, 'guid', 1, 1)),
        ...failing(
          guids,
          (guid) => guid !== '' && guids.indexOf(guid) === guids.lastIndexOf(guid),
          'not unique',
        ),
        ...at(rss, 'channel', 'item', 'guid').flatMap(({ attributes, text }) =>
          attributes.isPermaLink === 'false' || isWeb(text) ? [] : [`a permalink, says ${text}`],
        ),
      ];
    },
    broken: swap('isPermaLink="false"', ''),
  },
  {
    clause: 'RSS Board profile, source',
    says: 'source names the origin and its url attribute is the address of the origin’s feed',
    check: (rss) =>
      at(rss, 'channel', 'item', 'source').flatMap(({ attributes, text }) => [
        ...failing([attributes.url ?? ''], isWeb, 'url'),
        ...failing([text], (name) => name.trim() !== '', 'no name'),
      ]),
    broken: swap(/<source url="[^"]*"/, '<source'),
  },
  {
    clause: 'RSS Board profile, description',
    says: 'an item’s description is HTML: a bare ampersand or less-than sign is escaped in it',
    check: (rss) =>
      failing(
        texts(rss, 'channel', 'item', 'description'),
        (html) => html.trim() !== '' && !/<(?![a-z/!])|&(?!#?\w+;)/i.test(html),
        'not HTML',
      ),
    broken: swap('adrift, &lt; 2', 'adrift, < 2'),
  },
  {
    clause: 'RSS Board profile, description (2)',
    says: 'an item with content:encoded has a description too',
    check: (rss) =>
      items(rss).flatMap((item) =>
        at(item, 'content:encoded').length > 0 ? count(item, 'description', 1, 1) : [],
      ),
    broken: swap(
      /(<item>(?:(?!<\/item>).)*?)<description>(?:(?!<\/item>).)*?<\/description>(<content:encoded>)/,
      '$1$2',
    ),
  },
  {
    clause: 'RSS Board profile, extensions',
    says: 'no extension repeats what an element of RSS says: dc:source beside source, dc:date beside pubDate',
    check: (rss) =>
      items(rss).flatMap((item) =>
        REPEATED.filter((pair) => pair.every((name) => at(item, name).length > 0)).map((pair) =>
          pair.join(' and '),
        ),
      ),
    broken: swap('<source ', '<dc:source>Wire</dc:source><source '),
  },
  {
    clause: 'RSS Board profile, content:encoded',
    says: 'content:encoded occurs at most once and after the description',
    check: (rss) =>
      items(rss).flatMap((item) => {
        const names = item.children.map((child) => child.name);
        const [description, content] = [names.indexOf('description'), names.indexOf('content:encoded')];
        return [
          ...count(item, 'content:encoded', 0, 1),
          ...(description >= 0 && content >= 0 && content < description ? ['before the description'] : []),
        ];
      }),
    broken: swap(
      /(<description>(?:(?!<item>).)*?<\/description>)(<content:encoded>.*?<\/content:encoded>)/,
      '$2$1',
    ),
  },
  {
    clause: 'RSS Board profile, relative URLs',
    says: 'every address in an item’s HTML is absolute',
    check: (rss) =>
      texts(rss, 'channel', 'item', 'content:encoded').flatMap((html) =>
        failing(
          [...html.matchAll(/<[^<>]*? (?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? ''),
          (address) => isAbsolute(address.replaceAll('&amp;', '&')),
          'address',
        ),
      ),
    broken: swap('https://record.example/join', '/join'),
  },
  {
    clause: 'Dublin Core 1.1, language',
    says: 'dc:language is a language tag',
    check: (rss) => failing(texts(rss, 'channel', 'item', 'dc:language'), isLanguage, 'language'),
    broken: swap(/<dc:language>[^<]*/, '<dc:language>'),
  },
];

function items(rss: XmlTree): readonly XmlTree[] {
  return at(rss, 'channel', 'item');
}

const ONCE = ['comments', 'description', 'enclosure', 'guid', 'link', 'pubDate', 'source', 'title'];

const REPEATED = [
  ['source', 'dc:source'],
  ['pubDate', 'dc:date'],
  ['title', 'dc:title'],
  ['guid', 'dc:identifier'],
  ['description', 'dc:description'],
  ['author', 'dc:creator'],
] as const;
