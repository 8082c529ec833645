import { type Address, buildPath, NEWS_ITEM, REPUBLISH } from '../../domain/addresses.ts';
import { REPUBLISHED } from '../../domain/article.ts';
import { latestOf } from '../../domain/instant.ts';
import type { LocatedStory } from '../../domain/listing.ts';
import type { Site } from '../../domain/site.ts';
import { NEWSML_TYPE, newsml, newsmlCanceled } from '../../feed/formats/newsml/newsml.ts';
import { createItem } from '../../feed/model/item.ts';
import { redactFor } from '../../feed/model/rights.ts';
import type { Collection } from '../../store/collection.ts';
import { document } from '../document.ts';
import { withdrawalPage } from '../pages/withdrawal-page.ts';
import { redirectTo } from '../redirects.ts';
import { found, type RouteResult } from '../route-result.ts';

type StoryAddress = Extract<Address, { kind: 'document' }>;

type StoryContext = { readonly collection: Collection; readonly now: Date };

/**
 * An article that feeds carry as a news item of NewsML-G2, one that was withdrawn as a cancellation, which programs act on; or as HTML for
 * others to publish, where they may: as text, so that a browser shows what is to be copied. They move with their story.
 */
export async function storyFile(
  { path, name }: StoryAddress,
  { collection, now }: StoryContext,
): Promise<RouteResult | undefined> {
  const { site } = collection;
  const there = await collection.locate(path, now);
  if (there?.kind === 'moved') {
    const { story, to } = there;
    if (!story || !(await fileOf(story, name, { collection, now }))) return undefined;
    return redirectTo(buildPath({ kind: 'document', path: to, name }), site);
  }
  return there && there.kind !== 'media' ? fileOf(there, name, { collection, now }) : undefined;
}

/** The document of what stands at a path. */
async function fileOf(
  there: LocatedStory,
  name: StoryAddress['name'],
  { collection, now }: StoryContext,
): Promise<RouteResult | undefined> {
  const { site } = collection;
  if (there.kind === 'withdrawn' && name === REPUBLISH && !there.withdrawal.unlisted)
    return found(await withdrawalPage(there, { collection, now }));
  const bytes = bytesOf(there, name, site);
  if (!bytes) return undefined;
  const { any } = collection.modified ?? {};
  const { changesAt } = there.kind === 'article' ? there : {};
  const type = name === NEWS_ITEM ? NEWSML_TYPE : 'text/plain';
  const prepared = document(bytes, `${type}; charset=utf-8`, {
    ...{ site, changesAt, lastModified: latestOf(any, ...instantsOf(there)) },
  });
  return found(await prepared);
}

/** When what is there last changed by itself. */
function instantsOf(there: LocatedStory): readonly (Date | undefined)[] {
  if (there.kind === 'article') return [there.article.from, there.modified];
  return [there.withdrawal.withdrawn];
}

const encoder = new TextEncoder();

function bytesOf(
  there: LocatedStory,
  name: StoryAddress['name'],
  site: Site,
): Uint8Array<ArrayBuffer> | undefined {
  if (there.kind === 'withdrawn' && name === NEWS_ITEM && !there.withdrawal.unlisted)
    return newsmlCanceled(there.withdrawal, site);
  if (there.kind !== 'article') return undefined;
  const { article } = there;
  const { republish, syndication, until } = article;
  if (name === NEWS_ITEM)
    return syndication === 'none' ? undefined : newsml(createItem(article, site), site, until);
  return (
    republish &&
    encoder.encode(`${republish.before}${redactFor(article, REPUBLISHED).body}${republish.after}`)
  );
}
