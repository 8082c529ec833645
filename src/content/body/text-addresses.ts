import { type Html, trustedHtml } from '../../domain/html.ts';
import { scheduledText } from '../../domain/scheduled-links.ts';
import type { Resolved } from '../article/library.ts';

/** Text with each address in it as `written` gives it; undefined: as it stands. Takes time in proportion to the text. */
export function withAddresses(text: string, written: (address: string) => string | undefined): string {
  if (!text.includes('/')) return text;
  return text
    .split(/([\s<>"“”«»]+)/)
    .map((word) => (word.includes('/') ? withAddress(word, written) : word))
    .join('');
}

function withAddress(word: string, written: (address: string) => string | undefined): string {
  const scheme = word.search(/https?:\/\//i);
  const start = scheme < 0 ? (/^[([{'‘*_]*/.exec(word)?.[0].length ?? 0) : scheme;
  let end = word.length;
  while (end > start && ".,;:!?)]}'’*_".includes(word[end - 1] ?? '')) end -= 1;
  const address = word.slice(start, end);
  if (scheme < 0 && !/^[a-z0-9.-]+\.[a-z]{2,}(?::\d+)?\//i.test(address)) return word;
  const made = written(scheme < 0 ? `https://${address}` : address);
  return made === undefined ? word : word.slice(0, start) + made + word.slice(end);
}

/** Safe HTML with each address that is text, or in an attribute for people, as `written` gives it, in HTML. */
export function withTextAddresses(
  html: Html,
  written: (address: string, isAttribute: boolean) => string | undefined,
): Html {
  const pieces = html.replace(/<[^<>]*>|[^<>]+/g, (piece) => {
    if (!piece.includes('/')) return piece;
    if (!piece.startsWith('<')) return withAddresses(piece, (found) => written(plain(found), false));
    return piece.replace(
      / (alt|title|label)="([^"]*)"/g,
      (_, name: string, value: string) =>
        ` ${name}="${withAddresses(value, (found) => written(plain(found), true))}"`,
    );
  });
  return trustedHtml(pieces);
}

const plain = (text: string): string => text.replaceAll('&amp;', '&');

/** What stands in the place of an address that is not to be seen, in the language of the text. */
export const placeholderFor = (language: string): string => words[language.split('-', 1)[0] ?? ''] ?? 'link';

const words: Readonly<Record<string, string>> = {
  es: 'enlace',
  fr: 'lien',
  de: 'Link',
  pt: 'ligação',
  ca: 'enllaç',
};

/** Safe HTML in whose text no address of a story stands that is not public: it is a word until the story is. */
export const withoutUnpublished = (
  html: Html,
  placeholder: string,
  resolve: (address: string) => Resolved,
): Html =>
  withTextAddresses(html, (address, isAttribute) => {
    const target = resolve(address);
    if (target.kind === 'problem') return target.code === 'draft-link' ? placeholder : undefined;
    const shown = target.kind === 'url' ? target.shown : undefined;
    if (!shown) return undefined;
    return isAttribute ? placeholder : scheduledText(placeholder, address, shown);
  });
