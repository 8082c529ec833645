import type { Scope } from '../../domain/addresses.ts';
import type { Article } from '../../domain/article.ts';
import type { PageWords } from '../../domain/pages/page-words.ts';
import type { Site } from '../../domain/site.ts';
import { stringsOf } from '../strings/strings.ts';
import { isTall, size } from '../style/picture-size.ts';
import { direction } from './direction.ts';
import { localLink, storyLink, webLink } from './link.ts';
import { markup, type PageMarkup } from './template.ts';

/** Stories as a page lists them. */
export function headlines(list: {
  readonly site: Site;
  readonly articles: readonly Article[];
  /** The first one largest. */
  readonly led: boolean;
  /** What the page is about: a story's section is named unless it is this. */
  readonly within: Scope;
  /** What is said instead of none. */
  readonly empty: string;
}): PageMarkup {
  const strings = stringsOf(list.site);
  if (list.articles.length === 0) return markup`<p class="empty">${list.empty}</p>`;
  return markup`<ol class="headlines${list.led && ' led'}">
${list.articles.map((article, place) => markup`<li>${teaser(list.site, article, list.within, strings, list.led && place === 0)}</li>\n`)}</ol>`;
}

function teaser(site: Site, article: Article, within: Scope, strings: PageWords, first: boolean): PageMarkup {
  const { title, description, language, published, local, elsewhere } = article;
  const href = storyLink(site, article);
  const foreign = language !== site.language && markup` lang="${language}" dir="${direction(language)}"`;
  return markup`<article>
${picture(article, first)}${kicker(site, article, within)}<div${foreign}>
<h3>${href === undefined ? title : markup`<a href="${href}">${title}</a>`}</h3>
${description !== undefined && markup`<p>${description}</p>\n`}</div>
<p class="quiet"><time datetime="${published.toISOString()}">${local.published}</time>${elsewhere && ` · ${strings.elsewhere}`}</p>
</article>`;
}

/** The headline says it all to those who hear the page; its link covers the picture too. */
function picture({ image }: Article, first: boolean): PageMarkup | undefined {
  const src = webLink(image?.url);
  return image === undefined || src === undefined
    ? undefined
    : markup`<img${isTall(image) && markup` class="tall"`} src="${src}" alt=""${size(image)}${!first && markup` loading="lazy"`}>\n`;
}

function kicker(site: Site, { sections }: Article, within: Scope): PageMarkup | undefined {
  const [{ path, trail }] = sections;
  return within.kind === 'section' && within.path === path
    ? undefined
    : markup`<p class="kicker"><a href="${localLink(site, `/${path}/`)}">${trail.at(-1)}</a></p>\n`;
}
