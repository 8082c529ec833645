/** Every change the writer makes, as SQL. Lists of rows come as one JSON parameter, so D1's limit of 100 is never met. */

import { KIND, NEVER } from '../kind.ts';
import { ahead } from '../read/statements.ts';

const field = (index: number) => `value ->> ${index}`;
const fields = (count: number) => Array.from({ length: count }, (_, index) => field(index)).join(', ');

/** ?1 ids as JSON, ?2 generation: their versions that are alive in it. */
export const VERSIONS = `SELECT a.id AS id, a.hash AS hash, a.indexed AS indexed
  FROM json_each(?1) j CROSS JOIN article a ON a.id = j.value WHERE a.born <= ?2 AND a.died > ?2`;

/** ?1 [[published, id]…] as JSON: what stands around each place, in the order given. */
export const NEIGHBOURS = `SELECT
  (SELECT seq FROM article WHERE (published, id) < (j.value ->> 0, j.value ->> 1)
    ORDER BY published DESC, id DESC, seq DESC LIMIT 1) AS low,
  (SELECT seq FROM article WHERE (published, id) > (j.value ->> 0, j.value ->> 1)
    ORDER BY published, id, seq LIMIT 1) AS high,
  (SELECT json_group_array(seq) FROM article WHERE published = j.value ->> 0 AND id = j.value ->> 1) AS taken
  FROM json_each(?1) j ORDER BY j.key`;

const WINDOW_START = (size: string) => `(CAST(?1 AS INTEGER) & -(${size}))`;
/** The smallest aligned range of 2ⁿ places around ?1 in which, ?2 more counted in, at most 1.5ⁿ are taken. */
export const WINDOW = `WITH RECURSIVE range(size, most, rows) AS (
    SELECT 1, 1.0, 1
    UNION ALL
    SELECT 2 * size, 1.5 * most, (SELECT count(*) FROM article
      WHERE seq >= ${WINDOW_START('2 * range.size')} AND seq < ${WINDOW_START('2 * range.size')} + 2 * range.size)
    FROM range WHERE rows + ?2 > most
  )
  SELECT size, ${WINDOW_START('size')} AS start FROM range ORDER BY size DESC LIMIT 1`;
/** Rows at the places from ?1 until before ?2, ?3 at most. */
export const ROWS_IN =
  'SELECT seq, published FROM article WHERE seq >= ?1 AND seq < ?2 ORDER BY seq LIMIT ?3';
/** What the index of search has of the places ?1 as JSON; `text` where it has the words. */
export const SEARCHED = `SELECT a.seq AS seq, a.scopes AS scopes, iif(a.indexed = 1, d.text, NULL) AS text
  FROM json_each(?1) j CROSS JOIN article a ON a.seq = j.value CROSS JOIN document d ON d.seq = a.seq WHERE a.shown > 0`;

const MOVED = 'json_each(?1) j CROSS JOIN article a ON a.seq = j.value ->> 0';
const MOVED_SCOPES = `${MOVED}, json_each(a.scopes) s`;
/** Gives rows other places: ?1 [[place, new place]…] as JSON. All but the index of search; DISTINCT so that the list comes first, not the table. */
export const MOVE = [
  `UPDATE member SET seq = m.place FROM (
    SELECT DISTINCT s.value AS scope, a.seq AS seq, j.value ->> 1 AS place FROM ${MOVED_SCOPES}) m
    WHERE member.scope = m.scope AND member.seq = m.seq`,
  `UPDATE pending SET seq = m.place FROM (
    SELECT DISTINCT s.value AS scope, a.since AS since, a.seq AS seq, j.value ->> 1 AS place FROM ${MOVED_SCOPES}) m
    WHERE pending.scope = m.scope AND pending.since = m.since AND pending.seq = m.seq`,
  `UPDATE withdrawal SET seq = m.place FROM (
    SELECT DISTINCT e.scope AS scope, e.at AS at, e.seq AS seq, j.value ->> 1 AS place
    FROM ${MOVED_SCOPES} CROSS JOIN event e ON e.scope = s.value AND e.seq = a.seq) m
    WHERE withdrawal.scope = m.scope AND withdrawal.at = m.at AND withdrawal.seq = m.seq`,
  `UPDATE event SET seq = m.place FROM (
    SELECT DISTINCT s.value AS scope, a.seq AS seq, j.value ->> 1 AS place FROM ${MOVED_SCOPES}) m
    WHERE event.scope = m.scope AND event.seq = m.seq`,
  ...['document', 'article'].map(
    (table) =>
      `UPDATE ${table} SET seq = j.value ->> 1 FROM json_each(?1) j WHERE ${table}.seq = j.value ->> 0`,
  ),
];

