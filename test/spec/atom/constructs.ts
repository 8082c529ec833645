import { type Clause, failing, swap } from '../clause.ts';
import { isAbsolute, isEmail, isLanguage, isMediaType, isRfc3339 } from '../syntax.ts';
import { at, count, descendants, type XmlTree } from '../xml-tree.ts';

/** RFC 4287 §2 and §3: the document, text, persons and dates; and §6: extensions. */
export const constructClauses: readonly Clause<XmlTree>[] = [
  {
    clause: 'RFC 4287 §2',
    says: 'the document element is atom:feed, in the Atom namespace',
    check: (feed) => failing([feed.name], (name) => name === 'atom:feed', 'root'),
    broken: swap('xmlns="http://www.w3.org/2005/Atom"', 'xmlns="http://purl.org/atom/ns#"'),
  },
  {
    clause: 'RFC 4287 §2 (xml:lang)',
    says: 'xml:lang is a language tag, and the feed says its language',
    check: (feed) => {
      const tags = named(feed, /./).flatMap(({ attributes }) => attributes['xml:lang'] ?? []);
      return [
        ...failing(tags, isLanguage, 'xml:lang'),
        ...(feed.attributes['xml:lang'] === undefined ? ['the feed has none'] : []),
      ];
    },
    broken: swap(/xml:lang="[^"]*"/, 'xml:lang="en_US.UTF-8"'),
  },
  {
    clause: 'RFC 4287 §3.1.1',
    says: 'the type of a text construct is text, html or xhtml',
    check: (feed) =>
      failing(
        named(feed, TEXT).map(({ attributes }) => attributes.type ?? 'text'),
        (type) => /^(text|html|xhtml)$/.test(type),
        'type',
      ),
    broken: swap('<title type="text">', '<title type="text/plain">'),
  },
  {
    clause: 'RFC 4287 §3.1.1.1 and §3.1.1.2',
    says: 'a text construct of type text or html has no child elements',
    check: (feed) =>
      named(feed, TEXT).flatMap((each) => each.children.map((child) => `${child.name} in ${each.name}`)),
    broken: swap('<title type="text">', '<title type="text"><b/>'),
  },
  {
    clause: 'RFC 4287 §3.2.1',
    says: 'a person has exactly one name, not empty',
    check: (feed) =>
      named(feed, PERSON).flatMap((person) => [
        ...count(person, 'atom:name', 1, 1),
        ...failing(
          at(person, 'atom:name').map(({ text }) => text),
          (text) => text.trim() !== '',
          'empty name',
        ),
      ]),
    broken: swap(/<name>[^<]*<\/name>/, ''),
  },
  {
    clause: 'RFC 4287 §3.2.2',
    says: 'a person has at most one uri, an absolute IRI',
    check: (feed) =>
      named(feed, PERSON).flatMap((person) => [
        ...count(person, 'atom:uri', 0, 1),
        ...failing(
          at(person, 'atom:uri').map(({ text }) => text),
          isAbsolute,
          'uri',
        ),
      ]),
    broken: swap(/<uri>[^<]*/, '<uri>reed'),
  },
  {
    clause: 'RFC 4287 §3.2.3',
    says: 'a person has at most one email, an address',
    check: (feed) =>
      named(feed, PERSON).flatMap((person) => [
        ...count(person, 'atom:email', 0, 1),
        ...failing(
          at(person, 'atom:email').map(({ text }) => text),
          isEmail,
          'email',
        ),
      ]),
    broken: swap(/<email>[^<]*/, '<email>Ines'),
  },
  {
    clause: 'RFC 4287 §3.3',
    says: 'dates are RFC 3339 with upper-case T and Z',
    check: (feed) =>
      failing(
        named(feed, DATE).map(({ text }) => text),
        isRfc3339,
        'date',
      ),
    broken: swap(/(<updated>[\d-]+)T/, '$1t'),
  },
  {
    clause: 'RFC 4287 §4.2.2',
    says: 'a category has a term, not empty, its scheme is an IRI, and it is empty itself',
    check: (feed) =>
      named(feed, /^atom:category$/).flatMap(({ attributes: { term = '', scheme = 'tag:none' }, text }) => [
        ...failing([term], (value) => value !== '', 'term'),
        ...failing([scheme], isAbsolute, 'scheme'),
        ...failing([text], (value) => value === '', 'text'),
      ]),
    broken: swap(/<category term="[^"]*"/, '<category'),
  },
  {
    clause: 'RFC 4287 §4.2.4',
    says: 'a generator has text, and its uri is an IRI',
    check: (feed) =>
      named(feed, /^atom:generator$/).flatMap(({ attributes, text }) => [
        ...failing([text], (value) => value.trim() !== '', 'text'),
        ...failing([attributes.uri ?? 'tag:none'], isAbsolute, 'uri'),
      ]),
    broken: swap(/<generator uri="[^"]*"/, '<generator uri="/dateline x"'),
  },
  {
    clause: 'RFC 4287 §4.2.5 and §4.2.8',
    says: 'icon and logo are absolute IRIs',
    check: (feed) =>
      failing(
        named(feed, /^atom:(icon|logo)$/).map(({ text }) => text),
        isAbsolute,
        'address',
      ),
    broken: swap(/<icon>[^<]*/, '<icon>icon.png'),
  },
  {
    clause: 'RFC 4287 §4.2.6',
    says: 'an id is an absolute IRI, compared character by character: no white space around it',
    check: (feed) =>
      failing(
        named(feed, /^atom:id$/).map(({ text }) => text),
        isAbsolute,
        'id',
      ),
    broken: swap(/<id>/, '<id> '),
  },
  {
    clause: 'RFC 4287 §4.2.7',
    says: 'a link has an absolute href, a registered rel, a media type, a length in bytes, and is empty',
    check: (feed) =>
      named(feed, /^atom:link$/).flatMap(
        ({ attributes: { href = '', rel = 'alternate', type = 'a/b', length = '0' }, text }) => [
          ...failing([href], isAbsolute, 'href'),
          ...failing([rel], (value) => RELATIONS.includes(value.replace(REGISTRY, '')), 'rel'),
          ...failing([type], isMediaType, 'type'),
          ...failing([length], (value) => /^\d+$/.test(value), 'length'),
          ...failing([text], (value) => value === '', 'text'),
        ],
      ),
    broken: swap('rel="via"', 'rel="wire"'),
  },
  {
    clause: 'RFC 4287 §6.3',
    says: 'an element in the Atom namespace is one that RFC 4287 defines, where it defines it',
    check: (feed) =>
      descendants(feed).flatMap((parent) =>
        failing(
          parent.children
            .map(({ name }) => name)
            .filter((name) => name.startsWith('atom:') || !/[:{]/.test(name)),
          (name) => KNOWN[parent.name]?.includes(name) ?? false,
          `in ${parent.name}`,
        ),
      ),
    broken: swap('<updated>', '<modified>2024-03-05T00:00:00Z</modified><updated>'),
  },
];

function named(feed: XmlTree, names: RegExp): readonly XmlTree[] {
  return descendants(feed).filter(({ name }) => names.test(name));
}

const TEXT = /^atom:(title|subtitle|summary|rights)$/;
const PERSON = /^atom:(author|contributor)$/;
const DATE = /^atom:(updated|published)$/;

// The IANA registry's, as far as we use it: RFC 4287 §4.2.7.2, RFC 4946, RFC 5005, WebSub.
/** What a relation's name is short for (RFC 4287 §4.2.7.2). */
const REGISTRY = /^http:\/\/www\.iana\.org\/assignments\/relation\//;

const RELATIONS = [
  'alternate',
  'self',
  'related',
  'enclosure',
  'via',
  'license',
  'next',
  'hub',
  'prev-archive',
  'next-archive',
  'current',
];

const SHARED = ['author', 'category', 'contributor', 'id', 'link', 'rights', 'title', 'updated'];
const prefixed = (names: readonly string[]) => names.map((name) => `atom:${name}`);
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'atom:feed': prefixed([...SHARED, 'generator', 'icon', 'logo', 'subtitle', 'entry']),
  'atom:entry': prefixed([...SHARED, 'content', 'published', 'source', 'summary']),
  'atom:author': prefixed(['name', 'uri', 'email']),
};
