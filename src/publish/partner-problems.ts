import { collectionBreaches } from '../partner/collection-breaches.ts';
import { type Handle, query } from '../store/sql/handle.ts';
import type { Proposal } from '../sync/proposal.ts';
import type { PartnerProblem } from './publisher.ts';

/** What partners would refuse or not show once a proposal is published. */
export async function partnerProblems(
  { stage }: Pick<Proposal, 'stage'>,
  handle: Handle,
  now: Date,
): Promise<readonly PartnerProblem[]> {
  const collection = await stage();
  const { partners = [] } = collection?.site ?? {};
  if (!collection || partners.length === 0) return [];
  const breaches = await collectionBreaches(collection, partners, now);
  const ids = [...new Set(breaches.flatMap(({ article }) => article?.id ?? []))];
  const [rows = []] = await query(handle, [[FILES, JSON.stringify(ids)]]);
  const files = new Map(rows.map(({ key, path }) => [String(key), String(path)]));
  return breaches.map(({ partner, article, message, rule: { field, code, severity, clause } }) => ({
    ...{ partner, path: article && files.get(article.id) },
    ...{ field, rule: code, severity, message, clause },
  }));
}

/** The files of the articles that are stored with some ids. */
const FILES = `SELECT k.key AS key, k.path AS path FROM json_each(?1) j
  CROSS JOIN file_key k ON k.kind = 'id' AND k.key = j.value AND k.value = 'stored'`;
