import type { ArticleHead } from '../../domain/article.ts';
import type { MediaFile } from '../../domain/media.ts';
import type { Site } from '../../domain/site.ts';
import { encodeSnapshot } from '../codec.ts';
import type { Snapshot, SnapshotMedia } from '../snapshot.ts';
import { mediaPath, type Places, shardPath, WORDS } from './bundle.ts';
import { modificationsOf } from './recorded.ts';

export type PackerOptions = {
  /** What has stopped being public by then is left out, and what is new since the bundle before changed then. */
  readonly now: Date;
  /** The text at `INDEX` of the bundle that was built before. */
  readonly before?: string | undefined;
  /** What changes when the program may write other bytes for the same collection. */
  readonly program?: string;
  /** Articles a shard, at most. */
  readonly perShard?: number;
  /** Takes a file of the bundle as soon as it is whole. */
  readonly write: (path: string, text: string) => Promise<void>;
};

/** Packs a collection into the files that `openBundle` reads, of which it holds no more than the shards that are not full. */
export type Packer = {
  /** Articles come oldest first: by `published`, then by id. `text`: from `encodeArticle`; `words`: from `articleWords`. */
  add(head: ArticleHead, text: string, words: string): Promise<void>;
  /** The index, which is to be written last, and for each path under `/media` the file whose bytes go there. */
  finish(rest: Omit<Snapshot, 'heads'>): Promise<{
    readonly index: string;
    readonly media: ReadonlyMap<string, MediaFile>;
    /** Characters of words that search looks through; absent where they are too many, and search is off. */
    readonly words?: number;
  }>;
};

/** A shard stays below this many characters, unless one article alone is larger. */
const SHARD_LENGTH = 262_144;

/**
 * Characters of words that search may look through: the first search of an isolate reads all of them, and each goes through them. Some
 * 1,000 articles of 600 words.
 */
export const SEARCH_LENGTH = 4 * 2 ** 20;

/** Articles of one section, oldest first, by their number in the order in which they came. */
type Shard = { readonly numbers: number[]; readonly texts: string[]; length: number };

/**
 * Articles lie with those of their section, the oldest first, so that a feed needs few shards and a new article changes one.
 * Equal collections give equal files.
 */
export function createPacker({ now, before, program = '', perShard = 20, write }: PackerOptions): Packer {
  const heads: ArticleHead[] = [];
  const words = createWords();
  const open = new Map<string, Shard>();
  const written: { readonly name: string; readonly numbers: readonly number[] }[] = [];
  const isOpen = ({ until, from }: ArticleHead) => until === undefined || (until > now && until > from);
  /** Within a shard articles stand as the heads do, newest first. */
  const close = async ({ numbers, texts }: Shard) => {
    const content = texts.toReversed().join('\n');
    const name = await contentHash(content);
    written.push({ name, numbers });
    await write(shardPath(name), content);
  };
  return {
    async add(head, text, line) {
      const number = heads.push(head) - 1;
      words.add(head.syndication !== 'none' && isOpen(head) ? line : '');
      if (!isOpen(head)) return;
      const section = head.sections[0] ?? '';
      const last = open.get(section);
      const fits =
        last !== undefined && last.numbers.length < perShard && last.length + text.length <= SHARD_LENGTH;
      if (last !== undefined && !fits) await close(last);
      const shard = fits ? last : { numbers: [], texts: [], length: 0 };
      open.set(section, shard);
      shard.numbers.push(number);
      shard.texts.push(text);
      shard.length += text.length;
    },
    async finish(rest) {
      for (const shard of open.values()) await close(shard);
      const newest = ({ numbers }: (typeof written)[number]) => numbers.at(-1) ?? 0;
      const shards = written.toSorted((a, b) => newest(b) - newest(a));
      const shardOf = heads.map(() => -1);
      shards.forEach(({ numbers }, shard) => {
        for (const number of numbers) shardOf[heads.length - 1 - number] = shard;
      });
      const places: Places = { shards: shards.map(({ name }) => name), shardOf };
      const shown = new Set(heads.filter(isOpen).map(({ id }) => id));
      const shownMedia = rest.media.filter((media) => isShown(media, shown));
      const snapshot: Snapshot = { ...rest, heads: heads.toReversed() };
      const { modified, record } = await modificationsOf(snapshot, {
        now,
        program,
        before: before?.split('\n')[2],
        hash: contentHash,
      });
      const search = words.newestFirst();
      if (search !== undefined) await write(WORDS, search);
      // What is told of changes is nothing that a reader asks for.
      const { webhooks: _, podping: __, ...read } = rest.site;
      const site: Site = search === undefined ? { ...read, search: false } : read;
      const shownSnapshot = encodeSnapshot({ ...snapshot, site, media: shownMedia, modified });
      return {
        words: search?.length,
        index: [shownSnapshot, JSON.stringify(places), record].join('\n'),
        media: new Map(shownMedia.map(({ file }) => [mediaPath(file.hash), file])),
      };
    },
  };
}

/** A line of words for each head, empty for what no feed has, for as long as they are not too many for a bundle. */
function createWords() {
  let lines: string[] | undefined = [];
  let length = 0;
  return {
    add(line: string): void {
      length += line.length + 1;
      if (length > SEARCH_LENGTH) lines = undefined;
      lines?.push(line);
    },
    newestFirst: (): string | undefined => lines?.toReversed().join('\n'),
  };
}

function isShown({ always, shownBy }: SnapshotMedia, shown: ReadonlySet<string>): boolean {
  return always || shownBy.some((id) => shown.has(id));
}

/** The first 128 bits of SHA-256, in hex. */
async function contentHash(content: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content));
  return Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
