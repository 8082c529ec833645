import { attachmentText, type JsonFeed, type JsonItem } from './json-item.ts';
import type { Line } from './newsboat/canvas.ts';
import { htmlLines } from './newsboat/html.ts';
import { createLinks } from './newsboat/links.ts';
import { wrapped } from './newsboat/wrap.ts';

/** The first item of a JSON feed as a reader shows it: its row in the list, then the article. Undefined when there is none. */
export function readerText({ title: feed, items: [item] }: JsonFeed, width: number): string | undefined {
  if (item === undefined) return undefined;
  const links = createLinks();
  const { content_html: html, content_text: plain, url = '' } = item;
  const body = html === undefined ? [text(plain ?? '')] : htmlLines(html, { base: url, links });
  const lines: readonly Line[] = [
    ...[item.title, item.summary].filter((part) => part !== undefined).map((part) => text(`  | ${part}`)),
    text(''),
    text(feed),
    text(item.title ?? ''),
    text(signature(item)),
    text(''),
    ...(pictureAlone(item) ? [text(`[image: ${item.image}]`), text('')] : []),
    ...body,
    ...listed(
      'Links:',
      links.all().map((link, place) => `[${place + 1}]: ${link.url} (${link.kind})`),
    ),
    ...listed(
      'Attachments:',
      (item.attachments ?? []).map((each) => `${attachmentText(each)} ${each.url}`),
    ),
    ...listed(
      '',
      [item.tags?.map((tag) => `#${tag}`).join('  ') ?? '', url].filter((line) => line !== ''),
    ),
  ];
  return wrapped(lines, width)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd();
}

/** Readers show the item's picture above a text that does not show it itself. */
export function pictureAlone({ image, content_html: html = '' }: JsonItem): boolean {
  return image !== undefined && !html.includes(`"${image.replaceAll('&', '&amp;')}"`);
}

/** Names and dates, as the item has them. */
export function signature({
  authors = [],
  date_published: published,
  date_modified: modified,
}: JsonItem): string {
  const names = authors.flatMap(({ name }) => name ?? []).join(', ');
  const dates = [published && day(published), modified && `changed ${day(modified)}`].filter(Boolean);
  return [names, ...dates].filter((part) => part !== '').join(' · ');
}

/** In the offset that the feed gives. */
const day = (instant: string): string =>
  instant
    .replace('T', ' ')
    .replace(/:\d\d(?:\.\d+)?(?=Z|[+-])/, ' ')
    .replace('Z', 'UTC');

const text = (content: string): Line => ({ kind: 'text', text: content });

function listed(title: string, lines: readonly string[]): readonly Line[] {
  if (lines.length === 0) return [];
  return [
    text(''),
    ...(title === '' ? [] : [text(title)]),
    ...lines.map((line): Line => ({ kind: 'window', text: line })),
  ];
}
