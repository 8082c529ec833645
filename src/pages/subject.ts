import { namesPath, scopePath } from '../domain/addresses.ts';
import type { Article } from '../domain/article.ts';
import type { Directory, DirectoryEntry } from '../domain/directory.ts';
import type { Image } from '../domain/media.ts';
import type { Site } from '../domain/site.ts';
import { breadcrumb, type Crumb, crumbsOf } from './parts/breadcrumb.ts';
import { entryList, foremost, type Newest, names, sections } from './parts/contents.ts';
import type { Feeds } from './parts/feeds.ts';
import { headlines } from './parts/headlines.ts';
import { layout } from './parts/layout.ts';
import { fullLink, languageLinks, webLink } from './parts/link.ts';
import { subjectMetadata } from './parts/metadata.ts';
import { markup, type PageMarkup } from './parts/template.ts';
import { counted, filled, stringsOf } from './strings/strings.ts';
import { size } from './style/picture-size.ts';
import { arrival, subscribeBox } from './subscribe.ts';

/** Stories on a page at most: fewer where long headlines would make it outgrow 30 kB. The front page has the tree of sections besides. */
export const STORIES = { page: 20, front: 10 } as const;

/** Sections directly below that a page names at most, and that it has room for beside the stories. */
const CHILDREN = 100;
const BESIDE = 12;

/** What the page of a feed is made from. */
export type SubjectPage = {
  readonly site: Site;
  readonly entry: DirectoryEntry;
  /** Sections directly below it. */
  readonly children: readonly DirectoryEntry[];
  /** What the page shows, newest first; as many as `STORIES` says. */
  readonly articles: readonly Article[];
  readonly feeds: Feeds;
  /** Everything that has a feed, and the newest story of sections; given for the front page. */
  readonly directory?: Directory;
  readonly newest?: Newest;
  /** Queries of the same page with older stories, and with the newest, where there are any. */
  readonly paging?: { readonly older?: string; readonly newest?: string };
  /** What was selected, as people call it, and typed into the search box; `problem` is the part that cannot be read. */
  readonly search?: { readonly title: string; readonly query?: string; readonly problem?: string };
};

/** The page of what a feed is about: the site, a section, an author, a tag, a search among them. */
export function subjectPage(page: SubjectPage): string {
  const { site, entry, directory, search } = page;
  const strings = stringsOf(site);
  const front = directory !== undefined;
  const title = search === undefined ? entry.title : filled(strings.searchFor, search.title);
  const feeds = { ...page.feeds, title: search?.title ?? title };
  const box = { site, feeds, scope: entry.scope };
  const crumbs = front ? undefined : above(page);
  return layout({
    site,
    sheet: front ? 'front' : 'listing',
    title,
    front,
    query: search?.query,
    feeds: search?.problem === undefined ? [feeds] : undefined,
    head: metadata(page, title, crumbs),
    main: markup`${arrival(box)}
${crumbs && markup`${breadcrumb(site, crumbs)}\n${heading(page, title)}`}
<div class="columns">
${latest(page)}
<div class="side">
${page.children.length <= BESIDE && subsections(page)}
${search?.problem === undefined && subscribeBox(box)}
${directory && names({ site, directory })}</div>
</div>
${page.children.length > BESIDE && subsections(page)}
${directory && sections({ site, directory, newest: page.newest ?? new Map() })}`,
  });
}

function metadata(
  { site, entry, search, paging }: SubjectPage,
  title: string,
  crumbs: readonly Crumb[] | undefined,
): PageMarkup {
  const url = fullLink(site, `${scopePath(entry.scope)}/`);
  // Search engines ask to be kept from results of other searches; pages of older stories are followed, not listed.
  return search !== undefined || paging?.newest !== undefined
    ? markup`<meta name="robots" content="noindex, follow">\n`
    : subjectMetadata({ ...entry, site, title, url, crumbs });
}

function heading({ site, entry, search, paging }: SubjectPage, title: string): PageMarkup {
  const strings = stringsOf(site);
  const { image = undefined, description = undefined } = search === undefined ? entry : {};
  const src = webLink(image?.url);
  return markup`<header class="heading">
${src !== undefined && image && sectionPicture(image, src)}<h1><bdi>${title}</bdi></h1>
${description !== undefined && markup`<p class="standfirst">${description}</p>\n`}${
  search === undefined &&
  markup`${languageLinks(entry.translations)}<p class="quiet">${counted(strings.stories, entry.count)}${paging?.newest !== undefined && ` · ${strings.older}`}</p>\n`
}</header>`;
}

function sectionPicture(image: Image, src: string): PageMarkup {
  const shown = markup`<img src="${src}" alt="${image.alt ?? ''}"${size(image)}>\n`;
  return image.made === undefined
    ? shown
    : markup`<figure>${shown}<figcaption class="made">${image.made.note}</figcaption></figure>\n`;
}

function latest(page: SubjectPage): PageMarkup {
  const { site, entry, articles, search, paging } = page;
  const strings = stringsOf(site);
  const named =
    search !== undefined ? strings.results : paging?.newest === undefined ? strings.latest : strings.older;
  return markup`<section class="latest" aria-labelledby="latest-title">
<h2 id="latest-title">${named}</h2>
${
  search?.problem === undefined
    ? headlines({
        site,
        articles,
        led: search === undefined && paging?.newest === undefined,
        within: entry.scope,
        empty: search === undefined ? strings.empty : strings.noResults,
      })
    : markup`<p class="empty">${strings.badQuery} ${search.problem}</p>`
}
${pages(page)}</section>`;
}

function pages({ site, paging, search }: SubjectPage): PageMarkup | undefined {
  const strings = stringsOf(site);
  const { newest, older } = paging ?? {};
  if ((newest === undefined && older === undefined) || search?.problem !== undefined) return undefined;
  return markup`<nav class="pages" aria-label="${strings.more}">
${newest !== undefined && markup`<a href="${newest}">${strings.newest}</a>\n`}${older !== undefined && markup`<a rel="next" href="${older}">${strings.older}</a>\n`}</nav>
`;
}

/** The sections above a section; for an author or a tag, the page that names them all. */
function above({ site, entry: { scope, trail }, search }: SubjectPage): readonly Crumb[] {
  const all = crumbsOf(site, scope.kind === 'section' ? { path: scope.path, trail } : undefined);
  const strings = stringsOf(site);
  switch (scope.kind) {
    case 'section':
      return search === undefined ? all.slice(0, -1) : all;
    case 'author':
      return [...all, { name: strings.authors, path: namesPath('authors') }];
    case 'tag':
      return [...all, { name: strings.tags, path: namesPath('tags') }];
    default:
      return all;
  }
}

function subsections({ site, children }: SubjectPage): PageMarkup | undefined {
  const { sections } = stringsOf(site);
  return children.length === 0
    ? undefined
    : markup`<nav class="contents below" aria-labelledby="sections-title"><h2 id="sections-title">${sections}</h2>
${entryList({ site, entries: foremost(children, CHILDREN) })}</nav>`;
}
