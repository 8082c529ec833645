import type { Entry } from '../content/article/parse-article.ts';
import type { Asking } from '../content/body/references.ts';
import type { Problem } from '../content/problems/problem.ts';
import type { Author, Tag } from '../domain/article.ts';

/** What is known of a file since it was last read; kept in the database, so that the next start need not read it again. */
export type Known = {
  /** Tells one state of the file from another. */
  readonly stamp: string;
  /** Hash of its source, of an article. */
  readonly source?: string;
  /** What it takes from around it, hashed. */
  readonly around?: string;
  readonly draft?: true;
  /** What is wrong with it by itself and with where its links lead. */
  readonly problems?: readonly Problem[];
  readonly article?: Card;
  /** The article stands as it last was right; the source is another by now. */
  readonly kept?: true;
  /** What its bytes say, of a file that is shown. */
  readonly facts?: Entry['shows'][string];
  /** Of site.yaml and `_index.md`: what they said when they were last right. */
  readonly fields?: unknown;
};

/** An article as far as the others and the feeds' lists must know of it. */
export type Card = Pick<
  Entry,
  | 'id'
  | 'path'
  | 'url'
  | 'elsewhere'
  | 'shown'
  | 'naming'
  | 'own'
  | 'aliases'
  | 'written'
  | 'pictures'
  | 'withholds'
> & {
  readonly authors: readonly Author[];
  readonly tags: readonly Tag[];
  readonly links: readonly Asking[];
  /** Files it shows. */
  readonly shows: readonly string[];
  /** `broken`: it has a place in the collection, but cannot be published. */
  readonly state: 'article' | 'withdrawn' | 'broken';
  /** Of an article that is stored. */
  readonly hash?: string;
  /** Digest of where its links led when it was stored. */
  readonly linked?: string;
  /** What `rightsDigest` gave for its pictures when it was rendered; absent: nothing of them was withheld. */
  readonly rights?: string;
};

/** What an entry leaves to know. */
export function cardOf(entry: Entry, state: Card['state'], rights = ''): Card {
  const { id, path, url, elsewhere, shown, naming, own, aliases, authors, tags, links, shows } = entry;
  const { pictures, withholds, written } = entry;
  return {
    ...{ id, path, url, elsewhere, naming, own, authors, tags, links, shows: Object.keys(shows), state },
    ...(aliases && { aliases }),
    ...(written && { written }),
    ...(shown && { shown }),
    ...(pictures && { pictures }),
    ...(withholds && { withholds }),
    ...(rights !== '' && { rights }),
  };
}
