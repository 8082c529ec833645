import { hashOf } from '../../content/article/hash.ts';
import { withoutFiles } from '../../content/article/without-files.ts';
import { headOf } from '../../domain/article.ts';
import { hashWithTimes, timesOfHash } from '../../domain/scheduled-links.ts';
import { decodeArticle, encodeArticle } from '../../store/codec.ts';
import type { Alias, SnapshotMedia } from '../../store/snapshot.ts';
import type { StoredArticle } from '../../store/sql/write/article-row.ts';

/** Files that a collection is served without, and what becomes of the articles that show them. */
export type LeftOut = {
  /** Content hash of an article as it then is. */
  hashOf(id: string, hash: string): string;
  article(stored: StoredArticle): StoredArticle;
  media(all: readonly (SnapshotMedia | Alias)[]): readonly (SnapshotMedia | Alias)[];
};

export const nothingLeftOut: LeftOut = {
  hashOf: (_, hash) => hash,
  article: (stored) => stored,
  media: (all) => all,
};

/** Leaves files out of the articles that show them. `url` is the site's. */
export function leavingOut(files: readonly SnapshotMedia[], url: string): LeftOut {
  if (files.length === 0) return nothingLeftOut;
  const paths = new Set(files.map(({ file }) => file.path));
  const urls = new Set([...paths].map((path) => `${url}${path}`));
  const showing = new Set(files.flatMap(({ shownBy }) => shownBy));
  /** Another hash, so that the article is another again once the files are back; its links open and close as before. */
  const changed = (hash: string) =>
    hashWithTimes(hashOf([hash, 'without', [...paths].toSorted()]), timesOfHash(hash));
  return {
    hashOf: (id, hash) => (showing.has(id) ? changed(hash) : hash),
    article(stored) {
      if (!showing.has(stored.head.id)) return stored;
      const article = decodeArticle(String(stored.document));
      const left = { ...withoutFiles(article, urls), hash: changed(article.hash) };
      return { ...stored, head: headOf(left), document: encodeArticle(left) };
    },
    media: (all) => all.filter((one) => !('file' in one && paths.has(one.file.path))),
  };
}
