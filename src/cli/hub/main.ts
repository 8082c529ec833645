import { existsSync } from 'node:fs';
import { printable } from '../../content/problems/printable.ts';
import { WEBHOOK_EVENTS } from '../../domain/site.ts';
import { createPingStore, type HubState } from '../../push/ping/ping-store.ts';
import { createPushStore } from '../../push/push-store.ts';
import { isCloud, type SubscriptionState } from '../../push/subscription.ts';
import { redactedTopic } from '../../push/topic-text.ts';
import { createDeliveryStore } from '../../push/webhook/delivery-store.ts';
import type { EndpointState } from '../../push/webhook/endpoint.ts';
import { createEndpointStore } from '../../push/webhook/endpoint-store.ts';
import { testMessage } from '../../push/webhook/webhook-admin.ts';
import { openPushDatabase, pushPath } from '../../runtime/node/push/node-hub.ts';
import type { SqliteHandle } from '../../runtime/node/sqlite.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';
import { commandDatabase } from '../private-database.ts';
import { count } from '../start/report.ts';

const ACTIONS = ['list', 'pause', 'resume', 'rotate', 'test'] as const;

/** Shows, pauses or resumes subscriptions and endpoints; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const [named = 'list', ...ids] = args.positionals;
  const action = ACTIONS.find((one) => one === named);
  if (action === undefined)
    throw new UsageError(`“${named}” is not one of list, pause, resume, rotate and test`);
  if (action === 'list' && ids.length > 0) throw new UsageError(`list takes no ID, such as ${ids[0]}`);
  if (action !== 'list' && ids.length === 0)
    throw new UsageError(`Name what to ${action}, by ID: dateline hub shows them`);
  const path = pushPath(contentFolder(args));
  const isJson = args.flag('json') === true;
  if (!existsSync(path) && action === 'list')
    return show({ subscriptions: [], endpoints: [], hubs: [] }, isJson);
  const handle = await commandDatabase(openPushDatabase(path));
  try {
    if (action === 'list') return show(await shownIn(handle), isJson);
    if (action === 'rotate' || action === 'test') return await ofEndpoint(action, ids, { args, handle });
    return await pause(ids, action === 'pause', handle);
  } finally {
    handle.close();
  }
}

const shownIn = async (handle: SqliteHandle): Promise<Shown> => ({
  subscriptions: await createPushStore(handle).list(),
  endpoints: await createEndpointStore(handle).list(),
  hubs: await createPingStore(handle).hubs(),
});

async function pause(ids: readonly string[], isPaused: boolean, handle: SqliteHandle): Promise<number> {
  const { subscriptions, endpoints } = await shownIn(handle);
  const isSubscription = (id: string) => subscriptions.some((one) => String(one.id) === id);
  const isEndpoint = (id: string) => endpoints.some((one) => one.id === id);
  const missing = ids.find((id) => !isSubscription(id) && !isEndpoint(id));
  if (missing !== undefined)
    throw new CommandError(`There is no subscription or endpoint ${missing}; dateline hub lists them all.`);
  const done = isPaused ? 'paused' : 'resumed';
  const subscribed = await createPushStore(handle).pause(
    ids.filter(isSubscription).map(Number),
    isPaused,
    Date.now(),
  );
  const others = ids.filter((id) => !isSubscription(id));
  const resumed = await createEndpointStore(handle).pause(others, isPaused, Date.now());
  if (subscribed > 0) console.log(`${count(subscribed, 'subscription')} ${done}.`);
  if (resumed > 0) console.log(`${count(resumed, 'endpoint')} ${done}.`);
  return 0;
}

type EndpointContext = { readonly args: ParsedArgs; readonly handle: SqliteHandle };

async function ofEndpoint(
  action: 'rotate' | 'test',
  ids: readonly string[],
  { args, handle }: EndpointContext,
): Promise<number> {
  const [id = '', ...more] = ids;
  if (more.length > 0) throw new UsageError(`One endpoint at a time, not ${ids.join(' ')}`);
  const endpoints = createEndpointStore(handle);
  const endpoint = await endpoints.find(id);
  if (!endpoint) throw new CommandError(`There is no endpoint ${id}; dateline hub lists them all.`);
  const now = new Date();
  if (action === 'test') {
    await createDeliveryStore(handle).add(testMessage(id, now), now.getTime());
    console.log(
      `A message of type test is sent to ${printable(endpoint.url)} by dateline start, within a minute.`,
    );
    return 0;
  }
  if (endpoint.secret !== undefined)
    throw new CommandError(
      `Its secrets are in the variable ${endpoint.secret}: put the new one before the old one there, with a space between them.`,
    );
  const secret = await endpoints.rotate(id, now.getTime() + overlapOf(args), now.getTime());
  console.log(
    `${secret}\n\nIt is shown this once. Messages are signed with it, and for the overlap with the secret before it.`,
  );
  return 0;
}

function overlapOf(args: ParsedArgs): number {
  const hours = Number(args.one('overlap') ?? 24);
  if (!(hours >= 0 && hours <= 8_760)) throw new UsageError('--overlap takes hours, from 0 to 8760');
  return hours * 3_600_000;
}

type Shown = {
  readonly subscriptions: readonly SubscriptionState[];
  readonly endpoints: readonly EndpointState[];
  /** Elsewhere. */
  readonly hubs: readonly HubState[];
};

