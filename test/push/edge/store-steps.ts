import { pushSchema } from '../../../src/push/push-schema.ts';
import { createPushStore } from '../../../src/push/push-store.ts';
import type { Handle } from '../../../src/store/sql/handle.ts';

const TOPIC = 'https://paper.example/rss.xml';

const request = (callback: string) => ({
  ...({ mode: 'subscribe', topic: TOPIC, callback, lease: 600, secret: 'a', method: 'sha256' } as const),
  delivery: 'feed' as const,
});

const verified = (callback: string, sent: string, ends = 5_000) => {
  const { mode: _, lease: __, ...subscription } = request(callback);
  return { ...subscription, ends, sent, base: undefined };
};

const failure = {
  kind: 'failed',
  began: 310,
  attempt: 1,
  failures: 0,
  isPaused: false,
  reason: 'it answered 503',
} as const;

/** What is served of a subscription that was read as due and then ended, paused, or renewed elsewhere. */
async function servedLate(handle: Handle, elsewhere: Handle): Promise<readonly unknown[]> {
  const [store, other] = [createPushStore(handle), createPushStore(elsewhere)];
  const callback = 'https://late.example/';
  await store.save(verified(callback, 'old'), 'newest', 100);
  await store.change(TOPIC, 'newest', 200);
  await store.mark(250);
  const id = (await store.list()).find((one) => one.callback === callback)?.id ?? 0;
  const read = async () => (await store.due({ due: 0, id: 0 }, 300, 10)).some((one) => one.id === id);
  const found = async () => (await store.find(id))?.secret ?? 'nothing';
  /** Whether it was read as due, and what is served of it then. */
  const served = async (meanwhile: () => Promise<unknown>) => {
    const isRead = await read();
    await meanwhile();
    return [isRead, await found()];
  };
  /** The same of what changes while it is read. */
  const servedDuring = async (change: () => Promise<unknown>) => {
    const [isRead] = await Promise.all([read(), change()]);
    return [isRead, await found()];
  };
  const save = (secret: string) => ({ ...verified(callback, 'old'), secret });
  return [
    await served(() => store.record([{ kind: 'none', id: 0, began: 300 }], 300)),
    await served(() => other.pause([id], true, 300)),
    await served(() => other.pause([id], false, 300)),
    await served(() => store.pause([id], true, 300)),
    await served(() => store.pause([id], false, 300)),
    await served(() => other.save(save('b'), 'newest', 300)),
    await served(() => store.save(save('c'), 'newest', 300)),
    await served(async () => {
      await other.save(save('d'), 'newest', 300);
      // The page that follows is read after the change.
      await store.dueOf('one.example', 300, 10);
    }),
    await servedDuring(() => other.save(save('e'), 'newest', 300)),
    await served(() => other.remove(TOPIC, callback)),
  ];
}

/** What a store answers, step by step: the same whatever database is below it, which `elsewhere` writes as well. */
export async function storeSteps(
  handle: Handle,
  elsewhere = handle,
): Promise<Readonly<Record<string, unknown>>> {
  await pushSchema(handle);
  const store = createPushStore(handle);
  const [a, b, c] = ['https://one.example/a', 'https://one.example/b', 'http://two.example:8080/c'] as const;
  const dues = async (now: number) => (await store.due({ due: 0, id: 0 }, now, 10)).map(({ id }) => id);
  await store.addVerification(request(a));
  await store.addVerification({ ...request(a), lease: 900 });
  const verifications = await store.verifications();
  const counts = await store.counts(TOPIC, a);
  await store.removeVerification(verifications[0]?.id ?? 0);
  for (const callback of [a, b, c])
    await store.save(verified(callback, 'old', callback === c ? 900 : 5_000), 'old', 100);
  await store.change(TOPIC, 'new', 200);
  const isMore = await store.mark(300);
  const marked = await dues(300);
  const ofHost = (await store.dueOf('one.example', 300, 10)).map(({ id }) => id);
  await store.record([{ kind: 'sent', id: 1, etag: 'new', base: undefined, at: 310 }], 310);
  await store.record(
    [
      { ...failure, id: 2, due: 700, at: 320 },
      { kind: 'none', id: 3, began: 310, due: 650 },
    ],
    320,
  );
  const recorded = await store.list();
  const nextDue = await store.nextDue(400);
  await store.change(TOPIC, 'newer', 500);
  await store.record([{ kind: 'sent', id: 1, etag: 'new', base: undefined, at: 510 }], 510);
  const changedMeanwhile = await dues(510);
  await store.expire(1_000);
  const expired = await store.has(TOPIC, c);
  const paused = await store.pause([2], true, 1_100);
  const duePaused = await dues(2_000);
  await store.save(verified(b, 'new', 9_000), 'newer', 1_200);
  const renewed = await store.find(2);
  await store.place({ topic: TOPIC, scope: '/', changesAt: 3_000 });
  await store.suspect([TOPIC], 1_300);
  const changed = [
    await store.changedTopics([], 1_299),
    await store.changedTopics([], 1_300),
    await store.changedTopics(['/'], 0),
  ];
  const late = await servedLate(handle, elsewhere);
  await store.setCursor('here');
  await store.setSweep({ program: 'a', at: 1, after: TOPIC });
  const kept = [await store.cursor(), await store.sweep(), await store.nextChange()];
  await store.record([{ kind: 'ended', id: 1 }], 1_400);
  await store.remove(TOPIC, b);
  const left = [await store.list(), await store.topicsAfter('', 10), await store.counts(TOPIC, a)];
  const results = {
    verifications,
    counts,
    isMore,
    marked,
    ofHost,
    recorded,
    nextDue,
    changedMeanwhile,
    expired,
  };
  return { ...results, ...{ paused, duePaused, renewed, changed, late, kept, left } };
}
