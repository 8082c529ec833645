import { Parser } from 'htmlparser2';
import { readOpml } from '../../check/published-feed.ts';
import type { Exchange } from './exchange.ts';

const TYPES = /^application\/(?:rss\+xml|atom\+xml|feed\+json|json)\b/i;

/** The feeds that a page names for readers to find, absolute, in its order. */
export function feedsOfPage({ url, body }: Exchange): readonly string[] {
  const feeds: string[] = [];
  let base = url;
  const parser = new Parser({
    onopentag(name, { href, rel = '', type = '' }) {
      if (href === undefined) return;
      if (name === 'base') base = URL.parse(href, url)?.href ?? url;
      if (name !== 'link' || !/\balternate\b/i.test(rel) || !TYPES.test(type)) return;
      const feed = URL.parse(href, base)?.href;
      if (feed !== undefined) feeds.push(feed);
    },
  });
  parser.end(new TextDecoder().decode(body));
  return [...new Set(feeds)];
}

/** The feeds that an OPML list names; none where it is no list. */
export function feedsOfList({ url, body }: Exchange): readonly string[] {
  const listed = readOpml(new TextDecoder().decode(body)) ?? [];
  return listed.flatMap((feed) => URL.parse(feed, url)?.href ?? []);
}
