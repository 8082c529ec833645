import type { Article, ArticleHead, Withdrawal } from '../../src/domain/article.ts';
import { trustedHtml } from '../../src/domain/html.ts';
import type { MediaFile } from '../../src/domain/media.ts';
import type { Site } from '../../src/domain/site.ts';
import { articleWords } from '../../src/store/memory/search.ts';
import type { Alias, Snapshot, SnapshotMedia, SnapshotSource } from '../../src/store/snapshot.ts';

/** What a store under test is made from. */
export type Paper = {
  readonly snapshot: Snapshot;
  readonly articles: readonly Article[];
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
};

export const SITE: Site = {
  hash: '51',
  title: 'The Gazette',
  description: 'A paper made for tests',
  url: 'https://gazette.example',
  id: 'tag:gazette.example,2026:site',
  language: 'en-US',
  timezone: 'America/Los_Angeles',
  offsets: [
    [Date.UTC(2025, 10, 2, 9), -8 * 3_600_000],
    [Date.UTC(2026, 2, 8, 10), -7 * 3_600_000],
    [Date.UTC(2026, 10, 1, 9), -8 * 3_600_000],
  ],
  organisation: { name: 'The Gazette' },
  hubs: [],
  categories: [],
  feeds: { limit: 20, ttl: 15 },
  cache: { maxAge: 300, staleWhileRevalidate: 600, staleIfError: 86_400 },
  callouts: {},
  embeds: [],
};

/** An instant in milliseconds as a date. */
export const at = (instant: number): Date => new Date(instant);

type Given = Partial<Article> & { readonly id: string; readonly published: Date };

/** An article about which a case says only what it is about. */
export function article(given: Given): Article {
  return {
    hash: hashOf(given),
    path: `/news/${given.id}`,
    from: given.published,
    sections: [{ path: 'news', trail: ['News'] }],
    authors: [],
    tags: [],
    syndication: 'full',
    title: `Title of ${given.id}`,
    url: `https://gazette.example/news/${given.id}`,
    elsewhere: false,
    attachments: [],
    language: 'en-US',
    corrections: [],
    body: trustedHtml(`<p>${given.id}</p>`),
    local: { published: given.published.toISOString(), corrections: [] },
    ...given,
  };
}

/** Equal articles, equal hashes. */
function hashOf(given: Given): string {
  let hash = 0x811c9dc5;
  for (const sign of JSON.stringify(given)) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193);
  return `${(hash >>> 0).toString(16)}`;
}

type PaperParts = {
  readonly articles: readonly Article[];
  readonly withdrawals?: readonly Withdrawal[];
  readonly media?: readonly SnapshotMedia[];
  readonly aliases?: readonly Alias[];
  readonly sections?: readonly string[];
  /** Sections that nothing but their articles tells of. */
  readonly implied?: readonly string[];
};

/** Puts articles together as the compiler does: heads newest first, sections, authors and tags spelt out. */
export function paper({
  articles,
  withdrawals = [],
  media = [],
  aliases = [],
  sections = [],
  implied = [],
}: PaperParts): Paper {
  const heads = articles.map(headOf).sort((a, b) => +b.published - +a.published || (a.id < b.id ? 1 : -1));
  const paths = new Set([
    ...sections,
    ...[...heads, ...withdrawals].flatMap((head) => head.sections.flatMap(upwards)),
  ]);
  const named = (all: readonly { readonly name: string; readonly slug: string }[]) =>
    [...new Map(all.map((one) => [one.slug, one])).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    articles,
    files: new Map(media.map(({ file }) => [file.path, new TextEncoder().encode(file.hash.repeat(8))])),
    snapshot: {
      site: SITE,
      revision: 'f00d',
      sections: [...paths].sort().map((path) => ({
        scope: { kind: 'section', path },
        title: path,
        trail: path.split('/'),
        ...(implied.includes(path) && { implied: true }),
      })),
      authors: named(articles.flatMap((one) => one.authors)),
      tags: named(articles.flatMap((one) => one.tags)),
      heads,
      withdrawals,
      media,
      aliases,
    },
  };
}

/** A source that holds everything. */
export function sourceOf({ articles, files }: Paper): SnapshotSource {
  const byId = new Map(articles.map((one) => [one.id, one]));
  const found = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new Error('asked for something that is not in the paper');
    return value;
  };
  return {
    article: async (head) => found(byId.get(head.id)),
    words: async (heads) => heads.map((head) => articleWords(found(byId.get(head.id)))),
    media: async (file: MediaFile) => found(files.get(file.path)),
  };
}

/** What a listing needs to know of an article. */
export function headOf(whole: Article): ArticleHead {
  const { id, hash, path, published, updated, from, until, syndication, facets, places } = whole;
  return {
    ...(facets && { facets }),
    ...(places && { points: places.flatMap(({ at }) => (at ? [at.point] : [])) }),
    id,
    hash,
    path,
    published,
    ...(updated !== undefined && { updated }),
    from,
    ...(until !== undefined && { until }),
    sections: whole.sections.map((section) => section.path),
    authors: whole.authors.map((author) => author.slug),
    tags: whole.tags.map((tag) => tag.slug),
    syndication,
    ...(whole.elsewhere && { elsewhere: true }),
  };
}

/** A section's path and those above it. */
export function upwards(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
