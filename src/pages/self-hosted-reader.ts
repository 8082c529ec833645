import type { Site } from '../domain/site.ts';
import { notice } from './message-page.ts';
import { layout } from './parts/layout.ts';
import { localLink } from './parts/link.ts';
import { ownReaders, readerRoot } from './parts/readers.ts';
import { markup } from './parts/template.ts';
import { filled, stringsOf } from './strings/strings.ts';

/** What somebody asked for with that form. */
export type OwnReaderRequest = {
  readonly site: Site;
  /** Absolute URL of a feed of this site. */
  readonly feed: string;
  /** As typed. */
  readonly at: string;
  /** Of `ownReaders`. */
  readonly reader: string;
};

/**
 * The last step to a reader on a server of one's own, for browsers without script. It is a link and no redirect: an address of
 * ours that redirects anywhere would lend our name to whoever spreads it.
 */
export function ownReaderPage({ site, feed, at, reader: key }: OwnReaderRequest): string {
  const strings = stringsOf(site);
  const root = readerRoot(at);
  const reader = ownReaders.find((each) => each.key === key);
  if (root === undefined || reader === undefined || !feed.startsWith(`${site.url}/`)) {
    const { title, detail } = strings.wrongReader;
    return notice(site, title, [markup`<p>${detail}</p>`]);
  }
  const address = `${root.href.replace(/\/$/, '')}${reader.path}${encodeURIComponent(feed)}`;
  const title = filled(strings.openOwnReader, reader.name, root.host);
  return layout({
    site,
    title,
    head: markup`<meta name="robots" content="noindex">\n`,
    main: markup`<section class="notice">
<h1>${reader.name}</h1>
<p><a class="button" rel="nofollow noreferrer" href="${address}">${title}</a></p>
<p class="quiet">${strings.ownReaderNote}</p>
<p class="quiet">${feed}</p>
<p><a href="${localLink(site, '/')}">${strings.toHome}</a></p>
</section>`,
  });
}
