import type { Article } from '../../domain/article.ts';
import type { WebhookEvent } from '../../domain/site.ts';
import {
  type Handle,
  integer,
  optionalInteger,
  optionalText,
  type Query,
  query,
  type Row,
  singleQuery,
} from '../../store/sql/handle.ts';
import { type DuePlace, type DueSubscription, dueOf } from '../push-store.ts';
import { deliveryQuery, type MessageAbout, type NewDelivery } from './observed-store.ts';

/** A message to an endpoint: the last of its article. Instants in milliseconds since 1970. */
export type Delivery = NewDelivery & {
  readonly id: number;
  readonly attempt: number;
  readonly due: number | undefined;
  readonly sentAt: number | undefined;
  /** Of the last failure. */
  readonly reason: string | undefined;
  readonly failedAt: number | undefined;
};

/** What came of an attempt to send a message. */
export type MessageRecord = Pick<Delivery, 'id' | 'message' | 'endpoint'> &
  /** `article`: as it was sent, where it is public. */
  (
    | { readonly kind: 'sent'; readonly at: number; readonly article: Article | undefined }
    /** There is nothing to be said any more. */
    | { readonly kind: 'none' }
    /** There is no collection at the moment. */
    | { readonly kind: 'away'; readonly due: number }
    | {
        readonly kind: 'failed';
        readonly at: number;
        readonly attempt: number;
        readonly failures: number;
        readonly due: number | undefined;
        readonly isPaused: boolean;
        readonly reason: string;
      }
  );

/** Messages to endpoints, one of each article. Instants in milliseconds since 1970. */
export type DeliveryStore = {
  /** What is due by an instant, after a place, at most `limit`. */
  due(after: DuePlace, now: number, limit: number): Promise<readonly DueSubscription[]>;
  /** The same of one host. */
  dueOf(host: string, now: number, limit: number): Promise<readonly DueSubscription[]>;
  /** When a message becomes due after an instant; undefined: never. */
  nextDue(now: number): Promise<number | undefined>;
  /** A message that is to be sent now; undefined: it is not. */
  find(id: number): Promise<Delivery | undefined>;
  /** As one transaction; what is about a message that another has replaced meanwhile is left out. */
  record(records: readonly MessageRecord[]): Promise<void>;
  add(delivery: NewDelivery, now: number): Promise<void>;
  /** Messages of an endpoint, the newest first. */
  list(endpoint: string, limit: number): Promise<readonly Delivery[]>;
  /** Sends a message again, under its id and as its article is now; undefined: there is no such message. */
  repeat(endpoint: string, id: number, now: number): Promise<Delivery | undefined>;
  /** Forgets what arrived long ago, once a day; whether it was time. */
  forget(now: number): Promise<boolean>;
};

/** How long it is known what has arrived, in milliseconds: 90 days. */
const [RETENTION, DAY] = [90 * 86_400_000, 86_400_000];

/** Messages in a database of `pushSchema`. */
export function createDeliveryStore(handle: Handle): DeliveryStore {
  const all = singleQuery(handle);
  return {
    due: async (after, now, limit) => (await all(DUE, after.due, after.id, now, limit)).map(dueOf),
    dueOf: async (host, now, limit) => (await all(DUE_OF_HOST, host, now, limit)).map(dueOf),
    nextDue: async (now) => optionalInteger((await all(NEXT_DUE, now))[0]?.due),
    async find(id) {
      const [row] = await all(FIND, id);
      return row && deliveryOf(row);
    },
    async record(records) {
      await query(handle, records.flatMap(recordQueries));
    },
    async add(delivery, now) {
      await query(handle, [deliveryQuery(delivery, now)]);
    },
    list: async (endpoint, limit) => (await all(OF_ENDPOINT, endpoint, limit)).map(deliveryOf),
    async repeat(endpoint, id, now) {
      const [row] = await all(REPEAT, endpoint, id, now);
      return row && deliveryOf(row);
    },
    async forget(now) {
      if ((await all(FORGOTTEN, now - DAY)).length > 0) return false;
      await query(handle, [
        [FORGET, now - RETENTION],
        ["INSERT OR REPLACE INTO push_state (name, value) VALUES ('forgotten', ?1)", String(now)],
      ]);
      return true;
    },
  };
}

