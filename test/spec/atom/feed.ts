import { type Clause, failing, swap } from '../clause.ts';
import { isAbsolute } from '../syntax.ts';
import { at, count, texts, type XmlTree } from '../xml-tree.ts';

/** RFC 4287 §4.1: what a feed, an entry and its content must hold. */
export const feedClauses: readonly Clause<XmlTree>[] = [
  {
    clause: 'RFC 4287 §4.1.1 (author)',
    says: 'a feed has an author, unless each of its entries has one',
    check: (feed) =>
      at(feed, 'atom:author').length > 0 ||
      entries(feed).every((entry) => at(entry, 'atom:author').length > 0)
        ? []
        : ['no author'],
    broken: (source) => source.replace(/<author>.*?<\/author>/g, ''),
  },
  {
    clause: 'RFC 4287 §4.1.1 (once)',
    says: 'a feed has exactly one id, title and updated, and at most one generator, icon, logo, rights and subtitle',
    check: (feed) => [
      ...['id', 'title', 'updated'].flatMap((name) => count(feed, `atom:${name}`, 1, 1)),
      ...['generator', 'icon', 'logo', 'rights', 'subtitle'].flatMap((name) =>
        count(feed, `atom:${name}`, 0, 1),
      ),
    ],
    broken: swap(/<updated>.*?<\/updated>/, '$&$&'),
  },
  {
    clause: 'RFC 4287 §4.1.1 (self)',
    says: 'a feed has one link with rel="self"',
    check: (feed) => {
      const selves = at(feed, 'atom:link').filter(({ attributes }) => attributes.rel === 'self');
      return selves.length === 1 ? [] : [`${selves.length} self links`];
    },
    broken: swap('rel="self"', 'rel="related"'),
  },
  {
    clause: 'RFC 4287 §4.1.1 and §4.1.2 (alternate)',
    says: 'no two alternate links of a feed or entry have the same type and hreflang',
    check: (feed) =>
      [feed, ...entries(feed)].flatMap((parent) => {
        const keys = alternates(parent).map(({ attributes }) => `${attributes.type} ${attributes.hreflang}`);
        return failing(keys, (key) => keys.indexOf(key) === keys.lastIndexOf(key), 'twice');
      }),
    broken: swap(
      /<link rel="alternate" type="application\/rss\+xml"/,
      '<link rel="alternate" type="text/html"',
    ),
  },
  {
    clause: 'RFC 4287 §4.1.1 (order)',
    says: 'the feed’s own elements stand before its entries',
    check: (feed) => {
      const first = feed.children.findIndex(({ name }) => name === 'atom:entry');
      return first < 0
        ? []
        : failing(
            feed.children.slice(first).map(({ name }) => name),
            (name) => name === 'atom:entry',
            'after an entry',
          );
    },
    broken: swap('</feed>', '<rights>late</rights></feed>'),
  },
  {
    clause: 'RFC 4287 §4.1.1 (entries)',
    says: 'no two entries have the same id',
    check: (feed) => {
      const ids = texts(feed, 'atom:entry', 'atom:id');
      return failing(ids, (id) => ids.indexOf(id) === ids.lastIndexOf(id), 'twice');
    },
    broken: swap(/<entry.*?<\/entry>/, '$&$&'),
  },
  {
    clause: 'RFC 4287 §4.1.1.1',
    says: 'an entry has text: a title, and a summary or content unless it is a headline alone',
    check: (feed) => [
      ...failing(
        [feed, ...entries(feed)].flatMap((each) => texts(each, 'atom:title')),
        (text) => text.trim() !== '',
        'empty title',
      ),
      ...failing(
        entries(feed).flatMap((entry) => texts(entry, 'atom:summary')),
        (text) => text.trim() !== '',
        'empty summary',
      ),
    ],
    broken: swap(/(<entry.*?<title type="text">)[^<]*/, '$1'),
  },
  {
    clause: 'RFC 4287 §4.1.2 (once)',
    says: 'an entry has exactly one id, title and updated, and at most one content, published, rights, source and summary',
    check: (feed) =>
      entries(feed).flatMap((entry) => [
        ...['id', 'title', 'updated'].flatMap((name) => count(entry, `atom:${name}`, 1, 1)),
        ...['content', 'published', 'rights', 'source', 'summary'].flatMap((name) =>
          count(entry, `atom:${name}`, 0, 1),
        ),
      ]),
    broken: swap(/<published>.*?<\/published>/, '$&$&'),
  },
  {
    clause: 'RFC 4287 §4.1.2 (alternate)',
    says: 'an entry without content has an alternate link',
    check: (feed) =>
      entries(feed).flatMap((entry) =>
        at(entry, 'atom:content').length > 0 || alternates(entry).length > 0
          ? []
          : ['neither content nor alternate'],
      ),
    broken: (source) =>
      source.replace(/<content .*?<\/content>/g, '').replace(/(<entry.*?)<link rel="alternate"[^>]*>/, '$1'),
  },
  {
    clause: 'RFC 4287 §4.1.3.1 and §4.1.3.3',
    says: 'content is html, escaped: no child elements, no src',
    check: (feed) =>
      entries(feed).flatMap((entry) =>
        at(entry, 'atom:content').flatMap(({ attributes, children }) => [
          ...failing([attributes.type ?? 'none'], (type) => type === 'html', 'type'),
          ...children.map(({ name }) => `child ${name}`),
          ...(attributes.src === undefined ? [] : ['src']),
        ]),
      ),
    broken: swap('<content type="html"', '<content type="xhtml"'),
  },
  {
    clause: 'RFC 4287 §4.1.3.3 (relative references)',
    says: 'addresses in HTML content are absolute, for there is no xml:base',
    check: (feed) =>
      texts(feed, 'atom:entry', 'atom:content').flatMap((html) =>
        failing(
          [...html.matchAll(/<[^<>]*? (?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? ''),
          (address) => isAbsolute(address.replaceAll('&amp;', '&')),
          'address',
        ),
      ),
    broken: swap('https://record.example/join', '/join'),
  },
  {
    clause: 'RFC 4287 §4.2.9 and §4.2.15',
    says: 'an entry is not updated before it was published, nor the feed before its newest entry',
    check: (feed) => {
      const instant = (each: XmlTree, name: string) => texts(each, name).map((text) => Date.parse(text));
      const whole = Math.max(...instant(feed, 'atom:updated'));
      return entries(feed).flatMap((entry) => {
        const updated = Math.max(...instant(entry, 'atom:updated'));
        return [
          ...(updated < Math.max(...instant(entry, 'atom:published')) ? ['updated before published'] : []),
          ...(whole < updated ? ['the feed is older than an entry'] : []),
        ];
      });
    },
    broken: swap(/<published>\d{4}/, '<published>2099'),
  },
  {
    clause: 'RFC 4946 §2',
    says: 'a license link has an absolute href, and no two of one feed or entry have the same',
    check: (feed) =>
      [feed, ...entries(feed)].flatMap((parent) => {
        const targets = at(parent, 'atom:link')
          .filter(({ attributes }) => attributes.rel === 'license')
          .map(({ attributes }) => attributes.href ?? '');
        return failing(
          targets,
          (href) => isAbsolute(href) && targets.indexOf(href) === targets.lastIndexOf(href),
          'license',
        );
      }),
    broken: swap(/<link rel="license"[^>]*>/, '$&$&'),
  },
];

function entries(feed: XmlTree): readonly XmlTree[] {
  return at(feed, 'atom:entry');
}

function alternates(parent: XmlTree): readonly XmlTree[] {
  return at(parent, 'atom:link').filter(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate');
}
