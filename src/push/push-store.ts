import {
  type Handle,
  integer,
  optionalInteger,
  optionalText,
  type Query,
  query,
  type Row,
  singleQuery,
} from '../store/sql/handle.ts';
import { createLoadedRows } from './queue/loaded-rows.ts';
import type { SignatureMethod } from './signature.ts';
import type { DeliveryMode, SubscribeRequest, Subscription, SubscriptionState } from './subscription.ts';
import { createTopicStore, type TopicStore } from './topics/topic-store.ts';

/** A verification of intent that was promised with a 202. */
export type Verification = { readonly id: number; readonly host: string; readonly request: SubscribeRequest };

/** What came of an attempt to deliver. Instants in milliseconds since 1970. */
export type DeliveryRecord =
  | {
      readonly kind: 'sent';
      readonly id: number;
      readonly etag: string;
      readonly base: string | undefined;
      readonly at: number;
    }
  /** Nothing was to be sent, or not before an instant. `began`: before the topic was read. */
  | { readonly kind: 'none'; readonly id: number; readonly began: number; readonly due?: number | undefined }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly began: number;
      readonly attempt: number;
      readonly failures: number;
      readonly due: number | undefined;
      readonly isPaused: boolean;
      readonly reason: string;
      readonly at: number;
    }
  | { readonly kind: 'ended'; readonly id: number };

/** What limits are compared with. */
export type SubscriptionCounts = Readonly<
  Record<'topics' | 'ofTopic' | 'ofHost' | 'pending' | 'pendingOfHost', number>
>;

/** A subscription as it is saved once it is verified. */
export type VerifiedSubscription = Omit<SubscribeRequest, 'mode' | 'lease'> &
  Pick<Subscription, 'ends' | 'sent' | 'base'>;

/** A subscription that is to be served: `isRetried` where its last attempt failed. */
export type DueSubscription = DuePlace & { readonly host: string; readonly isRetried: boolean };

/** A place in the order in which deliveries are made. `due`: since when, in milliseconds since 1970. */
export type DuePlace = { readonly due: number; readonly id: number };

export type PushStore = TopicStore & {
  /** Keeps what is to be verified; one that waits for the same topic and callback is replaced. */
  addVerification(request: SubscribeRequest): Promise<void>;
  verifications(): Promise<readonly Verification[]>;
  removeVerification(id: number): Promise<void>;
  counts(topic: string, callback: string): Promise<SubscriptionCounts>;
  /** Whether there is such a subscription. */
  has(topic: string, callback: string): Promise<boolean>;
  /** Adds or renews one. One that is renewed is still sent what it has missed. */
  save(subscription: VerifiedSubscription, etag: string, now: number): Promise<void>;
  remove(topic: string, callback: string): Promise<void>;
  /** What is due by an instant, after a place, at most `limit`. */
  due(after: DuePlace, now: number, limit: number): Promise<readonly DueSubscription[]>;
  /** The same of one host. */
  dueOf(host: string, now: number, limit: number): Promise<readonly DueSubscription[]>;
  /** When something becomes due, or a lease ends, after an instant; undefined: never. */
  nextDue(now: number): Promise<number | undefined>;
  find(id: number): Promise<Subscription | undefined>;
  /** As one transaction; one whose topic has changed since it was sent is due at once. Whether any is due again, then or later. */
  record(records: readonly DeliveryRecord[], now: number): Promise<boolean>;
  /** Ends subscriptions whose lease is over, some at a time. */
  expire(now: number): Promise<void>;
  list(): Promise<readonly SubscriptionState[]>;
  /** Pauses or resumes subscriptions; one that is resumed is served at once. How many there were. */
  pause(ids: readonly number[], isPaused: boolean, now: number): Promise<number>;
};

