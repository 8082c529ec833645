import { WIDEST } from '../../../domain/query.ts';
import { NOTHING } from './match-expression.ts';

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

/** The first place of the cursor, or after it. */
const FROM = `(SELECT seq FROM article WHERE (published, id) >= (?5, ?6) ORDER BY published, id, seq LIMIT 1)`;

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
  SELECT +e.seq AS seq, ${COLUMNS} FROM event e CROSS JOIN article a ON a.seq = e.seq
    WHERE e.scope = ${SCOPE} AND e.at > ?3 AND e.at <= ${SETTLED} AND a.until = e.at AND a.shown = 0 AND ${bound('+e.seq')} AND ${OPEN}
  ORDER BY seq ${order} LIMIT ?7`;

/** The newest article that the scope of a row shows, whatever its listing says at other times. */
const newest = (scope: string, column: 'seq' | 'published') => `(SELECT ${column} FROM (
    SELECT * FROM (SELECT m.seq AS seq, a.published AS published FROM member m CROSS JOIN article a ON a.seq = m.seq
      WHERE m.scope = ${scope} AND ${OPEN} ORDER BY m.seq DESC LIMIT 1)
    UNION ALL
    SELECT * FROM (SELECT p.seq, a.published FROM pending p CROSS JOIN article a ON a.seq = p.seq
      WHERE p.scope = ${scope} AND p.since <= ?3 AND ${OPEN} ORDER BY p.seq DESC LIMIT 1)
    UNION ALL
    SELECT * FROM (SELECT +e.seq, a.published FROM event e CROSS JOIN article a ON a.seq = e.seq
      WHERE e.scope = ${scope} AND e.at > ?3 AND e.at <= ${SETTLED} AND a.until = e.at AND a.shown = 0 AND ${OPEN}
      ORDER BY +e.seq DESC LIMIT 1)
  ) ORDER BY seq DESC LIMIT 1)`;

/** The next word from one on, by a search in the index: of the words of scopes, which all have a sign that no other has, all of a kind are passed over. */
const wordFrom = (word: string) => `(SELECT term FROM vocabulary WHERE term >= ${word} LIMIT 1)`;
const AFTER_WORD = `iif(instr(word, '·') > 0, substr(word, 1, instr(word, '·')) || char(1114111), word || char(1))`;

/** The words that begin alike, of what is public in the site's feeds. */
const words = (prefix: string, limit: number) => `
  WITH RECURSIVE next(word) AS (
    SELECT ${wordFrom(prefix)}
    UNION ALL SELECT ${wordFrom(AFTER_WORD)} FROM next WHERE word < ${prefix} || char(1114111)
  )
  SELECT word FROM next WHERE word < ${prefix} || char(1114111) AND instr(word, '·') = 0 AND EXISTS (
    SELECT 1 FROM search CROSS JOIN article a ON a.seq = search.rowid
    WHERE search MATCH 'words : "' || word || '" AND scopes : "site·"' AND ${OPEN}
  ) LIMIT ${limit}`;

/** ?1 with the beginnings of words in it, ?2 [[sign, words before, beginning]…] as JSON, written out: each sign becomes all that begins so. */
const WRITTEN_OUT = `(WITH RECURSIVE written(step, match) AS (
    SELECT 0, ?1
    UNION ALL
    SELECT step + 1, replace(match, j.value ->> 0, coalesce(
      (SELECT group_concat('words : "' || (j.value ->> 1) || word || '"', ' OR ') FROM (${words('(j.value ->> 2)', WIDEST)})),
      '${NOTHING}'
    )) FROM written JOIN json_each(?2) j ON j.key = step
  ) SELECT match FROM written ORDER BY step DESC LIMIT 1)`;

/** Whether a place of an article is within a distance: ?9 [x, y, z, square] as JSON, null for any; its cubes are among what is looked for, so few are read for nothing. */
const square = (axis: number) =>
  `(p.value ->> '$.at.point[${axis}]' - (?9 ->> ${axis})) * (p.value ->> '$.at.point[${axis}]' - (?9 ->> ${axis}))`;
const NEAR = `(?9 IS NULL OR EXISTS (
    SELECT 1 FROM document d CROSS JOIN json_each(d.text, '$.places') p
      WHERE d.seq = search.rowid AND ${square(0)} + ${square(1)} + ${square(2)} <= (?9 ->> 3)))`;

/** ?1 is what to look for, in FTS5's syntax. */
const found = (match: string, bound: string, order: 'DESC' | 'ASC') => `
  SELECT search.rowid AS seq, ${COLUMNS} FROM search CROSS JOIN article a ON a.seq = search.rowid
    WHERE search MATCH ${match} AND ${bound} AND ${OPEN} AND ${NEAR}
  ORDER BY search.rowid ${order} LIMIT ?7`;

/** What a scope shows, newest first, from a cursor on. */
export const LIST = listed((seq) => `${seq} <= ${BEFORE}`, 'DESC');

/** The same, but nothing published before ?8. */
export const LIST_SINCE = listed((seq) => `${seq} <= ${BEFORE} AND ${seq} >= ${SINCE}`, 'DESC');

/** What a scope shows from a cursor upwards, the nearest first. */
export const NEWER = listed((seq) => `${seq} >= ${FROM}`, 'ASC');

/** What is found, newest first: ?1 in FTS5's syntax, ?8 an instant; ?2 only where beginnings of words are to be written out. */
const OLDER_FOUND = `search.rowid <= ${BEFORE} AND search.rowid >= ${SINCE}`;
const NEWER_FOUND = `search.rowid >= ${FROM} AND search.rowid >= ${SINCE}`;
export const FIND = found('?1', OLDER_FOUND, 'DESC');
export const FIND_NEWER = found('?1', NEWER_FOUND, 'ASC');
export const FIND_PREFIX = found(WRITTEN_OUT, OLDER_FOUND, 'DESC');
export const FIND_PREFIX_NEWER = found(WRITTEN_OUT, NEWER_FOUND, 'ASC');

/** The articles beside a cursor in a scope, with what they are made from; ?7 is 1. */
export const ADJACENT = `SELECT x.*, d.text AS text FROM (
    SELECT 0 AS newer, * FROM (${listed((seq) => `${seq} <= ${BEFORE}`, 'DESC')})
    UNION ALL SELECT 1, * FROM (${listed((seq) => `${seq} >= ${AFTER}`, 'ASC')})
  ) x CROSS JOIN document d ON d.seq = x.seq`;

/** The newest article of each scope of [[kind, slug]…] in ?1, with what it is made from. */
export const NEWEST = `SELECT j.key AS row, a.id AS id, a.hash AS hash, d.text AS text
  FROM json_each(?1) j CROSS JOIN subject s ON s.kind = j.value ->> 0 AND s.slug = j.value ->> 1 AND s.known = 1
  CROSS JOIN article a ON a.seq = ${newest('s.scope', 'seq')} CROSS JOIN document d ON d.seq = a.seq`;

/** When a scope last changed other than by plain publication, and when it will. */
const changed = (scope: string) => `SELECT e.at AS at FROM event e CROSS JOIN article a ON a.seq = e.seq
  WHERE e.scope = ${scope} AND e.at <= ?3 AND ${BORN} ORDER BY e.at DESC LIMIT 1`;
export const CHANGED = changed(SCOPE);
export const CHANGES = `SELECT min(at) AS at FROM (
  SELECT * FROM (SELECT e.at AS at FROM event e CROSS JOIN article a ON a.seq = e.seq
    WHERE e.scope = ${SCOPE} AND e.at > ?3 AND ${BORN} ORDER BY e.at LIMIT 1)
  UNION ALL
  SELECT * FROM (SELECT a.since AS at FROM member m CROSS JOIN article a ON a.seq = m.seq
    WHERE m.scope = ${SCOPE} AND m.seq >= ${COMING} AND a.since = a.published AND a.since > ?3 AND ${BORN}
    ORDER BY m.seq LIMIT 1))`;

/** What a scope is about, the instant of the newest that it shows, and when it changed and will. */
export const ABOUT = `SELECT s.*, ${newest('s.scope', 'published')} AS newest, (${CHANGED}) AS changed, (${CHANGES}) AS changes
  FROM subject s WHERE s.kind = ?1 AND s.slug = ?2 AND s.known = 1`;

/** The scopes of [kind, slug] as JSON in the list ?1, each with the instant of the newest that it shows, and when it changed. */
export const SCOPES = `SELECT j.value AS key, s.about, ${newest('s.scope', 'published')} AS newest, (${changed('s.scope')}) AS changed
  FROM json_each(?1) j CROSS JOIN subject s ON s.kind = j.value ->> 0 AND s.slug = j.value ->> 1 AND s.known = 1`;

/** What was withdrawn from a scope after the instant ?5, newest first; and the last of what was withdrawn by then. */
export const WITHDRAWN = `SELECT w.at AS at, d.text AS text FROM withdrawal w CROSS JOIN article a ON a.seq = w.seq
  CROSS JOIN document d ON d.seq = a.seq
  WHERE w.scope = ${SCOPE} AND w.at <= ?3 AND ${BORN} AND w.at >= ifnull((
    SELECT w.at FROM withdrawal w CROSS JOIN article a ON a.seq = w.seq
      WHERE w.scope = ${SCOPE} AND w.at <= ?5 AND ${BORN} ORDER BY w.at DESC LIMIT 1), ?5)
  ORDER BY w.at DESC, a.id DESC LIMIT ?6`;

/** The same for each place of a scope below a cursor, down to the ?7th article that it shows; ?8 is below all. */
export const RANGE = `SELECT e.seq AS seq, max(iif(e.at <= ?3, e.at, NULL)) AS changed, min(iif(e.at > ?3, e.at, NULL)) AS changes
  FROM event e INDEXED BY event_place CROSS JOIN article a ON a.seq = e.seq
  WHERE e.scope = ${SCOPE} AND e.seq <= ${BEFORE} AND ${BORN}
    AND e.seq >= ifnull((SELECT seq FROM (${LIST}) LIMIT 1 OFFSET ?7 - 1), ?8)
  GROUP BY e.seq`;

/** All that has a feed; `touched`: whether anything in a section that only articles imply has ever been public. */
export const SUBJECTS = `SELECT s.scope, s.kind, s.slug, s.about, s.place, s.count, s.latest, iif(s.about ->> '$.implied', EXISTS (
    SELECT 1 FROM event e CROSS JOIN article a ON a.seq = e.seq WHERE e.scope = s.scope AND e.at <= ?3 AND ${BORN}
  ), 1) AS touched FROM subject s WHERE s.kind IN ('site', 'section', 'author', 'tag') AND s.known = 1`;

/** Places of what changes from after an instant until the writer's clock: none, unless that was ahead. */
export const ahead = (instant: string) => `SELECT e.seq AS seq FROM event e
    WHERE e.scope IN (SELECT scope FROM subject WHERE kind IN ('site', 'partner')) AND e.at > ${instant} AND e.at <= ${SETTLED}
  UNION SELECT seq FROM article WHERE published > ${instant} AND published <= ${SETTLED}`;

/** By scope: what is public but was not counted, less what was counted and is not public; and the newest there is. */
export const MOVED = `WITH moved(scopes, by) AS (
    SELECT a.scopes, 1 FROM article a WHERE a.shown = 2 AND ${OPEN}
    UNION ALL
    SELECT a.scopes, -1 FROM article a WHERE a.shown = 1 AND a.until IS NOT NULL AND a.until <= ?3 AND ${BORN}
    UNION ALL
    SELECT a.scopes, iif(a.shown = 1, -1, 1) FROM article a WHERE a.seq IN (${ahead('?3')})
      AND (a.shown = 1 AND a.since > ?3 AND ${BORN} OR a.shown = 0 AND a.kind < 2 AND a.until IS NOT NULL AND ${OPEN})
  )
  SELECT x.scope AS scope, x.by AS by, ${newest('x.scope', 'published')} AS latest
    FROM (SELECT j.value AS scope, sum(moved.by) AS by FROM moved, json_each(moved.scopes) j GROUP BY j.value) x`;

/** Bodies: ?1 a JSON list of [id, hash], ?2 generation. A version that has died may still be wanted by who listed it. */
export const READ = `SELECT a.id AS id, a.hash AS hash, d.text AS text FROM json_each(?1) j
  CROSS JOIN article a ON a.id = j.value ->> 0 AND a.hash = j.value ->> 1 AND a.born <= ?2
  CROSS JOIN document d ON d.seq = a.seq`;

const HERE = 'm.born <= ?2 AND m.died > ?2 AND a.born <= ?2 AND a.died > ?2';

/**
 * What is at these paths (?1, a JSON list) in generation ?2, each with its path as `key`: articles, withdrawals and what is in `about`; where
 * that is the old path of an article, or a file that articles show, those too, as `of` says, since asking for them would be another trip.
 */
export const LOCATE = `SELECT j.value AS key, m.*, 'path' AS of, a.kind AS kind, a.path AS target, a.since AS since, a.until AS until,
    a.updated AS updated, d.text AS text FROM json_each(?1) j
  LEFT JOIN article a ON a.path = j.value AND a.born <= ?2 AND a.died > ?2
  LEFT JOIN document d ON d.seq = a.seq
  LEFT JOIN media m ON m.path = j.value AND m.born <= ?2 AND m.died > ?2
  UNION ALL SELECT j.value, m.*, 'id', a.kind, a.path, a.since, a.until, a.updated, d.text FROM json_each(?1) j
  CROSS JOIN media m ON m.path = j.value CROSS JOIN article a ON a.id = m.about ->> 'id' AND ${HERE}
  CROSS JOIN document d ON d.seq = a.seq
  UNION ALL SELECT j.value, m.*, 'shown', a.kind, a.path, a.since, a.until, a.updated, NULL FROM json_each(?1) j
  CROSS JOIN media m ON m.path = j.value AND m.about ->> 'always' IS NOT 1 CROSS JOIN json_each(m.about, '$.shownBy') s
  CROSS JOIN article a ON a.id = s.value AND a.kind < 2 AND ${HERE}`;

/** Which generation is published. */
export const GENERATION = 'SELECT generation FROM state WHERE one = 1';

/** With every column: which ones there are depends on the schema. */
export const STATE = 'SELECT * FROM state WHERE one = 1';

/** The same with a JSON list of the migrations that were applied. */
export const FIRST_STATE = `SELECT s.*, (SELECT json_group_array(name) FROM d1_migrations) AS applied
  FROM state s WHERE s.one = 1`;

/** Why a query is not answered: a row without a prefix where something public is not searchable yet; one with the beginning, of those in the JSON list ?1, of too many words. */
const WAITING = `SELECT NULL AS prefix WHERE EXISTS (SELECT 1 FROM article a
    WHERE a.indexed = 0 AND a.seq > -9007199254740991 AND ${OPEN})`;
export const UNREADY = WAITING;
export const REFUSED = `${WAITING}
  UNION ALL SELECT j.value FROM json_each(?1) j
  WHERE (SELECT count(*) FROM (${words('j.value', WIDEST + 1)})) > ${WIDEST} LIMIT 1`;

/** Articles with a page here, in the site's feeds. */
const PAGE = `a.kind = 0 AND a.shown > 0 AND ${OPEN} AND a.scopes ->> 0 = (SELECT scope FROM subject WHERE kind = 'site' AND slug = '')`;
const MONTH = (published: string) =>
  `1000 * unixepoch((${published} - 999 * (${published} < 0)) / 1000, 'unixepoch', 'start of month')`;
const newestPage = (before: string) => `(SELECT a.published FROM article a
    WHERE a.published < ${before} AND ${PAGE} ORDER BY a.published DESC LIMIT 1)`;

/** The newest page of each month (UTC) with one, newest first, ?7 at most, each with when the site changed and will; one row where there is no page. ?5 is after all. */
export const MONTHS = `WITH RECURSIVE month(published) AS (
    SELECT ${newestPage('?5')}
    UNION ALL SELECT ${newestPage(MONTH('month.published'))} FROM month WHERE month.published IS NOT NULL LIMIT ?7
  )
  SELECT s.*, m.published AS published FROM (${ABOUT}) s LEFT JOIN (SELECT published FROM month WHERE published IS NOT NULL) m`;

/** The pages published from ?5 until before ?6, newest first. */
export const PAGES = `SELECT a.path AS path, a.published AS published, a.updated AS updated FROM article a
  WHERE a.published >= ?5 AND a.published < ?6 AND ${PAGE} ORDER BY a.published DESC, a.seq DESC LIMIT ?7`;

/** All that a reader may ask, for the test that reads their plans. */
export const QUESTIONS: Readonly<Record<string, string>> = {
  LIST,
  LIST_SINCE,
  NEWER,
  FIND,
  FIND_NEWER,
  FIND_PREFIX,
  FIND_PREFIX_NEWER,
  ADJACENT,
  NEWEST,
  CHANGED,
  CHANGES,
  ABOUT,
  SCOPES,
  WITHDRAWN,
  RANGE,
  SUBJECTS,
  MOVED,
  READ,
  LOCATE,
  GENERATION,
  STATE,
  FIRST_STATE,
  UNREADY,
  REFUSED,
  MONTHS,
  PAGES,
};
