import { type Client, clients } from './clients.ts';
import { type CrawlerVisit, visitAsCrawlers } from './crawlers.ts';
import { feedsOfList, feedsOfPage } from './discover.ts';
import { type Document, readDocument, type Unread } from './document.ts';
import { isHtml } from './html.ts';
import { type SubscriberOptions, type SubscriptionVisit, visitAsSubscriber } from './subscriber.ts';
import { PLAIN_CLIENT, type VisitAnswer, type Visitor } from './visitor.ts';

/** Everything that was seen of a site. */
export type Visit = {
  readonly url: string;
  /** What stands at the address that was given. */
  readonly start: VisitAnswer;
  /** The same without TLS, where the address has it. */
  readonly plainHttp?: VisitAnswer;
  readonly robots: VisitAnswer;
  /** Where feeds were named: those of the page, those of the list. */
  readonly named: { readonly page: readonly string[]; readonly list: readonly string[] };
  /** How many feeds there are besides those looked at. */
  readonly more: number;
  readonly feeds: readonly FeedVisit[];
  /** What programs get of the first feed. */
  readonly clients: readonly ClientVisit[];
  /** What crawlers get, and are told; absent where no feed was found. */
  readonly crawling?: CrawlerVisit;
  readonly hubs: readonly { readonly hub: string; readonly answer: VisitAnswer }[];
  /** What its hub does for a subscriber; absent unless that was to be seen. */
  readonly subscription?: SubscriptionVisit;
};

/** What a visit does besides asking. */
export type VisitOptions = {
  /** Feeds that are looked at closely, at most. */
  readonly most: number;
  /** Subscribes to the first feed at its hub, where the hub reaches this machine. */
  readonly subscriber?: Pick<SubscriberOptions, 'callback' | 'port' | 'time' | 'onSubscribed'>;
};

export type ClientVisit = { readonly client: Client; readonly answer: VisitAnswer };

/** One feed, asked in several ways. Those after `plain` only where that gave a feed. */
export type FeedVisit = {
  readonly url: string;
  /** Without compression. */
  readonly plain: VisitAnswer;
  readonly document?: Document | Unread;
  readonly revisit?: VisitAnswer;
  readonly gzip?: VisitAnswer;
  readonly brotli?: VisitAnswer;
  /** Conditional on the validators that came with the plain, and with the compressed answer. */
  readonly byTag?: VisitAnswer;
  readonly byDate?: VisitAnswer;
  readonly byGzipTag?: VisitAnswer;
  /** Conditional on a tag that no version has. */
  readonly byForeignTag?: VisitAnswer;
};

/** Looks at a site, and at so many feeds of it closely. */
export async function visit(
  url: string,
  visitor: Visitor,
  { most, subscriber }: VisitOptions,
): Promise<Visit> {
  const start = await visitor.ask(url);
  const first = start.last;
  const isFeed = first !== undefined && first.status === 200 && 'items' in readDocument(first.body);
  const page = first && !isFeed ? feedsOfPage(first) : [];
  const site = first?.url ?? url;
  const list = isFeed ? [] : await listed(site, visitor);
  const all = isFeed ? [url] : [...new Set([...page, ...list])];
  const feeds: FeedVisit[] = [];
  for (const feed of all.slice(0, most)) feeds.push(await visitFeed(feed, visitor));
  const main = feeds[0];
  const robots = await visitor.ask(new URL('/robots.txt', main?.plain.last?.url ?? main?.url ?? site).href);
  const plainHttp = await withoutTls(url, visitor);
  const hubs = [...new Set(feeds.flatMap(hubsOf))];
  return {
    url,
    start,
    robots,
    plainHttp,
    named: { page, list },
    more: Math.max(0, all.length - most),
    feeds,
    clients: main
      ? await inTurn(clients, async (client) => ({
          client,
          answer: await visitor.ask(main.url, client.headers),
        }))
      : [],
    crawling: main && (await visitAsCrawlers(main.plain, robots, visitor)),
    hubs: await inTurn(hubs, async (hub) => ({ hub, answer: await visitor.ask(hub) })),
    subscription: main && subscriber && (await subscribed(main, visitor, subscriber)),
  };
}

