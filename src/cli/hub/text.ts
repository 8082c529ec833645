import { printable } from '../../content/problems/printable.ts';
import { WEBHOOK_EVENTS } from '../../domain/site.ts';
import type { HubView } from '../../publish/push/hub-operations.ts';
import { isCloud } from '../../push/subscription.ts';
import { count } from '../start/report.ts';

/** A hub as it is printed. */
export function hubText({ subscriptions, endpoints, hubs }: HubView): string {
  const topics = Map.groupBy(subscriptions, ({ topic }) => topic);
  const paused = subscriptions.filter(({ isPaused }) => isPaused).length;
  const failing = subscriptions.filter(({ reason, isPaused }) => reason !== undefined && !isPaused).length;
  return [
    `${count(subscriptions.length, 'subscription')} of ${count(topics.size, 'topic')}: ${paused} paused, ${failing} failing`,
    ...[...topics].flatMap(([topic, some]) => ['', printable(topic), ...some.map(subscriptionLine)]),
    ...(endpoints.length > 0 ? ['', 'Endpoints of webhooks', ...endpoints.map(endpointLine)] : []),
    ...(hubs.length > 0 ? ['', 'Hubs elsewhere', ...hubs.map(hubLine)] : []),
  ].join('\n');
}

function subscriptionLine(one: HubView['subscriptions'][number]): string {
  const { id, callback, delivery, isPaused, ends, sentAt, due } = one;
  const facts = [
    ...(isPaused ? ['paused'] : []),
    ...(delivery === 'delta' ? ['deltas'] : []),
    ...(isCloud(delivery) ? ['by rssCloud'] : []),
    sentAt === null ? 'nothing sent yet' : `last sent ${sentAt}`,
    ...failureOf(one),
    ...(due === null || isPaused ? [] : [`next attempt ${due}`]),
    `lease ends ${ends}`,
  ];
  return `  ${id}  ${printable(callback)}  ${facts.join('; ')}`;
}

function endpointLine(one: HubView['endpoints'][number]): string {
  const { id, url, events, isPaused, pending, sentAt, due } = one;
  const filters = [...(one.sections ?? []), ...(one.tags ?? []), ...(one.partner ? [one.partner] : [])];
  const facts = [
    ...(isPaused ? ['paused'] : []),
    ...(events.length < WEBHOOK_EVENTS.length ? [events.join(', ')] : []),
    ...(filters.length > 0 ? [`only ${filters.join(', ')}`] : []),
    sentAt === null ? 'nothing sent yet' : `last sent ${sentAt}`,
    ...(pending > 0 ? [`${count(pending, 'message')} to be sent`] : []),
    ...failureOf(one),
    ...(due === null || isPaused ? [] : [`next attempt ${due}`]),
  ];
  return `  ${id}  ${printable(url)}  ${facts.join('; ')}`;
}

function hubLine(one: HubView['hubs'][number]): string {
  const { hub, pending, sent, sentAt, due, reason } = one;
  const facts = [
    sentAt === null
      ? 'nothing sent yet'
      : `last told of a change ${sentAt}, of ${count(sent, 'change')} in all`,
    ...(pending > 0 ? [`${count(pending, 'feed')} to be sent`] : []),
    ...failureOf(one),
    ...(reason === undefined || due === null ? [] : [`next attempt ${due}`]),
  ];
  return `  ${printable(hub)}  ${facts.join('; ')}`;
}

const failureOf = ({
  reason,
  failedAt,
}: {
  readonly reason?: string | undefined;
  readonly failedAt: string | null;
}) => (reason === undefined ? [] : [`failed ${failedAt}: ${printable(reason)}`]);
