import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { printable } from '../../content/problems/printable.ts';
import { receiptsView } from '../../publish/push/receipt-routes.ts';
import { createReceiptStore } from '../../push/receipt/receipt-store.ts';
import { type ReceiptReport, receiptReport } from '../../push/receipt/report.ts';
import { openPushDatabase, pushPath } from '../../runtime/node/push/node-hub.ts';
import { openSqlite } from '../../runtime/node/sqlite.ts';
import { decodeSite } from '../../store/codec.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { contentFolder, namedFolder } from '../content-folder.ts';
import { commandDatabase } from '../private-database.ts';
import { openSite } from '../remote/site-client.ts';
import type { ReceiptsView } from '../remote/site-hub.ts';
import { defaultPath } from '../start/database.ts';

/** Shows what partners have of an article; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const [article, ...more] = args.positionals;
  if (article === undefined || more.length > 0)
    throw new UsageError('Which article? Name one by its file, its path, its URL or its id');
  const url = args.one('site');
  const view =
    url === undefined
      ? await viewOf(article, contentFolder(args))
      : await openSite({ url, key: process.env.DATELINE_KEY }).receipts(
          belowContent(article, namedFolder(args)),
        );
  console.log(args.flag('json') ? JSON.stringify(view, null, 2) : textOf(view));
  return view.partners.every(isUpToDate) ? 0 : 1;
}

/** A file's path as a shell completes it, `content/news/ferry.md`, as the content folder has it; other names as they are. */
function belowContent(article: string, dir: string): string {
  if (!existsSync(article)) return article;
  const path = relative(dir, article).replaceAll('\\', '/');
  return path.startsWith('../') ? article : path;
}

async function viewOf(article: string, dir: string): Promise<ReceiptsView> {
  const report = await reportOf(belowContent(article, dir), dir);
  if (report) return receiptsView(report);
  throw new CommandError(
    `There is no article “${article}”; name it by its file, its path, its URL or its id.`,
  );
}

async function reportOf(article: string, dir: string): Promise<ReceiptReport | undefined> {
  const path = process.env.CONTENT_DB || defaultPath(dir);
  if (!existsSync(path))
    throw new CommandError(`${path} is not there: dateline start makes it, and records what partners take.`);
  const articles = openSqlite({ path, readOnly: true });
  const handle = await commandDatabase(openPushDatabase(pushPath(dir)));
  try {
    const [row] = articles.rows('SELECT site FROM state WHERE one = 1');
    if (typeof row?.site !== 'string') return undefined;
    const site = decodeSite(row.site);
    const store = createReceiptStore(handle);
    return await receiptReport(article, { articles, store, site, now: new Date() });
  } finally {
    articles.close();
    handle.close();
  }
}

type PartnerView = ReceiptsView['partners'][number];

const isUpToDate = ({ state, lacksCorrection }: PartnerView): boolean =>
  !lacksCorrection && (state === 'current' || state === 'withdrawn' || state === 'public');

const TEXTS: Readonly<Record<PartnerView['state'], string>> = {
  public: 'its feed is public, so nobody knows who has read it',
  none: 'has had nothing of it',
  current: 'has it as readers do',
  outdated: 'has an earlier version',
  withdrawn: 'was told to take it out',
  'withdrawal-missing': 'had it, and was not told yet that it is gone',
};

const HOW = { fetched: 'fetched', delivered: 'delivered', webhook: 'sent by webhook' } as const;

function textOf({ id, path, state, recorded, partners }: ReceiptsView): string {
  const lines = partners.map((one) => {
    const facts = [
      TEXTS[one.state],
      ...(one.via === null ? [] : [`${HOW[one.via]} ${one.last}, first ${one.first}`]),
      ...(one.correction === null ? [] : [`took the correction ${one.correction}`]),
      ...(one.lacksCorrection ? ['has not taken the correction'] : []),
      ...(one.withdrawal === null ? [] : [`told of the withdrawal ${one.withdrawal}`]),
      ...(one.fetched === null ? [] : [`last had its feed ${one.fetched}`]),
    ];
    return `  ${one.partner}  ${facts.join('; ')}`;
  });
  const none = partners.length === 0 ? ['  No partner is given it, or has had it.'] : [];
  const unseen = recorded.includes('fetched')
    ? []
    : ['Fetches are not recorded there: only what the hub delivered and webhooks said.'];
  return [`${printable(path)}  ${state}  ${printable(id)}`, ...lines, ...none, ...unseen].join('\n');
}
