-- Articles by when they are public, stop to be, or were withdrawn, for the lists of those who write them.
CREATE INDEX article_since ON article (since, id) WHERE kind < 2;
CREATE INDEX article_until ON article (until, id) WHERE kind < 2 AND until IS NOT NULL;
CREATE INDEX article_withdrawn ON article (since, id) WHERE kind = 2;