/** Subscriptions in a database of `pushSchema`. */
export function createPushStore(handle: Handle): PushStore {
  const all = singleQuery(handle);
  const loaded = createLoadedRows(handle);
  // What is written of topics, and what is due, is no part of a row as it is served.
  const serving: Handle = {
    prepare: (sql) => handle.prepare(sql),
    batch: (statements) => loaded.write(() => handle.batch(statements)),
  };
  const load = async (...asked: Query): Promise<readonly DueSubscription[]> => {
    const rows = await loaded.load(
      () => all(...asked),
      // What deltas are compared with may be long.
      (row) => (row.delivery === 'delta' ? undefined : subscriptionOf(row)),
    );
    return rows.map(dueOf);
  };
  return {
    ...verificationStore(handle),
    ...createTopicStore(serving),
    async counts(topic, callback) {
      const [row] = await all(COUNTS, topic, hostOf(callback));
      const count = (name: keyof SubscriptionCounts) => integer(row?.[name] ?? 0);
      return {
        ...{ topics: count('topics'), ofTopic: count('ofTopic'), ofHost: count('ofHost') },
        ...{ pending: count('pending'), pendingOfHost: count('pendingOfHost') },
      };
    },
    has: async (topic, callback) => (await all(HAS, topic, callback)).length > 0,
    async save({ topic, callback, secret, method, delivery, ends, sent, base, access }, etag, now) {
      await query(handle, [
        [ADD_TOPIC, topic, etag, now],
        [
          SAVE,
          ...([topic, callback, hostOf(callback), secret ?? null] as const),
          ...([method, delivery, ends, sent ?? null, base ?? null, access ?? null] as const),
        ],
        [SERVE_RENEWED, topic, callback, now],
      ]);
    },
    async remove(topic, callback) {
      await all(REMOVE, topic, callback);
    },
    due: async (after, now, limit) => load(DUE, after.due, after.id, now, limit),
    dueOf: async (host, now, limit) => load(DUE_OF_HOST, host, now, limit),
    async nextDue(now) {
      const [row] = await all(NEXT_DUE, now);
      return optionalInteger(row?.due);
    },
    async find(id) {
      const read = loaded.take(id);
      if (read) return read;
      const [row] = await all(FIND, id);
      return row && subscriptionOf(row);
    },
    async record(records, now) {
      const recorded = await query(serving, recordQueries(records, now));
      return recorded.some(([row]) => optionalInteger(row?.due) !== undefined);
    },
    async expire(now) {
      await query(handle, [[EXPIRE, now]]);
    },
    list: async () => (await all(LIST)).map(stateOf),
    async pause(ids, isPaused, now) {
      const rows = await all(PAUSE, JSON.stringify(ids), isPaused ? 1 : 0, isPaused ? null : now);
      return rows.length;
    },
  };
}

function verificationStore(
  handle: Handle,
): Pick<PushStore, 'addVerification' | 'verifications' | 'removeVerification'> {
  return {
    async addVerification(request) {
      const { topic, callback } = request;
      await query(handle, [[ADD_VERIFICATION, hostOf(callback), JSON.stringify(request), topic, callback]]);
    },
    async verifications() {
      const [rows = []] = await query(handle, [[VERIFICATIONS]]);
      return rows.map(({ id, host, request }) => ({
        id: integer(id),
        host: String(host),
        // `addVerification` writes it.
        request: JSON.parse(String(request)) as SubscribeRequest,
      }));
    },
    async removeVerification(id) {
      await query(handle, [[REMOVE_VERIFICATION, id]]);
    },
  };
}

/** A row of `id`, `host`, `due` and `retried`. */
export const dueOf = ({ id, host, due, retried }: Row): DueSubscription => ({
  ...{ id: integer(id), host: String(host), due: integer(due), isRetried: integer(retried) > 0 },
});

/** Host and port, by which work is shared out and subscriptions are bounded. */
export const hostOf = (url: string): string => URL.parse(url)?.host ?? '';

const subscriptionOf = (row: Row): Subscription => ({
  ...{ id: integer(row.id), topic: String(row.topic), callback: String(row.callback) },
  ...{ secret: optionalText(row.secret), ends: integer(row.ends), sent: optionalText(row.sent) },
  ...{
    access: optionalText(row.access),
    base: optionalText(row.base),
    attempt: integer(row.attempt),
    failures: integer(row.failures),
  },
  // `save` writes what has these types.
  method: String(row.method) as SignatureMethod,
  delivery: String(row.delivery) as DeliveryMode,
});

const stateOf = (row: Row): SubscriptionState => {
  const { id, topic, callback, ends, attempt, failures, delivery } = subscriptionOf(row);
  return {
    ...{ id, topic, callback, ends, attempt, failures, delivery },
    ...{ isSigned: row.secret !== null, isPaused: integer(row.paused) > 0, reason: optionalText(row.reason) },
    ...{
      sentAt: optionalInteger(row.sent_at),
      due: optionalInteger(row.due),
      failedAt: optionalInteger(row.failed_at),
    },
  };
};

/** Those that were sent the same are one statement. */
function recordQueries(records: readonly DeliveryRecord[], now: number): readonly Query[] {
  const sent = new Map<
    string,
    { readonly values: readonly [string, string | null]; readonly ids: number[] }
  >();
  const others: Query[] = [];
  let at = 0;
  for (const record of records) {
    if (record.kind !== 'sent') {
      others.push(recordQuery(record, now));
      continue;
    }
    const values = [record.etag, record.base ?? null] as const;
    const key = JSON.stringify(values);
    const same = sent.get(key) ?? { values, ids: [] };
    sent.set(key, same);
    same.ids.push(record.id);
    at = Math.max(at, record.at);
  }
  const queries = [...sent.values()].map(
    ({ ids, values }): Query => [SENT, JSON.stringify(ids), ...values, at, now],
  );
  return [...others, ...queries];
}

