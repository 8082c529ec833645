import type { Article } from '../../domain/article.ts';
import type { Html } from '../../domain/html.ts';
import { element, toHtml } from '../xml/xml.ts';
import { disclosureText } from './disclosure-note.ts';

/**
 * The story's picture with its caption and credit, for readers that show nothing but the content; empty when there is
 * none or when the story shows it itself.
 */
export function leadPicture({ image, body }: Pick<Article, 'image' | 'body'>): Html {
  if (image === undefined || body.includes(attributeText(image.url))) return toHtml([]);
  const { url: src, alt = '', width, height } = image;
  const { caption, credit } = image;
  const words = [caption, credit && (caption ? `(${credit})` : credit)].filter(Boolean).join(' ');
  const made = disclosureText(image.made);
  const told = made === undefined ? [] : [words && ' ', '[', made, ']'];
  return toHtml([
    element(
      'figure',
      {},
      element('img', { src, alt, width, height }),
      words || made ? element('figcaption', {}, words, ...told) : undefined,
    ),
  ]);
}

/** A URL as an attribute of sanitised HTML holds it. */
const attributeText = (url: string): string => `"${url.replaceAll('&', '&amp;')}"`;
