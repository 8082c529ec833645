import { type Handle, query } from '../store/sql/handle.ts';

/** Makes the tables of topics, subscriptions and verifications, where they are not there. They hold no text of any article. */
export async function pushSchema(handle: Handle): Promise<void> {
  await query(
    handle,
    TABLES.map((sql) => [sql]),
  );
}

const TABLES = [
  `CREATE TABLE IF NOT EXISTS push_topic (
    topic TEXT PRIMARY KEY, etag TEXT NOT NULL, changed INTEGER NOT NULL
  ) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS push_subscription (
    id INTEGER PRIMARY KEY, topic TEXT NOT NULL, callback TEXT NOT NULL, host TEXT NOT NULL,
    secret TEXT, method TEXT NOT NULL, delivery TEXT NOT NULL, ends INTEGER NOT NULL,
    sent TEXT, sent_at INTEGER, base TEXT, due INTEGER, attempt INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0, paused INTEGER NOT NULL DEFAULT 0, reason TEXT, failed_at INTEGER,
    UNIQUE (topic, callback)
  )`,
  'CREATE INDEX IF NOT EXISTS push_subscription_due ON push_subscription (due) WHERE due IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS push_subscription_ends ON push_subscription (ends)',
  'CREATE INDEX IF NOT EXISTS push_subscription_host ON push_subscription (host)',
  `CREATE TABLE IF NOT EXISTS push_verification (
    id INTEGER PRIMARY KEY, host TEXT NOT NULL, request TEXT NOT NULL, topic TEXT NOT NULL, callback TEXT NOT NULL,
    UNIQUE (topic, callback)
  )`,
];
