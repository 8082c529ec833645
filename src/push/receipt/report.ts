import type { Site } from '../../domain/site.ts';
import { type Handle, query } from '../../store/sql/handle.ts';
import { articleSource, STATE, type StoredVersion, stateAt } from '../webhook/article-source.ts';
import { RECEIPT_KINDS, type Receipt, type ReceiptKind, type ReceiptStore } from './receipt-store.ts';

/**
 * What a partner has of an article. `public`: anybody may read its feed, so that nothing is known; `none`: it has had nothing; `current`: what
 * readers have; `outdated`: an earlier version; `withdrawn`: it was told to take the article out; `withdrawal-missing`: it had the article and was
 * not told yet, or it is not given it any more.
 */
export const PARTNER_STATES = [
  'public',
  'none',
  'current',
  'outdated',
  'withdrawn',
  'withdrawal-missing',
] as const;

/** What one partner has of an article, as an operator sees it. */
export type PartnerReceipt = {
  readonly partner: string;
  readonly state: (typeof PARTNER_STATES)[number];
  /** When it first had any version, and the one that it has; milliseconds since 1970. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly via: ReceiptKind | undefined;
  /** When it took the last correction; undefined: there is none, or it has not. */
  readonly correction: number | undefined;
  readonly lacksCorrection: boolean;
  readonly withdrawal: number | undefined;
  /** When it last had its feed, or found that it was the same. */
  readonly fetched: number | undefined;
};

/** What every partner has of an article. */
export type ReceiptReport = {
  readonly id: string;
  readonly path: string;
  /** The path of its section, which is that of its folder. */
  readonly section: string;
  readonly state: keyof typeof STATE;
  /** By which ways it is recorded what partners took. */
  readonly recorded: readonly ReceiptKind[];
  readonly partners: readonly PartnerReceipt[];
};

type ReportContext = {
  /** The database of the collection. */
  readonly articles: Handle;
  readonly store: ReceiptStore;
  readonly site: Pick<Site, 'url' | 'partners'>;
  readonly now: Date;
  /** Those by which it is recorded here; all unless given. */
  readonly recorded?: readonly ReceiptKind[];
};

/** What each partner has of an article, which is named by its id, its URL, its path or its file; undefined: there is no such article. */
export async function receiptReport(
  name: string,
  { articles, store, site, now, recorded = RECEIPT_KINDS }: ReportContext,
): Promise<ReceiptReport | undefined> {
  const path = `/${(name.startsWith(`${site.url}/`) ? name.slice(site.url.length) : name).replace(/^\/+/, '')}`;
  const source = articleSource(articles);
  const generation = await source.generation();
  const [[row] = []] = await query(articles, [[FIND, name, path.toLowerCase(), generation]]);
  const version = row && (await source.current([String(row.id)], generation)).get(String(row.id));
  if (!version) return undefined;
  const state = stateAt(version, now.getTime());
  const receipts = new Map((await store.of(version.id)).map((receipt) => [receipt.partner, receipt]));
  const fetches = await store.fetches();
  const { content } = version;
  const { path: place, partners: given = [] } =
    content.kind === 'article' ? content.article : content.withdrawal;
  const section =
    content.kind === 'article' ? content.article.sections[0]?.path : content.withdrawal.sections[0];
  const names = (site.partners ?? []).map((partner) => partner.name);
  return {
    ...{ id: version.id, path: place, section: section ?? '', recorded },
    // One of the names of the table.
    state: Object.entries(STATE).find(([, value]) => value === state)?.[0] as keyof typeof STATE,
    partners: names
      .filter((partner) => given.includes(partner) || receipts.has(partner))
      .map((partner) => ({
        ...partnerReceipt(version, receipts.get(partner), {
          isGiven: state === STATE.public && given.includes(partner),
          isPublic: site.partners?.find((one) => one.name === partner)?.access.kind === 'public',
        }),
        ...{ partner, fetched: fetches.get(partner)?.at },
      })),
  };
}

function partnerReceipt(
  { hash, content }: StoredVersion,
  receipt: Receipt | undefined,
  { isGiven, isPublic }: { readonly isGiven: boolean; readonly isPublic: boolean },
): Omit<PartnerReceipt, 'partner' | 'fetched'> {
  const corrected = content.kind === 'article' ? content.article.corrections[0]?.date.getTime() : undefined;
  const hasCorrection =
    corrected !== undefined && receipt?.corrected !== undefined && receipt.corrected >= corrected;
  const stateOf = () => {
    if (!receipt) return isPublic ? 'public' : 'none';
    if (receipt.withdrawnAt !== undefined) return 'withdrawn';
    if (!isGiven) return 'withdrawal-missing';
    return receipt.hash === hash ? 'current' : 'outdated';
  };
  return {
    ...{ state: stateOf(), first: receipt?.firstAt, last: receipt?.at, via: receipt?.via },
    correction: hasCorrection ? receipt.correctedAt : undefined,
    lacksCorrection: receipt !== undefined && isGiven && corrected !== undefined && !hasCorrection,
    withdrawal: receipt?.withdrawnAt,
  };
}

/** By id, by path, and by file. */
const FIND = `SELECT id FROM (
    SELECT id FROM article WHERE id = ?1 AND born <= ?3 AND died > ?3
    UNION ALL SELECT id FROM article WHERE path = ?2 AND born <= ?3 AND died > ?3
    UNION ALL SELECT about ->> '$.article.id' FROM file WHERE path = ?1 AND about ->> '$.article.id' IS NOT NULL
  ) LIMIT 1`;
