/**
 * Every question the store asks, as SQL. None scans a table: each follows an index to a page's rows. Where parameters
 * are shared: ?1 kind and ?2 slug of a scope, ?3 now, ?4 generation, ?5 and ?6 the place of a cursor, ?7 a limit.
 */

const COLUMNS = 'a.id, a.hash, a.published, a.updated, a.since';
const SCOPE = '(SELECT scope FROM subject WHERE kind = ?1 AND slug = ?2 AND known = 1)';
const BORN = 'a.born <= ?4 AND a.died > ?4';
const OPEN = `${BORN} AND a.since <= ?3 AND (a.until IS NULL OR a.until > ?3)`;
/** The writer's clock when it last sorted articles into members, pending and expired ones; ahead of ?3 where that clock was, or ours is behind. */
const SETTLED = '(SELECT settled FROM state WHERE one = 1)';

/** The last place before the cursor, whether or not its article is still there; and the first at or after an instant. */
const BEFORE = `(SELECT seq FROM article WHERE (published, id) < (?5, ?6)
  ORDER BY published DESC, id DESC, seq DESC LIMIT 1)`;
const AFTER = `(SELECT seq FROM article WHERE (published, id) > (?5, ?6) ORDER BY published, id, seq LIMIT 1)`;
/** The first place of what is published after now. */
const COMING = '(SELECT seq FROM article WHERE published > ?3 ORDER BY published, id, seq LIMIT 1)';
const SINCE = '(SELECT seq FROM article WHERE published >= ?8 ORDER BY published, id, seq LIMIT 1)';

const listed = (bound: (seq: string) => string, order: 'DESC' | 'ASC') => `
  SELECT m.seq AS seq, ${COLUMNS} FROM member m CROSS JOIN article a ON a.seq = m.seq
    WHERE m.scope = ${SCOPE} AND ${bound('m.seq')} AND ${OPEN}
  UNION ALL
  SELECT p.seq AS seq, ${COLUMNS} FROM pending p CROSS JOIN article a ON a.seq = p.seq
    WHERE p.scope = ${SCOPE} AND p.since <= ?3 AND ${bound('p.seq')} AND ${OPEN}
  UNION ALL
  SELECT e.seq AS seq, ${COLUMNS} FROM event e CROSS JOIN article a ON a.seq = e.seq
    WHERE e.scope = ${SCOPE} AND e.at > ?3 AND e.at <= ${SETTLED} AND a.until = e.at AND a.shown = 0 AND ${bound('e.seq')} AND ${OPEN}
  ORDER BY seq ${order} LIMIT ?7`;

/** ?1 is what to look for, in FTS5's syntax. */
const found = (bound: string, order: 'DESC' | 'ASC') => `
  SELECT search.rowid AS seq, ${COLUMNS} FROM search CROSS JOIN article a ON a.seq = search.rowid
    WHERE search MATCH ?1 AND ${bound} AND ${OPEN}
  ORDER BY search.rowid ${order} LIMIT ?7`;

/** What a scope shows, newest first, from a cursor on. */
export const LIST = listed((seq) => `${seq} <= ${BEFORE}`, 'DESC');
/** The same, but nothing published before ?8. */
export const LIST_SINCE = listed((seq) => `${seq} <= ${BEFORE} AND ${seq} >= ${SINCE}`, 'DESC');
/** What a scope shows above a cursor, the nearest first. */
export const NEWER = listed((seq) => `${seq} >= ${AFTER}`, 'ASC');

/** What is found, newest first: ?1 in FTS5's syntax, ?8 an instant; there is no ?2. */
export const FIND = found(`search.rowid <= ${BEFORE} AND search.rowid >= ${SINCE}`, 'DESC');
export const FIND_NEWER = found(`search.rowid >= ${AFTER} AND search.rowid >= ${SINCE}`, 'ASC');

