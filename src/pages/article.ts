import { scopePath } from '../domain/addresses.ts';
import type { Article } from '../domain/article.ts';
import type { PageWords } from '../domain/pages/page-words.ts';
import type { Site } from '../domain/site.ts';
import { withPlainIds } from './parts/anchors.ts';
import { breadcrumb, crumbsOf } from './parts/breadcrumb.ts';
import { direction } from './parts/direction.ts';
import type { NamedFeeds } from './parts/feeds.ts';
import { layout, record } from './parts/layout.ts';
import { languageLinks, localLink, webLink } from './parts/link.ts';
import { attachments, figure, players } from './parts/media.ts';
import { articleMetadata } from './parts/metadata.ts';
import { follow, type Neighbour, neighbours } from './parts/related.ts';
import { share } from './parts/share.ts';
import { markup, type PageMarkup, verbatim } from './parts/template.ts';
import { andBefore, stringsOf } from './strings/strings.ts';

export type { Neighbour } from './parts/related.ts';

/** What a story's page is made from. */
export type ArticlePageOptions = {
  readonly site: Site;
  readonly article: Article;
  /** The nearest section's first, then the wider ones', the site's last. */
  readonly feeds: readonly NamedFeeds[];
  readonly previous?: Neighbour | undefined;
  readonly next?: Neighbour | undefined;
};

/** The page of one story. */
export function articlePage(page: ArticlePageOptions): string {
  const { site, article, feeds } = page;
  const strings = stringsOf(site);
  return layout({
    site,
    sheet: 'story',
    title: article.title,
    feeds,
    rights: article.rights ?? site.rights,
    head: markup`${record('document', article.atproto)}${articleMetadata({ site, article })}`,
    main: markup`${breadcrumb(site, crumbsOf(site, article.sections[0]).slice(1))}
<article class="story" lang="${article.language}" dir="${direction(article.language)}">
<header>
<h1>${article.title}</h1>
${article.description !== undefined && markup`<p class="standfirst">${article.description}</p>\n`}${aside(page, signature(site, article, strings))}${corrections(page, strings)}</header>
${article.image && figure(article.image)}
${players(article, strings)}
<div class="body">
${verbatim(withPlainIds(article.body, article.url))}
</div>
${article.callout !== undefined && markup`<aside class="callout" dir="auto">\n${verbatim(article.callout)}\n</aside>`}
${aside(page, [attachments(article.attachments, strings), credit(site, article, strings), topics(site, article, strings), share({ site, article }), copyForOthers(article), printedAddress(article)])}
</article>
${follow(feeds, strings)}
${neighbours(page, strings)}`,
  });
}

/** The page's own words within the story. */
function aside(
  page: ArticlePageOptions,
  content: PageMarkup | readonly (PageMarkup | undefined)[],
): PageMarkup {
  return markup`<div class="meta"${ownWords(page)}>\n${content}</div>\n`;
}

/** Marks the site's language where the story around is in another. */
function ownWords({ site, article }: ArticlePageOptions): PageMarkup | false {
  return (
    article.language !== site.language && markup` lang="${site.language}" dir="${direction(site.language)}"`
  );
}

function signature(site: Site, article: Article, strings: PageWords): PageMarkup {
  const { published, updated, local } = article;
  return markup`<p class="byline">${strings.by} ${names(site, article, strings)}</p>
<p class="dates"><span>${strings.published} <time datetime="${published.toISOString()}">${local.published}</time></span>${
    updated !== undefined &&
    local.updated !== undefined &&
    markup` <span>${strings.updated} <time datetime="${updated.toISOString()}">${local.updated}</time></span>`
  }</p>
${article.made !== undefined && markup`<p class="made">${article.made.note}</p>\n`}${languageLinks(article.translations)}`;
}

function names(site: Site, { authors }: Article, strings: PageWords): PageMarkup | readonly PageMarkup[] {
  if (authors.length === 0) return markup`<bdi>${site.organisation.name}</bdi>`;
  return authors.map(({ name, slug }, place) => {
    const before = place === 0 ? '' : place < authors.length - 1 ? ', ' : ` ${andBefore(strings, name)} `;
    return markup`${before}<a rel="author" href="${localLink(site, `${scopePath({ kind: 'author', slug })}/`)}"><bdi>${name}</bdi></a>`;
  });
}

function corrections(page: ArticlePageOptions, strings: PageWords): readonly PageMarkup[] {
  const { corrections, local } = page.article;
  return corrections.map(
    ({ date, text }, place) => markup`<aside class="correction">
<p${ownWords(page)}><strong>${strings.correction}</strong> <time datetime="${date.toISOString()}">${local.corrections[place]}</time></p>
<p>${text}</p>
</aside>
`,
  );
}

function credit(
  site: Site,
  { source, license = site.license }: Article,
  strings: PageWords,
): PageMarkup | undefined {
  const origin = webLink(source?.url);
  const terms = webLink(license);
  if (source === undefined && terms === undefined) return undefined;
  return markup`<p class="credit-line">${
    source !== undefined &&
    markup`${strings.source} ${origin === undefined ? markup`<bdi>${source.name}</bdi>` : markup`<a href="${origin}"><bdi>${source.name}</bdi></a>`}`
  }${terms !== undefined && markup` <a rel="license" href="${terms}">${strings.license}</a>`}</p>
`;
}

/** The way to the copy that other papers may publish, and what they are asked to keep. */
function copyForOthers({ republish }: Article): PageMarkup | undefined {
  return republish && markup`<details class="republish">${verbatim(republish.control)}</details>\n`;
}

/** On paper a story says where it is from. */
function printedAddress({ url }: Article): PageMarkup {
  return markup`<p class="address">${url}</p>\n`;
}

function topics(site: Site, { tags }: Article, strings: PageWords): PageMarkup | undefined {
  if (tags.length === 0) return undefined;
  return markup`<nav class="topics" aria-label="${strings.tags}"><ul>${tags.map(
    ({ name, slug }) =>
      markup`<li><a rel="tag" href="${localLink(site, `${scopePath({ kind: 'tag', slug })}/`)}"><bdi>${name}</bdi></a></li>\n`,
  )}</ul></nav>
`;
}
