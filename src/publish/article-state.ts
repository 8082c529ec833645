import type { FileRecord } from '../sync/records/file-record.ts';

/** In the order of lists. `scheduled`: its date or embargo is to come. `problems`: an error keeps it, or what was edited in it, out. */
export const STATES = ['draft', 'problems', 'scheduled', 'public', 'withdrawn', 'expired'] as const;

export type ArticleState = (typeof STATES)[number];

/** What has become of an article at an instant; of one that is removed: withdrawn. */
export function stateOf(record: FileRecord | undefined, now: Date): ArticleState {
  if (record === undefined) return 'withdrawn';
  const { draft, article } = record;
  if (draft) return 'draft';
  if (article?.state === 'withdrawn') return 'withdrawn';
  if (article?.hash === undefined) return 'problems';
  const { from, until } = article.shown ?? {};
  if (from !== undefined && now < new Date(from)) return 'scheduled';
  return until !== undefined && now >= new Date(until) ? 'expired' : 'public';
}