/** When a scope last changed other than by plain publication, and when it will. */
export const CHANGED = `SELECT e.at AS at FROM event e CROSS JOIN article a ON a.seq = e.seq
  WHERE e.scope = ${SCOPE} AND e.at <= ?3 AND ${BORN} ORDER BY e.at DESC LIMIT 1`;
export const CHANGES = `SELECT min(at) AS at FROM (
  SELECT * FROM (SELECT e.at AS at FROM event e CROSS JOIN article a ON a.seq = e.seq
    WHERE e.scope = ${SCOPE} AND e.at > ?3 AND ${BORN} ORDER BY e.at LIMIT 1)
  UNION ALL
  SELECT * FROM (SELECT a.since AS at FROM member m CROSS JOIN article a ON a.seq = m.seq
    WHERE m.scope = ${SCOPE} AND m.seq >= ${COMING} AND a.since = a.published AND a.since > ?3 AND ${BORN}
    ORDER BY m.seq LIMIT 1))`;

/** Both. */
export const TIMES = `SELECT (${CHANGED}) AS changed, (${CHANGES}) AS changes`;

/** What was withdrawn from a scope after the instant ?5, newest first; and the last of what was withdrawn by then. */
export const WITHDRAWN = `SELECT w.at AS at, d.text AS text FROM withdrawal w CROSS JOIN article a ON a.seq = w.seq
  CROSS JOIN document d ON d.seq = a.seq
  WHERE w.scope = ${SCOPE} AND w.at <= ?3 AND ${BORN} AND w.at >= ifnull((
    SELECT w.at FROM withdrawal w CROSS JOIN article a ON a.seq = w.seq
      WHERE w.scope = ${SCOPE} AND w.at <= ?5 AND ${BORN} ORDER BY w.at DESC LIMIT 1), ?5)
  ORDER BY w.at DESC, a.id DESC LIMIT ?6`;

/** The same for the part of a scope below a cursor, down to the place ?7. */
const RANGE = `FROM event e INDEXED BY event_place CROSS JOIN article a ON a.seq = e.seq
  WHERE e.scope = ${SCOPE} AND e.seq <= ${BEFORE} AND e.seq >= ?7 AND ${BORN}`;
export const RANGE_CHANGED = `SELECT max(e.at) AS at ${RANGE} AND e.at <= ?3`;
export const RANGE_CHANGES = `SELECT min(e.at) AS at ${RANGE} AND e.at > ?3`;

export const SUBJECT = 'SELECT * FROM subject WHERE kind = ?1 AND slug = ?2 AND known = 1';
export const SUBJECTS = `SELECT scope, kind, slug, about, place, count, latest FROM subject
  WHERE kind IN ('site', 'section', 'author', 'tag') AND known = 1`;

const ALIVE = 'a.born <= ?2 AND a.died > ?2';
/** Places of what changes from after ?1 until the writer's clock: none, unless that was ahead. */
export const AHEAD = `SELECT e.seq AS seq FROM event e
    WHERE e.scope IN (SELECT scope FROM subject WHERE kind IN ('site', 'partner')) AND e.at > ?1 AND e.at <= ${SETTLED}
  UNION SELECT seq FROM article WHERE published > ?1 AND published <= ${SETTLED}`;
/** What is public at ?1 but was not counted, and what was counted and is not public. */
export const MOVED = `
  SELECT a.scopes AS scopes, 1 AS by FROM article a
    WHERE a.shown = 2 AND a.since <= ?1 AND (a.until IS NULL OR a.until > ?1) AND ${ALIVE}
  UNION ALL
  SELECT a.scopes, -1 FROM article a
    WHERE a.shown = 1 AND a.until IS NOT NULL AND a.until <= ?1 AND ${ALIVE}
  UNION ALL
  SELECT a.scopes, iif(a.shown = 1, -1, 1) FROM article a WHERE a.seq IN (${AHEAD}) AND ${ALIVE}
    AND (a.shown = 1 AND a.since > ?1 OR a.shown = 0 AND a.kind < 2 AND a.since <= ?1 AND a.until > ?1)`;

