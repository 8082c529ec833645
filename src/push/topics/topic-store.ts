import {
  type Handle,
  integer,
  optionalInteger,
  optionalText,
  query,
  type Row,
} from '../../store/sql/handle.ts';

/** A topic that somebody subscribes to. */
export type StoredTopic = {
  readonly topic: string;
  /** That it had when it was last compared. */
  readonly etag: string | undefined;
  /** As `TopicContent` names it; undefined: nothing was there. */
  readonly scope: string | undefined;
  /** When it changes next by itself; undefined: never. Milliseconds since 1970. */
  readonly changesAt: number | undefined;
};

/** A comparison of all topics. */
export type Sweep = {
  /** Which program makes it. */
  readonly program: string;
  /** When it began, in milliseconds since 1970. */
  readonly at: number;
  /** The last topic that was compared; undefined: all were. */
  readonly after?: string | undefined;
};

/** Topics that somebody subscribes to, and how far they were compared. Instants in milliseconds since 1970. */
export type TopicStore = {
  /** Topics that may have changed: those of scopes, those that change by themselves by now, and those where nothing was. */
  changedTopics(scopes: readonly string[], now: number): Promise<readonly StoredTopic[]>;
  /** All topics after one, in order, at most `limit`. */
  topicsAfter(topic: string, limit: number): Promise<readonly StoredTopic[]>;
  /** When the next of them changes by itself; undefined: none does. */
  nextChange(): Promise<number | undefined>;
  /** What a topic was found to be. */
  place(topic: Omit<StoredTopic, 'etag'>): Promise<void>;
  /** A topic has other bytes: its subscribers are to be marked. */
  change(topic: string, etag: string, now: number): Promise<void>;
  /** Makes some subscribers due of topics that have changed, those who were sent other bytes than they have now. Whether more are to be marked. */
  mark(now: number): Promise<boolean>;
  /** Somebody says that topics have changed: those that anybody subscribes to are to be compared. */
  suspect(topics: readonly string[], now: number): Promise<void>;
  /** Where the changes that were looked at end. */
  cursor(): Promise<string | undefined>;
  setCursor(cursor: string): Promise<void>;
  /** The last sweep, whether or not it is over. */
  sweep(): Promise<Sweep | undefined>;
  setSweep(sweep: Sweep): Promise<void>;
};

/** Subscribers that are marked in one transaction, which takes a millisecond or two. */
const MARKED = 250;

/** What a topic counts for at least, as each takes statements of its own. */
const OF_TOPIC = 10;

/** Topics in a database of `pushSchema`. */
export function createTopicStore(handle: Handle): TopicStore {
  return {
    async changedTopics(scopes, now) {
      const [rows = []] = await query(handle, [[CHANGED, JSON.stringify(scopes), now]]);
      return rows.map(topicOf);
    },
    async topicsAfter(topic, limit) {
      const [rows = []] = await query(handle, [[AFTER, topic, limit]]);
      return rows.map(topicOf);
    },
    async nextChange() {
      const [rows] = await query(handle, [[NEXT_CHANGE]]);
      return optionalInteger(rows?.[0]?.at);
    },
    async place({ topic, scope, changesAt }) {
      await query(handle, [[PLACE, topic, scope ?? null, changesAt ?? null]]);
    },
    async change(topic, etag, now) {
      await query(handle, [[CHANGE, topic, etag, now]]);
    },
    async mark(now) {
      const first = async () => (await query(handle, [[FIRST_UNMARKED]]))[0]?.[0];
      let left = MARKED;
      let next = await first();
      for (; next && left > 0; next = await first()) {
        const at = [String(next.topic), integer(next.marked), left] as const;
        const [counted] = await query(handle, [
          [COUNT_SOME, ...at],
          [MARK, ...at, now],
          [MARKED_TO, ...at],
        ]);
        left -= Math.max(integer(counted?.[0]?.count), OF_TOPIC);
      }
      return next !== undefined;
    },
    async suspect(topics, now) {
      await query(handle, [[SUSPECT, JSON.stringify(topics), now]]);
    },
    cursor: () => state(handle, 'cursor'),
    setCursor: (cursor) => setState(handle, 'cursor', cursor),
    async sweep() {
      const value = await state(handle, 'sweep');
      // Only `setSweep` writes it.
      return value === undefined ? undefined : (JSON.parse(value) as Sweep);
    },
    setSweep: (sweep) => setState(handle, 'sweep', JSON.stringify(sweep)),
  };
}

async function state(handle: Handle, name: string): Promise<string | undefined> {
  const [rows] = await query(handle, [['SELECT value FROM push_state WHERE name = ?1', name]]);
  return optionalText(rows?.[0]?.value);
}

async function setState(handle: Handle, name: string, value: string): Promise<void> {
  await query(handle, [['INSERT OR REPLACE INTO push_state (name, value) VALUES (?1, ?2)', name, value]]);
}

const topicOf = ({ topic, etag, scope, changes_at: changesAt }: Row): StoredTopic => ({
  ...{
    topic: String(topic),
    etag: optionalText(etag),
    scope: optionalText(scope),
    changesAt: optionalInteger(changesAt),
  },
});

const COLUMNS = 'topic, etag, scope, changes_at';
const AFTER = `SELECT ${COLUMNS} FROM push_topic WHERE topic > ?1 ORDER BY topic LIMIT ?2`;
// Each part by an index.
const CHANGED = `SELECT ${COLUMNS} FROM push_topic WHERE scope IN (SELECT value FROM json_each(?1))
  UNION SELECT ${COLUMNS} FROM push_topic WHERE changes_at <= ?2
  UNION SELECT ${COLUMNS} FROM push_topic WHERE scope IS NULL`;
const NEXT_CHANGE = 'SELECT MIN(changes_at) AS at FROM push_topic WHERE changes_at IS NOT NULL';
const PLACE = 'UPDATE push_topic SET scope = ?2, changes_at = ?3 WHERE topic = ?1';
const SUSPECT = `UPDATE push_topic SET changes_at = min(ifnull(changes_at, ?2), ?2)
  WHERE topic IN (SELECT value FROM json_each(?1))`;
const CHANGE = 'UPDATE push_topic SET etag = ?2, changed = ?3, marked = 0 WHERE topic = ?1';
/** The one that is least advanced, so that none waits for another that has many. */
const FIRST_UNMARKED =
  'SELECT topic, marked FROM push_topic WHERE marked IS NOT NULL ORDER BY marked, topic LIMIT 1';
/** ?1 topic, ?2 the last that was marked, ?3 how many. */
const SOME = 'SELECT id FROM push_subscription WHERE topic = ?1 AND id > ?2 ORDER BY id LIMIT ?3';
const COUNT_SOME = `SELECT COUNT(*) AS count FROM (${SOME})`;
const MARK = `UPDATE push_subscription SET due = ?4 WHERE id IN (${SOME}) AND due IS NULL AND paused = 0
  AND sent IS NOT (SELECT etag FROM push_topic WHERE topic = ?1)`;
/** Nothing where these were the last. */
const MARKED_TO = `UPDATE push_topic SET marked = (SELECT id FROM (${SOME}) LIMIT 1 OFFSET ?3 - 1) WHERE topic = ?1`;
