import { LIST_FILES, type Scope, scopePath, type WellKnown } from '../domain/addresses.ts';
import type { PageWords } from '../domain/pages/page-words.ts';
import type { Site } from '../domain/site.ts';
import { copyButton } from './parts/copy.ts';
import { feedFormats, type NamedFeeds } from './parts/feeds.ts';
import { localLink } from './parts/link.ts';
import { appAddress, ownReaders, readers } from './parts/readers.ts';
import { markup, type PageMarkup } from './parts/template.ts';
import { filled, stringsOf } from './strings/strings.ts';

const SUBSCRIBE: WellKnown = '/subscribe';

/** What the box is about: the feed, and whose it is. */
export type SubscribeBox = {
  readonly site: Site;
  readonly feeds: NamedFeeds;
  readonly scope: Scope;
};

/** How to subscribe: the addresses of the feed to be copied, the readers that take it over, and what a feed is. */
export function subscribeBox(box: SubscribeBox): PageMarkup {
  const { site, feeds } = box;
  const strings = stringsOf(site);
  return markup`<section class="subscribe" id="subscribe" aria-labelledby="subscribe-title">
<h2 id="subscribe-title">${filled(strings.subscribeTo, feeds.title)}</h2>
<details>
<summary>${strings.whatIsAFeed}</summary>
<p>${strings.aboutFeeds}</p>
</details>
<dl class="addresses">
${feedFormats.map(({ key, name, type }) => markup`<dt>${name}</dt>\n<dd><a href="${feeds[key]}" type="${type}">${breakable(feeds[key])}</a>${copyButton({ what: name, strings })}</dd>\n`)}</dl>
<h3>${strings.openIn}</h3>
<ul class="readers">
${readers.map(({ name, address }) => markup`<li><a href="${address}${encodeURIComponent(feeds.rss)}" rel="nofollow">${name}</a></li>\n`)}<li><a href="${appAddress(feeds.rss)}">${strings.otherApps}</a></li>
</ul>
${ownReaderForm(site, feeds.rss, strings)}
${publisherSnippet(feeds, strings)}
${lists(box, strings)}
</section>`;
}

/** What stands at the top for those whom a feed's own address brought here; hidden unless the address ends in `#feed`. */
export function arrival({ site, feeds }: SubscribeBox): PageMarkup {
  const strings = stringsOf(site);
  return markup`<aside class="arrival" id="${ARRIVAL}" aria-labelledby="arrival-title" tabindex="-1">
<h2 id="arrival-title">${filled(strings.arrived, feeds.title)}</h2>
<p>${strings.arrivedNote}</p>
<p><a class="button" href="#subscribe">${strings.howToSubscribe}</a></p>
<p class="quiet">${strings.documents} ${feedFormats.map(
    ({ key, name, type }, place) =>
      markup`${place > 0 && ' · '}<a href="${documentAddress(feeds[key])}" type="${type}" rel="nofollow">${name}</a>`,
  )}</p>
</aside>`;
}

/** The fragment by which a browser that was taken to a feed arrives on its page. */
export const ARRIVAL = 'feed';

/** A feed's address by which a browser too gets the document. */
function documentAddress(feed: string): string {
  return `${feed}${feed.includes('?') ? '&' : '?'}raw`;
}

function ownReaderForm(site: Site, feed: string, strings: PageWords): PageMarkup {
  return markup`<details>
<summary>${strings.ownReader} (${ownReaders.map(({ name }) => name).join(', ')})</summary>
<form class="own" action="${localLink(site, SUBSCRIBE)}">
<input type="hidden" name="feed" value="${feed}">
<label>${strings.ownReaderAddress} <input name="at" inputmode="url" autocomplete="url" autocapitalize="none" spellcheck="false" placeholder="${strings.ownReaderExample}" required></label>
<p>${ownReaders.map(({ key, name }) => markup`<button name="reader" value="${key}">${name}</button>\n`)}</p>
</form>
</details>`;
}

function publisherSnippet(feeds: NamedFeeds, strings: PageWords): PageMarkup {
  const lines = feedFormats
    .map(({ key, name, type }) =>
      markup`<link rel="alternate" type="${type}" title="${feeds.title} (${name})" href="${feeds[key]}">`.toString(),
    )
    .join('\n');
  return markup`<details>
<summary>${strings.forYourSite}</summary>
<p>${strings.forYourSiteNote}</p>
<pre tabindex="0"><code>${lines}</code></pre>
${copyButton({ what: 'HTML', strings })}
</details>`;
}

/** OPML of this branch, where it has any below it, and of everything. */
function lists({ site, scope, feeds }: SubscribeBox, strings: PageWords): PageMarkup {
  const branch =
    scope.kind === 'section' &&
    markup`<li><a href="${localLink(site, `${scopePath(scope)}/${LIST_FILES.rss}`)}">${filled(strings.branchFeeds, feeds.title)}</a></li>\n`;
  return markup`<ul class="lists">\n${branch}<li><a href="${localLink(site, `/${LIST_FILES.rss}`)}">${strings.allFeeds}</a></li>\n</ul>`;
}

/** Long addresses break after a slash, and copy whole. */
function breakable(address: string): readonly PageMarkup[] {
  return address.split(/(?<=[^/]\/)(?=[^/])/).map((part) => markup`${part}<wbr>`);
}
