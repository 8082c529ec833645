import type { Webhook, WebhookEvent, WebhookFilter } from '../../domain/site.ts';
import {
  type Handle,
  integer,
  optionalInteger,
  optionalText,
  type Query,
  query,
  type Row,
  singleQuery,
} from '../../store/sql/handle.ts';
import { hostOf } from '../push-store.ts';
import type { Endpoint, EndpointState, Receiver } from './endpoint.ts';
import { newSecret } from './secret.ts';

/** What an endpoint of the API is to be. */
export type EndpointSettings = WebhookFilter & Pick<Endpoint, 'url' | 'events'>;

/** Endpoints and their secrets. Instants in milliseconds since 1970. */
export type EndpointStore = {
  list(): Promise<readonly EndpointState[]>;
  /** All, without what they were sent: what that takes does not grow with it. */
  receivers(): Promise<readonly Receiver[]>;
  receiver(id: string): Promise<Receiver | undefined>;
  find(id: string): Promise<EndpointState | undefined>;
  /** Adds one of the API, with its first secret, which is shown only now. */
  create(settings: EndpointSettings, now: number): Promise<{ readonly id: string; readonly secret: string }>;
  /** Changes one of the API; whether there is such a one. */
  change(id: string, settings: EndpointSettings): Promise<boolean>;
  /** Removes one of the API, and what it was to be sent; whether there was such a one. */
  remove(id: string): Promise<boolean>;
  /** Brings those of site.yaml up to date. */
  update(webhooks: readonly Webhook[], now: number): Promise<void>;
  /** Those that messages are signed with, the newest first. */
  secrets(id: string, now: number): Promise<readonly string[]>;
  /** A new secret; those before it end at an instant. */
  rotate(id: string, ends: number, now: number): Promise<string>;
  /** Pauses or resumes endpoints; one that is resumed is sent at once what waits. How many there were. */
  pause(ids: readonly string[], isPaused: boolean, now: number): Promise<number>;
};

/** Endpoints in a database of `pushSchema`. */
export function createEndpointStore(handle: Handle): EndpointStore {
  const all = singleQuery(handle);
  return {
    list: async () => (await all(listOf())).map(stateOf),
    receivers: async () => (await all(`SELECT * FROM push_endpoint e ORDER BY ${ORDER}`)).map(receiverOf),
    async receiver(id) {
      const [row] = await all('SELECT * FROM push_endpoint WHERE id = ?1', id);
      return row && receiverOf(row);
    },
    async find(id) {
      const [row] = await all(listOf('WHERE e.id = ?1'), id);
      return row && stateOf(row);
    },
    async create(settings, now) {
      const id = `wh_${crypto.randomUUID().slice(-12)}`;
      const secret = newSecret();
      await query(handle, [
        [SAVE, id, 'api', JSON.stringify(settings), hostOf(settings.url), now],
        [ADD_SECRET, id, secret, now],
      ]);
      return { id, secret };
    },
    async change(id, settings) {
      const rows = await all(CHANGE, id, JSON.stringify(settings), hostOf(settings.url));
      return rows.length > 0;
    },
    async remove(id) {
      const isFound = (await all(OF_API, id)).length > 0;
      if (isFound) await query(handle, removal(JSON.stringify([id])));
      return isFound;
    },
    async update(webhooks, now) {
      const rows = await all(GONE, JSON.stringify(webhooks.map(({ name }) => name)));
      const saved = webhooks.map(
        ({ name, ...settings }): Query => [
          SAVE,
          ...([name, 'site', JSON.stringify(settings), hostOf(settings.url), now] as const),
        ],
      );
      await query(handle, [...saved, ...removal(JSON.stringify(rows.map(({ id }) => id)))]);
    },
    secrets: async (id, now) => (await all(SECRETS, id, now)).map(({ secret }) => String(secret)),
    async rotate(id, ends, now) {
      const secret = newSecret();
      await query(handle, [
        [END_SECRETS, id, ends],
        [FORGET_SECRETS, now],
        [ADD_SECRET, id, secret, now],
      ]);
      return secret;
    },
    async pause(ids, isPaused, now) {
      const [rows = []] = await query(handle, [
        [PAUSE, JSON.stringify(ids), isPaused ? 1 : 0],
        ...(isPaused ? [] : [[RESUME, JSON.stringify(ids), now] as const]),
      ]);
      return rows.length;
    },
  };
}

