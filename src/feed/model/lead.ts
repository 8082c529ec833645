import type { Article } from '../../domain/article.ts';
import type { Html } from '../../domain/html.ts';
import { element, textElement, toHtml } from '../xml/xml.ts';

/**
 * The story's picture with its caption and credit, for readers that show nothing but the content; empty when there is
 * none or when the story shows it itself.
 */
export function leadPicture({ image, body }: Pick<Article, 'image' | 'body'>): Html {
  if (image === undefined || body.includes(attributeText(image.url))) return toHtml([]);
  const { url: src, alt = '', width, height } = image;
  const { credit, made } = image;
  const caption = [
    image.caption,
    credit && (image.caption ? `(${credit})` : credit),
    made && made.made !== 'human' && `[${made.note}]`,
  ]
    .filter(Boolean)
    .join(' ');
  return toHtml([
    element(
      'figure',
      {},
      element('img', { src, alt, width, height }),
      textElement('figcaption', caption || undefined),
    ),
  ]);
}

/** A URL as an attribute of sanitised HTML holds it. */
const attributeText = (url: string): string => `"${url.replaceAll('&', '&amp;')}"`;