const deliveryOf = (row: Row): Delivery => ({
  ...{ id: integer(row.id), endpoint: String(row.endpoint), article: String(row.article) },
  ...{ message: String(row.message), at: integer(row.at), attempt: integer(row.attempt) },
  // `deliveryQuery` writes both.
  event: String(row.event) as WebhookEvent | 'test',
  about: JSON.parse(String(row.about)) as MessageAbout,
  ...{
    due: optionalInteger(row.due),
    sentAt: optionalInteger(row.sent_at),
    failedAt: optionalInteger(row.failed_at),
  },
  reason: optionalText(row.reason),
});

function recordQueries(record: MessageRecord): readonly Query[] {
  const { id, message, endpoint } = record;
  switch (record.kind) {
    case 'sent':
      return [
        [SENT, id, message, record.at],
        ['UPDATE push_endpoint SET failures = 0, sent_at = ?2 WHERE id = ?1', endpoint, record.at],
      ];
    case 'none':
      return [['DELETE FROM push_delivery WHERE id = ?1 AND message = ?2', id, message]];
    case 'away':
      return [['UPDATE push_delivery SET due = ?3 WHERE id = ?1 AND message = ?2', id, message, record.due]];
    case 'failed': {
      const { attempt, failures, due, isPaused, reason, at } = record;
      return [
        [FAILED, id, message, attempt, due ?? null, reason, at],
        [FAILED_ENDPOINT, endpoint, failures, isPaused ? 1 : 0],
      ];
    }
  }
}

const DUE = `SELECT d.id, e.host, d.due, d.attempt + e.failures AS retried FROM push_delivery d
  CROSS JOIN push_endpoint e ON e.id = d.endpoint AND e.paused = 0
  WHERE (d.due, d.id) > (?1, ?2) AND d.due <= ?3 ORDER BY d.due, d.id LIMIT ?4`;
const DUE_OF_HOST = `SELECT d.id, e.host, d.due, d.attempt + e.failures AS retried FROM push_endpoint e
  CROSS JOIN push_delivery d ON d.endpoint = e.id AND d.due <= ?2
  WHERE e.host = ?1 AND e.paused = 0 ORDER BY d.due, d.id LIMIT ?3`;
const NEXT_DUE = `SELECT MIN(d.due) AS due FROM push_delivery d
  JOIN push_endpoint e ON e.id = d.endpoint AND e.paused = 0 WHERE d.due >= ?1`;
const FIND = `SELECT d.* FROM push_delivery d JOIN push_endpoint e ON e.id = d.endpoint AND e.paused = 0
  WHERE d.id = ?1 AND d.due IS NOT NULL`;
const SENT = `UPDATE push_delivery SET sent_at = ?3, due = NULL, attempt = 0, reason = NULL, failed_at = NULL
  WHERE id = ?1 AND message = ?2`;
const FAILED = `UPDATE push_delivery SET attempt = ?3, due = ?4, reason = ?5, failed_at = ?6 WHERE id = ?1 AND message = ?2`;
const FAILED_ENDPOINT = 'UPDATE push_endpoint SET failures = ?2, paused = max(paused, ?3) WHERE id = ?1';
const OF_ENDPOINT = `SELECT * FROM push_delivery WHERE endpoint = ?1
  ORDER BY max(at, ifnull(sent_at, 0), ifnull(failed_at, 0)) DESC, id DESC LIMIT ?2`;
const REPEAT = `UPDATE push_delivery SET due = ?3, attempt = 0, sent_at = NULL WHERE endpoint = ?1 AND id = ?2 RETURNING *`;
const FORGOTTEN = "SELECT 1 FROM push_state WHERE name = 'forgotten' AND CAST(value AS INTEGER) > ?1";
const FORGET = 'DELETE FROM push_delivery WHERE sent_at < ?1';
