/**
 * Tables of endpoints, of deliveries, and of what endpoints have been told of each article so far. Of an article they hold its id, its address and
 * hashes, and nothing of its text.
 */
export const WEBHOOK_TABLES: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS push_endpoint (
    id TEXT PRIMARY KEY, origin TEXT NOT NULL, definition TEXT NOT NULL, host TEXT NOT NULL, created INTEGER NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0, sent_at INTEGER
  ) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS push_endpoint_secret (
    endpoint TEXT NOT NULL, secret TEXT NOT NULL, created INTEGER NOT NULL, ends INTEGER, PRIMARY KEY (endpoint, secret)
  ) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS push_delivery (
    id INTEGER PRIMARY KEY, endpoint TEXT NOT NULL, article TEXT NOT NULL, message TEXT NOT NULL, event TEXT NOT NULL,
    about TEXT NOT NULL, at INTEGER NOT NULL, due INTEGER, attempt INTEGER NOT NULL DEFAULT 0, sent_at INTEGER,
    reason TEXT, failed_at INTEGER, UNIQUE (endpoint, article)
  )`,
  'CREATE INDEX IF NOT EXISTS push_delivery_due ON push_delivery (due) WHERE due IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS push_delivery_endpoint ON push_delivery (endpoint, due) WHERE due IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS push_delivery_article ON push_delivery (article)',
  `CREATE TABLE IF NOT EXISTS push_article (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL, state INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER
  ) WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS push_article_since ON push_article (since) WHERE state = 0',
  'CREATE INDEX IF NOT EXISTS push_article_until ON push_article (until) WHERE state <= 1 AND until IS NOT NULL',
  'CREATE TABLE IF NOT EXISTS push_observed (one INTEGER PRIMARY KEY CHECK (one = 1), generation INTEGER NOT NULL)',
];
