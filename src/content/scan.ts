import { crowded, normalised } from './markdown.ts';
import type { Kind } from './recorder.ts';

/** A reference of a body, as rendering will ask for it. */
export type Asking = readonly [kind: Kind, reference: string];

/**
 * What rendering a text will ask of the collection, and perhaps a little more, without rendering it. Undefined where only
 * rendering tells, or where it may find something to report: such a text costs more, and comes out the same.
 */
export function scan(text: string): readonly Asking[] | undefined {
  if (telling.test(text) || deep.test(text) || crowded(text)) return undefined;
  if (heavy(text) && text.split(/\n\s*\n/).some(heavy)) return undefined;
  const pictures = new Set([...text.matchAll(picture)].map(({ 0: whole, index }) => index + whole.length));
  if (pictures.size !== (text.match(/!\[/g)?.length ?? 0)) return undefined;
  const askings = new Map<string, Asking>();
  for (let at = text.indexOf(']('); at >= 0; at = text.indexOf('](', at + 2)) {
    target.lastIndex = at;
    const reference = target.exec(text)?.[1];
    if (reference === undefined) return undefined;
    const asked = normalised(reference);
    const kind = pictures.has(at) ? 'source' : 'link';
    if (kind === 'source' || !asked.startsWith('#')) askings.set(`${kind} ${asked}`, [kind, asked]);
  }
  return [...askings.values()];
}

/** Markup, definitions and footnotes. */
const telling = /<[a-z/!?]|\]:|\[\^|\^\[/i;

/** So far in, or with so many signs of emphasis in one paragraph, elements may nest too deep for readers. */
const deep = /^[ \t>*+\-\d.)]{45}/m;
const heavy = (paragraph: string): boolean => (paragraph.match(/[*_~]/g)?.length ?? 0) > 90;

/** A destination without escapes or entities, perhaps with a title. */
const target = /\]\(((?:[^\s()<>\\&"'`[\]]|&(?![#\w]*;))+)(?: "[^"\\&<>\n]*")?\)/y;

/** A picture, up to its destination, whose text is nothing but text. */
const picture = /!\[[^\][!\\`*_~&<\n]*[^\][!\\`*_~&<\s][^\][!\\`*_~&<\n]*(?=\]\()/g;
