import type { NameKind } from '../../domain/addresses.ts';
import { latestOf } from '../../domain/instant.ts';
import type { Prepared } from '../../http/resource.ts';
import { nameIndexPage } from '../../pages/name-index.ts';
import type { Collection } from '../../store/collection.ts';
import { pageLinks } from '../feeds/links.ts';
import { page } from './html-page.ts';
import { pageFields } from './page-fields.ts';
import { FROM } from './page-query.ts';

type NameIndexContext = { readonly collection: Collection; readonly now: Date; readonly query: string };

/** The page of all authors, or of all tags. Undefined when there are none. */
export async function namesPage(
  kind: NameKind,
  { collection, now, query }: NameIndexContext,
): Promise<Prepared | undefined> {
  const { site } = collection;
  const scope = { kind: 'site' } as const;
  const [{ [kind]: entries }, listing] = await Promise.all([
    collection.directory(now),
    collection.list({ scope }, { limit: 1 }, now),
  ]);
  if (entries.length === 0) return undefined;
  const from = new URLSearchParams(query).get(FROM) ?? undefined;
  return page(site, async () => nameIndexPage({ site, kind, entries, from }), {
    status: 200,
    headers: { ...(await pageFields(site)), Link: pageLinks(site, [scope]) },
    lastModified: latestOf(collection.modified?.any, listing?.modified),
    changesAt: listing?.changesAt,
  });
}