/** ?1 [[kind, slug]…]: numbers for scopes, new ones for those without. */
export const ADD_SCOPES = `INSERT INTO subject (kind, slug) SELECT ${fields(2)} FROM json_each(?1) WHERE true
  ON CONFLICT DO NOTHING`;
export const SCOPES = `SELECT s.scope AS scope, s.kind AS kind, s.slug AS slug
  FROM json_each(?1) j CROSS JOIN subject s ON s.kind = j.value ->> 0 AND s.slug = j.value ->> 1`;

const ARTICLE =
  'INSERT INTO article (seq, id, hash, path, published, updated, since, until, kind, shown, indexed, scopes, born)';
export const ADD = {
  article: `${ARTICLE} SELECT ${fields(13)} FROM json_each(?1)`,
  member: `INSERT INTO member (scope, seq) SELECT ${fields(2)} FROM json_each(?1)`,
  pending: `INSERT INTO pending (scope, since, seq) SELECT ${fields(3)} FROM json_each(?1)`,
  event: `INSERT OR IGNORE INTO event (scope, at, seq) SELECT ${fields(3)} FROM json_each(?1)`,
  withdrawal: `INSERT OR IGNORE INTO withdrawal (scope, at, seq) SELECT ${fields(3)} FROM json_each(?1)`,
  search: `INSERT INTO search (rowid, words, scopes) SELECT ${fields(3)} FROM json_each(?1)`,
} as const;

export const ADD_ARTICLE = `${ARTICLE} VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)`;
export const ADD_DOCUMENTS = `INSERT INTO document (seq, text) SELECT ${fields(2)} FROM json_each(?1)`;
export const ADD_DOCUMENT = 'INSERT INTO document (seq, text) VALUES (?1, CAST(?2 AS TEXT))';

/** ?1 ids as JSON, ?2 the generation in which their versions die. */
export const DIE = `UPDATE article SET died = ?2
  WHERE id IN (SELECT value FROM json_each(?1)) AND born <= ?2 AND died > ?2`;

const CHOSEN = 'json_each(?1) j CROSS JOIN article a ON a.seq = j.value, json_each(a.scopes) s';

/** Takes rows out of all listings; ?1 places as JSON. */
export const UNLIST = [
  `DELETE FROM member WHERE (scope, seq) IN (SELECT s.value, a.seq FROM ${CHOSEN})`,
  `DELETE FROM pending WHERE (scope, since, seq) IN (SELECT s.value, a.since, a.seq FROM ${CHOSEN})`,
];
export const UNSEARCH = 'DELETE FROM search WHERE rowid IN (SELECT value FROM json_each(?1))';
export const ERASE = [
  ...UNLIST,
  `DELETE FROM withdrawal WHERE (scope, at, seq) IN (
    SELECT e.scope, e.at, e.seq FROM ${CHOSEN} CROSS JOIN event e ON e.scope = s.value AND e.seq = a.seq)`,
  `DELETE FROM event WHERE (scope, seq) IN (SELECT s.value, a.seq FROM ${CHOSEN})`,
  UNSEARCH,
  'DELETE FROM document WHERE seq IN (SELECT value FROM json_each(?1))',
  'DELETE FROM article WHERE seq IN (SELECT value FROM json_each(?1))',
];

/** Texts of what is withdrawn in the generation ?1 go at once: a reader of the one before finds nothing of them. */
export const FORGET_WITHDRAWN = `DELETE FROM document WHERE seq IN (
  SELECT a.seq FROM article w CROSS JOIN article a ON a.id = w.id AND a.died = ?1 AND a.kind < ${KIND.withdrawal}
  WHERE w.born = ?1 AND w.kind = ${KIND.withdrawal})`;

/** Rows that no generation after ?1 can see, ?2 at most. */
export const DEAD = `SELECT seq FROM article WHERE died < ${NEVER} AND died <= ?1 LIMIT ?2`;
export const ERASE_MEDIA = `DELETE FROM media WHERE died < ${NEVER} AND died <= ?1`;

