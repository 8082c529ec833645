import { hash } from '../../content/article/hash.ts';
import { instant, localDate, readTime } from '../../content/source/time.ts';
import type { HiddenArticle, ImportedArticle, Loss } from '../imported.ts';
import { type ArticleTextContext, articleText, folderOf } from './article-text.ts';
import type { ClaimedKeys } from './claims.ts';
import type { ContentFolder } from './content-folder.ts';
import { createExposure, type Exposure } from './exposure.ts';
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
  /** What the old site does not show, and may have shown when it came before. */
  hide(article: HiddenArticle): void;
  /** Names all that came before from this system, is public here, and did not come now. */
  nameMissing(): void;
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
  const exposure = createExposure(options);
  const counts = { articles: 0, added: 0, updated: 0, unchanged: 0, pending: 0, drafts: 0 };
  return {
    async write(article) {
      counts.articles += 1;
      const own = keyOf(options, article);
      const key = firstFree(
        (count) => `${own}${count === 1 ? '' : ` ${count}`}`,
        (each) => !keys.has(each),
      );
      keys.add(key);
      if (isRepeat && !update && manifest.article(key) === undefined) {
        counts.pending += 1;
        return;
      }
      const target = targetOf(article, key, options);
      const place = { claims, file: target.file, date: target.date };
      const made = await articleText(article, { ...options, ...place }).catch((error: unknown) =>
        options.losses.add(faultOf(article, error)),
      );
      if (!made) return;
      if (made.isDraft) counts.drafts += 1;
      if (!made.isDraft) folders.add(folderOf(target.file));
      for (const each of made.sections) named.add(each);
      for (const host of made.embeds) embeds.add(host);
      const read = { key, target, text: made.text, id: made.id, place: article.place };
      counts[settle({ ...read, hidden: hiddenOf(article) }, { ...options, exposure })] += 1;
    },
    hide(article) {
      const key = keyOf(options, article);
      keys.add(key);
      const entry = manifest.article(key);
      if (entry && exposure.hide(article, entry, { update })) counts.updated += 1;
    },
    nameMissing() {
      for (const { key, file } of manifest.articlesOf(options.system))
        if (!keys.has(key)) exposure.miss(key.slice(options.system.length + 1), file);
    },
    counts: () => ({ ...counts }),
    folders: () => folders,
    named: () => named,
    embeds: () => [...embeds].toSorted(),
  };
}

/** An article at which the program itself fails: it costs none of the others. Throws what the system keeps from it, such as a full disk. */
function faultOf({ place }: ImportedArticle, error: unknown): Loss {
  if (!(error instanceof Error) || 'syscall' in error) throw error;
  return {
    place,
    what: `left out, as Dateline failed at it (${error.message}); please report it`,
    kind: 'article at which Dateline failed',
    error: 'incomplete',
  };
}

/** By what an article is found again at the next import. */
const keyOf = (
  { system }: Pick<ArticleWriterOptions, 'system'>,
  { id, address, place }: Pick<ImportedArticle, 'id' | 'address' | 'place'>,
): string => `${system} ${id ?? address ?? place}`;

const hiddenOf = ({ place, id, unpublished }: ImportedArticle): HiddenArticle | undefined =>
  unpublished === undefined ? undefined : { place, id, reason: unpublished };

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
  readonly id: string | undefined;
  readonly place: string;
  /** The old site does not show it to everyone. */
  readonly hidden: HiddenArticle | undefined;
};

/** Decides between what the old site says now, what was written, and what the newsroom made of it. */
function settle(
  { key, target, text, id, place, hidden }: ReadArticle,
  {
    folder,
    manifest,
    losses,
    update,
    isRepeat,
    exposure,
  }: ArticleWriterOptions & { readonly exposure: Exposure },
): keyof ArticleCounts {
  const { file, before } = target;
  const now = hash(text);
  const wasWritten = before !== undefined && (isRepeat || folder.exists(file));
  if (before === now && wasWritten) return 'unchanged';
  if (isRepeat && !update) {
    if (hidden) exposure.report(hidden, { file, id });
    return 'pending';
  }
  if (wasWritten) {
    const current = folder.read(file);
    if (current === undefined || hash(current) !== before) {
      if (hidden && exposure.report(hidden, { file, id })) return 'unchanged';
      const what = current === undefined ? 'was removed' : 'was changed';
      losses.add({
        place,
        what: `${file} ${what} since it was imported, so what is new at the old site was left out`,
        kind: `article that ${what} here`,
      });
      return 'unchanged';
    }
  }
  manifest.add({ key, file, hash: now, id });
  folder.write(file, text);
  return before === undefined ? 'added' : 'updated';
}

/** `YYYY-MM-DD` in the newsroom's zone; 1970-01-01 where the text is not a date. */
function dayOf(text: string, timezone: string): string {
  const read = readTime(text);
  return typeof read === 'string' ? '1970-01-01' : localDate(instant(read, timezone).date, timezone);
}