/** The names of scopes by number: ?1 a JSON list. */
export const NAMES = `SELECT s.scope AS scope, s.kind AS kind, s.slug AS slug
  FROM json_each(?1) j CROSS JOIN subject s ON s.scope = j.value`;

/** Bodies: ?1 a JSON list of [id, hash], ?2 generation. A version that has died may still be wanted by who listed it. */
export const READ = `SELECT a.id AS id, a.hash AS hash, d.text AS text FROM json_each(?1) j
  CROSS JOIN article a ON a.id = j.value ->> 0 AND a.hash = j.value ->> 1 AND a.born <= ?2
  CROSS JOIN document d ON d.seq = a.seq`;

/** What stands at the path ?1 in generation ?2. */
export const LOCATE = `SELECT a.kind AS kind, a.since AS since, a.until AS until, d.text AS text FROM article a
  CROSS JOIN document d ON d.seq = a.seq WHERE a.path = ?1 AND a.born <= ?2 AND a.died > ?2`;
/** The same by id. */
export const BY_ID = `SELECT a.kind AS kind, a.path AS path, a.since AS since, a.until AS until, d.text AS text FROM article a
  CROSS JOIN document d ON d.seq = a.seq WHERE a.id = ?1 AND a.born <= ?2 AND a.died > ?2`;
/** A file, or an old path of an article. */
export const MEDIA = 'SELECT * FROM media WHERE path = ?1 AND born <= ?2 AND died > ?2';
/** When the articles that show a file are public: ?1 a JSON list of ids. */
export const SHOWN_BY = `SELECT a.since AS since, a.until AS until, a.updated AS updated FROM json_each(?1) j
  CROSS JOIN article a ON a.id = j.value WHERE a.kind < 2 AND a.born <= ?2 AND a.died > ?2`;

/** Which generation is published. */
export const GENERATION = 'SELECT generation FROM state WHERE one = 1';
/** With every column: which ones there are depends on the schema. */
export const STATE = 'SELECT * FROM state WHERE one = 1';

/** Whether something public at ?3 in generation ?4 is not searchable yet. */
export const UNINDEXED = `SELECT 1 AS waiting FROM article a
  WHERE a.indexed = 0 AND a.seq > -9007199254740991 AND ${OPEN} LIMIT 1`;

/** The next word from one on, by a search in the index: of the words of scopes, which all have a sign that no other has, all of a kind are passed over. */
const wordFrom = (word: string) => `(SELECT term FROM vocabulary WHERE term >= ${word} LIMIT 1)`;
const AFTER_WORD = `iif(instr(word, '·') > 0, substr(word, 1, instr(word, '·')) || char(1114111), word || char(1))`;
/** The words that begin with ?1, of what is public in the site's feeds at ?3 in generation ?4; ?2 is the first beyond them, ?5 how many to find. */
export const WORDS = `
  WITH RECURSIVE next(word) AS (
    SELECT ${wordFrom('?1')}
    UNION ALL SELECT ${wordFrom(AFTER_WORD)} FROM next WHERE word < ?2
  )
  SELECT word FROM next WHERE word < ?2 AND instr(word, '·') = 0 AND EXISTS (
    SELECT 1 FROM search CROSS JOIN article a ON a.seq = search.rowid
    WHERE search MATCH 'words : "' || word || '" AND scopes : "site·"' AND ${OPEN}
  ) LIMIT ?5`;

/** All that a reader may ask, for the test that reads their plans. */
export const QUESTIONS: Readonly<Record<string, string>> = {
  LIST,
  LIST_SINCE,
  NEWER,
  FIND,
  FIND_NEWER,
  CHANGED,
  CHANGES,
  TIMES,
  WITHDRAWN,
  RANGE_CHANGED,
  RANGE_CHANGES,
  SUBJECT,
  SUBJECTS,
  MOVED,
  NAMES,
  READ,
  LOCATE,
  BY_ID,
  MEDIA,
  SHOWN_BY,
  GENERATION,
  STATE,
  UNINDEXED,
  WORDS,
};
