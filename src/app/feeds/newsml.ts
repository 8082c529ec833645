import { latestOf } from '../../domain/instant.ts';
import type { Located } from '../../domain/listing.ts';
import { NEWSML_TYPE, newsml, newsmlCanceled } from '../../feed/formats/newsml/newsml.ts';
import { createItem } from '../../feed/model/item.ts';
import type { Prepared } from '../../http/resource.ts';
import type { Collection } from '../../store/collection.ts';
import { document } from '../document.ts';

const MEDIA_TYPE = `${NEWSML_TYPE}; charset=utf-8`;

/** Whether what stands at a path is a news item too: what feeds carry, or carried. */
export function hasNewsml(there: Located | undefined): boolean {
  return there?.kind === 'article'
    ? there.article.syndication !== 'none'
    : there?.kind === 'withdrawn' && !there.withdrawal.unlisted;
}

/** The article at a path as a news item of NewsML-G2; one that was withdrawn as a cancellation, which programs act on. */
export async function newsmlFile(
  path: string,
  { collection, now }: { readonly collection: Collection; readonly now: Date },
): Promise<Prepared | undefined> {
  const there = await collection.locate(path, now);
  const { site } = collection;
  if (!hasNewsml(there)) return undefined;
  if (there?.kind === 'withdrawn') {
    const { withdrawal } = there;
    return document(newsmlCanceled(withdrawal, site), MEDIA_TYPE, {
      site,
      lastModified: latestOf(collection.modified?.any, withdrawal.withdrawn),
    });
  }
  if (there?.kind !== 'article') return undefined;
  const { article, changesAt } = there;
  const { from, until } = article;
  return document(newsml(createItem(article, site), site, until), MEDIA_TYPE, {
    site,
    lastModified: latestOf(collection.modified?.any, from, there.modified),
    changesAt,
  });
}
