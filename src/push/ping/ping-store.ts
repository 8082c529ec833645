import {
  type Handle,
  integer,
  optionalInteger,
  optionalText,
  query,
  singleQuery,
} from '../../store/sql/handle.ts';

/** A feed that a hub is to be told of. */
export type Ping = { readonly feed: string; readonly etag: string };

/** A hub elsewhere, as an operator sees it. Instants in milliseconds since 1970. */
export type HubState = {
  readonly hub: string;
  /** Feeds that it is to be told of. */
  readonly pending: number;
  /** When it last took some, and how many it has taken in all. */
  readonly sentAt: number | undefined;
  readonly sent: number;
  /** When the next attempt is made; undefined: with the next publication. */
  readonly due: number | undefined;
  /** Attempts that have failed since it last took some. */
  readonly attempt: number;
  /** Of the last failure since. */
  readonly reason: string | undefined;
  readonly failedAt: number | undefined;
};

/** What follows an attempt that failed. `due` undefined: it is given up, and what was to be sent forgotten. */
export type PingFailure = Pick<HubState, 'hub' | 'due' | 'attempt'> & {
  readonly reason: string;
  readonly at: number;
};

/** What hubs elsewhere were told, and what they are to be told. Instants in milliseconds since 1970. */
export type PingStore = {
  cursor(): Promise<string | undefined>;
  setCursor(cursor: string): Promise<void>;
  /** What a feed was when hubs were last told of it. */
  etag(feed: string): Promise<string | undefined>;
  /** Hubs are to be told of a feed. */
  add(ping: Ping, hubs: readonly string[], now: number): Promise<void>;
  /** There is no such feed any more. */
  forget(feed: string): Promise<void>;
  /** Forgets hubs but these. */
  retain(hubs: readonly string[]): Promise<void>;
  due(now: number): Promise<readonly Pick<HubState, 'hub' | 'attempt'>[]>;
  nextDue(now: number): Promise<number | undefined>;
  pending(hub: string, limit: number): Promise<readonly Ping[]>;
  /** A hub has taken these; one that has changed meanwhile is still pending. */
  sent(hub: string, pings: readonly Ping[], now: number): Promise<void>;
  failed(failure: PingFailure): Promise<void>;
  hubs(): Promise<readonly HubState[]>;
};

/** Pings in a database of `pushSchema`. */
export function createPingStore(handle: Handle): PingStore {
  const all = singleQuery(handle);
  return {
    async cursor() {
      const [row] = await all("SELECT value FROM push_state WHERE name = 'ping-cursor'");
      return row && String(row.value);
    },
    async setCursor(cursor) {
      await all("INSERT OR REPLACE INTO push_state (name, value) VALUES ('ping-cursor', ?1)", cursor);
    },
    async etag(feed) {
      const [row] = await all('SELECT etag FROM push_feed WHERE feed = ?1', feed);
      return row && String(row.etag);
    },
    async add({ feed, etag }, hubs, now) {
      const names = JSON.stringify(hubs);
      await query(handle, [
        ['INSERT OR REPLACE INTO push_feed (feed, etag) VALUES (?1, ?2)', feed, etag],
        [ADD, names, feed, etag],
        [ADD_HUB, names, now],
      ]);
    },
    async forget(feed) {
      await all('DELETE FROM push_feed WHERE feed = ?1', feed);
    },
    async retain(hubs) {
      const names = JSON.stringify(hubs);
      await query(handle, [
        ['DELETE FROM push_ping WHERE hub NOT IN (SELECT value FROM json_each(?1))', names],
        ['DELETE FROM push_hub WHERE hub NOT IN (SELECT value FROM json_each(?1))', names],
      ]);
    },
    due: async (now) =>
      (await all('SELECT hub, attempt FROM push_hub WHERE due <= ?1', now)).map(({ hub, attempt }) => ({
        ...{ hub: String(hub), attempt: integer(attempt) },
      })),
    async nextDue(now) {
      const [row] = await all('SELECT MIN(due) AS due FROM push_hub WHERE due > ?1', now);
      return optionalInteger(row?.due);
    },
    pending: async (hub, limit) =>
      (await all('SELECT feed, etag FROM push_ping WHERE hub = ?1 ORDER BY feed LIMIT ?2', hub, limit)).map(
        ({ feed, etag }) => ({ feed: String(feed), etag: String(etag) }),
      ),
    async sent(hub, pings, now) {
      const names = JSON.stringify(pings.map(({ feed, etag }) => [feed, etag]));
      await query(handle, [
        [TAKEN, hub, names],
        [SENT, hub, now, pings.length],
      ]);
    },
    async failed({ hub, due, attempt, reason, at }) {
      await query(handle, [
        [FAILED, hub, due ?? null, attempt, reason, at],
        ...(due === undefined ? [['DELETE FROM push_ping WHERE hub = ?1', hub] as const] : []),
      ]);
    },
    hubs: async () =>
      (await all(HUBS)).map((row) => ({
        ...{ hub: String(row.hub), pending: integer(row.pending), sent: integer(row.sent) },
        ...{
          sentAt: optionalInteger(row.sent_at),
          due: optionalInteger(row.due),
          attempt: integer(row.attempt),
        },
        ...{
          reason: optionalText(row.reason),
          failedAt: optionalInteger(row.failed_at),
        },
      })),
  };
}

const ADD = `INSERT INTO push_ping (hub, feed, etag) SELECT value, ?2, ?3 FROM json_each(?1) WHERE true
  ON CONFLICT (hub, feed) DO UPDATE SET etag = ?3`;
/** What waits for another attempt goes on waiting. */
const ADD_HUB = `INSERT INTO push_hub (hub, due) SELECT value, ?2 FROM json_each(?1) WHERE true
  ON CONFLICT (hub) DO UPDATE SET due = ifnull(due, ?2)`;
const TAKEN = `DELETE FROM push_ping WHERE hub = ?1 AND (feed, etag) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?2))`;
const SENT = `UPDATE push_hub SET sent_at = ?2, sent = sent + ?3, attempt = 0, reason = NULL, failed_at = NULL,
  due = iif(EXISTS (SELECT 1 FROM push_ping p WHERE p.hub = ?1), ?2, NULL) WHERE hub = ?1`;
const FAILED = 'UPDATE push_hub SET due = ?2, attempt = ?3, reason = ?4, failed_at = ?5 WHERE hub = ?1';
const HUBS = `SELECT h.*, (SELECT COUNT(*) FROM push_ping p WHERE p.hub = h.hub) AS pending FROM push_hub h ORDER BY h.hub`;
