import { type Clause, failing, swap } from '../clause.ts';
import { isLanguage, isRfc3339, isWeb } from '../syntax.ts';
import type { JsonFeed } from './document.ts';

/** JSON Feed 1.1, beyond what schema.json says of shapes. */
export const jsonFeedClauses: readonly Clause<JsonFeed>[] = [
  {
    clause: 'JSON Feed 1.1, version',
    says: 'version is the URL of version 1.1',
    check: (feed) =>
      failing([feed.version], (version) => version === 'https://jsonfeed.org/version/1.1', 'version'),
    broken: swap('jsonfeed.org/version/1.1', 'jsonfeed.org/version/1'),
  },
  {
    clause: 'JSON Feed 1.1, title',
    says: 'the feed has a title, which is plain text and not empty',
    check: (feed) => failing([feed.title], (title) => title.trim() !== '', 'title'),
    broken: swap(/"title":"[^"]*"/, '"title":""'),
  },
  {
    clause: 'JSON Feed 1.1, home_page_url and feed_url',
    says: 'both are there and absolute, and next_url is neither',
    check: (feed) => [
      ...failing([feed.home_page_url ?? '', feed.feed_url ?? ''], isWeb, 'address'),
      ...failing(
        [feed.next_url ?? 'https://none.example/'],
        (next) => isWeb(next) && next !== feed.feed_url,
        'next_url',
      ),
    ],
    broken: swap('"feed_url":', '"_feed_url":'),
  },
  {
    clause: 'JSON Feed 1.1, icon, favicon and hubs',
    says: 'they are absolute URLs, and a hub says its type',
    check: (feed) => [
      ...failing(
        [feed.icon, feed.favicon].flatMap((address) => address ?? []),
        isWeb,
        'picture',
      ),
      ...(feed.hubs ?? []).flatMap(({ type, url }) => [
        ...failing([url], isWeb, 'hub'),
        ...failing([type], (text) => text !== '', 'type'),
      ]),
    ],
    broken: swap(/"icon":"[^"]*"/, '"icon":"icon.png"'),
  },
  {
    clause: 'JSON Feed 1.1, authors',
    says: 'an author has at least one of name, url and avatar, and the one-author form of 1.0 is not used',
    check: (feed) =>
      [feed, ...feed.items].flatMap((each) => [
        ...(each.authors ?? []).flatMap(({ name, url, avatar }) =>
          name || url || avatar
            ? failing([url ?? 'https://none.example/'], isWeb, 'url')
            : ['an empty author'],
        ),
        ...('author' in each ? ['author'] : []),
      ]),
    broken: swap(/"authors":\[\{[^}]*\}/, '"authors":[{}'),
  },
  {
    clause: 'JSON Feed 1.1, language',
    says: 'language is a language tag',
    check: (feed) =>
      failing(
        [feed, ...feed.items].flatMap(({ language }) => language ?? []),
        isLanguage,
        'language',
      ),
    broken: swap(/"language":"[^"]*"/, '"language":"American English"'),
  },
  {
    clause: 'JSON Feed 1.1, items, id',
    says: 'an id is a string, not empty and unique in the feed',
    check: (feed) => {
      const ids = feed.items.map(({ id }) => id);
      return failing(ids, (id) => id !== '' && ids.indexOf(id) === ids.lastIndexOf(id), 'id');
    },
    broken: swap(/("items":\[\{"id":)"[^"]*"/, '$1""'),
  },
  {
    clause: 'JSON Feed 1.1, items, url and external_url',
    says: 'they are absolute URLs',
    check: (feed) =>
      failing(
        feed.items.flatMap(({ url, external_url, image, banner_image }) =>
          [url, external_url, image, banner_image].flatMap((address) => address ?? []),
        ),
        isWeb,
        'address',
      ),
    broken: swap(/"external_url":"[^"]*"/, '"external_url":"/a"'),
  },
  {
    clause: 'JSON Feed 1.1, items, content',
    says: 'an item has content_html or content_text, not empty',
    check: (feed) =>
      feed.items.flatMap(({ id, content_html, content_text }) =>
        (content_html ?? content_text ?? '') === '' ? [`no content: ${id}`] : [],
      ),
    broken: swap('"content_text"', '"_content_text"'),
  },
  {
    clause: 'JSON Feed 1.1, items, dates',
    says: 'dates are RFC 3339, and nothing is modified before it was published',
    check: (feed) =>
      feed.items.flatMap(({ date_published = '', date_modified = date_published }) => [
        ...failing([date_published, date_modified], isRfc3339, 'date'),
        ...(Date.parse(date_modified) < Date.parse(date_published) ? ['modified first'] : []),
      ]),
    broken: swap(/"date_published":"\d{4}/, '"date_published":"2099'),
  },
  {
    clause: 'JSON Feed 1.1, attachments',
    says: 'an attachment has an absolute url and a media type; sizes and durations are numbers',
    check: (feed) =>
      feed.items
        .flatMap(({ attachments }) => attachments ?? [])
        .flatMap(({ url, mime_type }) => [
          ...failing([url], isWeb, 'url'),
          ...failing([mime_type], (type) => /^[^\s/]+\/[^\s/]+$/.test(type), 'type'),
        ]),
    broken: swap(/"mime_type":"[^"]*"/, '"mime_type":"mp3"'),
  },
  {
    clause: 'JSON Feed 1.1, items, tags',
    says: 'a tag is plain text and not empty',
    check: (feed) =>
      failing(
        feed.items.flatMap(({ tags }) => tags ?? []),
        (tag) => tag.trim() !== '',
        'tag',
      ),
    broken: swap(/"tags":\["[^"]*"/, '"tags":[""'),
  },
  {
    clause: 'JSON Feed 1.1, extensions',
    says: 'a custom object’s name begins with an underscore and a letter, has no full stop, and says what it is about',
    check: (feed) =>
      [feed, ...feed.items].flatMap((each) =>
        Object.entries(each)
          .filter(([name]) => name.startsWith('_'))
          .flatMap(([name, value]) => [
            ...failing([name], (key) => /^_[a-z][^.]*$/i.test(key), 'name'),
            ...(isObject(value) && typeof value.about === 'string'
              ? failing([value.about], isWeb, 'about')
              : ['about']),
          ]),
      ),
    broken: swap(/"_dateline":\{"about":"[^"]*"/, '"_dateline":{"about":""'),
  },
  {
    clause: 'JSON Feed 1.1, relative URLs',
    says: 'addresses in content_html are absolute',
    check: (feed) =>
      failing(
        feed.items.flatMap(({ content_html = '' }) =>
          [...content_html.matchAll(/<[^<>]*? (?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? ''),
        ),
        (address) => /^[a-z]+:/.test(address),
        'address',
      ),
    broken: swap('href=\\"https://record.example/join', 'href=\\"/join'),
  },
];

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
