import type { WebhookEvent } from '../../domain/site.ts';
import {
  type Handle,
  integer,
  optionalInteger,
  type Query,
  query,
  type Row,
  singleQuery,
} from '../../store/sql/handle.ts';
import type { ArticleEvent } from './article-events.ts';
import type { State } from './article-source.ts';

/** An article as it was when endpoints were last told of changes. Instants in milliseconds since 1970. */
export type ObservedArticle = {
  readonly id: string;
  readonly hash: string;
  readonly state: State;
  readonly since: number;
  readonly until: number | undefined;
};

/** What of an article an endpoint was sent, or is to be sent. */
export type EarlierDelivery = {
  readonly endpoint: string;
  readonly article: string;
  /** Whether that has not arrived. */
  readonly isPending: boolean;
  readonly event: ArticleEvent;
};

/** What a message is about besides its event: where the article is, or was. */
export type MessageAbout = {
  readonly url: string;
  readonly path: string;
  readonly changed?: readonly string[] | undefined;
};

/** A message that is to be sent instead of any before it of the same article. */
export type NewDelivery = {
  readonly endpoint: string;
  readonly article: string;
  /** The value of `webhook-id`. */
  readonly message: string;
  readonly event: WebhookEvent | 'test';
  readonly about: MessageAbout;
  /** When it happened, in milliseconds since 1970. */
  readonly at: number;
};

/** What endpoints know of articles, in a database of `pushSchema`. */
export type ObservedStore = {
  /** The generation of the collection up to which they have been told; undefined: nothing has been observed. */
  generation(): Promise<number | undefined>;
  articles(ids: readonly string[]): Promise<ReadonlyMap<string, ObservedArticle>>;
  /** After one id and up to another, in their order; up to the end where that is undefined. */
  between(after: string, last: string | undefined): Promise<readonly ObservedArticle[]>;
  /** Ids of what has become public or expired by itself. */
  elapsed(now: number): Promise<readonly string[]>;
  /** When that happens next; undefined: never. Milliseconds since 1970. */
  nextChange(now: number): Promise<number | undefined>;
  earlier(ids: readonly string[]): Promise<readonly EarlierDelivery[]>;
  /** As one transaction. */
  save(
    change: {
      readonly articles: readonly ObservedArticle[];
      readonly gone: readonly string[];
      readonly deliveries: readonly NewDelivery[];
    },
    now: number,
  ): Promise<void>;
  complete(generation: number): Promise<void>;
  /** The program that has compared every article; undefined: none has. */
  program(): Promise<string | undefined>;
  setProgram(program: string): Promise<void>;
  /** Forgets everything: nobody is told of anything. */
  reset(): Promise<void>;
};

/** What is known of articles in a database of `pushSchema`. */
export function createObservedStore(handle: Handle): ObservedStore {
  const all = singleQuery(handle);
  return {
    async generation() {
      const [row] = await all('SELECT generation FROM push_observed WHERE one = 1');
      return row && integer(row.generation);
    },
    async articles(ids) {
      const rows = await all(ARTICLES, JSON.stringify(ids));
      return new Map(rows.map((row) => [String(row.id), observedOf(row)]));
    },
    between: async (after, last) => (await all(BETWEEN, after, last ?? null)).map(observedOf),
    elapsed: async (now) => (await all(ELAPSED, now)).map(({ id }) => String(id)),
    async nextChange(now) {
      const [row] = await all(NEXT_CHANGE, now);
      return optionalInteger(row?.at);
    },
    earlier: async (ids) => (await all(EARLIER, JSON.stringify(ids))).map(earlierOf),
    async save({ articles, gone, deliveries }, now) {
      await query(handle, [
        ...articles.map(
          ({ id, hash, state, since, until }): Query => [OBSERVE, id, hash, state, since, until ?? null],
        ),
        ['DELETE FROM push_article WHERE id IN (SELECT value FROM json_each(?1))', JSON.stringify(gone)],
        ...deliveries.map((one) => deliveryQuery(one, now)),
      ]);
    },
    async complete(generation) {
      await all('INSERT OR REPLACE INTO push_observed (one, generation) VALUES (1, ?1)', generation);
    },
    async program() {
      const [row] = await all("SELECT value FROM push_state WHERE name = 'observed-by'");
      return row && String(row.value);
    },
    async setProgram(program) {
      await all("INSERT OR REPLACE INTO push_state (name, value) VALUES ('observed-by', ?1)", program);
    },
    async reset() {
      await query(handle, [['DELETE FROM push_observed'], ['DELETE FROM push_article']]);
    },
  };
}

/** A new value of `webhook-id`. */
export const messageId = (): string => `msg_${crypto.randomUUID().replaceAll('-', '')}`;

/** What puts a message in the place of any before it. */
export const deliveryQuery = (
  { endpoint, article, message, event, about, at }: NewDelivery,
  now: number,
): Query => [DELIVER, endpoint, article, message, event, JSON.stringify(about), at, now];

const observedOf = (row: Row): ObservedArticle => ({
  ...{ id: String(row.id), hash: String(row.hash), since: integer(row.since) },
  // `save` writes it.
  state: integer(row.state) as State,
  until: optionalInteger(row.until),
});

function earlierOf({ endpoint, article, event, about, pending }: Row): EarlierDelivery {
  // `save` writes both.
  const { changed } = JSON.parse(String(about)) as MessageAbout;
  return {
    ...{ endpoint: String(endpoint), article: String(article), isPending: integer(pending) > 0 },
    event: { event: String(event) as WebhookEvent, changed },
  };
}

const ARTICLES = 'SELECT a.* FROM json_each(?1) j CROSS JOIN push_article a ON a.id = j.value';
const BETWEEN =
  'SELECT * FROM push_article WHERE id > ?1 AND id <= ifnull(?2, char(1114111)) ORDER BY id LIMIT 5000';
const ELAPSED = `SELECT id FROM push_article WHERE state = 0 AND since <= ?1
  UNION SELECT id FROM push_article WHERE state <= 1 AND until IS NOT NULL AND until <= ?1 AND since <= ?1`;
const NEXT_CHANGE = `SELECT MIN(at) AS at FROM (
  SELECT MIN(since) AS at FROM push_article WHERE state = 0 AND since > ?1
  UNION ALL SELECT MIN(until) FROM push_article WHERE state <= 1 AND until IS NOT NULL AND until > ?1)`;
const EARLIER = `SELECT d.endpoint, d.article, d.event, d.about, d.sent_at IS NULL AS pending FROM json_each(?1) j
  CROSS JOIN push_delivery d ON d.article = j.value`;
const OBSERVE = `INSERT OR REPLACE INTO push_article (id, hash, state, since, until) VALUES (?1, ?2, ?3, ?4, ?5)`;
const DELIVER = `INSERT INTO push_delivery (endpoint, article, message, event, about, at, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
  ON CONFLICT (endpoint, article) DO UPDATE SET message = ?3, event = ?4, about = ?5, at = ?6,
    due = iif(sent_at IS NULL, ifnull(due, ?7), ?7), attempt = iif(sent_at IS NULL, attempt, 0), sent_at = NULL`;
