import { failing, swap } from '../../spec/clause.ts';
import { isRfc822 } from '../../spec/syntax.ts';
import { at, texts } from '../../spec/xml-tree.ts';
import { addressed, bodyOf, channelOnce, type Demand, once, storiesOf } from './demand.ts';

/** MSN and SmartNews, which ask for most. */
export const largeDemands: readonly Demand[] = [
  {
    profile: 'msn',
    says: 'An article has a unique id, a title, a date, a body and a link',
    met: '`guid` is the article’s `id`, which outlives moves and renames; `title`, `pubDate`, `content:encoded`, `link`',
    check: once('guid', 'title', 'pubDate', 'content:encoded', 'link'),
    broken: swap(
      /(<item>(?:(?!<\/item>).)*<pubDate)>[^<]*(?=<\/pubDate><dc:creator>(?:(?!<\/item>).)*<content:encoded)/s,
      '$1>',
    ),
  },
  {
    profile: 'msn',
    says: 'An update has a newer date under the same id',
    met: '`dcterms:modified` is `updated`, which the newsroom alone moves',
    check: (feed) =>
      storiesOf(feed).flatMap((item) => {
        const [published = ''] = texts(item, 'pubDate');
        const modified = texts(item, 'dcterms:modified');
        return modified.length === 1 && Date.parse(modified[0] ?? '') >= Date.parse(published)
          ? []
          : [`modified: ${modified}`];
      }),
    broken: swap(/<dcterms:modified>20\d\d(?=[^<]*<\/dcterms:modified><media)/, '<dcterms:modified>1999'),
  },
  {
    profile: 'msn',
    says: 'Pictures are Media RSS, with absolute addresses, a credit and the right to syndicate them',
    met: '`media:content` with `media:credit`, `media:copyright`, `mi:hasSyndicationRights` and `mi:licensorName`; what is withheld is not there at all',
    check: (feed) => [
      ...addressed('media:content', 'url')(feed),
      ...storiesOf(feed).flatMap((item) =>
        at(item, 'media:content')
          .filter((each) => texts(each, 'mi:hasSyndicationRights')[0] !== '1')
          .map(() => 'no right'),
      ),
    ],
    broken: swap(/<mi:hasSyndicationRights>1/, '<mi:hasSyndicationRights>0'),
  },
  {
    profile: 'msn',
    says: 'Style, script, object and embed are not in the body',
    met: 'Authors’ HTML is sanitised when it is compiled',
    check: (feed) =>
      failing(
        storiesOf(feed).map(bodyOf),
        (html) => !/<(?:style|script|object|embed|param|applet)\b/i.test(html),
        'body',
      ),
    broken: swap(/(<content:encoded><!\[CDATA\[)/, '$1<script></script>'),
  },
  {
    profile: 'msn',
    says: 'An id and a past expiry with a newer date take an article back',
    met: '`status: withdrawn`: the id with a newer `dcterms:modified`, and `dcterms:valid` and `mi:expirationDate` in the past; `expires` gives both beforehand',
    check: (feed) => {
      const gone = at(feed, 'channel', 'item').filter((item) => at(item, 'mi:expirationDate').length > 0);
      const wrong = gone.filter(
        (item) =>
          texts(item, 'mi:expirationDate')[0] !== texts(item, 'dcterms:modified')[0] ||
          texts(item, 'dcterms:valid')[0] !== texts(item, 'dcterms:modified')[0],
      );
      return gone.length === 0 ? ['nothing is withdrawn'] : wrong.map(() => 'dates differ');
    },
    broken: swap(/<dcterms:valid>[^<]*<\/dcterms:valid>/, ''),
  },
  {
    profile: 'smartnews',
    says: 'A channel has title, link, description, pubDate and language; copyright and ttl are wanted',
    met: 'From site.yaml; `pubDate` is when the feed last changed',
    check: channelOnce('title', 'link', 'description', 'pubDate', 'language', 'copyright', 'ttl'),
    broken: swap(/<language>[^<]*<\/language>/, ''),
  },
  {
    profile: 'smartnews',
    says: 'snf:logo has a url child; snf:darkModeLogo likewise',
    met: '`logo`, else the site’s, and `darkLogo`',
    check: (feed) => [
      ...channelOnce('snf:logo')(feed),
      ...failing(texts(feed, 'channel', 'snf:logo', 'url'), (url) => url.startsWith('https://'), 'logo'),
      ...(at(feed, 'channel', 'snf:logo', 'url').length === 1 ? [] : ['no url']),
    ],
    broken: swap(/<snf:logo><url>([^<]*)<\/url>/, '<snf:logo>$1'),
  },
  {
    profile: 'smartnews',
    says: 'An item has title, link, guid, pubDate, content:encoded, dc:creator and a thumbnail',
    met: 'As all feeds have them; `media:thumbnail` stands in the item',
    check: (feed) => [
      ...once('title', 'link', 'guid', 'pubDate', 'content:encoded')(feed),
      ...addressed('media:thumbnail', 'url')(feed),
      ...storiesOf(feed).flatMap((item) => (at(item, 'dc:creator').length > 0 ? [] : ['no creator'])),
    ],
    broken: swap(/<media:thumbnail [^>]*>/, ''),
  },
  {
    profile: 'smartnews',
    says: 'Dates are RFC 822 with four-digit years',
    met: 'So are all of RSS',
    check: (feed) =>
      failing(
        [...texts(feed, 'channel', 'pubDate'), ...texts(feed, 'channel', 'item', 'pubDate')],
        isRfc822,
        'date',
      ),
    broken: swap(/<pubDate>(\w+, \d\d \w+ )20/, '<pubDate>$1'),
  },
  {
    profile: 'smartnews',
    says: 'media:status with a changed pubDate deletes an article; leaving it out does nothing',
    met: '`status: withdrawn`: the id with `media:status state="deleted"` and the instant as `pubDate`',
    check: (feed) => {
      const gone = at(feed, 'channel', 'item').filter((item) => at(item, 'media:status').length > 0);
      return [
        ...(gone.length === 0 ? ['nothing is withdrawn'] : []),
        ...gone.flatMap((item) =>
          failing(
            at(item, 'media:status').map(({ attributes }) => attributes.state ?? ''),
            (state) => state === 'deleted',
            'state',
          ),
        ),
        ...gone.filter((item) => at(item, 'pubDate').length !== 1).map(() => 'no date'),
      ];
    },
    broken: swap('state="deleted"', 'state="active"'),
  },
];
