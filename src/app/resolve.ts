import type { Collection } from '../collection/collection.ts';
import { formats } from '../feed/formats.ts';
import type { ItemMemory } from '../feed/remember.ts';
import { negotiate } from '../http/accept.ts';
import type { Problem } from '../http/problem.ts';
import type { Prepared } from '../http/resource.ts';
import type { Address, FixedName } from './address.ts';
import { feedResource } from './feeds.ts';
import { health, opmlList, robots } from './fixed.ts';
import { feedOffers } from './formats.ts';
import { mediaResource } from './media.ts';
import { scopePage, storyPage, withdrawalPage } from './pages.ts';

/** One request's circumstances. */
export type Question = {
  readonly collection: Collection;
  readonly now: Date;
  readonly accept: string | null;
  readonly memory: ItemMemory;
  readonly started: Date;
};

/** What stands at an address, or why it cannot be had. */
export type Answer =
  | { readonly kind: 'resource'; readonly prepared: Prepared }
  | { readonly kind: 'response'; readonly response: Response }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** What stands at an address; undefined when nothing does. */
export async function resolve(address: Address, question: Question): Promise<Answer | undefined> {
  const { collection, now, accept, memory } = question;
  switch (address.kind) {
    case 'feed': {
      const format = formats.find(({ file }) => file === address.file);
      const { scope } = address;
      return (
        format && found(await feedResource({ collection, scope, format, negotiated: false, now }, memory))
      );
    }
    case 'negotiated': {
      const offer = negotiate(accept, feedOffers);
      const { scope } = address;
      if (!offer) return (await exists(address, question)) ? notAcceptable : undefined;
      return found(
        await feedResource({ collection, scope, format: offer.format, negotiated: true, now }, memory),
      );
    }
    case 'page':
      return found(await scopePage(address.scope, question));
    case 'fixed':
      return fixed[address.name](question);
    case 'path':
      return found(await located(address.path, question));
  }
}

/** Whether anything stands at an address, without making it. */
export async function exists(address: Address, { collection, now }: Question): Promise<boolean> {
  if (address.kind === 'fixed') return true;
  if (address.kind === 'path') return (await collection.locate(address.path, now)) !== undefined;
  const page = { limit: collection.site.feeds.limit };
  return (await collection.list({ scope: address.scope }, page, now)) !== undefined;
}

async function located(path: string, question: Question): Promise<Prepared | undefined> {
  const there = await question.collection.locate(path, question.now);
  switch (there?.kind) {
    case 'article':
      return storyPage(there, question);
    case 'withdrawn':
      return withdrawalPage(there, question);
    case 'media':
      return mediaResource(there, question.collection);
    default:
      return undefined;
  }
}

const fixed: Readonly<Record<FixedName, (question: Question) => Promise<Answer | undefined>>> = {
  '/opml.xml': async (question) => found(await opmlList(question)),
  '/robots.txt': async (question) => found(await robots(question)),
  '/health': async (question) => ({ kind: 'response', response: await health(question) }),
};

const found = (prepared: Prepared | undefined): Answer | undefined =>
  prepared && { kind: 'resource', prepared };

const notAcceptable: Answer = {
  kind: 'problem',
  problem: {
    status: 406,
    detail: `Accept rules out every format of this feed: ${feedOffers.map(({ type }) => type).join(', ')}.`,
  },
};
