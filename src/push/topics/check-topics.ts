import { isOver, type TopicSource } from '../topic-source.ts';
import type { StoredTopic, TopicStore } from './topic-store.ts';

/** When all topics are compared, whether or not anything is known to have changed. */
export type Sweeping = {
  /** Which program compares: one that has not compared them all yet does so first. */
  readonly program: string;
  /** Milliseconds between two. */
  readonly interval: number;
};

/** What comparing topics takes. */
export type CheckContext = {
  readonly store: TopicStore;
  readonly topics: TopicSource;
  readonly now: () => Date;
  /** Lets others have their turn. */
  readonly pause: () => Promise<void>;
  /** Called after each topic that has changed. */
  readonly onChange: () => void;
  /** Called when a topic elsewhere could not be compared. */
  readonly onFailure: (error: unknown) => void;
  readonly sweep: Sweeping;
};

type TopicCheck = {
  /** When it is to be called next: milliseconds since 1970; undefined: when something is published. */
  check(): Promise<number | undefined>;
  /** Resolves once nothing is being compared. */
  idle(): Promise<void>;
};

/** Milliseconds between two checks where nothing is published. */
const LEAST = 50;

/** Topics elsewhere that are fetched at a time. */
const MOST_FETCHED = 16;

/** Topics of a sweep that are compared before what has changed meanwhile has its turn. */
const SLICE = 100;

/**
 * Compares topics with what they were: those of scopes that have changed, and in slices all of them at first, after a change of everything,
 * and now and then.
 */
export function createTopicCheck(context: CheckContext): TopicCheck {
  const { store, topics, now } = context;
  const { program, interval } = context.sweep;
  const background = createBackground(context);
  const compareAll = async (all: readonly StoredTopic[]) => {
    for (const stored of all) {
      if (topics.isElsewhere(stored.topic)) await background.add(stored);
      else await compare(stored, context);
      await context.pause();
    }
  };
  const check = async () => {
    const at = now().getTime();
    const changes = await topics.changes(await store.cursor());
    if (!changes) return undefined;
    await compareAll(await store.changedTopics(changes.scopes ?? [], at));
    const last = await store.sweep();
    const isLast = last?.program === program && at - last.at < interval && changes.scopes !== undefined;
    const sweep = isLast ? last : { program, at, after: '' };
    // Before the cursor: what may have changed is compared even if this ends now.
    if (!isLast) await store.setSweep(sweep);
    await store.setCursor(changes.cursor);
    if (sweep.after !== undefined) {
      const slice = await store.topicsAfter(sweep.after, SLICE);
      await compareAll(slice);
      const after = slice.length < SLICE ? undefined : slice.at(-1)?.topic;
      await store.setSweep({ ...sweep, after });
      if (after !== undefined) return now().getTime();
    }
    const nextChange = await store.nextChange();
    const next = Math.min(sweep.at + interval, changes.next ?? Infinity, nextChange ?? Infinity);
    return Math.max(next, at + LEAST);
  };
  return { check, idle: background.idle };
}

/** Compares topics elsewhere besides what else is done: one that hangs delays no other. */
function createBackground(context: CheckContext) {
  const active = new Map<string, Promise<void>>();
  return {
    async add(stored: StoredTopic): Promise<void> {
      const { topic } = stored;
      // It stays due, and comes again.
      if (active.has(topic) || active.size >= MOST_FETCHED) return;
      await context.store.place({ ...stored, changesAt: undefined });
      const comparing = compare({ ...stored, changesAt: undefined }, context)
        .catch(context.onFailure)
        .finally(() => active.delete(topic));
      active.set(topic, comparing);
    },
    async idle(): Promise<void> {
      await Promise.all(active.values());
    },
  };
}

async function compare(stored: StoredTopic, { store, topics, now, onChange }: CheckContext): Promise<void> {
  const { topic, etag } = stored;
  const content = await topics.read(topic, etag);
  const changesAt = await topics.changesAt(topic);
  const scope = content.kind === 'missing' ? undefined : content.scope;
  if (scope !== stored.scope || changesAt !== stored.changesAt)
    await store.place({ topic, scope, changesAt });
  const changed = changedTag(content, etag);
  if (changed === undefined) return;
  await store.change(topic, changed, now().getTime());
  onChange();
}

function changedTag(
  content: Awaited<ReturnType<TopicSource['read']>>,
  etag: string | undefined,
): string | undefined {
  if (content.kind === 'feed') return content.etag === etag ? undefined : content.etag;
  // Its subscribers find out, each, that the key does not open it any more, or that it is gone.
  return isOver(content) && etag !== '' ? '' : undefined;
}
