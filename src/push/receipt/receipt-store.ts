import {
  type Handle,
  integer,
  optionalInteger,
  type Query,
  query,
  type Row,
  singleQuery,
} from '../../store/sql/handle.ts';

/** Tables of what partners have taken: ids and hashes of articles, and nothing of their text. */
export const RECEIPT_TABLES: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS push_receipt (
    partner TEXT NOT NULL, article TEXT NOT NULL, hash TEXT NOT NULL, via TEXT NOT NULL, first_at INTEGER NOT NULL,
    at INTEGER NOT NULL, corrected INTEGER, corrected_at INTEGER, withdrawn_at INTEGER, PRIMARY KEY (partner, article)
  ) WITHOUT ROWID`,
  'CREATE INDEX IF NOT EXISTS push_receipt_article ON push_receipt (article)',
  `CREATE TABLE IF NOT EXISTS push_partner_feed (
    partner TEXT PRIMARY KEY, etag TEXT NOT NULL, at INTEGER NOT NULL
  ) WITHOUT ROWID`,
];

/** How a partner came by what it has: it fetched its feed, or was delivered that by the hub, or told by a webhook. */
export const RECEIPT_KINDS = ['fetched', 'delivered', 'webhook'] as const;

/** One of these ways. */
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];

/** An article that a partner took. */
export type TakenArticle = {
  readonly article: string;
  /** Of the version. */
  readonly hash: string;
  /** The date of its last correction, in milliseconds since 1970. */
  readonly corrected: number | undefined;
};

/** What a partner took at an instant (milliseconds since 1970). */
export type Taken = {
  readonly partner: string;
  readonly at: number;
  readonly via: ReceiptKind;
  readonly articles: readonly TakenArticle[];
  /** Ids of articles that it was told to take out. */
  readonly withdrawn: readonly string[];
  /** The ETag of its feed, where it was that. */
  readonly etag?: string | undefined;
};

/** What a partner has of an article. Instants in milliseconds since 1970. */
export type Receipt = {
  readonly partner: string;
  /** Of the version that it took last, and when it took that first. */
  readonly hash: string;
  readonly at: number;
  readonly via: ReceiptKind;
  readonly firstAt: number;
  /** The date of the last correction in it, and when it took that first. */
  readonly corrected: number | undefined;
  readonly correctedAt: number | undefined;
  /** When it was told that the article is withdrawn. */
  readonly withdrawnAt: number | undefined;
};

/** When a partner had its feed last, and which. */
export type PartnerFetch = { readonly etag: string; readonly at: number };

/** What partners have taken. Instants in milliseconds since 1970. */
export type ReceiptStore = {
  /** As one transaction. */
  save(taken: Taken): Promise<void>;
  of(article: string): Promise<readonly Receipt[]>;
  fetches(): Promise<ReadonlyMap<string, PartnerFetch>>;
  /** Forgets what was taken more than a year ago. */
  forget(now: number): Promise<void>;
};

const RETENTION = 366 * 86_400_000;

/** Receipts in a database of `pushSchema`. */
export function createReceiptStore(handle: Handle): ReceiptStore {
  const all = singleQuery(handle);
  return {
    async save({ partner, at, via, articles, withdrawn, etag }) {
      await query(handle, [
        ...articles.map(
          ({ article, hash, corrected }): Query => [TAKE, partner, article, hash, via, at, corrected ?? null],
        ),
        [WITHDRAW, partner, JSON.stringify(withdrawn), at],
        ...(etag === undefined ? [] : [[FETCH, partner, etag, at] as const]),
      ]);
    },
    of: async (article) =>
      (await all('SELECT * FROM push_receipt WHERE article = ?1', article)).map(receiptOf),
    async fetches() {
      const rows = await all('SELECT * FROM push_partner_feed');
      return new Map(
        rows.map(({ partner, etag, at }) => [String(partner), { etag: String(etag), at: integer(at) }]),
      );
    },
    async forget(now) {
      await all('DELETE FROM push_receipt WHERE max(at, ifnull(withdrawn_at, 0)) < ?1', now - RETENTION);
    },
  };
}

const receiptOf = (row: Row): Receipt => ({
  ...{ partner: String(row.partner), hash: String(row.hash), at: integer(row.at) },
  // `save` writes one of these.
  via: String(row.via) as ReceiptKind,
  ...{ firstAt: integer(row.first_at), corrected: optionalInteger(row.corrected) },
  ...{ correctedAt: optionalInteger(row.corrected_at), withdrawnAt: optionalInteger(row.withdrawn_at) },
});

const TAKE = `INSERT INTO push_receipt (partner, article, hash, via, first_at, at, corrected, corrected_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, iif(?6 IS NULL, NULL, ?5))
  ON CONFLICT (partner, article) DO UPDATE SET
    corrected_at = iif(ifnull(?6, 0) > ifnull(corrected, 0), ?5, corrected_at), corrected = ?6, withdrawn_at = NULL,
    at = iif(hash = ?3, at, ?5), via = iif(hash = ?3, via, ?4), hash = ?3`;
const WITHDRAW = `UPDATE push_receipt SET withdrawn_at = ifnull(withdrawn_at, ?3)
  WHERE partner = ?1 AND article IN (SELECT value FROM json_each(?2))`;
const FETCH = 'INSERT OR REPLACE INTO push_partner_feed (partner, etag, at) VALUES (?1, ?2, ?3)';
