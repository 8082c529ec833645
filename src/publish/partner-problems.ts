import { collectionBreaches } from '../partner/collection-breaches.ts';
import type { Handle } from '../store/sql/handle.ts';
import type { Proposal } from '../sync/proposal.ts';
import { filesOf } from './list/article-files.ts';
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
  const files = await filesOf(handle, ids);
  return breaches.map(({ partner, article, message, rule: { field, code, severity, clause } }) => ({
    ...{ partner, path: article && files.get(article.id) },
    ...{ field, rule: code, severity, message, clause },
  }));
}
