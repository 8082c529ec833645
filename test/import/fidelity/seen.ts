import { Parser } from 'htmlparser2';

/** What a reader meets in a text: words, addresses of links, and pictures, each with how often. */
export type Seen = {
  readonly words: ReadonlyMap<string, number>;
  readonly links: ReadonlyMap<string, number>;
  readonly pictures: ReadonlyMap<string, number>;
};

/** Elements of which no browser shows the text. */
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', 'textarea', 'select']);

/** Reads HTML by htmlparser2, which no importer reads bodies by. `base`: the page's address. */
export function seenIn(html: string, base?: string): Seen {
  const seen = {
    words: new Map<string, number>(),
    links: new Map<string, number>(),
    pictures: new Map<string, number>(),
  };
  let silent = 0;
  let text = '';
  const parser = new Parser(
    {
      onopentag(name, { href, src }) {
        if (SILENT.has(name)) silent += 1;
        if (BREAKS.has(name)) text += ' ';
        if (name === 'a' && href !== undefined && !/^(?:#|javascript:|$)/i.test(href))
          add(seen.links, addressOf(href, base));
        if (name === 'img' && src !== undefined && src !== '') add(seen.pictures, pictureName(src));
      },
      ontext(part) {
        if (silent === 0) text += part;
      },
      onclosetag(name) {
        if (SILENT.has(name)) silent -= 1;
        if (BREAKS.has(name)) text += ' ';
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  for (const word of wordsOf(text)) add(seen.words, word);
  return seen;
}

const BREAKS = new Set(
  `p div br hr li ul ol dl dt dd h1 h2 h3 h4 h5 h6 table tr td th thead tbody caption figure figcaption blockquote pre section
  article aside header footer main nav details summary address form fieldset iframe video audio img option button`.split(
    /\s+/,
  ),
);

/** Letters and digits that stand together. */
export const wordsOf = (text: string): readonly string[] =>
  text.normalize('NFKC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

export function add(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** An address however it is escaped, without the slash at its end. */
export function addressOf(href: string, base?: string): string {
  const url = URL.parse(href.trim(), base)?.href ?? href.trim();
  return decoded(url)
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/(?=$|[?#])/, '');
}

/** A picture by the name of its file, as copies lie elsewhere. */
const pictureName = (src: string): string =>
  src.startsWith('data:')
    ? 'data:'
    : (decoded(src.split(/[?#]/, 1)[0] ?? '')
        .split('/')
        .at(-1)
        ?.toLowerCase() ?? '');

function decoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

/** What one has more of than the other. */
export function beyond(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  return new Map(
    [...one].flatMap(([key, count]) => {
      const more = count - (other.get(key) ?? 0);
      return more > 0 ? [[key, more] as const] : [];
    }),
  );
}
