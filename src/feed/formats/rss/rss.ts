import type { Image } from '../../../domain/media.ts';
import { distinct } from '../../model/categories.ts';
import type { FeedHead, FeedItem } from '../../model/document.ts';
import { rfc822 } from '../../xml/date.ts';
import {
  type Element,
  element,
  encodeElement,
  encodeFrame,
  items,
  plainText,
  textElement,
} from '../../xml/xml.ts';
import { historyElements, tombstones } from '../elements/history.ts';
import { episodeElements, podcastElements } from '../elements/podcast.ts';
import type { Format } from '../format.ts';
import { ATOM_TYPE, JSON_TYPE, RSL_TYPE, RSS_TYPE } from '../media-types.ts';
import { rssCategory, rssItem } from './rss-item.ts';

/** RSS 2.0 as the RSS Board's best-practices profile has it, with Atom, Dublin Core, Media RSS and webfeeds elements. */
export const rss: Format = {
  name: 'rss',
  mediaType: `${RSS_TYPE}; charset=utf-8`,
  label: 'RSS 2.0',
  revision: 9,
  encodeItem: (item) => encodeElement(rssItem(item)),
  // Not in plain feeds: whoever sees one element of Apple's there asks for all of them.
  encodeEpisode: (item) => encodeElement(rssEpisode(item)),
  join(head, encoded) {
    const used = encoded.reduce((set, item) => set | item.namespaces, 0);
    const { before, after } = encodeFrame(element('rss', { version: '2.0' }, rssChannel(head)), used);
    return [before, ...encoded.map((item) => item.bytes), after];
  },
};

function rssEpisode(item: FeedItem): Element {
  const plain = rssItem(item);
  return { ...plain, children: [...plain.children, ...episodeElements(item)] };
}

/** The channel with a place for its items. */
export function rssChannel(head: FeedHead): Element {
  return element(
    'channel',
    {},
    element('title', {}, plainText(head.title)),
    element('link', {}, head.link),
    element('description', {}, head.description),
    ...links(head),
    element('language', {}, head.language),
    textElement('copyright', head.copyright),
    textElement('managingEditor', editor(head)),
    element('lastBuildDate', {}, rfc822(head.updated)),
    ...distinct(head.categories).map(rssCategory),
    element('generator', {}, `${head.generator} (${head.generatorUrl})`),
    element('docs', {}, 'https://www.rssboard.org/rss-specification'),
    head.cloud && element('cloud', head.cloud),
    element('ttl', {}, String(head.ttl)),
    image(head),
    ...webfeeds(head),
    ...podcastElements(head),
    ...tombstones(head),
    items,
  );
}

function links(head: FeedHead): readonly (Element | undefined)[] {
  const { feedLinks, hubs, license, licensing } = head;
  return [
    element('atom:link', { rel: 'self', type: RSS_TYPE, href: feedLinks.rss }),
    element('atom:link', { rel: 'alternate', type: ATOM_TYPE, href: feedLinks.atom }),
    element('atom:link', { rel: 'alternate', type: JSON_TYPE, href: feedLinks.json }),
    ...hubs.map((href) => element('atom:link', { rel: 'hub', href })),
    license === undefined ? undefined : element('atom:link', { rel: 'license', href: license }),
    licensing && element('atom:link', { rel: 'license', type: RSL_TYPE, href: licensing.terms }),
    ...historyElements(head, { name: 'atom:link', type: RSS_TYPE, format: 'rss' }),
  ];
}

function editor({ contact }: FeedHead): string | undefined {
  if (contact === undefined) return undefined;
  // The name is a comment of RFC 822 (§3.4.3), and many programs split the whole at what that has signs of its own for (§3.3, specials).
  const name = contact.name
    ?.replace(/[()<>@,;:\\"[\]]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
  return name ? `${contact.email} (${name})` : contact.email;
}

function image(head: FeedHead): Element | undefined {
  const picture = [head.logo, head.icon].find((each) => each && showsInRss(each));
  if (picture === undefined) return undefined;
  const { width, height } = fitted(picture);
  return element(
    'image',
    {},
    element('url', {}, picture.url),
    // Title and link are the channel's own: RSS Board profile, "image".
    element('title', {}, plainText(head.title)),
    element('link', {}, head.link),
    textElement('width', width),
    textElement('height', height),
  );
}

// RSS 2.0 §<image>: GIF, JPEG or PNG.
function showsInRss({ type }: Image): boolean {
  return type === undefined || /^image\/(gif|jpeg|png)$/.test(type);
}

// RSS 2.0 §<image>: shown at most 144 by 400; a larger file is shown smaller.
function fitted({ width, height }: Image): { width?: string; height?: string } {
  if (width === undefined || height === undefined) return {};
  const scale = Math.min(1, 144 / width, 400 / height);
  const shown = (size: number) => String(Math.max(1, Math.floor(size * scale)));
  return { width: shown(width), height: shown(height) };
}

function webfeeds({ icon, logo, colour }: FeedHead): readonly (Element | undefined)[] {
  return [
    textElement('webfeeds:icon', icon?.url),
    textElement('webfeeds:logo', logo?.url),
    textElement('webfeeds:accentColor', colour?.replace('#', '')),
  ];
}