function recordQuery(record: Exclude<DeliveryRecord, { kind: 'sent' }>, now: number): Query {
  switch (record.kind) {
    case 'none':
      return [NONE, record.id, record.due ?? null, record.began, now];
    case 'failed': {
      const { id, began, attempt, failures, due, isPaused, reason, at } = record;
      return [FAILED, id, due ?? null, began, now, attempt, failures, isPaused ? 1 : 0, reason, at];
    }
    case 'ended':
      return ['DELETE FROM push_subscription WHERE id = ?1', record.id];
  }
}

const ADD_VERIFICATION =
  'INSERT OR REPLACE INTO push_verification (host, request, topic, callback) VALUES (?1, ?2, ?3, ?4)';
const VERIFICATIONS = 'SELECT id, host, request FROM push_verification ORDER BY id';
const REMOVE_VERIFICATION = 'DELETE FROM push_verification WHERE id = ?1';
const COUNTS = `SELECT (SELECT COUNT(*) FROM push_topic WHERE topic <> ?1) AS topics,
  (SELECT count FROM push_count WHERE name = 'topic' AND key = ?1) AS ofTopic,
  (SELECT count FROM push_count WHERE name = 'host' AND key = ?2) AS ofHost,
  (SELECT COUNT(*) FROM push_verification) AS pending,
  (SELECT COUNT(*) FROM push_verification WHERE host = ?2) AS pendingOfHost`;
const HAS = 'SELECT 1 FROM push_subscription WHERE topic = ?1 AND callback = ?2';
const ADD_TOPIC = 'INSERT OR IGNORE INTO push_topic (topic, etag, changed) VALUES (?1, ?2, ?3)';
const SAVE = `INSERT INTO push_subscription
  (topic, callback, host, secret, method, delivery, ends, sent, base, access)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
  ON CONFLICT (topic, callback) DO UPDATE SET secret = ?4, access = ?10, method = ?5, ends = ?7, attempt = 0, failures = 0, paused = 0,
    reason = NULL, failed_at = NULL, base = iif(?6 = 'delta', base, NULL), delivery = ?6`;
const SERVE_RENEWED = `UPDATE push_subscription SET due = ?3 WHERE topic = ?1 AND callback = ?2
  AND sent IS NOT (SELECT etag FROM push_topic WHERE topic = ?1)`;
const REMOVE = 'DELETE FROM push_subscription WHERE topic = ?1 AND callback = ?2';
/** A subscription but for what deltas are compared with. */
const COLUMNS =
  'id, topic, callback, host, secret, method, delivery, ends, sent, due, attempt, failures, access';
const DUE = `SELECT ${COLUMNS}, attempt + failures AS retried FROM push_subscription
  WHERE (due, id) > (?1, ?2) AND due <= ?3 AND paused = 0 ORDER BY due, id LIMIT ?4`;
const DUE_OF_HOST = `SELECT ${COLUMNS}, attempt + failures AS retried FROM push_subscription
  WHERE host = ?1 AND due <= ?2 AND paused = 0 ORDER BY due, id LIMIT ?3`;
const NEXT_DUE = `SELECT MIN(due) AS due FROM (
  SELECT MIN(due) AS due FROM push_subscription WHERE due >= ?1 AND paused = 0
  UNION ALL SELECT MIN(ends) FROM push_subscription)`;
const FIND = 'SELECT * FROM push_subscription WHERE id = ?1 AND paused = 0';
const SENT = `UPDATE push_subscription SET sent = ?2, base = ?3, sent_at = ?4, attempt = 0, failures = 0, reason = NULL,
  failed_at = NULL, due = iif((SELECT t.etag FROM push_topic t WHERE t.topic = push_subscription.topic) IS ?2, NULL, ?5)
  WHERE id IN (SELECT value FROM json_each(?1)) RETURNING due`;
/** ?2, or at once where that is null and the topic has changed since ?3: one that was due then was not marked for it. */
const DUE_AGAIN = `ifnull(?2, (SELECT ?4 FROM push_topic t WHERE t.topic = push_subscription.topic
  AND t.changed >= ?3 AND t.etag IS NOT push_subscription.sent))`;
const NONE = `UPDATE push_subscription SET due = ${DUE_AGAIN} WHERE id = ?1 RETURNING due`;
const FAILED = `UPDATE push_subscription SET due = iif(?7, NULL, ${DUE_AGAIN}), attempt = ?5, failures = ?6,
  paused = max(paused, ?7), reason = ?8, failed_at = ?9 WHERE id = ?1 RETURNING due`;
const EXPIRE = `DELETE FROM push_subscription
  WHERE id IN (SELECT id FROM push_subscription WHERE ends <= ?1 ORDER BY ends LIMIT 500)`;
const LIST = 'SELECT * FROM push_subscription ORDER BY topic, callback';
const PAUSE = `UPDATE push_subscription SET paused = ?2, due = ?3, attempt = 0, failures = iif(?2, failures, 0)
  WHERE id IN (SELECT value FROM json_each(?1)) RETURNING id`;
