import { type Clause, failing, swap } from '../clause.ts';
import { isAbsolute, isEmail, isWeb } from '../syntax.ts';
import { at, count, texts, type XmlTree } from '../xml-tree.ts';

/** What the RSS Board's profile asks of what a channel may hold. */
export const channelPartClauses: readonly Clause<XmlTree>[] = [
  {
    clause: 'RSS Board profile, managingEditor',
    says: 'an address is an e-mail address, with a name in parentheses after it where one is known',
    check: (rss) =>
      failing(
        ['managingEditor', 'webMaster'].flatMap((name) => texts(rss, 'channel', name)),
        (text) => isEmail(text.replace(/ \([^()]+\)$/, '')),
        'address',
      ),
    broken: swap(/<managingEditor>[^<]*/, '<managingEditor>Ada Quill'),
  },
  {
    clause: 'RSS Board profile, ttl',
    says: 'ttl is a whole number of minutes above zero',
    check: (rss) => failing(texts(rss, 'channel', 'ttl'), (text) => /^[1-9]\d*$/.test(text), 'ttl'),
    broken: swap(/<ttl>[^<]*/, '<ttl>1.5'),
  },
  {
    clause: 'RSS Board profile, docs',
    says: 'docs is the address of the specification',
    check: (rss) =>
      failing(
        texts(rss, 'channel', 'docs'),
        (text) => text === 'https://www.rssboard.org/rss-specification',
        'docs',
      ),
    broken: swap(/<docs>[^<]*/, '<docs>https://example.org/'),
  },
  {
    clause: 'RSS Board profile, image',
    says: 'an image has url, title and link, the latter two the channel’s own',
    check: (rss) =>
      channels(rss).flatMap((channel) =>
        at(channel, 'image').flatMap((image) => [
          ...['url', 'title', 'link'].flatMap((name) => count(image, name, 1, 1)),
          ...failing(texts(image, 'url'), isWeb, 'url'),
          ...['title', 'link'].flatMap((name) =>
            failing(texts(image, name), (text) => text === texts(channel, name)[0], name),
          ),
        ]),
      ),
    broken: swap(/(<image>.*?)<link>[^<]*/, '$1<link>https://elsewhere.example/'),
  },
  {
    clause: 'RSS Board profile, image (2)',
    says: 'an image is at most 144 wide and 400 high, in whole pixels above zero',
    check: (rss) => [
      ...failing(
        texts(rss, 'channel', 'image', 'width'),
        (text) => /^[1-9]\d*$/.test(text) && Number(text) <= 144,
        'width',
      ),
      ...failing(
        texts(rss, 'channel', 'image', 'height'),
        (text) => /^[1-9]\d*$/.test(text) && Number(text) <= 400,
        'height',
      ),
    ],
    broken: swap(/<width>\d+/, '<width>600'),
  },
  {
    clause: 'RSS Board profile, atom:link',
    says: 'a channel has one atom:link with rel="self", of type application/rss+xml, and an absolute href in every one',
    check: (rss) =>
      channels(rss).flatMap((channel) => {
        const links = at(channel, 'atom:link').map((link) => link.attributes);
        const selves = links.filter(({ rel }) => rel === 'self');
        return [
          ...(selves.length === 1 ? [] : [`${selves.length} self links`]),
          ...failing(
            selves.map(({ type }) => type ?? ''),
            (type) => type === 'application/rss+xml',
            'type',
          ),
          ...failing(
            links.map(({ href }) => href ?? ''),
            isAbsolute,
            'href',
          ),
        ];
      }),
    broken: swap('rel="self"', 'rel="related"'),
  },
  {
    clause: 'RSS Board profile, generator',
    says: 'one generator, in words, is named',
    check: (rss) =>
      channels(rss).flatMap((channel) => [
        ...count(channel, 'generator', 1, 1),
        ...failing(texts(channel, 'generator'), (text) => text.trim() !== '', 'empty'),
      ]),
    broken: swap(/<generator>[^<]*/, '<generator>'),
  },
];

function channels(rss: XmlTree): readonly XmlTree[] {
  return at(rss, 'channel');
}
