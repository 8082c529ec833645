import { latestOf } from '../../domain/instant.ts';
import type { Located } from '../../domain/listing.ts';
import type { Prepared } from '../../http/resource.ts';
import { withdrawnPage } from '../../pages/message-page.ts';
import { type ArticleContext, page } from './html-page.ts';
import { pageFields } from './page-fields.ts';

/** What stands where a story was withdrawn: 410, since it will not return. */
export async function withdrawalPage(
  { withdrawal }: Extract<Located, { kind: 'withdrawn' }>,
  { collection: { site, modified } }: ArticleContext,
): Promise<Prepared> {
  return page(site, async () => withdrawnPage({ site, withdrawal }), {
    status: 410,
    headers: await pageFields(site),
    lastModified: latestOf(modified?.any, withdrawal.withdrawn),
  });
}
