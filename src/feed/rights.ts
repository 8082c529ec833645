import type { Article } from '../collection/article.ts';
import { type Html, trustedHtml } from '../collection/html.ts';

/** Everybody who reads a feed that is not a partner's. */
export const PUBLIC = 'public';

/** An article without the picture, should its rights withhold that from an audience: not even its address is left. */
export function cleared(article: Article, audience: string): Article {
  const { image, ...rest } = article;
  if (!image?.withheld?.includes(audience)) return article;
  return { ...rest, body: without(article.body, image.url) };
}

/** Sanitised HTML without the figures, pictures and links that lead to a URL; it writes attributes in double quotes. */
function without(body: Html, url: string): Html {
  const quoted = url.replaceAll('&', '&amp;').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const figure = new RegExp(
    `<figure\\b[^>]*>(?:(?!</?figure)[\\s\\S])*?"${quoted}"(?:(?!</figure>)[\\s\\S])*</figure>`,
    'g',
  );
  return trustedHtml(
    body
      .replace(figure, '')
      .replace(new RegExp(`<img\\b[^>]*"${quoted}"[^>]*>`, 'g'), '')
      .replace(new RegExp(` href="${quoted}"`, 'g'), ''),
  );
}
