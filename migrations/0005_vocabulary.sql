-- The words of search, from its index itself: what has gone from there is in no list of words.
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (search, 'instance');
-- Nothing reads or writes it any more; it is dropped once no program does that had it.
DELETE FROM lexicon;
