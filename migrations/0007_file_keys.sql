-- What one file asks of the others is looked up, so that nothing of it is held in memory from one sync to the next: the id, path and url
-- that an article has, its old paths, the names and paths where its links lead, the files it shows, its authors and tags …, one row each.
CREATE TABLE file_key (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  path TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (kind, key, path)
) WITHOUT ROWID;

-- The sync that wrote a row last, and what the row said before that sync.
ALTER TABLE file ADD COLUMN sync INTEGER;
ALTER TABLE file ADD COLUMN previous TEXT;

-- Articles that are rendered, and wait for where their links lead.
CREATE TABLE file_unlinked (path TEXT PRIMARY KEY, about TEXT NOT NULL, document BLOB NOT NULL) WITHOUT ROWID;

-- Only writers looked for these, and writers need this schema.
DROP INDEX file_id;
DROP INDEX file_path;
DROP INDEX file_url;