/** What has been released, or has expired, by ?1; ?2 at most. */
export const RELEASED = 'SELECT seq FROM article WHERE shown = 2 AND since <= ?1 LIMIT ?2';
export const EXPIRED =
  'SELECT seq FROM article WHERE shown = 1 AND until IS NOT NULL AND until <= ?1 LIMIT ?2';
export const SHOW = [
  `INSERT INTO member (scope, seq) SELECT s.value, a.seq FROM ${CHOSEN}`,
  'UPDATE article SET shown = 1 WHERE seq IN (SELECT value FROM json_each(?1))',
];
export const HIDE = 'UPDATE article SET shown = 0 WHERE seq IN (SELECT value FROM json_each(?1))';

/** The other way, where the clock of the last writer was ahead: what is not released by ?1 after all, and what has not expired; ?2 at most. */
export const UNRELEASED = `SELECT seq FROM article WHERE seq IN (${ahead('?1')}) AND shown = 1 AND since > ?1 LIMIT ?2`;
export const UNEXPIRED = `SELECT seq FROM article
  WHERE seq IN (${ahead('?1')}) AND shown = 0 AND kind < 2 AND scopes <> '[]' AND until > ?1 AND until > since LIMIT ?2`;
export const HOLD = [
  `DELETE FROM member WHERE (scope, seq) IN (SELECT s.value, a.seq FROM ${CHOSEN})`,
  `INSERT INTO pending (scope, since, seq) SELECT s.value, a.since, a.seq FROM ${CHOSEN}`,
  `INSERT OR IGNORE INTO event (scope, at, seq) SELECT s.value, a.since, a.seq FROM ${CHOSEN}`,
  'UPDATE article SET shown = 2 WHERE seq IN (SELECT value FROM json_each(?1))',
];
/** What is shown again is not in the index of search any more. */
export const UNINDEX = 'UPDATE article SET indexed = 0 WHERE seq IN (SELECT value FROM json_each(?1))';

const TALLY = (chosen: string, by: string) => `
  UPDATE subject SET count = count + d.delta FROM (
    SELECT s.value AS scope, sum(${by}) AS delta FROM ${chosen}, json_each(a.scopes) s GROUP BY s.value
  ) d WHERE subject.scope = d.scope`;
/** Counts move with what readers of generation ?2 see; ?1 places as JSON, ?3 by how much each. */
export const TALLY_MOVED = TALLY(
  '(SELECT * FROM article WHERE seq IN (SELECT value FROM json_each(?1)) AND born <= ?2 AND died > ?2) a',
  '?3',
);
/** What generation ?1 brings and takes. */
export const TALLY_BORN = TALLY('(SELECT * FROM article WHERE born = ?1 AND died > ?1 AND shown = 1) a', '1');
export const TALLY_DIED = TALLY(
  `(SELECT * FROM article WHERE died < ${NEVER} AND died = ?1 AND born < ?1 AND shown = 1) a`,
  '-1',
);

/** All counts, as readers of generation ?1 see them. */
export const RECOUNT = `UPDATE subject SET count = (
    SELECT count(*) FROM member m CROSS JOIN article a ON a.seq = m.seq
    WHERE m.scope = subject.scope AND a.born <= ?1 AND a.died > ?1
  )`;

/** The newest article of every scope with something new, gone or moved, in generation ?1. */
export const LATEST = `UPDATE subject SET latest = (
    SELECT a.published FROM member m CROSS JOIN article a ON a.seq = m.seq
    WHERE m.scope = subject.scope AND a.born <= ?1 AND a.died > ?1 ORDER BY m.seq DESC LIMIT 1
  ) WHERE scope IN (SELECT value FROM json_each(?2))`;
export const TOUCHED = `SELECT DISTINCT s.value AS scope FROM article a, json_each(a.scopes) s WHERE a.born = ?1
  UNION SELECT s.value FROM article a, json_each(a.scopes) s WHERE a.died < ${NEVER} AND a.died = ?1`;
export const ALL_SCOPES = 'SELECT scope FROM subject';
export const SCOPES_AT = `SELECT DISTINCT s.value AS scope FROM ${CHOSEN}`;

