import { hash } from '../../content/article/hash.ts';
import { instant, localDate, readTime } from '../../content/source/time.ts';
import type { ImportedArticle } from '../imported.ts';
import { type ArticleTextContext, articleText, folderOf } from './article-text.ts';
import type { ClaimedKeys } from './claims.ts';
import type { ContentFolder } from './content-folder.ts';
import { firstFree } from './file-names.ts';
import type { Manifest } from './manifest.ts';

export type ArticleCounts = {
  /** Articles that were read, and what became of them. */
  readonly articles: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** New or changed since the first import, and not written as an update was not asked for. */
  readonly pending: number;
  /** Of those that were read, those that the old site does not show to everyone. */
  readonly drafts: number;
};

export type ArticleWriter = {
  write(article: ImportedArticle): Promise<void>;
  readonly counts: () => ArticleCounts;
  /** Folders of articles that are public. */
  readonly folders: () => ReadonlySet<string>;
  /** Folders of sections that articles name besides their own. */
  readonly named: () => ReadonlySet<string>;
  /** Hosts of players that articles show. */
  readonly embeds: () => readonly string[];
};

export type ArticleWriterOptions = Omit<ArticleTextContext, 'claims'> & {
  readonly folder: ContentFolder;
  readonly manifest: Manifest;
  readonly update: boolean;
  /** Whether everything of this site was written once. */
  readonly isRepeat: boolean;
  readonly system: string;
};

/** Where an article goes. */
type ArticleTarget = { readonly file: string; readonly date: string; readonly before: string | undefined };

/** Writes articles one by one; two of one key, id or address are told apart and named. */
export function createArticleWriter(options: ArticleWriterOptions): ArticleWriter {
  const { manifest, update, isRepeat } = options;
  const claims: ClaimedKeys = { ids: new Map(), paths: new Map() };
  const keys = new Set<string>();
  const folders = new Set<string>();
  const named = new Set<string>();
  const embeds = new Set<string>();
  const counts = { articles: 0, added: 0, updated: 0, unchanged: 0, pending: 0, drafts: 0 };
  return {
    async write(article) {
      counts.articles += 1;
      const key = firstFree(
        (count) =>
          `${options.system} ${article.id ?? article.address ?? article.place}${count === 1 ? '' : ` ${count}`}`,
        (each) => !keys.has(each),
      );
      keys.add(key);
      if (isRepeat && !update && manifest.article(key) === undefined) {
        counts.pending += 1;
        return;
      }
      const target = targetOf(article, key, options);
      const made = await articleText(article, { ...options, claims, file: target.file, date: target.date });
      if (made.isDraft) counts.drafts += 1;
      if (!made.isDraft) folders.add(folderOf(target.file));
      for (const each of made.sections) named.add(each);
      for (const host of made.embeds) embeds.add(host);
      counts[settle({ key, target, text: made.text, place: article.place }, options)] += 1;
    },
    counts: () => ({ ...counts }),
    folders: () => folders,
    named: () => named,
    embeds: () => [...embeds].toSorted(),
  };
}

/** The file that an article was written to before, or a new one. */
function targetOf(
  article: ImportedArticle,
  key: string,
  { manifest, names, timezone }: ArticleWriterOptions,
): ArticleTarget {
  const entry = manifest.article(key);
  const date = dayOf(article.date, timezone);
  if (entry === undefined) return { file: names.article(article.path, date), date, before: undefined };
  names.reserve(entry.file, date);
  return { file: entry.file, date, before: entry.hash };
}

type ReadArticle = {
  readonly key: string;
  readonly target: ArticleTarget;
  readonly text: string;
  readonly place: string;
};

/** Decides between what the old site says now, what was written, and what the newsroom made of it. */
function settle(
  { key, target, text, place }: ReadArticle,
  { folder, manifest, losses, update, isRepeat }: ArticleWriterOptions,
): keyof ArticleCounts {
  const { file, before } = target;
  const now = hash(text);
  const wasWritten = before !== undefined && (isRepeat || folder.exists(file));
  if (before === now && wasWritten) return 'unchanged';
  if (isRepeat && !update) return 'pending';
  if (wasWritten) {
    const current = folder.read(file);
    if (current === undefined || hash(current) !== before) {
      const what = current === undefined ? 'was removed' : 'was changed';
      losses.add({
        place,
        what: `${file} ${what} since it was imported, so what is new at the old site was left out`,
        kind: `article that ${what} here`,
      });
      return 'unchanged';
    }
  }
  manifest.add({ key, file, hash: now });
  folder.write(file, text);
  return before === undefined ? 'added' : 'updated';
}

/** `YYYY-MM-DD` in the newsroom's zone; of what is no date, that of the beginning. */
function dayOf(text: string, timezone: string): string {
  const read = readTime(text);
  return typeof read === 'string' ? '1970-01-01' : localDate(instant(read, timezone).date, timezone);
}
