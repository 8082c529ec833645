import { type Clause, failing, swap } from '../clause.ts';
import { isLanguage, isRfc822, isWeb } from '../syntax.ts';
import { at, count, descendants, texts, type XmlTree } from '../xml-tree.ts';

/** What the RSS 2.0 specification and the RSS Board's profile ask of `rss` and `channel`. */
export const channelClauses: readonly Clause<XmlTree>[] = [
  {
    clause: 'RSS Board profile, rss',
    says: 'the root is rss, its version 2.0, and it holds one channel',
    check: (rss) => [
      ...failing([rss.name], (name) => name === 'rss', 'root'),
      ...failing([rss.attributes.version ?? ''], (version) => version === '2.0', 'version'),
      ...count(rss, 'channel', 1, 1),
    ],
    broken: swap('version="2.0"', 'version="0.91"'),
  },
  {
    clause: 'RSS Board profile, channel',
    says: 'a channel has exactly one title, link and description',
    check: (rss) =>
      channels(rss).flatMap((channel) =>
        ['title', 'link', 'description'].flatMap((name) => count(channel, name, 1, 1)),
      ),
    broken: swap(/<description>.*?<\/description>/, ''),
  },
  {
    clause: 'RSS Board profile, channel (2)',
    says: 'no other element of RSS occurs twice in a channel, except category and item',
    check: (rss) => channels(rss).flatMap((channel) => ONCE.flatMap((name) => count(channel, name, 0, 1))),
    broken: swap(/<ttl>.*?<\/ttl>/, '$&$&'),
  },
  {
    clause: 'RSS 2.0, extending RSS',
    says: 'an element without a namespace is one that RSS 2.0 defines, where it defines it',
    check: (rss) =>
      descendants(rss).flatMap((parent) =>
        failing(
          parent.children.map((child) => child.name).filter((name) => !/[:{]/.test(name)),
          (name) => KNOWN[parent.name]?.includes(name) ?? false,
          `in ${parent.name}`,
        ),
      ),
    broken: swap('<ttl>', '<rating>x</rating><headline>x</headline><ttl>'),
  },
  {
    clause: 'RSS Board profile, namespaces',
    says: 'every prefix is declared on the root, and only those that are used',
    check: (rss) => {
      const used = new Set(
        descendants(rss).flatMap((each) => [each.name, ...Object.keys(each.attributes)].map(prefixOf)),
      );
      return [
        ...failing(rss.declares, (prefix) => used.has(prefix), 'declared for nothing'),
        ...descendants(rss)
          .slice(1)
          .flatMap((each) => each.declares.map((prefix) => `declared below the root: ${prefix}`)),
      ];
    },
    broken: swap('<rss ', '<rss xmlns:georss="http://www.georss.org/georss" '),
  },
  {
    clause: 'RSS Board profile, link',
    says: 'links are absolute URLs with a registered scheme',
    check: (rss) =>
      failing(
        [
          ...texts(rss, 'channel', 'link'),
          ...texts(rss, 'channel', 'item', 'link'),
          ...texts(rss, 'channel', 'docs'),
        ],
        isWeb,
        'link',
      ),
    broken: swap(/<link>[^<]*/, '<link>/news/'),
  },
  {
    clause: 'RSS Board profile, language',
    says: 'language is a language tag',
    check: (rss) => failing(texts(rss, 'channel', 'language'), isLanguage, 'language'),
    broken: swap(/<language>[^<]*/, '<language>American English'),
  },
  {
    clause: 'RSS Board profile, date-time',
    says: 'dates are RFC 822 with a four-digit year',
    check: (rss) =>
      failing(
        [
          ...texts(rss, 'channel', 'lastBuildDate'),
          ...texts(rss, 'channel', 'pubDate'),
          ...texts(rss, 'channel', 'item', 'pubDate'),
        ],
        isRfc822,
        'date',
      ),
    broken: swap(/<lastBuildDate>\w+/, '<lastBuildDate>Noday'),
  },
];

function channels(rss: XmlTree): readonly XmlTree[] {
  return at(rss, 'channel');
}

function prefixOf(name: string): string {
  return name.includes(':') ? (name.split(':')[0] ?? '') : '';
}

const ONCE = [
  'cloud',
  'copyright',
  'docs',
  'generator',
  'image',
  'language',
  'lastBuildDate',
  'managingEditor',
  'pubDate',
  'rating',
  'skipDays',
  'skipHours',
  'textInput',
  'ttl',
  'webMaster',
];

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  rss: ['channel'],
  channel: [...ONCE, 'title', 'link', 'description', 'category', 'item'],
  image: ['url', 'title', 'link', 'width', 'height', 'description'],
  item: [
    'title',
    'link',
    'description',
    'author',
    'category',
    'comments',
    'enclosure',
    'guid',
    'pubDate',
    'source',
  ],
};