/** ?1 [path, about] of files, ?2 the next generation. */
export const MEDIA_DIE = `UPDATE media SET died = ?2 WHERE died = ${NEVER} AND path IN (SELECT value ->> 0 FROM json_each(?1))
  AND about <> (SELECT value ->> 1 FROM json_each(?1) WHERE value ->> 0 = media.path)`;
export const MEDIA_ADD = `INSERT OR REPLACE INTO media (path, born, about) SELECT j.value ->> 0, ?2, j.value ->> 1 FROM json_each(?1) j
  WHERE NOT EXISTS (SELECT 1 FROM media m WHERE m.path = j.value ->> 0 AND m.born <= ?2 AND m.died > ?2)`;
export const MEDIA_HELD = `SELECT path FROM media WHERE path > ?1 AND died = ${NEVER} ORDER BY path LIMIT ?2`;
export const MEDIA_MOVED = `SELECT 1 FROM media WHERE born = ?1 AND died > ?1 OR died = ?1 AND born < ?1 LIMIT 1`;
export const MEDIA_GONE = `UPDATE media SET died = ?2 WHERE died = ${NEVER} AND path IN (SELECT value FROM json_each(?1))`;

/** ?1 kinds as JSON. */
export const SUBJECTS_HELD = `SELECT s.kind AS kind, s.slug AS slug, s.known AS known, s.place AS place, s.about AS about
  FROM json_each(?1) j CROSS JOIN subject s ON s.kind = j.value`;
export const SUBJECTS_PUT = `INSERT INTO subject (kind, slug, known, place, about, modified)
  SELECT ${fields(5)}, ?2 FROM json_each(?1) WHERE true
  ON CONFLICT (kind, slug) DO UPDATE SET known = excluded.known, place = excluded.place, about = excluded.about,
    modified = CASE WHEN known = excluded.known AND about = excluded.about THEN modified ELSE excluded.modified END`;

/** Fails, and with it all that is done with it, when another writer has published since ?1, or begun since the writer ?2 did. */
export const GUARD = `INSERT INTO state (one, generation, revision, settled)
  SELECT 1, 0, '', 0 FROM state WHERE generation <> ?1 OR writer <> ?2`;
/** The next writer; how the last one left the database is asked first. */
export const WRITER = 'SELECT generation, settled, modified, writer, writing FROM state WHERE one = 1';
export const BEGIN = 'UPDATE state SET writer = writer + 1, writing = 1 WHERE generation = ?1';
export const END = 'UPDATE state SET writing = 0';
export const FLIP = `UPDATE state SET generation = ?1, revision = ?2, site = ?3, writing = 0, modified = ?4, program = ?5,
  all_modified = CASE WHEN site IS ?3 AND program = ?5 THEN all_modified ELSE ?4 END`;
/** What the scopes ?1, as JSON, show has changed at ?2; files that are new at ?1. */
export const SUBJECTS_MODIFIED =
  'UPDATE subject SET modified = ?2 WHERE scope IN (SELECT value FROM json_each(?1))';
export const MEDIA_MODIFIED = 'UPDATE media SET modified = ?1 WHERE modified IS NULL';
export const SETTLED = 'UPDATE state SET settled = ?1';

export const EXISTING = `SELECT seq, id, hash, indexed FROM article
  WHERE seq > ?1 AND born <= ?2 AND died > ?2 ORDER BY seq LIMIT ?3`;

export const WAITING = `SELECT a.seq AS seq, a.id AS id, a.scopes AS scopes, d.text AS text FROM article a
  CROSS JOIN document d ON d.seq = a.seq WHERE a.indexed = 0 ORDER BY a.seq DESC LIMIT ?1`;
export const SCOPE_NAMES = `SELECT j.key AS row, s.kind AS kind, s.slug AS slug
  FROM json_each(?1) j, json_each(j.value) n CROSS JOIN subject s ON s.scope = n.value`;
export const REINDEX = `INSERT OR REPLACE INTO search (rowid, words, scopes) SELECT ${fields(3)} FROM json_each(?1)`;
export const INDEXED = 'UPDATE article SET indexed = 1 WHERE seq IN (SELECT value FROM json_each(?1))';

/** Brings parts of the search index together, ?1 pages' worth. */
export const MERGE = "INSERT INTO search (search, rank) VALUES ('merge', ?1)";
