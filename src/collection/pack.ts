import type { Article, ArticleHead } from './article.ts';
import { INDEX, mediaPath, type Places, shardPath, WORDS } from './bundle.ts';
import { encodeArticle, encodeSnapshot } from './codec.ts';
import type { MediaFile } from './media.ts';
import { modificationsOf } from './recorded.ts';
import { articleWords } from './search.ts';
import type { Site } from './site.ts';
import type { Snapshot, SnapshotMedia } from './snapshot.ts';

export type PackOptions = {
  readonly snapshot: Snapshot;
  readonly articles: readonly Article[];
  /** What has stopped being public by then is left out, and what is new since the bundle before changed then. */
  readonly now: Date;
  /** The text at `INDEX` of the bundle that was built before. */
  readonly before?: string | undefined;
  /** What changes when the program may write other bytes for the same collection. */
  readonly program?: string;
  /** Articles a shard, at most. */
  readonly perShard?: number;
};

/** What a bundle is made of: the texts to write by path, and for each path under `/media` the file whose bytes go there. */
export type Packed = {
  readonly texts: ReadonlyMap<string, string>;
  readonly media: ReadonlyMap<string, MediaFile>;
};

/** A shard stays below this many characters, unless one article alone is larger. */
const SHARD_LENGTH = 262_144;

/**
 * Characters of words that search may look through: the first search of an isolate reads all of them, and each goes through them. Some
 * 1,000 articles of 600 words.
 */
export const SEARCH_LENGTH = 4 * 2 ** 20;

type Shard = { readonly indices: readonly number[]; readonly length: number };

/**
 * Packs a compiled collection into the files `openBundle` reads. Articles lie with those of their section, the oldest
 * first, so that a feed needs few shards and a new article changes one. Equal collections give equal files.
 */
export async function packBundle({
  snapshot,
  articles,
  now,
  before,
  program = '',
  perShard = 20,
}: PackOptions): Promise<Packed> {
  const bodies = new Map(articles.map((article) => [article.id, encodeArticle(article)]));
  const open = (head: ArticleHead) =>
    head.until === undefined || (head.until > now && head.until > head.from);
  const texts = snapshot.heads.map((head) => (open(head) ? bodies.get(head.id) : undefined));
  const shards = cut(snapshot.heads, texts, perShard);
  const written = await Promise.all(
    shards.map(async ({ indices }) => {
      const content = indices.map((index) => texts[index] ?? '').join('\n');
      return { name: await contentHash(content), content };
    }),
  );
  const shardOf = snapshot.heads.map(() => -1);
  shards.forEach(({ indices }, number) => {
    for (const index of indices) shardOf[index] = number;
  });
  const places: Places = { shards: written.map(({ name }) => name), shardOf };
  const shown = new Set(snapshot.heads.filter(open).map((head) => head.id));
  const search = wordsOf(snapshot.heads, articles, shown);
  const site: Site = search === undefined ? { ...snapshot.site, search: false } : snapshot.site;
  const kept = snapshot.media.filter((media) => isShown(media, shown));
  const { modified, record } = await modificationsOf(snapshot, {
    now,
    program,
    before: before?.split('\n')[2],
    hash: contentHash,
  });
  return {
    texts: new Map([
      [
        INDEX,
        [encodeSnapshot({ ...snapshot, site, media: kept, modified }), JSON.stringify(places), record].join(
          '\n',
        ),
      ],
      ...written.map(({ name, content }) => [shardPath(name), content] as const),
      ...(search === undefined ? [] : [[WORDS, search] as const]),
    ]),
    media: new Map(kept.map(({ file }) => [mediaPath(file.hash), file])),
  };
}

/** A line of words for each head, empty for what no feed has; undefined where that is too much for a bundle. */
function wordsOf(
  heads: readonly ArticleHead[],
  articles: readonly Article[],
  shown: ReadonlySet<string>,
): string | undefined {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const lines: string[] = [];
  let length = 0;
  for (const { id, syndication } of heads) {
    const article = syndication !== 'none' && shown.has(id) ? byId.get(id) : undefined;
    const line = article ? articleWords(article) : '';
    length += line.length + 1;
    if (length > SEARCH_LENGTH) return undefined;
    lines.push(line);
  }
  return lines.join('\n');
}

/** Cuts articles into shards of one section each; within a shard they stand as the heads do, newest first. */
function cut(
  heads: readonly ArticleHead[],
  texts: readonly (string | undefined)[],
  perShard: number,
): readonly Shard[] {
  const section = (index: number) => heads[index]?.sections[0] ?? '';
  const oldestFirst = texts.flatMap((text, index) => (text === undefined ? [] : [index])).reverse();
  const open = new Map<string, Shard>();
  const shards: Shard[] = [];
  for (const index of oldestFirst) {
    const length = texts[index]?.length ?? 0;
    const last = open.get(section(index));
    const fits = last !== undefined && last.indices.length < perShard && last.length + length <= SHARD_LENGTH;
    if (last !== undefined && !fits) shards.push(last);
    open.set(section(index), {
      indices: fits ? [index, ...last.indices] : [index],
      length: fits ? last.length + length : length,
    });
  }
  return [...shards, ...open.values()].sort((a, b) => (a.indices[0] ?? 0) - (b.indices[0] ?? 0));
}

function isShown({ always, shownBy }: SnapshotMedia, shown: ReadonlySet<string>): boolean {
  return always || shownBy.some((id) => shown.has(id));
}

/** The first 128 bits of SHA-256, in hex. */
async function contentHash(content: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content));
  return Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
