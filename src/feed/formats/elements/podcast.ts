import type { FeedHead, FeedItem } from '../../model/document.ts';
import { type Element, element, textElement } from '../../xml/xml.ts';

/** What makes a channel a show: Apple's elements and those of the podcast namespace. */
export function podcastElements({ show }: FeedHead): readonly (Element | undefined)[] {
  if (show === undefined) return [];
  const { author, owner, categories, explicit, type, guid, image, funding, locked } = show;
  return [
    element('itunes:author', {}, author),
    image && element('itunes:image', { href: image.url }),
    ...categories.map(category),
    element('itunes:explicit', {}, String(explicit)),
    element('itunes:type', {}, type),
    owner &&
      element(
        'itunes:owner',
        {},
        element('itunes:name', {}, owner.name),
        element('itunes:email', {}, owner.email),
      ),
    element('podcast:guid', {}, guid),
    element('podcast:locked', { owner: owner?.email }, locked ? 'yes' : 'no'),
    element('podcast:medium', {}, 'podcast'),
    funding === undefined ? undefined : element('podcast:funding', { url: funding }, author),
  ];
}

function category(name: string): Element {
  const [wide = name, narrow] = name.split('>').map((part) => part.trim());
  return element(
    'itunes:category',
    { text: wide },
    narrow === undefined ? undefined : element('itunes:category', { text: narrow }),
  );
}

/** What makes an item an episode: only where there is something to hear. */
export function episodeElements({ enclosures, picture }: FeedItem): readonly (Element | undefined)[] {
  const audio = enclosures.find(({ type }) => type.startsWith('audio/'));
  if (audio === undefined) return [];
  const { duration, episode, season, transcript, chapters } = audio;
  return [
    textElement('itunes:duration', duration === undefined ? undefined : String(Math.round(duration))),
    textElement('itunes:season', season?.toString()),
    textElement('itunes:episode', episode?.toString()),
    // Apple: JPEG or PNG.
    /^image\/(?:jpeg|png)$/.test(picture?.type ?? '')
      ? element('itunes:image', { href: picture?.url })
      : undefined,
    transcript && element('podcast:transcript', { url: transcript.url, type: transcript.type }),
    chapters === undefined
      ? undefined
      : element('podcast:chapters', { url: chapters, type: 'application/json+chapters' }),
  ];
}
