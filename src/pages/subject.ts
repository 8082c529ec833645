import type { Article } from '../collection/article.ts';
import type { Directory, DirectoryEntry } from '../collection/directory.ts';
import { scopePath } from '../collection/selection.ts';
import type { Site } from '../collection/site.ts';
import { contents, entryList } from './contents.ts';
import type { Feeds } from './feeds.ts';
import { headlines } from './headlines.ts';
import { layout, size } from './layout.ts';
import { fullLink, localLink, webLink } from './link.ts';
import { subjectMetadata } from './metadata.ts';
import { type Strings, stringsFor } from './strings.ts';
import { subscribeBox } from './subscribe.ts';
import { type Markup, markup } from './template.ts';

/** What the page of a feed is made from. */
export type SubjectPage = {
  readonly site: Site;
  readonly entry: DirectoryEntry;
  /** Sections directly below it. */
  readonly children: readonly DirectoryEntry[];
  /** What the feed holds, newest first. */
  readonly articles: readonly Article[];
  readonly feeds: Feeds;
  /** Everything that has a feed; given for the front page. */
  readonly directory?: Directory;
};

/** The page of what a feed is about: the site, a section, an author, a tag. */
export function subjectPage(page: SubjectPage): string {
  const { site, entry, articles, directory } = page;
  const strings = stringsFor(site.language);
  const front = entry.scope.kind === 'site';
  const feeds = { ...page.feeds, title: entry.title };
  return layout({
    site,
    title: entry.title,
    front,
    feeds: [feeds],
    head: subjectMetadata({ ...entry, site, url: fullLink(site, `${scopePath(entry.scope)}/`) }),
    main: markup`${!front && heading(page, strings)}
<div class="columns">
<section class="latest" aria-labelledby="latest-title">
<h2 id="latest-title">${strings.latest}</h2>
${headlines({ site, articles, within: entry.scope })}
</section>
<div class="side">
${directory === undefined ? subsections(page, strings) : contents({ site, directory })}
${subscribeBox({ site, feeds })}
</div>
</div>`,
  });
}

function heading({ site, entry }: SubjectPage, strings: Strings): Markup {
  const src = webLink(entry.image?.url);
  return markup`${above(site, entry, strings)}
<header class="heading">
${src !== undefined && markup`<img src="${src}" alt="${entry.image?.alt ?? ''}"${entry.image && size(entry.image)}>\n`}<h1><bdi>${entry.title}</bdi></h1>
${entry.description !== undefined && markup`<p class="standfirst">${entry.description}</p>\n`}<p class="quiet">${strings.stories(entry.count)}</p>
</header>`;
}

/** The sections above a section; for authors and tags, the front page. */
function above(site: Site, { scope, trail }: DirectoryEntry, strings: Strings): Markup {
  const parts = scope.kind === 'section' ? scope.path.split('/') : [];
  const links = trail
    .slice(0, scope.kind === 'section' ? -1 : 0)
    .map((name, depth) => ({ name, path: `/${parts.slice(0, depth + 1).join('/')}/` }));
  return markup`<nav class="breadcrumb" aria-label="${strings.breadcrumb}"><ol>${[
    { name: strings.home, path: '/' },
    ...links,
  ].map(({ name, path }) => markup`<li><a href="${localLink(site, path)}">${name}</a></li>\n`)}</ol></nav>`;
}

function subsections({ site, children }: SubjectPage, strings: Strings): Markup | undefined {
  return children.length === 0
    ? undefined
    : markup`<nav class="contents" aria-labelledby="sections-title"><h2 id="sections-title">${strings.sections}</h2>
${entryList({ site, entries: children })}</nav>`;
}
