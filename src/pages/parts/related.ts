import type { Article } from '../../domain/article.ts';
import type { PageWords } from '../../domain/pages/page-words.ts';
import type { Site } from '../../domain/site.ts';
import { filled } from '../strings/strings.ts';
import { direction } from './direction.ts';
import { feedFormats, type NamedFeeds } from './feeds.ts';
import { storyLink } from './link.ts';
import { markup, type PageMarkup } from './template.ts';

/** A story as its neighbours refer to it. */
export type Neighbour = Pick<Article, 'title' | 'path' | 'url' | 'elsewhere' | 'language'>;

/** The feeds a story shows in. */
export function follow(feeds: readonly NamedFeeds[], strings: PageWords): PageMarkup | undefined {
  if (feeds.length === 0) return undefined;
  return markup`<section class="follow" id="subscribe" aria-label="${strings.subscribe}">
${feeds.map(
  (feed) => markup`<p>${filled(strings.subscribeTo, feed.title)}: <span>${feedFormats.map(
    ({ key, name, type }, place) =>
      markup`${place > 0 && ' · '}<a href="${feed[key]}" type="${type}">${name}</a>`,
  )}</span></p>
`,
)}</section>`;
}

/** The stories before and after this one. */
export function neighbours(
  page: { readonly site: Site; readonly previous?: Neighbour; readonly next?: Neighbour },
  strings: PageWords,
): PageMarkup | undefined {
  const { site, previous, next } = page;
  const links = [
    previous && neighbour(site, previous, 'prev', strings.previous),
    next && neighbour(site, next, 'next', strings.next),
  ].filter((link) => link !== undefined);
  return links.length === 0
    ? undefined
    : markup`<nav class="neighbours" aria-label="${strings.more}">\n${links}</nav>`;
}

function neighbour(
  site: Site,
  story: Neighbour,
  rel: 'prev' | 'next',
  label: string,
): PageMarkup | undefined {
  const href = storyLink(site, story);
  return href === undefined
    ? undefined
    : markup`<a class="${rel}" rel="${rel}" href="${href}"><span>${label}</span> <b lang="${story.language}" dir="${direction(story.language)}">${story.title}</b></a>\n`;
}
