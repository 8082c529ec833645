import { hash } from '../content/article/hash.ts';
import { localTime } from '../content/source/local-time.ts';
import { withdrawalNotice } from '../content/story/withdrawal-notice.ts';
import { type Article, headOf, type Withdrawal } from '../domain/article.ts';
import type { Site } from '../domain/site.ts';
import { isPublic } from '../domain/visibility.ts';
import { decodeArticle, decodeWithdrawal, encodeWithdrawal } from '../store/codec.ts';
import { type Handle, query } from '../store/sql/handle.ts';
import { KIND } from '../store/sql/kind.ts';
import type { FileRecord } from './records/file-record.ts';

type RemovalContext = {
  readonly handle: Handle;
  readonly site: Pick<Site, 'language' | 'timezone' | 'withdrawals'>;
  readonly now: Date;
};

/** What feeds say of an article whose file was removed. */
const REMOVED = 'Removed';

/** What is left of articles that were public until their files were removed, as what was withdrawn; and of those that had been withdrawn. */
export async function withdrawalsOfRemoved(
  records: readonly FileRecord[],
  { handle, site, now }: RemovalContext,
): Promise<readonly Withdrawal[]> {
  const ids = records.flatMap(({ article }) => (article?.hash === undefined ? [] : [article.id]));
  if (ids.length === 0) return [];
  const [rows = []] = await query(handle, [[STORED, JSON.stringify(ids)]]);
  const print = localTime(site.language, site.timezone);
  return rows.flatMap(({ kind, text }) => {
    if (kind === KIND.withdrawal) return [decodeWithdrawal(String(text))];
    const article = decodeArticle(String(text));
    return isPublic(headOf(article), now.getTime()) ? [withdrawalOf(article, site, now, print(now))] : [];
  });
}

/** Stands for a withdrawal in the sum of all that is stored. */
export const withdrawalHash = (withdrawal: Withdrawal): string => hash(encodeWithdrawal(withdrawal));

function withdrawalOf(
  article: Article,
  site: RemovalContext['site'],
  withdrawn: Date,
  local: string,
): Withdrawal {
  const { id, path, from, sections, authors, tags, syndication, partners } = article;
  const isNoticed = site.withdrawals === 'notice' && syndication !== 'none';
  return {
    ...{ id, path, withdrawn, reason: REMOVED, from, local },
    sections: sections.map((section) => section.path),
    authors: authors.map(({ slug }) => slug),
    tags: tags.map(({ slug }) => slug),
    unlisted: syndication === 'none' || undefined,
    partners,
    notice: isNoticed ? withdrawalNotice({ ...article, withdrawn, reason: REMOVED }, site) : undefined,
  };
}

/** As readers have them. */
const STORED = `SELECT a.kind AS kind, d.text AS text FROM json_each(?1) j CROSS JOIN state s ON s.one = 1
  CROSS JOIN article a ON a.id = j.value AND a.born <= s.generation AND a.died > s.generation
  CROSS JOIN document d ON d.seq = a.seq`;
