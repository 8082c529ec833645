import type { Loss } from '../../../src/import/imported.ts';
import { beyond, type Seen, seenIn, wordsOf } from './seen.ts';

/** What an article has at the old site, and what of it no loss names. */
export type Unnamed = {
  readonly words: readonly string[];
  readonly links: readonly string[];
  readonly pictures: readonly string[];
};

type Compared = {
  /** As the old site shows it. */
  readonly source: string;
  /** As Dateline does, with what its front matter says. */
  readonly imported: string;
  readonly losses: readonly Pick<Loss, 'what' | 'kind'>[];
  readonly base?: string;
};

/**
 * Words, links and pictures that are in the old text and not in the new one, less those that a loss accounts for: what it quotes or
 * names, and what is within an element or a shortcode that it says is left out. Nothing else about a loss counts.
 */
export function unnamed({ source, imported, losses, base }: Compared): Unnamed & { readonly lost: Unnamed } {
  const [old, now] = [seenIn(source, base), seenIn(imported, base)];
  const lost = {
    words: beyond(old.words, now.words),
    links: beyond(old.links, now.links),
    pictures: beyond(old.pictures, now.pictures),
  };
  const accounted = losses.map((loss) => accountOf(loss, source, base));
  const rest = (key: keyof Seen) =>
    accounted.reduce<ReadonlyMap<string, number>>((left, seen) => beyond(left, seen[key]), lost[key]);
  const listed = (seen: Seen) => ({
    words: [...seen.words.keys()],
    links: [...seen.links.keys()],
    pictures: [...seen.pictures.keys()],
  });
  return {
    ...listed({ words: rest('words'), links: rest('links'), pictures: rest('pictures') }),
    lost: listed(lost),
  };
}

/** What a loss accounts for. */
function accountOf(
  { what, kind }: Pick<Loss, 'what' | 'kind'>,
  source: string,
  base: string | undefined,
): Seen {
  const element = /^<([a-z][\w-]*)/.exec(kind)?.[1] ?? /^<([a-z][\w-]*)/.exec(what)?.[1];
  const within = element === undefined ? '' : elementsOf(source, element).join(' ');
  const seen = seenIn(within, base);
  const words = new Map(seen.words);
  for (const word of wordsOf(what)) words.set(word, Math.max(words.get(word) ?? 0, 1));
  const address = what.match(/https?:\/\/[^\s“”<>]+/g) ?? [];
  const links = seenIn(address.map((each) => `<a href="${each}"></a><img src="${each}">`).join(''), base);
  return {
    words,
    links: new Map([...seen.links, ...links.links]),
    pictures: new Map([...seen.pictures, ...links.pictures]),
  };
}

/** Elements of a name as they stand in a text, with what is in them. */
const elementsOf = (html: string, name: string): readonly string[] =>
  html.match(new RegExp(`<${name}\\b[\\s\\S]*?(?:</${name}\\s*>|$)`, 'gi')) ?? [];
