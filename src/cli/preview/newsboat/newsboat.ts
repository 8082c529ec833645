import type { Line } from './canvas.ts';
import { htmlLines } from './html.ts';
import { isPodcast, type NewsboatItem, readItem } from './item.ts';
import { createLinks, type Link, type Links } from './links.ts';
import { wrapped } from './wrap.ts';

/** The first item of an RSS feed as newsboat shows it, `width` columns wide; undefined when there is none. */
export function newsboatText(rss: string, width: number): string | undefined {
  const item = readItem(rss);
  if (item === undefined) return undefined;
  const links = createLinks();
  const above = [...header(item), { kind: 'text', text: '' } as const, ...enclosed(item, links)];
  const body = htmlLines(item.html, { base: item.link, links });
  return wrapped([...above, ...body, ...summary(links.all())], width)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

function header({ feed, title, author, date, link, enclosure }: NewsboatItem): readonly Line[] {
  const file = enclosure && isPodcast(enclosure.type) ? `${enclosure.url} (type: ${enclosure.type})` : '';
  const fields = [
    ['Feed', feed],
    ['Title', title],
    ['Author', author],
    ['Date', date],
    ['Link', link],
    ['Podcast Download URL', file],
  ] as const;
  return fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({ kind: name === 'Link' ? 'window' : 'text', text: `${name}: ${value}` }));
}

/** A picture that goes with the item stands above the text. */
function enclosed({ enclosure }: NewsboatItem, links: Links): readonly Line[] {
  if (enclosure === undefined || enclosure.url === '' || enclosure.type === '' || isPodcast(enclosure.type))
    return [];
  const isImage = enclosure.type.startsWith('image/');
  const number = links.add({ url: enclosure.url, kind: isImage ? 'image' : 'link' });
  const text = `${enclosure.description || (isImage ? 'Image' : 'Link')}[${number}]`;
  return [
    { kind: 'text', text },
    { kind: 'text', text: '' },
  ];
}

function summary(links: readonly Link[]): readonly Line[] {
  if (links.length === 0) return [];
  const list = links.map(
    ({ url, kind }, place) => ({ kind: 'window', text: `[${place + 1}]: ${url} (${kind})` }) as const,
  );
  return [{ kind: 'text', text: '' }, { kind: 'text', text: 'Links:' }, ...list];
}
