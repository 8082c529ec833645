import type { Article, Withdrawal } from '../../domain/article.ts';
import { decodeArticle, decodeWithdrawal } from '../../store/codec.ts';
import { type Handle, integer, optionalInteger, type Row, singleQuery } from '../../store/sql/handle.ts';
import { KIND } from '../../store/sql/kind.ts';

/** What has become of an article, as the database of deliveries has it. */
export const STATE = { scheduled: 0, public: 1, withdrawn: 2, expired: 3 } as const;

/** One of these states. */
export type State = (typeof STATE)[keyof typeof STATE];

/** An article of a generation, without its text. Instants in milliseconds since 1970. */
export type ArticleRef = {
  readonly id: string;
  readonly hash: string;
  readonly kind: number;
  readonly since: number;
  readonly until: number | undefined;
};

/** What is stored of an article. */
export type StoredVersion = ArticleRef & {
  readonly content:
    | { readonly kind: 'article'; readonly article: Article }
    | { readonly kind: 'withdrawal'; readonly withdrawal: Withdrawal };
};

/** What a database of the collection says of what changed, one generation after the other. */
export type ArticleSource = {
  /** 0: nothing is published. */
  generation(): Promise<number>;
  /** Ids of what came or went after one generation and up to another. */
  changed(after: number, generation: number): Promise<readonly string[]>;
  /** All, by id, a page at a time. */
  page(after: string, generation: number): Promise<readonly ArticleRef[]>;
  current(ids: readonly string[], generation: number): Promise<ReadonlyMap<string, StoredVersion>>;
  /** Articles as they were, those that are still there. */
  previous(refs: readonly Pick<ArticleRef, 'id' | 'hash'>[]): Promise<ReadonlyMap<string, Article>>;
};

/** A database of the collection (`migrations/`), read only. */
export function articleSource(handle: Handle): ArticleSource {
  const all = singleQuery(handle);
  return {
    generation: async () => integer((await all('SELECT generation FROM state WHERE one = 1'))[0]?.generation),
    changed: async (after, generation) => (await all(CHANGED, after, generation)).map(({ id }) => String(id)),
    page: async (after, generation) => (await all(PAGE, after, generation)).map(refOf),
    async current(ids, generation) {
      const rows = await all(CURRENT, JSON.stringify(ids), generation);
      return new Map(rows.map((row) => [String(row.id), versionOf(row)]));
    },
    async previous(refs) {
      const rows = await all(PREVIOUS, JSON.stringify(refs.map(({ id, hash }) => [id, hash])));
      return new Map(rows.map(({ id, text }) => [String(id), decodeArticle(String(text))]));
    },
  };
}

/** What has become of an article at an instant (milliseconds since 1970). */
export function stateAt({ kind, since, until }: Omit<ArticleRef, 'id' | 'hash'>, now: number): State {
  if (kind === KIND.withdrawal) return STATE.withdrawn;
  if (now < since) return STATE.scheduled;
  return until !== undefined && now >= until ? STATE.expired : STATE.public;
}

const refOf = ({ id, hash, kind, since, until }: Row): ArticleRef => ({
  ...{ id: String(id), kind: integer(kind), since: integer(since) },
  // That of a withdrawal has its reason in it.
  hash: integer(kind) === KIND.withdrawal ? 'withdrawn' : String(hash),
  until: optionalInteger(until),
});

function versionOf(row: Row): StoredVersion {
  const ref = refOf(row);
  const text = String(row.text);
  return {
    ...ref,
    content:
      ref.kind === KIND.withdrawal
        ? { kind: 'withdrawal', withdrawal: decodeWithdrawal(text) }
        : { kind: 'article', article: decodeArticle(text) },
  };
}

const CHANGED = `SELECT id FROM article WHERE born > ?1 AND born <= ?2
  UNION SELECT id FROM article WHERE died > ?1 AND died <= ?2 AND died < 9007199254740991`;
/** Of an article and what was withdrawn under the same id, the article. */
const PAGE = `SELECT id, hash, min(kind) AS kind, since, until FROM article
  WHERE id > ?1 AND born <= ?2 AND died > ?2 GROUP BY id ORDER BY id LIMIT 1000`;
const CURRENT = `SELECT a.id AS id, a.hash AS hash, min(a.kind) AS kind, a.since AS since, a.until AS until, d.text AS text
  FROM json_each(?1) j CROSS JOIN article a ON a.id = j.value AND a.born <= ?2 AND a.died > ?2
  CROSS JOIN document d ON d.seq = a.seq GROUP BY a.id`;
const PREVIOUS = `SELECT a.id AS id, d.text AS text FROM json_each(?1) j
  CROSS JOIN article a ON a.id = j.value ->> 0 AND a.hash = j.value ->> 1 AND a.kind < 2
  CROSS JOIN document d ON d.seq = a.seq`;
