import { commandLine } from '../command/command-line.ts';
/** How bad a fault is: an error keeps readers from news; a warning costs, delays or may break. */
export type FaultSeverity = 'error' | 'warning';

/** Something a reader would meet. */
export type DoctorFinding = {
  readonly code: Fault;
  readonly severity: FaultSeverity;
  readonly url: string;
  /** What is wrong. */
  readonly message: string;
  /** What to do. */
  readonly advice: string;
};

const error = (advice: string) => ({ severity: 'error', advice }) as const;
const warning = (advice: string) => ({ severity: 'warning', advice }) as const;

/** Every fault that is looked for, with what to do about it. */
const faults = {
  unreachable: error(
    'See that the name is in the DNS, that the service runs, and that a firewall lets port 80 and 443 through.',
  ),
  'no-feed': error(
    'Name the feeds in the page: <link rel="alternate" type="application/rss+xml" href="…">; or give the address of a feed.',
  ),
  'no-feed-links': warning(
    'Put <link rel="alternate" type="application/rss+xml" href="…"> into the page’s head; readers look there.',
  ),
  unfinished: warning('Give it more time, --timeout 300, or fewer feeds, --feeds 1.'),
  challenge: error(
    'Programs cannot pass a challenge: let feeds through without one, whatever the User-Agent.',
  ),
  refused: error(
    'Let feeds through whatever the User-Agent: look for rules on bots, countries, data centres or rates.',
  ),
  'rate-limited': error(
    'Raise the limit for feeds: a reader makes two or three requests while a feed is being added.',
  ),
  'not-found': error(
    'Restore the feed, or redirect its address with 301 to the new one; correct the link that names it.',
  ),
  'server-error': error('Look into the log of the service, and of the proxy in front of it.'),
  'html-instead': error(
    'Give a feed whatever the User-Agent and Accept say; only a browser’s own navigation may get a page.',
  ),
  'redirect-loop': error(
    'Let the last address answer by itself: two rules, often the proxy’s and the service’s, disagree on http, www or the slash.',
  ),
  'redirect-to-http': error('Redirect to https:// alone; set the scheme that the proxy passes on.'),
  'redirect-chain': warning(
    'Redirect in one step to the address that answers; some readers follow no more than a few.',
  ),
  'redirect-temporary': warning('Use 301 or 308, so that readers keep the new address and ask there.'),
  'not-redirected': warning('Redirect http:// to https:// with 301, so that readers keep one address.'),
  'certificate-expired': error('Renew the certificate, and see why the renewal did not run.'),
  'certificate-soon': warning('See that it is renewed in time: most renew 30 days before the end.'),
  'certificate-name': error('Get a certificate for this name, or give readers the address that it is for.'),
  'certificate-untrusted': error(
    'Use a certificate of a public authority, and send the intermediate ones with it (fullchain.pem).',
  ),
  'media-type': warning(
    'Have the server send the type of the format; a proxy or host of files may need to be told.',
  ),
  charset: warning(
    'Have the server send the charset in Content-Type, the same as in the document: charset=utf-8.',
  ),
  'charset-conflict': error('Have the server send the charset that the document is in: charset=utf-8.'),
  'no-validators': error(
    'Let ETag and Last-Modified through: a proxy or a host takes them away, or the feed is made anew each time. Without them every poll sends everything.',
  ),
  'weak-etag': warning(
    'Turn off compression and rewriting of HTML for feeds in the proxy (nginx: gzip off; Cloudflare: a Cache Rule with “Respect strong ETags”), as the service compresses by itself.',
  ),
  'etag-changes': error(
    'Let the ETag follow from the content: several machines, or a date in the feed, give another each time.',
  ),
  'body-changes': error(
    'Let the feed follow from the content: a date of now, a random id or an address with a token makes it new each time.',
  ),
  'no-304': error(
    'Let If-None-Match and If-Modified-Since through to the service, and ETag back unchanged. Else every poll sends everything.',
  ),
  'false-304': error(
    'Answer 304 only when the tag is that of the present version; readers would never see news.',
  ),
  'no-304-compressed': error(
    'Keep the ETag whole when compressing (Apache: DeflateAlterETag NoChange); the suffix that is added is not recognised again.',
  ),
  'no-compression': warning(
    'Let the service’s own compression through (Accept-Encoding must reach it), or turn it on for feeds in the proxy.',
  ),
  'one-etag': warning(
    'Give each coding its own ETag (RFC 9110 §8.8.3), or a weak one; a range or a cache may mix them.',
  ),
  'no-vary': error(
    'Add Accept-Encoding to Vary; a shared cache may give compressed bytes to a reader that cannot read them.',
  ),
  'unasked-coding': error(
    'Send no Content-Encoding that was not asked for; a cache in between ignores Vary.',
  ),
  undecodable: error(
    'Compress once: a proxy compresses what is compressed already, or names the wrong coding.',
  ),
  clock: error(
    'Set the clock of the server (timedatectl set-ntp true): dates and caching go by it. Or this machine’s is wrong.',
  ),
  'no-date': warning('Let the Date field through; caches reckon ages by it.'),
  'future-item': error(
    'Correct the date, or embargo the article: readers show it on top until then, or not at all.',
  ),
  'stale-updated': warning(
    'Let the feed’s own date be that of its newest change; some readers look no further.',
  ),
  'stale-cache': error(
    'Clear the cache of the proxy, and let it keep feeds no longer than their Cache-Control says.',
  ),
  'long-life': warning(
    'Shorten max-age, s-maxage, Expires or ttl to minutes: readers wait that long for news.',
  ),
  'no-cache-control': warning(
    'Let Cache-Control through: without it every cache makes up a lifetime of its own.',
  ),
  cookie: warning('Set no cookie on feeds: caches then do not keep them.'),
  'robots-blocked': error('Take the Disallow for feeds out of robots.txt.'),
  'robots-error': error(
    'Answer /robots.txt with 200, or with 404 where there is none: on an error crawlers stay away from the whole site.',
  ),
  'signal-conflict': error(
    'State one thing: turn off the robots.txt that a proxy writes (Cloudflare: AI Crawl Control, managed robots.txt), or say the same under licensing in site.yaml.',
  ),
  'signal-lost': warning(
    'Let Content-Signal through, and robots.txt as the service writes it: each crawler reads one of the two.',
  ),
  'terms-unreadable': warning(
    'Let /license.xml through whatever the User-Agent, or correct licensing.terms in site.yaml.',
  ),
  'crawler-refused': warning(
    'Let it in: look for rules on AI crawlers in the proxy (Cloudflare: Block AI bots) and in robots.refuse; or do not permit the use under licensing in site.yaml.',
  ),
  'hub-refused': error(
    'See what the hub says; hub: own takes the addresses that its feeds name as rel="self", under the url of site.yaml.',
  ),
  'hub-unverified': error(
    'Give --callback an address under which the hub reaches this machine, at port 80, 443, 8080 or 8443; then see in the hub’s log why it asks nothing.',
  ),
  'hub-undelivered': error(
    'See what dateline hub says of the subscription; a hub elsewhere has to be pinged, which dateline start does for those that site.yaml names.',
  ),
  'hub-unsigned': warning(
    'Use a hub that signs (X-Hub-Signature) where a subscriber gives a secret: without it anybody may send news in its name.',
  ),
  'hub-altered': warning(
    'Use a hub that delivers the feed’s own Content-Type, and Link with rel="self" and rel="hub": subscribers find by them what they were sent.',
  ),
  'hub-not-ended': warning(
    'See in the hub’s log why an end is not asked back; until its lease ends the subscriber is sent what it does not want.',
  ),
  'hub-unreachable': warning(
    'Take the hub out of site.yaml, or name one that answers, such as https://pubsubhubbub.appspot.com/.',
  ),
  'ill-formed': error(
    'Mend the markup: readers refuse the whole feed. If the service is Dateline, something in between rewrites it.',
  ),
  'invalid-json': error(
    'Mend the JSON: readers refuse the whole feed. If the service is Dateline, something in between rewrites it.',
  ),
  'not-a-feed': error('Give RSS, Atom or JSON Feed at this address.'),
  empty: warning(`If there should be articles, run ${commandLine('check')}; else nothing is wrong.`),
  'repeated-id': error('Give each article an id of its own: readers show one of those that share it.'),
  'self-mismatch': warning('Set SITE_URL, or url in site.yaml, to the address that readers use.'),
  'local-links': error(
    'Set SITE_URL, or url in site.yaml, to the address that readers use, and build again.',
  ),
  size: warning('Lower feeds.limit in site.yaml; several readers cut or refuse what is larger than 1 MB.'),
} satisfies Readonly<Record<string, { readonly severity: FaultSeverity; readonly advice: string }>>;

export type Fault = keyof typeof faults;

/** A fault where it was met; its usual advice unless a closer one is given. */
export function finding(
  code: Fault,
  url: string,
  message: string,
  advice: string = faults[code].advice,
): DoctorFinding {
  return { code, severity: faults[code].severity, url, message, advice };
}
