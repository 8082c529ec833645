import type { Handle } from '../../store/sql/handle.ts';
import { createPingStore, type HubState } from '../ping/ping-store.ts';
import { createPushStore } from '../push-store.ts';
import type { SubscriptionState } from '../subscription.ts';
import { redactedTopic } from '../topic-text.ts';
import type { EndpointState } from '../webhook/endpoint.ts';
import { createEndpointStore } from '../webhook/endpoint-store.ts';

/** A subscription by what it is called where there are several databases of them; its topic without the key that it may have. */
export type ListedSubscription = Omit<SubscriptionState, 'id'> & { readonly id: string };

/** What an operator sees of a hub. */
export type HubReport = {
  readonly subscriptions: readonly ListedSubscription[];
  readonly endpoints: readonly EndpointState[];
  /** Elsewhere. */
  readonly hubs: readonly HubState[];
};

/** What an operator does with a hub. */
export type HubAdmin = {
  list(): Promise<HubReport>;
  /** Pauses or resumes subscriptions; one that is resumed is served at once. How many there were. */
  pause(ids: readonly string[], isPaused: boolean, now: number): Promise<number>;
};

type HubAdminOptions = {
  /** Databases of subscriptions, by what stands before the ids of each. */
  readonly subscriptions: () => ReadonlyMap<string, Handle>;
  /** The database of endpoints and hubs elsewhere. */
  readonly records: Handle;
  /** Called once subscriptions of a database were resumed. */
  readonly onResumed: (prefix: string) => void | Promise<void>;
};

/** A hub by its databases of `pushSchema`, of which there may be several. */
export function createHubAdmin({ subscriptions, records, onResumed }: HubAdminOptions): HubAdmin {
  return {
    async list() {
      const listed = await Promise.all(
        [...subscriptions()].map(async ([prefix, handle]) =>
          (await createPushStore(handle).list()).map((one) => ({
            ...{ ...one, id: `${prefix}${one.id}`, topic: redactedTopic(one.topic) },
          })),
        ),
      );
      return {
        subscriptions: listed.flat(),
        endpoints: await createEndpointStore(records).list(),
        hubs: await createPingStore(records).hubs(),
      };
    },
    async pause(ids, isPaused, now) {
      let found = 0;
      for (const [prefix, handle] of subscriptions()) {
        const own = ids.flatMap((id) => {
          const number = id.startsWith(prefix) ? id.slice(prefix.length) : '';
          return /^\d{1,15}$/.test(number) ? [Number(number)] : [];
        });
        if (own.length === 0) continue;
        found += await createPushStore(handle).pause(own, isPaused, now);
        if (!isPaused) await onResumed(prefix);
      }
      return found;
    },
  };
}
