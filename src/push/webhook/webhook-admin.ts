import type { Collection } from '../../store/collection.ts';
import type { CallbackRules } from '../callback.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { EndpointStore } from './endpoint-store.ts';
import { messageId, type NewDelivery } from './observed-store.ts';

/** What administering endpoints takes. */
export type WebhookAdmin = {
  readonly endpoints: EndpointStore;
  readonly deliveries: DeliveryStore;
  readonly rules: CallbackRules;
  /** As readers have it. */
  readonly collection: () => Collection | undefined | Promise<Collection | undefined>;
  /** To be called after an endpoint or a delivery was changed, so that it shows at once. */
  readonly onChange: () => void | Promise<void>;
};

/** A message of type `test`, of no article. */
export const testMessage = (endpoint: string, now: Date): NewDelivery => ({
  ...{ endpoint, article: '', message: messageId(), event: 'test', at: now.getTime() },
  about: { url: '', path: '' },
});
