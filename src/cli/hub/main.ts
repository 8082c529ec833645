import { existsSync } from 'node:fs';
import { printable } from '../../content/problems/printable.ts';
import { createPingStore, type HubState } from '../../push/ping/ping-store.ts';
import { createPushStore } from '../../push/push-store.ts';
import type { SubscriptionState } from '../../push/subscription.ts';
import { redactedTopic } from '../../push/topic-text.ts';
import { openPushDatabase, pushPath } from '../../runtime/node/push/node-hub.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';
import { count } from '../start/report.ts';

/** Shows, pauses or resumes subscriptions; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const [action = 'list', ...ids] = args.positionals;
  if (action !== 'list' && action !== 'pause' && action !== 'resume')
    throw new UsageError(`“${action}” is not one of list, pause and resume`);
  if (action === 'list' && ids.length > 0) throw new UsageError(`list takes no ID, such as ${ids[0]}`);
  const numbers = action === 'list' ? [] : ids.map(idOf);
  if (action !== 'list' && numbers.length === 0)
    throw new UsageError(`Which subscription is to be ${action}d? dateline hub shows their IDs`);
  const path = pushPath(contentFolder(args));
  const isJson = args.flag('json') === true;
  if (!existsSync(path) && action === 'list') return show({ subscriptions: [], hubs: [] }, isJson);
  const handle = await openPushDatabase(path);
  try {
    const store = createPushStore(handle);
    if (action === 'list')
      return show({ subscriptions: await store.list(), hubs: await createPingStore(handle).hubs() }, isJson);
    const all = new Set((await store.list()).map(({ id }) => id));
    const missing = numbers.find((id) => !all.has(id));
    if (missing !== undefined)
      throw new CommandError(`There is no subscription ${missing}; dateline hub shows those there are.`);
    const changed = await store.pause(numbers, action === 'pause', Date.now());
    console.log(`${count(changed, 'subscription')} ${action}d.`);
    return 0;
  } finally {
    handle.close();
  }
}

function idOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new UsageError(`“${text}” is not the ID of a subscription`);
  return Number(text);
}

type Shown = {
  readonly subscriptions: readonly SubscriptionState[];
  /** Elsewhere. */
  readonly hubs: readonly HubState[];
};

function show({ subscriptions, hubs }: Shown, isJson: boolean): number {
  const shown = subscriptions.map((one) => ({ ...one, topic: redactedTopic(one.topic) }));
  const topics = Map.groupBy(shown, ({ topic }) => topic);
  if (isJson) {
    const list = shown.map((one) => ({
      ...one,
      ...{ ends: iso(one.ends), sentAt: iso(one.sentAt), due: iso(one.due), failedAt: iso(one.failedAt) },
    }));
    const elsewhere = hubs.map((one) => ({
      ...one,
      ...{ sentAt: iso(one.sentAt), due: iso(one.due), failedAt: iso(one.failedAt) },
    }));
    console.log(JSON.stringify({ topics: topics.size, subscriptions: list, hubs: elsewhere }, null, 2));
    return 0;
  }
  const paused = shown.filter(({ isPaused }) => isPaused).length;
  const failing = shown.filter(({ reason, isPaused }) => reason !== undefined && !isPaused).length;
  const lines = [
    `${count(shown.length, 'subscription')} of ${count(topics.size, 'topic')}: ${paused} paused, ${failing} failing`,
    ...[...topics].flatMap(([topic, some]) => ['', printable(topic), ...some.map(lineOf)]),
    ...(hubs.length > 0 ? ['', 'Hubs elsewhere', ...hubs.map(hubLine)] : []),
  ];
  console.log(lines.join('\n'));
  return 0;
}

function hubLine({ hub, pending, sent, sentAt, due, reason, failedAt }: HubState): string {
  const facts = [
    sentAt === undefined
      ? 'nothing sent yet'
      : `last told of a change ${iso(sentAt)}, of ${count(sent, 'change')} in all`,
    ...(pending > 0 ? [`${count(pending, 'feed')} to be sent`] : []),
    ...(reason === undefined ? [] : [`failed ${iso(failedAt)}: ${printable(reason)}`]),
    ...(reason === undefined || due === undefined ? [] : [`next attempt ${iso(due)}`]),
  ];
  return `  ${printable(hub)}  ${facts.join('; ')}`;
}

const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString();

function lineOf(one: SubscriptionState): string {
  const { id, callback, delivery, isPaused, ends, sentAt, due, reason, failedAt } = one;
  const facts = [
    ...(isPaused ? ['paused'] : []),
    ...(delivery === 'delta' ? ['deltas'] : []),
    sentAt === undefined ? 'nothing sent yet' : `last sent ${iso(sentAt)}`,
    ...(reason === undefined ? [] : [`failed ${iso(failedAt)}: ${printable(reason)}`]),
    ...(due === undefined || isPaused ? [] : [`next attempt ${iso(due)}`]),
    `lease ends ${iso(ends)}`,
  ];
  return `  ${id}  ${printable(callback)}  ${facts.join('; ')}`;
}
