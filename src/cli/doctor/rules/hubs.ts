import { type DoctorFinding, finding } from '../faults.ts';
import type { Visit } from '../look/visit.ts';

/** Hubs that are not there. One that is there says what is missing from the question, with any status below 500. */
export function hubFindings({ hubs }: Visit): readonly DoctorFinding[] {
  return hubs.flatMap(({ hub, answer: { last, failure } }) => {
    if (
      failure?.code === 'SPENT' ||
      (last && last.status < 500 && last.status !== 404 && last.status !== 410)
    )
      return [];
    const why = failure
      ? `${failure.message} (${failure.code})`
      : last
        ? `it answers ${last.status}`
        : 'it redirects for ever';
    return [finding('hub-unreachable', hub, `The hub cannot be used: ${why}.`)];
  });
}

/** What a subscriber meets at the hub. */
export function subscriptionFindings({ subscription, feeds }: Visit): readonly DoctorFinding[] {
  if (!subscription) return [];
  const { hub, topic, refusal, isVerified, delivery, hasChanged, isEnded } = subscription;
  if (refusal !== undefined)
    return [finding('hub-refused', hub, `The hub takes no subscription to ${topic}: ${refusal}.`)];
  if (!isVerified)
    return [
      finding('hub-unverified', hub, `The hub took a subscription to ${topic}, and did not verify it.`),
    ];
  const ended = isEnded
    ? []
    : [finding('hub-not-ended', hub, 'The hub did not ask whether the subscription is to end.')];
  if (!delivery)
    return [
      ...(hasChanged
        ? [finding('hub-undelivered', hub, `${topic} has changed, and the hub delivered nothing.`)]
        : []),
      ...ended,
    ];
  const type = feeds[0]?.plain.last?.fields['content-type'];
  const link = delivery.link ?? '';
  const isWhole = ['self', 'hub'].every(
    (rel) => link.includes(`rel="${rel}"`) || link.includes(`rel=${rel}`),
  );
  return [
    ...(delivery.signature === 'valid'
      ? []
      : [finding('hub-unsigned', hub, `The signature of a delivery is ${delivery.signature}.`)]),
    ...(delivery.contentType === type && isWhole
      ? []
      : [
          finding(
            'hub-altered',
            hub,
            `A delivery has Content-Type: ${delivery.contentType}, Link: ${delivery.link}.`,
          ),
        ]),
    ...ended,
  ];
}
