import type { Handle } from '../store/sql/handle.ts';
import { openTables, type TableSet } from '../store/sql/table-set.ts';
import { RECEIPT_TABLES } from './receipt/receipt-store.ts';
import { WEBHOOK_TABLES } from './webhook/webhook-schema.ts';

/**
 * Makes the tables of topics, subscriptions, verifications, pings, endpoints and receipts, or brings those of an earlier version up to date. They hold no
 * text of any article. Rejects with NewerDatabase.
 */
export async function pushSchema(handle: Handle): Promise<void> {
  await openTables(handle, PUSH_TABLES);
}

/** Counts the rows of a column's values, so that nothing is counted when a limit is asked for. */
const counted = (name: string, column: string) => [
  `CREATE TRIGGER IF NOT EXISTS push_${name}_added AFTER INSERT ON push_subscription BEGIN
    INSERT INTO push_count (name, key, count) VALUES ('${name}', NEW.${column}, 1)
      ON CONFLICT (name, key) DO UPDATE SET count = count + 1;
  END`,
  `CREATE TRIGGER IF NOT EXISTS push_${name}_removed AFTER DELETE ON push_subscription BEGIN
    UPDATE push_count SET count = count - 1 WHERE name = '${name}' AND key = OLD.${column};
    DELETE FROM push_count WHERE name = '${name}' AND key = OLD.${column} AND count = 0;
  END`,
];

const TABLES = [
  // `marked`: the last subscription that was made due for what the topic is now; null: all were.
  `CREATE TABLE IF NOT EXISTS push_topic (
    topic TEXT PRIMARY KEY, etag TEXT NOT NULL, changed INTEGER NOT NULL, scope TEXT, changes_at INTEGER, marked INTEGER
  ) WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS push_topic_scope ON push_topic (scope)',
  'CREATE INDEX IF NOT EXISTS push_topic_changes ON push_topic (changes_at) WHERE changes_at IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS push_topic_unmarked ON push_topic (marked, topic) WHERE marked IS NOT NULL',
  `CREATE TABLE IF NOT EXISTS push_subscription (
    id INTEGER PRIMARY KEY, topic TEXT NOT NULL, callback TEXT NOT NULL, host TEXT NOT NULL,
    secret TEXT, method TEXT NOT NULL, delivery TEXT NOT NULL, ends INTEGER NOT NULL,
    sent TEXT, sent_at INTEGER, base TEXT, due INTEGER, attempt INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0, paused INTEGER NOT NULL DEFAULT 0, reason TEXT, failed_at INTEGER,
    access TEXT, UNIQUE (topic, callback)
  )`,
  // With the rowid after it, by which the subscribers of a topic are walked through.
  'CREATE INDEX IF NOT EXISTS push_subscription_topic ON push_subscription (topic)',
  'CREATE INDEX IF NOT EXISTS push_subscription_due ON push_subscription (due) WHERE due IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS push_subscription_host ON push_subscription (host, due) WHERE due IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS push_subscription_ends ON push_subscription (ends)',
  `CREATE TABLE IF NOT EXISTS push_count (
    name TEXT NOT NULL, key TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (name, key)
  ) WITHOUT ROWID`,
  ...counted('topic', 'topic'),
  ...counted('host', 'host'),
  `CREATE TRIGGER IF NOT EXISTS push_topic_forgotten AFTER DELETE ON push_count WHEN OLD.name = 'topic' BEGIN
    DELETE FROM push_topic WHERE topic = OLD.key;
  END`,
  `CREATE TABLE IF NOT EXISTS push_verification (
    id INTEGER PRIMARY KEY, host TEXT NOT NULL, request TEXT NOT NULL, topic TEXT NOT NULL, callback TEXT NOT NULL,
    UNIQUE (topic, callback)
  )`,
  'CREATE INDEX IF NOT EXISTS push_verification_host ON push_verification (host)',
  'CREATE TABLE IF NOT EXISTS push_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID',
  // Feeds that hubs elsewhere were told of, and what each hub is to be told.
  'CREATE TABLE IF NOT EXISTS push_feed (feed TEXT PRIMARY KEY, etag TEXT NOT NULL) WITHOUT ROWID',
  `CREATE TABLE IF NOT EXISTS push_ping (
    hub TEXT NOT NULL, feed TEXT NOT NULL, etag TEXT NOT NULL, PRIMARY KEY (hub, feed)
  ) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS push_hub (
    hub TEXT PRIMARY KEY, due INTEGER, attempt INTEGER NOT NULL DEFAULT 0, sent_at INTEGER, sent INTEGER NOT NULL DEFAULT 0,
    reason TEXT, failed_at INTEGER
  ) WITHOUT ROWID`,
];

const recounted = (name: string) => `INSERT OR REPLACE INTO push_count (name, key, count)
  SELECT '${name}', ${name}, count(*) FROM push_subscription GROUP BY ${name}`;

/** To be added to: an upgrade for each change of a table, an index or a trigger. */
const PUSH_TABLES: TableSet = {
  name: 'push',
  tables: [...TABLES, ...WEBHOOK_TABLES, ...RECEIPT_TABLES],
  upgrades: [
    [
      { table: 'push_topic', column: 'scope', type: 'TEXT' },
      { table: 'push_topic', column: 'changes_at', type: 'INTEGER' },
      { table: 'push_topic', column: 'marked', type: 'INTEGER' },
      { table: 'push_subscription', column: 'access', type: 'TEXT' },
      'DROP INDEX IF EXISTS push_topic_unmarked',
      'DROP INDEX IF EXISTS push_subscription_host',
    ],
  ],
  upgraded: [recounted('topic'), recounted('host')],
};
