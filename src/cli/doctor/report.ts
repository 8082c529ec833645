import { styleText } from 'node:util';
import type { Diagnosis } from './diagnose.ts';
import type { DoctorFinding } from './faults.ts';
import type { SubscriptionVisit } from './look/subscriber.ts';
import type { Visit } from './look/visit.ts';

/** Everything found, the worst first, and what is well; in the order of the rules. */
export function report(
  { feeds, more, clients, subscription }: Visit,
  { findings, well }: Diagnosis,
  requests: number,
): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const feedLines = feeds.map(({ url }) => `  ${styleText('cyan', url)}`);
  const blocks = merged([...errors, ...warnings]).map(block);
  return [
    ...(feedLines.length > 0
      ? [
          [
            `Looked at ${count(feeds.length, 'feed')}${more > 0 ? ` of ${feeds.length + more}` : ''}, with the names of ${clients.length} readers:`,
            ...feedLines,
          ].join('\n'),
        ]
      : []),
    ...blocks,
    ...(subscription ? [subscriptionText(subscription)] : []),
    ...(well.length > 0 ? [`${styleText('green', 'Well')}: ${well.join(', ')}.`] : []),
    styleText(
      errors.length > 0 ? 'red' : warnings.length > 0 ? 'yellow' : 'green',
      `${count(errors.length, 'error')}, ${count(warnings.length, 'warning')}; ${count(requests, 'request')}`,
    ),
  ].join('\n\n');
}

function subscriptionText({ topic, isVerified, delivery, hasChanged, isEnded }: SubscriptionVisit): string {
  const facts = [
    isVerified ? 'verified' : 'not taken',
    ...(delivery
      ? [`delivered ${Math.round(delivery.delay)} ms after its change at most`]
      : isVerified && !hasChanged
        ? ['nothing was published meanwhile, so no delivery was seen']
        : []),
    ...(isEnded ? ['ended'] : []),
  ];
  return `Subscription to ${styleText('cyan', topic)}: ${facts.join('; ')}.`;
}

type Block = DoctorFinding & { readonly places: readonly DoctorFinding[] };

/** What has one remedy is told once. */
function merged(findings: readonly DoctorFinding[]): readonly Block[] {
  const groups = Map.groupBy(findings, ({ code, advice }) => `${code} ${advice}`);
  return [...groups.values()].flatMap((places) => (places[0] ? [{ ...places[0], places }] : []));
}

function block({ severity, code, advice, places }: Block): string {
  const label = styleText(severity === 'error' ? ['red', 'bold'] : 'yellow', severity);
  return [
    `${label} ${styleText('bold', code)}`,
    ...places.map(({ url, message }) => `  ${styleText('cyan', url)}\n    ${message}`),
    ...`→ ${advice}`.split('\n').map((line, place) => `  ${place === 0 ? '' : '  '}${line}`),
  ].join('\n');
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
