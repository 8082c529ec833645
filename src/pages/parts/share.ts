import type { Article } from '../../domain/article.ts';
import type { Site } from '../../domain/site.ts';
import { stringsOf } from '../strings/strings.ts';
import { copyButton } from './copy.ts';
import { markup, type PageMarkup } from './template.ts';

/** Ways to pass a story on that ask nothing of a third party until somebody follows one. */
export function share({ site, article }: { readonly site: Site; readonly article: Article }): PageMarkup {
  const strings = stringsOf(site);
  const { title, url } = article;
  return markup`<nav class="share" aria-label="${strings.share}"><ul>
${ways.map(({ name, address }) => markup`<li><a href="${address(title, url)}"${name !== undefined && markup` rel="nofollow noopener"`}>${name ?? strings.shareByMail}</a></li>\n`)}<li>${copyButton({ text: url, label: strings.copyLink, strings })}</li>
</ul></nav>
`;
}

type Way = {
  /** That of the service; e-mail has one in each language. */
  readonly name?: string;
  readonly address: (title: string, url: string) => string;
};

const ways: readonly Way[] = [
  { address: (title, url) => `mailto:?subject=${encoded(title)}&body=${encoded(url)}` },
  { name: 'WhatsApp', address: (title, url) => `https://wa.me/?text=${encoded(`${title} ${url}`)}` },
  { name: 'Facebook', address: (_, url) => `https://www.facebook.com/sharer/sharer.php?u=${encoded(url)}` },
  {
    name: 'Bluesky',
    address: (title, url) => `https://bsky.app/intent/compose?text=${encoded(`${title} ${url}`)}`,
  },
];

/** A lone surrogate has no encoding. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
