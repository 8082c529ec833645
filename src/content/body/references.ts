import type { Kind } from '../article/dependencies.ts';
import { normalised } from './markdown.ts';
import { mayHaveTemplates } from './templates.ts';

/** A reference of a body, as rendering will ask for it. */
export type Asking = readonly [kind: Kind, reference: string];

/**
 * What rendering a text will ask of the collection, and perhaps a little more, without rendering it. Undefined where only
 * rendering tells, or where it may find something to report: such a text costs more, and comes out the same.
 */
export function scan(text: string): readonly Asking[] | undefined {
  if (telling.some((sign) => text.includes(sign)) || deep.test(text)) return undefined;
  if (text.includes('<') && markup.test(text)) return undefined;
  if (bare.test(text) || mayHaveTemplates(text)) return undefined;
  if (heavy(text) && text.split(/\n\s*\n/).some(heavy)) return undefined;
  const pictures = picturesOf(text);
  if (!pictures) return undefined;
  const askings = new Map<string, Asking>();
  for (let at = text.indexOf(']('); at >= 0; at = text.indexOf('](', at + 2)) {
    target.lastIndex = at;
    const reference = target.exec(text)?.[1];
    if (reference === undefined) return undefined;
    const asked = normalised(reference);
    const kind = pictures.has(at) ? 'source' : 'link';
    askings.set(`${kind} ${asked}`, [kind, asked]);
  }
  return [...askings.values()];
}

/** Definitions, fragments and footnotes; and what a database would take for a text's end. */
const telling = [']:', '](#', '[^', '^[', '\0'];
const markup = /<[a-z/!?]/i;

/** An address that is not where a link leads: rendering tells whether it is one by itself. */
const bare = /(?<!\]\()https?:\/\//i;

/** So far in, or with so many signs of emphasis in one paragraph, elements may nest too deep for readers. */
const deep = /^[ \t>*+\-\d.)]{45}/m;
const heavy = (paragraph: string): boolean => {
  let signs = 0;
  for (const sign of '*_~')
    for (let at = paragraph.indexOf(sign); at >= 0 && signs <= 90; at = paragraph.indexOf(sign, at + 1))
      signs += 1;
  return signs > 90;
};

/** Where the destinations of pictures begin; undefined where one is not plain. */
function picturesOf(text: string): ReadonlySet<number> | undefined {
  const found = new Set<number>();
  if (!text.includes('![')) return found;
  for (const { 0: whole, 1: said = '', index } of text.matchAll(picture))
    if (said.trim() !== '') found.add(index + whole.length);
  return found.size === text.split('![').length - 1 ? found : undefined;
}

/** A destination without escapes or entities, perhaps with a title. */
const target = /\]\(((?:[^\s()<>\\&"'`[\]]|&(?![#\w]*;))+)(?: "[^"\\&<>\n]*")?\)/y;

/** A picture, up to its destination, whose text is nothing but text. */
const picture = /!\[([^\][!\\`*_~&<\n]*)(?=\]\()/g;
