import type { Site } from '../collection/site.ts';
import { feedFormats, type NamedFeeds } from './feeds.ts';
import { localLink } from './link.ts';
import { stringsFor } from './strings.ts';
import { type Markup, markup } from './template.ts';

/** How to subscribe: the addresses of the feed in full, to be copied, and what a feed is. */
export function subscribeBox({ site, feeds }: { readonly site: Site; readonly feeds: NamedFeeds }): Markup {
  const strings = stringsFor(site.language);
  return markup`<section class="subscribe" id="subscribe" aria-labelledby="subscribe-title">
<h2 id="subscribe-title">${strings.subscribeTo(feeds.title)}</h2>
<dl class="addresses">
${feedFormats.map(({ key, name, type }) => markup`<dt>${name}</dt>\n<dd><a href="${feeds[key]}" type="${type}">${breakable(feeds[key])}</a></dd>\n`)}</dl>
<details>
<summary>${strings.whatIsAFeed}</summary>
<p>${strings.aboutFeeds}</p>
</details>
<p><a href="${localLink(site, '/opml.xml')}">${strings.allFeeds}</a></p>
</section>`;
}

/** Long addresses break after a slash, and copy whole. */
function breakable(address: string): readonly Markup[] {
  return address.split(/(?<=\/)(?=[^/])/).map((part) => markup`${part}<wbr>`);
}
