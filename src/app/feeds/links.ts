import { FEED_FILES, type Scope, scopePath } from '../../domain/addresses.ts';
import type { Site } from '../../domain/site.ts';
import { uri } from '../../domain/uri.ts';
import type { Format } from '../../feed/formats/format.ts';
import { READER_FORMATS, RSL_TYPE } from '../../feed/formats/media-types.ts';
import type { HeadPlace } from '../../feed/model/head.ts';
import type { FeedQuery } from './selection/feed-query.ts';

type LinkedFormat = Pick<Format, 'name' | 'mediaType'>;

type LinkedFeed = {
  readonly site: Site;
  readonly scope: Scope;
  readonly format: LinkedFormat;
  readonly choice: FeedQuery;
  readonly place: HeadPlace;
};

/** The Link field of a feed: itself, hubs (WebSub §4), the other formats and the page for people. */
export function feedLinks({ site, scope, format, choice, place }: LinkedFeed): string {
  const base = `${site.url}${scopePath(scope)}`;
  const query = place.archive ?? choice.query;
  const others = READER_FORMATS.filter(({ name }) => name !== format.name).map((other) =>
    feedLink(base, other, 'alternate', query),
  );
  const page = link(`${base}/${choice.query}`, 'alternate', 'text/html');
  return ownLinks(feedUrl(base, format, query), site, typeOf(format), [...others, page]);
}

/** Itself, by its absolute URL, the hubs (WebSub §4), what it leads to besides, and its terms. */
export const ownLinks = (
  self: string,
  site: Pick<Site, 'hubs' | 'license' | 'licensing'>,
  type?: string,
  others: readonly string[] = [],
): string =>
  [link(self, 'self', type), ...site.hubs.map((hub) => link(hub, 'hub')), ...others, ...termLinks(site)].join(
    ', ',
  );

/** The Link field of a page: the feeds of `scopes` in every format, and its terms. */
export function pageLinks(site: Site, scopes: readonly Scope[], query = ''): string {
  const feeds = scopes.flatMap((scope) =>
    READER_FORMATS.map((format) => feedLink(`${site.url}${scopePath(scope)}`, format, 'alternate', query)),
  );
  return [...feeds, ...termLinks(site)].join(', ');
}

/** The license (RFC 8288 names it by `license`), and the terms for machines in RSL 1.0. */
export const termLinks = ({ license, licensing }: Pick<Site, 'license' | 'licensing'>): readonly string[] => [
  ...(license === undefined ? [] : [link(license, 'license')]),
  ...(licensing === undefined ? [] : [link(licensing.terms, 'license', RSL_TYPE)]),
];

const feedUrl = (base: string, { name }: LinkedFormat, query: string): string =>
  `${base}/${FEED_FILES[name]}${query}`;

const typeOf = ({ mediaType }: LinkedFormat): string | undefined => mediaType.split(';')[0];

const feedLink = (base: string, format: LinkedFormat, rel: string, query: string): string =>
  link(feedUrl(base, format, query), rel, typeOf(format));

/** One link (RFC 8288). A header carries ASCII only, and the URL must not close its bracket. */
function link(url: string, rel: string, type?: string): string {
  return `<${uri(new URL(url).href)}>; rel="${rel}"${type === undefined ? '' : `; type="${type}"`}`;
}
