-- The collection, in generations: a row is there for readers of generation g when born <= g < died.

CREATE TABLE state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  generation INTEGER NOT NULL,
  revision TEXT NOT NULL,
  -- What had expired by then is in no listing any more; what had been released is no longer pending.
  settled INTEGER NOT NULL,
  site TEXT
);
INSERT INTO state VALUES (1, 0, '', -8640000000000000, NULL);

-- A version of an article, or what is left of a withdrawn one. seq rises with (published, id): the order of every listing.
CREATE TABLE article (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  hash TEXT NOT NULL,
  path TEXT NOT NULL,
  published INTEGER NOT NULL,
  updated INTEGER,
  since INTEGER NOT NULL,
  until INTEGER,
  -- 0 article, 1 article that lives elsewhere, 2 withdrawal
  kind INTEGER NOT NULL,
  -- 0 in no listing, 1 in those of its scopes, 2 once it is released
  shown INTEGER NOT NULL,
  indexed INTEGER NOT NULL,
  -- JSON list of scope numbers
  scopes TEXT NOT NULL,
  born INTEGER NOT NULL,
  died INTEGER NOT NULL DEFAULT 9007199254740991
);
CREATE INDEX article_place ON article (published, id, seq);
CREATE INDEX article_id ON article (id);
CREATE INDEX article_path ON article (path);
CREATE INDEX article_born ON article (born);
CREATE INDEX article_died ON article (died) WHERE died < 9007199254740991;
CREATE INDEX article_expires ON article (until) WHERE shown = 1 AND until IS NOT NULL;
CREATE INDEX article_pending ON article (since) WHERE shown = 2;
CREATE INDEX article_unindexed ON article (seq) WHERE indexed = 0;

CREATE TABLE document (seq INTEGER PRIMARY KEY, text TEXT NOT NULL);

CREATE TABLE member (
  scope INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (scope, seq)
) WITHOUT ROWID;

CREATE TABLE pending (
  scope INTEGER NOT NULL,
  since INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (scope, since, seq)
) WITHOUT ROWID;

-- Instants at which a scope changes that do not follow from an article's place: all but plain publication.
CREATE TABLE event (
  scope INTEGER NOT NULL,
  at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (scope, at, seq)
) WITHOUT ROWID;
CREATE INDEX event_place ON event (scope, seq, at);

-- Site, sections, authors and tags: what a scope number stands for, and how much it shows.
CREATE TABLE subject (
  scope INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  slug TEXT NOT NULL,
  known INTEGER NOT NULL DEFAULT 0,
  place REAL NOT NULL DEFAULT 0,
  about TEXT NOT NULL DEFAULT '{}',
  count INTEGER NOT NULL DEFAULT 0,
  latest INTEGER,
  UNIQUE (kind, slug)
);

CREATE TABLE media (
  path TEXT NOT NULL,
  born INTEGER NOT NULL,
  died INTEGER NOT NULL DEFAULT 9007199254740991,
  about TEXT NOT NULL,
  PRIMARY KEY (path, born)
) WITHOUT ROWID;
CREATE INDEX media_died ON media (died) WHERE died < 9007199254740991;

-- Which file an article was read from, for whoever brings the collection up to date.
CREATE TABLE file (
  path TEXT PRIMARY KEY,
  stamp TEXT NOT NULL,
  id TEXT,
  about TEXT
) WITHOUT ROWID;

-- Words come split and folded by the program, so that every store finds the same.
CREATE VIRTUAL TABLE search USING fts5 (words, scopes, content = '', contentless_delete = 1, tokenize = 'ascii');
CREATE TABLE lexicon (word TEXT PRIMARY KEY) WITHOUT ROWID;
