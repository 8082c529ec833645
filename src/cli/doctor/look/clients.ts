/** A program that reads feeds, as it introduces itself. */
export type Client = { readonly name: string; readonly headers: Readonly<Record<string, string>> };

const client = (name: string, agent: string, accept: string): Client => ({
  name,
  headers: { 'User-Agent': agent, Accept: accept, 'Accept-Encoding': 'gzip, deflate' },
});

const FEEDS =
  'application/rss+xml, application/atom+xml, application/rdf+xml;q=0.8, application/xml;q=0.4, text/xml;q=0.4';

/** Who is likely to come, from servers' logs and the programs' sources; the numbers of subscribers are made up. */
export const clients: readonly Client[] = [
  client('Feedly', 'Feedly/1.0 (+https://feedly.com/poller.html; 12 subscribers; )', '*/*'),
  client('Inoreader', 'Inoreader/1.0 (+http://www.inoreader.com/feed-fetcher; 12 subscribers; )', '*/*'),
  client(
    'NewsBlur',
    'NewsBlur Feed Fetcher - 12 subscribers - https://www.newsblur.com (Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36)',
    `${FEEDS}, */*;q=0.3`,
  ),
  client(
    'The Old Reader',
    'Mozilla/5.0 (compatible; theoldreader.com; 12 subscribers; feed-id=0123456789abcdef01234567)',
    '*/*',
  ),
  client('Feedbin', 'Feedbin feed-id:1 - 12 subscribers', '*/*'),
  client(
    'miniflux',
    'Mozilla/5.0 (compatible; Miniflux/2.2.0; +https://miniflux.app)',
    'application/xml, application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, text/html, */*;q=0.9',
  ),
  client(
    'FreshRSS',
    'FreshRSS/1.24.3 (Linux; https://freshrss.org)',
    'application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.7',
  ),
  client('newsboat', 'newsboat/2.40.0 (Linux x86_64)', '*/*'),
  client(
    'feedparser',
    'feedparser/6.0.12 +https://github.com/kurtmckee/feedparser/',
    'application/atom+xml,application/rdf+xml,application/rss+xml,application/x-netcdf,application/xml;q=0.9,text/xml;q=0.2,*/*;q=0.1',
  ),
  client('NetNewsWire', 'NetNewsWire (RSS Reader; https://netnewswire.com/)', '*/*'),
  client(
    'Googlebot-News',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  ),
  client('MSN', 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', '*/*'),
  client('SmartNews', 'Mozilla/5.0 (compatible; SmartNews/1.0; +https://www.smartnews.com/)', '*/*'),
  client(
    'Flipboard',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.9; rv:28.0) Gecko/20100101 Firefox/28.0 (FlipboardRSS/1.2; +http://flipboard.com/browserproxy)',
    '*/*',
  ),
  client('a script', 'python-requests/2.32.3', '*/*'),
  client('curl', 'curl/8.14.1', '*/*'),
];

/** Names that robots.txt may speak to, with what comes under them. */
export const robots: readonly (readonly [agent: string, name: string])[] = [
  ['Feedly', 'Feedly'],
  ['FeedFetcher-Google', 'Google’s feed fetcher'],
  ['Googlebot', 'Google'],
  ['Googlebot-News', 'Google News'],
  ['bingbot', 'Bing and MSN'],
  ['SmartNews', 'SmartNews'],
  ['FlipboardRSS', 'Flipboard'],
  ['Applebot', 'Apple News'],
];
