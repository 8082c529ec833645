import { createMarkdown } from '../../content/body/markdown.ts';
import { escaped } from '../../content/body/tokens.ts';
import type { LossReport } from '../imported.ts';
import { type GhostRow, textOf } from './export-file.ts';

const markdown = createMarkdown();

const captioned = (inner: string, caption: string): string =>
  `<figure>${inner}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;

const link = (href: string, text: string): string =>
  href === '' ? '' : `<p><a href="${escaped(href)}">${escaped(text || href)}</a></p>`;

const picture = (payload: GhostRow): string => {
  const image = `<img src="${escaped(textOf(payload, 'src'))}" alt="${escaped(textOf(payload, 'alt') || textOf(payload, 'altText'))}">`;
  const href = textOf(payload, 'href');
  return href === '' ? image : `<a href="${escaped(href)}">${image}</a>`;
};

type CardRenderer = (payload: GhostRow) => string;

const image: CardRenderer = (payload) => captioned(picture(payload), textOf(payload, 'caption'));
const html: CardRenderer = (payload) => textOf(payload, 'html');
const player =
  (name: 'audio' | 'video'): CardRenderer =>
  (payload) => {
    const still = textOf(payload, 'customThumbnailSrc') || textOf(payload, 'thumbnailSrc');
    const poster = name === 'video' && still !== '' ? ` poster="${escaped(still)}"` : '';
    const caption = textOf(payload, 'caption') || escaped(textOf(payload, 'title'));
    return captioned(
      `<${name} src="${escaped(textOf(payload, 'src'))}" controls${poster}></${name}>`,
      caption,
    );
  };

/** What cards of Ghost's editors show, by their names in both of its formats. */
const renderers: Readonly<Record<string, CardRenderer>> = {
  image,
  'image-card': image,
  html,
  email: () => '',
  'email-cta': () => '',
  hr: () => '<hr>',
  horizontalrule: () => '<hr>',
  paywall: () => '',
  markdown: (payload) => markdown.render(textOf(payload, 'markdown')),
  'card-markdown': (payload) => markdown.render(textOf(payload, 'markdown')),
  code: codeCard,
  codeblock: codeCard,
  embed: (payload) =>
    captioned(textOf(payload, 'html') || link(textOf(payload, 'url'), ''), textOf(payload, 'caption')),
  bookmark: (payload) => {
    const { metadata } = payload;
    const of = metadata !== null && typeof metadata === 'object' ? { ...metadata } : {};
    const description = textOf(of, 'description');
    const url = textOf(payload, 'url') || textOf(of, 'url');
    return `${link(url, textOf(of, 'title'))}${description === '' ? '' : `<p>${escaped(description)}</p>`}`;
  },
  gallery: (payload) => {
    const images = Array.isArray(payload.images) ? payload.images : [];
    return captioned(
      images.map((each: unknown) => picture({ ...Object(each) })).join(''),
      textOf(payload, 'caption'),
    );
  },
  audio: player('audio'),
  video: player('video'),
  file: (payload) =>
    link(
      textOf(payload, 'src'),
      textOf(payload, 'fileTitle') || textOf(payload, 'title') || textOf(payload, 'fileName'),
    ),
  button: (payload) => link(textOf(payload, 'buttonUrl'), textOf(payload, 'buttonText')),
  callout: (payload) =>
    `<p>${escaped(textOf(payload, 'calloutEmoji'))} ${textOf(payload, 'calloutText')}</p>`,
  toggle: (payload) =>
    `<details><summary>${textOf(payload, 'heading')}</summary>${textOf(payload, 'content')}</details>`,
  header: (payload) =>
    `<h2>${textOf(payload, 'header')}</h2><p>${textOf(payload, 'subheader')}</p>${link(textOf(payload, 'buttonUrl'), textOf(payload, 'buttonText'))}`,
  'call-to-action': (payload) =>
    `${textOf(payload, 'textValue')}${link(textOf(payload, 'buttonUrl'), textOf(payload, 'buttonText'))}`,
  product: (payload) =>
    `<h4>${textOf(payload, 'productTitle')}</h4>${textOf(payload, 'productDescription')}${link(textOf(payload, 'productUrl'), textOf(payload, 'productButton'))}`,
};

function codeCard(payload: GhostRow): string {
  const language = textOf(payload, 'language');
  const type = /^[\w-]+$/.test(language) ? ` class="language-${language}"` : '';
  const code = `<pre><code${type}>${escaped(textOf(payload, 'code'))}</code></pre>`;
  const caption = textOf(payload, 'caption');
  return caption === '' ? code : `${code}<p>${caption}</p>`;
}

/** Cards that only letters have. */
const letters = new Set(['email', 'email-cta', 'paywall']);

/** A card as HTML; one that cannot be shown is named. */
export function cardHtml(name: string, payload: GhostRow, report: LossReport): string {
  const made = Object.hasOwn(renderers, name) ? renderers[name] : undefined;
  if (made === undefined || name === 'email' || name === 'email-cta')
    report(
      `card “${name}” left out${letters.has(name) ? ', as it is for letters alone' : ''}`,
      `card ${name}`,
    );
  return made?.(payload) ?? '';
}
