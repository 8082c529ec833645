-- When answers last changed, for Last-Modified: milliseconds since 1970, at whole seconds.

-- Anything; and everything at once, by the site's settings or by another program.
ALTER TABLE state ADD COLUMN modified INTEGER NOT NULL DEFAULT 0;
ALTER TABLE state ADD COLUMN all_modified INTEGER NOT NULL DEFAULT 0;
ALTER TABLE state ADD COLUMN program TEXT NOT NULL DEFAULT '';
-- What was recorded so far is not known: it changed now at the latest.
UPDATE state SET modified = 1000 * (unixepoch() + 1), all_modified = 1000 * (unixepoch() + 1) WHERE generation > 0;

-- What a scope shows.
ALTER TABLE subject ADD COLUMN modified INTEGER NOT NULL DEFAULT 0;

-- A file; absent until its generation is published.
ALTER TABLE media ADD COLUMN modified INTEGER;
UPDATE media SET modified = 0;
CREATE INDEX media_unpublished ON media (path) WHERE modified IS NULL;

-- Withdrawals by scope, so that those that feeds name, and the one they last left out, are found among all other changes.
CREATE TABLE withdrawal (
  scope INTEGER NOT NULL,
  at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (scope, at, seq)
) WITHOUT ROWID;
INSERT INTO withdrawal (scope, at, seq) SELECT e.scope, e.at, e.seq FROM article a
  CROSS JOIN json_each(a.scopes) s CROSS JOIN event e ON e.scope = s.value AND e.seq = a.seq WHERE a.kind = 2;
