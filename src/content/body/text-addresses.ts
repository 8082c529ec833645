import { type Html, trustedHtml } from '../../domain/html.ts';
import type { VisibleWindow } from '../../domain/instant.ts';
import { scheduledText, scheduledWords } from '../../domain/scheduled-links.ts';
import { decodings } from '../../domain/uri.ts';
import type { Resolved } from '../article/library.ts';
import { narrowed } from '../site/service/served.ts';

/** A piece of a text: an address, as a link would name it, or what is between two. */
export type TextPiece = { readonly text: string; readonly address?: string };

/** A text in pieces; together they are the text. Takes time in proportion to it. */
export function textPieces(text: string): readonly TextPiece[] {
  if (!mayHaveAddress.test(text)) return [{ text }];
  return text
    .split(/([\s<>"“”«»]+)/)
    .flatMap((word) => (mayHaveAddress.test(word) ? wordPieces(word) : [{ text: word }]));
}

const mayHaveAddress = /\/|%2f/i;

function wordPieces(word: string): readonly TextPiece[] {
  const scheme = word.search(/https?:\/\//i);
  if (scheme >= 0) return addressFrom(word, scheme, (address) => address);
  return word.split(/([=|;,&?(){}[\]‘’]+)/).flatMap((part) => {
    const start = /^['*_:]*/.exec(part)?.[0].length ?? 0;
    return addressFrom(part, start, withScheme);
  });
}

function addressFrom(
  word: string,
  start: number,
  addressOf: (written: string) => string | undefined,
): readonly TextPiece[] {
  let end = word.length;
  while (end > start && ".,;:!?)]}'’*_".includes(word[end - 1] ?? '')) end -= 1;
  const address = addressOf(word.slice(start, end));
  if (address === undefined) return [{ text: word }];
  return [
    { text: word.slice(0, start) },
    { text: word.slice(start, end), address },
    { text: word.slice(end) },
  ];
}

/** The address that is written without its scheme, from the root of the site, or percent-encoded. */
function withScheme(written: string): string | undefined {
  if (/^(?:\/\/)?[a-z0-9.-]+(?:\.[a-z]{2,}|:\d+)\//i.test(written))
    return `https://${written.replace(/^\/\//, '')}`;
  if (/^\/[\p{L}\p{N}]/u.test(written)) return written;
  if (!written.includes('%')) return undefined;
  const plain = decodings(written).at(-1) ?? '';
  const start = plain.search(/https?:\/\//i);
  return start < 0 ? withScheme(plain.replaceAll('%', '')) : plain.slice(start);
}

/** Safe HTML with each address that is text, or in an attribute that is not a link, as `written` gives it, in HTML. */
export function withTextAddresses(html: Html, written: (address: string) => string | undefined): Html {
  const inWords = (text: string) =>
    textPieces(text)
      .map(({ text: piece, address }) => (address === undefined ? piece : (written(plain(address)) ?? piece)))
      .join('');
  return eachText(html, inWords, (name, value) => ` ${name}="${inWords(value)}"`);
}

/** Safe HTML with its texts and attributes for people as these give them. */
function eachText(
  html: Html,
  text: (text: string) => string,
  attribute: (name: string, value: string) => string,
): Html {
  const pieces = html.replace(/<[^<>]*>|[^<>]+/g, (piece) => {
    if (!mayHaveAddress.test(piece)) return piece;
    if (!piece.startsWith('<')) return text(piece);
    return piece.replace(/ ([a-z-]+)="([^"]*)"/g, (whole, name: string, value: string) =>
      resolved.has(name) || !mayHaveAddress.test(value) ? whole : attribute(name, value),
    );
  });
  return trustedHtml(pieces);
}

/** Attributes whose addresses are resolved where they stand. */
const resolved = new Set('href src cite poster data-href data-cite data-text'.split(' '));

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

/** When an address may be seen: `never`, at these times, or always (undefined). */
export function visibility(found: Resolved): VisibleWindow | 'never' | undefined {
  if (found.kind === 'problem') return found.code === 'draft-link' ? 'never' : undefined;
  return found.kind === 'url' ? found.shown : undefined;
}

/** Safe HTML in whose text no address of a story stands that is not public: it is a word until the story is. */
export function withoutUnpublished(
  html: Html,
  placeholder: string,
  resolve: (address: string) => Resolved,
): Html {
  const shownOf = ({ address }: TextPiece) =>
    address === undefined ? undefined : visibility(resolve(plain(address)));
  const text = (words: string) =>
    textPieces(words)
      .map((piece) => {
        const shown = shownOf(piece);
        if (!shown) return piece.text;
        return shown === 'never' ? placeholder : scheduledText(placeholder, plain(piece.text), shown);
      })
      .join('');
  return eachText(html, text, (name, value) => {
    const pieces = textPieces(value).map((piece) => ({ ...piece, shown: shownOf(piece) }));
    const written = (isShown: (shown: VisibleWindow | 'never') => boolean) =>
      pieces.map(({ text: word, shown }) => (shown && !isShown(shown) ? placeholder : word)).join('');
    const closed = written(() => false);
    const windows = pieces.flatMap(({ shown }) => (shown && shown !== 'never' ? [shown] : []));
    const window = windows.length > 0 && windows.reduce(narrowed);
    if (!window) return ` ${name}="${closed}"`;
    return scheduledWords(name, { closed, open: written((shown) => shown !== 'never') }, window);
  });
}