/** Removes endpoints with all that is of them; `ids`: JSON. */
const removal = (ids: string): readonly Query[] =>
  ['push_delivery WHERE endpoint', 'push_endpoint_secret WHERE endpoint', 'push_endpoint WHERE id'].map(
    (of) => [`DELETE FROM ${of} IN (SELECT value FROM json_each(?1))`, ids],
  );

function receiverOf(row: Row): Receiver {
  // `create`, `change` and `update` write it.
  const settings = JSON.parse(String(row.definition)) as WebhookFilter & {
    readonly url: string;
    readonly events: readonly WebhookEvent[];
    readonly secret?: string;
  };
  return {
    ...settings,
    ...{
      id: String(row.id),
      origin: row.origin === 'site' ? 'site' : 'api',
      failures: integer(row.failures),
    },
  };
}

function stateOf(row: Row): EndpointState {
  return {
    ...receiverOf(row),
    ...{
      created: integer(row.created),
      isPaused: integer(row.paused) > 0,
      sentAt: optionalInteger(row.sent_at),
    },
    ...{
      pending: integer(row.pending),
      due: optionalInteger(row.due),
      failedAt: optionalInteger(row.failed_at),
    },
    reason: optionalText(row.reason),
  };
}

const ORDER = 'e.origin DESC, e.created, e.id';
/** Of a group the row with the last failure. */
const listOf = (
  where = '',
) => `SELECT e.*, count(d.id) AS pending, min(d.due) AS due, f.reason AS reason, f.failed_at AS failed_at FROM push_endpoint e
  LEFT JOIN push_delivery d ON d.endpoint = e.id AND d.sent_at IS NULL
  LEFT JOIN push_delivery f ON f.id = (SELECT id FROM push_delivery WHERE endpoint = e.id AND sent_at IS NULL AND failed_at IS NOT NULL
    ORDER BY failed_at DESC LIMIT 1)
  ${where} GROUP BY e.id ORDER BY ${ORDER}`;
const SAVE = `INSERT INTO push_endpoint (id, origin, definition, host, created) VALUES (?1, ?2, ?3, ?4, ?5)
  ON CONFLICT (id) DO UPDATE SET definition = ?3, host = ?4`;
const CHANGE = `UPDATE push_endpoint SET definition = ?2, host = ?3 WHERE id = ?1 AND origin = 'api' RETURNING id`;
const OF_API = `SELECT id FROM push_endpoint WHERE id = ?1 AND origin = 'api'`;
const GONE = `SELECT id FROM push_endpoint WHERE origin = 'site' AND id NOT IN (SELECT value FROM json_each(?1))`;
const SECRETS = `SELECT secret FROM push_endpoint_secret WHERE endpoint = ?1 AND (ends IS NULL OR ends > ?2) ORDER BY created DESC, ends IS NULL DESC`;
const ADD_SECRET = 'INSERT INTO push_endpoint_secret (endpoint, secret, created) VALUES (?1, ?2, ?3)';
const END_SECRETS = 'UPDATE push_endpoint_secret SET ends = min(ifnull(ends, ?2), ?2) WHERE endpoint = ?1';
const FORGET_SECRETS = 'DELETE FROM push_endpoint_secret WHERE ends <= ?1';
const PAUSE = `UPDATE push_endpoint SET paused = ?2, failures = iif(?2, failures, 0)
  WHERE id IN (SELECT value FROM json_each(?1)) RETURNING id`;
const RESUME = `UPDATE push_delivery SET due = ?2, attempt = 0
  WHERE endpoint IN (SELECT value FROM json_each(?1)) AND sent_at IS NULL`;
