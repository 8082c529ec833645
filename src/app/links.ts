import { type Scope, scopePath } from '../collection/selection.ts';
import type { Site } from '../collection/site.ts';
import { type Format, formats } from '../feed/formats.ts';

/** The Link field of a feed: itself, hubs (WebSub §4), the other formats and the page for people. */
export function feedLinks(site: Site, scope: Scope, format: Format): string {
  const base = `${site.url}${scopePath(scope)}`;
  const hubs = site.hubs.map((hub) => link(hub, 'hub'));
  const others = formats
    .filter((other) => other !== format)
    .map((other) => feedLink(base, other, 'alternate'));
  return [
    feedLink(base, format, 'self'),
    ...hubs,
    ...others,
    link(`${base}/`, 'alternate', 'text/html'),
  ].join(', ');
}

/** The Link field of a page: its feed in every format. */
export function pageLinks(site: Site, scope: Scope): string {
  const base = `${site.url}${scopePath(scope)}`;
  return formats.map((format) => feedLink(base, format, 'alternate')).join(', ');
}

function feedLink(base: string, { file, mediaType }: Format, rel: string): string {
  return link(`${base}/${file}`, rel, mediaType.split(';')[0]);
}

/** One link (RFC 8288). A header carries ASCII only, and the URL must not close its bracket. */
function link(url: string, rel: string, type?: string): string {
  return `<${new URL(url).href}>; rel="${rel}"${type === undefined ? '' : `; type="${type}"`}`;
}
