import type { TopicSource } from '../topic-source.ts';
import type { StoredTopic, TopicStore } from './topic-store.ts';

export type CheckContext = {
  readonly store: TopicStore;
  readonly topics: TopicSource;
  readonly now: () => Date;
  /** Lets others have their turn. */
  readonly pause: () => Promise<void>;
  /** Called after each topic that has changed. */
  readonly onChange: () => void;
};

/** Milliseconds after which all topics are compared, whether or not anything is known to have changed. */
const SWEEP = 900_000;

/** Milliseconds between two checks where nothing is published. */
const LEAST = 50;

/** Topics of a sweep that are compared before what has changed meanwhile has its turn. */
const SLICE = 100;

/**
 * Compares topics with what they were: those of scopes that have changed, and in slices all of them at first, after a change of everything,
 * and now and then. Gives when it is to be called next: milliseconds since 1970; undefined: when something is published.
 */
export function createTopicCheck(context: CheckContext): () => Promise<number | undefined> {
  const { store, topics, now } = context;
  let sweptAt = Number.NEGATIVE_INFINITY;
  /** The last topic that was swept; undefined: all were. */
  let swept: string | undefined;
  return async () => {
    const at = now().getTime();
    const changes = await topics.changes(await store.cursor());
    if (!changes) return undefined;
    await compareAll(await store.changedTopics(changes.scopes ?? [], at), context);
    if (changes.scopes === undefined || at - sweptAt >= SWEEP) {
      sweptAt = at;
      swept = '';
    }
    await store.setCursor(changes.cursor);
    if (swept !== undefined) {
      const slice = await store.topicsAfter(swept, SLICE);
      await compareAll(slice, context);
      swept = slice.length < SLICE ? undefined : slice.at(-1)?.topic;
    }
    if (swept !== undefined) return now().getTime();
    const nextChange = await store.nextChange();
    const next = Math.min(sweptAt + SWEEP, changes.next ?? Infinity, nextChange ?? Infinity);
    return Math.max(next, at + LEAST);
  };
}

async function compareAll(all: readonly StoredTopic[], { pause, ...context }: CheckContext): Promise<void> {
  for (const stored of all) {
    await compare(stored, context);
    await pause();
  }
}

async function compare(
  stored: StoredTopic,
  { store, topics, now, onChange }: Omit<CheckContext, 'pause'>,
): Promise<void> {
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
  // Its subscribers find out, each, that the key does not open it any more.
  return content.kind === 'missing' && (content.status === 401 || content.status === 403) && etag !== ''
    ? ''
    : undefined;
}
