import { createMarkdown } from '../../content/body/markdown.ts';
import { escaped } from '../../content/body/tokens.ts';
import { type Row, textOf } from './export-file.ts';

export type Report = (what: string, kind: string) => void;

const markdown = createMarkdown();

const captioned = (inner: string, caption: string): string =>
  `<figure>${inner}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;

const link = (href: string, text: string): string =>
  href === '' ? '' : `<p><a href="${escaped(href)}">${escaped(text || href)}</a></p>`;

const picture = (card: Row): string => {
  const image = `<img src="${escaped(textOf(card, 'src'))}" alt="${escaped(textOf(card, 'alt') || textOf(card, 'altText'))}">`;
  const href = textOf(card, 'href');
  return href === '' ? image : `<a href="${escaped(href)}">${image}</a>`;
};

type Card = (card: Row) => string;

const image: Card = (card) => captioned(picture(card), textOf(card, 'caption'));
const html: Card = (card) => textOf(card, 'html');
const player =
  (name: 'audio' | 'video'): Card =>
  (card) => {
    const still = textOf(card, 'customThumbnailSrc') || textOf(card, 'thumbnailSrc');
    const poster = name === 'video' && still !== '' ? ` poster="${escaped(still)}"` : '';
    const caption = textOf(card, 'caption') || escaped(textOf(card, 'title'));
    return captioned(`<${name} src="${escaped(textOf(card, 'src'))}" controls${poster}></${name}>`, caption);
  };

/** What cards of Ghost's editors show, by their names in both of its formats. */
const cards: Readonly<Record<string, Card>> = {
  image,
  'image-card': image,
  html,
  email: () => '',
  'email-cta': () => '',
  hr: () => '<hr>',
  horizontalrule: () => '<hr>',
  paywall: () => '',
  markdown: (card) => markdown.render(textOf(card, 'markdown')),
  'card-markdown': (card) => markdown.render(textOf(card, 'markdown')),
  code: codeCard,
  codeblock: codeCard,
  embed: (card) => captioned(textOf(card, 'html') || link(textOf(card, 'url'), ''), textOf(card, 'caption')),
  bookmark: (card) => {
    const { metadata } = card;
    const of = metadata !== null && typeof metadata === 'object' ? { ...metadata } : {};
    const description = textOf(of, 'description');
    const url = textOf(card, 'url') || textOf(of, 'url');
    return `${link(url, textOf(of, 'title'))}${description === '' ? '' : `<p>${escaped(description)}</p>`}`;
  },
  gallery: (card) => {
    const images = Array.isArray(card.images) ? card.images : [];
    return captioned(
      images.map((each: unknown) => picture({ ...Object(each) })).join(''),
      textOf(card, 'caption'),
    );
  },
  audio: player('audio'),
  video: player('video'),
  file: (card) =>
    link(textOf(card, 'src'), textOf(card, 'fileTitle') || textOf(card, 'title') || textOf(card, 'fileName')),
  button: (card) => link(textOf(card, 'buttonUrl'), textOf(card, 'buttonText')),
  callout: (card) => `<p>${escaped(textOf(card, 'calloutEmoji'))} ${textOf(card, 'calloutText')}</p>`,
  toggle: (card) =>
    `<details><summary>${textOf(card, 'heading')}</summary>${textOf(card, 'content')}</details>`,
  header: (card) =>
    `<h2>${textOf(card, 'header')}</h2><p>${textOf(card, 'subheader')}</p>${link(textOf(card, 'buttonUrl'), textOf(card, 'buttonText'))}`,
  'call-to-action': (card) =>
    `${textOf(card, 'textValue')}${link(textOf(card, 'buttonUrl'), textOf(card, 'buttonText'))}`,
  product: (card) =>
    `<h4>${textOf(card, 'productTitle')}</h4>${textOf(card, 'productDescription')}${link(textOf(card, 'productUrl'), textOf(card, 'productButton'))}`,
};

function codeCard(card: Row): string {
  const language = textOf(card, 'language');
  const type = /^[\w-]+$/.test(language) ? ` class="language-${language}"` : '';
  const code = `<pre><code${type}>${escaped(textOf(card, 'code'))}</code></pre>`;
  const caption = textOf(card, 'caption');
  return caption === '' ? code : `${code}<p>${caption}</p>`;
}

/** Cards that only letters have. */
const letters = new Set(['email', 'email-cta', 'paywall']);

/** A card as HTML; one that cannot be shown is named. */
export function cardHtml(name: string, card: Row, report: Report): string {
  const made = Object.hasOwn(cards, name) ? cards[name] : undefined;
  if (made === undefined || name === 'email' || name === 'email-cta')
    report(
      `card “${name}” left out${letters.has(name) ? ', as it is for letters alone' : ''}`,
      `card ${name}`,
    );
  return made?.(card) ?? '';
}