/** What the hub of a feed does for a subscriber; undefined: it has none. */
async function subscribed(
  feed: FeedVisit,
  visitor: Visitor,
  subscriber: NonNullable<VisitOptions['subscriber']>,
): Promise<SubscriptionVisit | undefined> {
  const [hub] = hubsOf(feed);
  const { last } = feed.plain;
  if (hub === undefined || !last) return undefined;
  const [self] = linksOf(feed.plain, 'self');
  const topic = (self && URL.parse(self, last.url)?.href) ?? last.url;
  const version = async () => {
    const answer = await visitor.ask(topic, PLAIN_CLIENT);
    const { etag, 'last-modified': modified } = answer.last?.fields ?? {};
    return answer.last && String(etag ?? modified ?? answer.last.body);
  };
  return visitAsSubscriber({ ...subscriber, hub, topic, version });
}

async function visitFeed(url: string, visitor: Visitor): Promise<FeedVisit> {
  const ask = (headers: Readonly<Record<string, string>>) =>
    visitor.ask(url, {
      ...PLAIN_CLIENT,
      'User-Agent': 'newsboat/2.40.0 (Linux x86_64)',
      'Accept-Encoding': 'identity',
      ...headers,
    });
  const plain = await ask({});
  if (plain.last?.status !== 200 || isHtml(plain.last)) return { url, plain };
  const { etag, 'last-modified': modified } = plain.last.fields;
  const document = readDocument(plain.last.body);
  const [revisit, gzip, brotli] = [
    await ask({}),
    await ask({ 'Accept-Encoding': 'gzip' }),
    await ask({ 'Accept-Encoding': 'br' }),
  ];
  const gzipTag = gzip.last?.fields.etag;
  return {
    url,
    plain,
    document,
    revisit,
    gzip,
    brotli,
    byTag: etag === undefined ? undefined : await ask({ 'If-None-Match': etag }),
    byForeignTag: etag === undefined ? undefined : await ask({ 'If-None-Match': '"dateline-doctor"' }),
    byDate: modified === undefined ? undefined : await ask({ 'If-Modified-Since': modified }),
    byGzipTag:
      gzipTag === undefined ? undefined : await ask({ 'If-None-Match': gzipTag, 'Accept-Encoding': 'gzip' }),
  };
}

/** The list stands beside the page, or at the root. */
async function listed(site: string, visitor: Visitor): Promise<readonly string[]> {
  for (const address of new Set([new URL('opml.xml', site).href, new URL('/opml.xml', site).href])) {
    const { last } = await visitor.ask(address);
    const feeds = last?.status === 200 ? feedsOfList(last) : [];
    if (feeds.length > 0) return feeds;
  }
  return [];
}

/** A site with TLS on the usual port should be found without, too. */
async function withoutTls(url: string, visitor: Visitor): Promise<VisitAnswer | undefined> {
  const { protocol, port, host, pathname } = new URL(url);
  return protocol === 'https:' && port === '' ? visitor.ask(`http://${host}${pathname}`) : undefined;
}

function hubsOf({ plain, document }: FeedVisit): readonly string[] {
  const named = [...linksOf(plain, 'hub'), ...(document && 'hubs' in document ? document.hubs : [])];
  return named.flatMap((hub) => URL.parse(hub, plain.last?.url)?.href ?? []);
}

/** What the Link field names so. */
function linksOf({ last }: VisitAnswer, rel: string): readonly string[] {
  const field = [last?.fields.link ?? []].flat().join(', ');
  return [...field.matchAll(/<([^<>]+)>([^,<>]*)/g)].flatMap(([, target, parameters = '']) =>
    target !== undefined && parameters.split(';').some((each) => relOf(each).includes(rel)) ? target : [],
  );
}

const relOf = (parameter: string): readonly string[] =>
  /^\s*rel="?([^"]*)/.exec(parameter)?.[1]?.trim().split(' ') ?? [];

async function inTurn<From, To>(
  all: readonly From[],
  work: (each: From) => Promise<To>,
): Promise<readonly To[]> {
  const done: To[] = [];
  for (const each of all) done.push(await work(each));
  return done;
}
