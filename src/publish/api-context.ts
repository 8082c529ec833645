import type { HubAdmin } from '../push/admin/hub-admin.ts';
import type { ReceiptReport } from '../push/receipt/report.ts';
import type { WebhookAdmin } from '../push/webhook/webhook-admin.ts';
import type { AnswerStore } from './answers.ts';
import type { ApiKey, KeyStore } from './keys.ts';
import type { EditLog } from './log.ts';
import type { Publisher } from './publisher.ts';

/** What every route works with. */
export type ApiContext = {
  readonly publisher: Publisher;
  readonly keys: KeyStore;
  readonly log: EditLog;
  readonly answers: AnswerStore;
  /** Endpoints that are told of changes; absent where nothing is sent from here. */
  readonly webhooks?: (() => Promise<WebhookAdmin>) | undefined;
  /** What partners have of an article; absent where it is not recorded. */
  readonly receipts?: ((article: string) => Promise<ReceiptReport | undefined>) | undefined;
  /** Subscriptions, endpoints and hubs elsewhere; absent where there is no hub. */
  readonly hub?: (() => Promise<HubAdmin>) | undefined;
  readonly now: () => Date;
  /** Told of what fails after an edit was made, which the client is not to hear of: the edit is there. */
  readonly onFailure: (error: Error, request: Request) => void;
};

/** What Hono hands from one handler to the next. */
export type ApiEnv = { Variables: { key: ApiKey } };
