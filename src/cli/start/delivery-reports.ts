import { redactedTopic } from '../../push/topic-text.ts';
import type { DeliveryOptions } from '../../runtime/node/push/delivery.ts';
import { commandLine } from '../command/command-line.ts';
import { lock } from '../lock.ts';

/** What an operator is told of deliveries, and how of several programs that serve a folder one delivers; `path`: of the database of subscriptions. */
export const deliveryReports = (
  path: string,
  speak: (line: string) => void,
): Pick<DeliveryOptions, 'acquire' | 'onPaused' | 'onEndpointPaused' | 'onFailure'> => ({
  acquire() {
    const claim = lock(`${path}-delivery`, { command: commandLine('start') });
    return 'release' in claim ? claim : undefined;
  },
  onPaused: ({ id, callback, topic }, reason) =>
    speak(
      `Subscription ${id}, ${callback} to ${redactedTopic(topic)}, is paused as nothing reaches it: ${reason}. ${commandLine('hub')} resume ${id} tries again.`,
    ),
  onEndpointPaused: ({ id, url }, reason) =>
    speak(
      `Endpoint ${id}, ${url}, is paused as no message reaches it: ${reason}. ${commandLine('hub')} resume ${id} tries again.`,
    ),
  onFailure: (error) => speak(`The hub cannot work now: ${String(error)}`),
});
