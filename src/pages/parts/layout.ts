import type { Site } from '../../domain/site.ts';
import { stringsOf } from '../strings/strings.ts';
import { size } from '../style/picture-size.ts';
import { type Sheet, siteStyle, stylesheets } from '../style/stylesheet.ts';
import { direction } from './direction.ts';
import { feedFormats, type NamedFeeds, siteFeeds } from './feeds.ts';
import { localLink, webLink } from './link.ts';
import { script } from './script.ts';
import { searchForm } from './search.ts';
import { finished, markup, type PageMarkup, scriptElement, verbatim } from './template.ts';

/** What a page puts into the frame that all pages share. */
export type Frame = {
  readonly site: Site;
  readonly sheet?: Sheet;
  /** Plain text; the site's name follows it, unless it is that. */
  readonly title: string;
  /** What the page adds to `head`: canonical link, metadata. */
  readonly head?: PageMarkup;
  /** What is offered on the page itself; else the site's, offered on the front page. */
  readonly feeds?: readonly NamedFeeds[];
  readonly main: PageMarkup;
  /** On the front page the masthead is the heading. */
  readonly front?: boolean;
  /** What was searched for, to be searched for again. */
  readonly query?: string | undefined;
  /** Rights line at the foot; the site's unless given. */
  readonly rights?: string | undefined;
};

/** A whole page: masthead, content, foot. */
export function layout(frame: Frame): string {
  const { site, title, main, sheet = 'notice' } = frame;
  const strings = stringsOf(site);
  return finished(markup`<!DOCTYPE html>
<html lang="${site.language}" dir="${direction(site.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === site.title ? title : `${title} – ${site.title}`}</title>
${(frame.feeds ?? [siteFeeds(site)]).map(alternates)}${frame.head}${record('publication', site.atproto)}${terms(site)}${icon(site)}<style>${verbatim(stylesheets[sheet])}</style>
${siteStyles(site)}</head>
<body>
<a class="skip" href="#content">${strings.skip}</a>
${masthead(frame)}
<main id="content" tabindex="-1">
${main}
</main>
${foot(frame)}
${scriptElement(script)}
</body>
</html>
`);
}

function siteStyles(site: Site): PageMarkup | undefined {
  const style = siteStyle(site);
  return style === undefined ? undefined : markup`<style>${verbatim(style)}</style>\n`;
}

function alternates(feeds: NamedFeeds): readonly PageMarkup[] {
  return feedFormats.map(
    ({ key, name, type }) =>
      markup`<link rel="alternate" type="${type}" title="${feeds.title} (${name})" href="${feeds[key]}">\n`,
  );
}

/** A record of the AT Protocol that is about a page or its site (https://standard.site/docs/verification). */
export function record(kind: 'publication' | 'document', uri: string | undefined): PageMarkup | undefined {
  return uri === undefined ? undefined : markup`<link rel="site.standard.${kind}" href="${uri}">\n`;
}

/** Terms for machines (RSL 1.0), also where no header field can be sent. */
function terms({ licensing }: Site): PageMarkup | undefined {
  const href = webLink(licensing?.terms);
  return href === undefined
    ? undefined
    : markup`<link rel="license" type="application/rsl+xml" href="${href}">\n`;
}

function icon({ icon }: Site): PageMarkup | undefined {
  const href = webLink(icon?.url);
  return href === undefined
    ? undefined
    : markup`<link rel="icon"${icon?.type !== undefined && markup` type="${icon.type}"`} href="${href}">\n`;
}

function masthead({ site, front, feeds, query }: Frame): PageMarkup {
  const strings = stringsOf(site);
  const home = localLink(site, '/');
  const name = markup`<a href="${home}">${logo(site) ?? site.title}</a>`;
  return markup`<header class="masthead">
${front ? markup`<h1 class="name">${name}</h1>\n<p class="tagline">${site.description}</p>` : markup`<p class="name">${name}</p>`}
<div class="tools">
${site.search !== false && markup`${searchForm({ site, query })}\n`}<p class="shortcuts"><a href="${front ? '' : home}#sections-title">${strings.sections}</a> <a href="${feeds === undefined ? home : ''}#subscribe">${strings.subscribe}</a></p>
</div>
</header>`;
}

function logo({ logo, title }: Site): PageMarkup | undefined {
  const src = webLink(logo?.url);
  if (logo === undefined || src === undefined) return undefined;
  return markup`<img class="logo" src="${src}" alt="${title}"${size(logo)}>`;
}

function foot({ site, rights = site.rights }: Frame): PageMarkup {
  const href = webLink(site.organisation.url);
  const name = site.organisation.name;
  return markup`<footer class="foot">
<p>${href === undefined ? name : markup`<a href="${href}">${name}</a>`}</p>
${rights !== undefined && markup`<p>${rights}</p>`}
</footer>`;
}