function show({ subscriptions, endpoints, hubs }: Shown, isJson: boolean): number {
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
    const all = endpoints.map((one) => ({
      ...one,
      ...{
        created: iso(one.created),
        sentAt: iso(one.sentAt),
        due: iso(one.due),
        failedAt: iso(one.failedAt),
      },
    }));
    const shownAll = { topics: topics.size, subscriptions: list, endpoints: all, hubs: elsewhere };
    console.log(JSON.stringify(shownAll, null, 2));
    return 0;
  }
  const paused = shown.filter(({ isPaused }) => isPaused).length;
  const failing = shown.filter(({ reason, isPaused }) => reason !== undefined && !isPaused).length;
  const lines = [
    `${count(shown.length, 'subscription')} of ${count(topics.size, 'topic')}: ${paused} paused, ${failing} failing`,
    ...[...topics].flatMap(([topic, some]) => ['', printable(topic), ...some.map(lineOf)]),
    ...(endpoints.length > 0 ? ['', 'Endpoints of webhooks', ...endpoints.map(endpointLine)] : []),
    ...(hubs.length > 0 ? ['', 'Hubs elsewhere', ...hubs.map(hubLine)] : []),
  ];
  console.log(lines.join('\n'));
  return 0;
}

function endpointLine(one: EndpointState): string {
  const { id, url, events, isPaused, pending, sentAt, due, reason, failedAt } = one;
  const filters = [...(one.sections ?? []), ...(one.tags ?? []), ...(one.partner ? [one.partner] : [])];
  const facts = [
    ...(isPaused ? ['paused'] : []),
    ...(events.length < WEBHOOK_EVENTS.length ? [events.join(', ')] : []),
    ...(filters.length > 0 ? [`only ${filters.join(', ')}`] : []),
    sentAt === undefined ? 'nothing sent yet' : `last sent ${iso(sentAt)}`,
    ...(pending > 0 ? [`${count(pending, 'message')} to be sent`] : []),
    ...(reason === undefined ? [] : [`failed ${iso(failedAt)}: ${printable(reason)}`]),
    ...(due === undefined || isPaused ? [] : [`next attempt ${iso(due)}`]),
  ];
  return `  ${id}  ${printable(url)}  ${facts.join('; ')}`;
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
    ...(isCloud(delivery) ? ['by rssCloud'] : []),
    sentAt === undefined ? 'nothing sent yet' : `last sent ${iso(sentAt)}`,
    ...(reason === undefined ? [] : [`failed ${iso(failedAt)}: ${printable(reason)}`]),
    ...(due === undefined || isPaused ? [] : [`next attempt ${iso(due)}`]),
    `lease ends ${iso(ends)}`,
  ];
  return `  ${id}  ${printable(callback)}  ${facts.join('; ')}`;
}
