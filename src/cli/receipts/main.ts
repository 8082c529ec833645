import { existsSync } from 'node:fs';
import { printable } from '../../content/problems/printable.ts';
import { receiptsView } from '../../publish/push/receipt-routes.ts';
import { createReceiptStore } from '../../push/receipt/receipt-store.ts';
import { type PartnerReceipt, type ReceiptReport, receiptReport } from '../../push/receipt/report.ts';
import { openPushDatabase, pushPath } from '../../runtime/node/push/node-hub.ts';
import { openSqlite } from '../../runtime/node/sqlite.ts';
import { decodeSite } from '../../store/codec.ts';
import { CommandError, type ParsedArgs, UsageError } from '../command/run.ts';
import { contentFolder } from '../content-folder.ts';
import { commandDatabase } from '../private-database.ts';
import { defaultPath } from '../start/database.ts';

/** Shows what partners have of an article; the exit code. */
export async function main(args: ParsedArgs): Promise<number> {
  const [article, ...more] = args.positionals;
  if (article === undefined || more.length > 0)
    throw new UsageError('Which article? Name one by its file, its path, its URL or its id');
  const report = await reportOf(article, contentFolder(args));
  if (!report)
    throw new CommandError(
      `There is no article “${article}”; name it by its file, its path, its URL or its id.`,
    );
  console.log(args.flag('json') ? JSON.stringify(receiptsView(report), null, 2) : textOf(report));
  return report.partners.every(isUpToDate) ? 0 : 1;
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

const isUpToDate = ({ state, lacksCorrection }: PartnerReceipt): boolean =>
  !lacksCorrection && (state === 'current' || state === 'withdrawn' || state === 'public');

const TEXTS: Readonly<Record<PartnerReceipt['state'], string>> = {
  public: 'its feed is public, so nobody knows who has read it',
  none: 'has had nothing of it',
  current: 'has it as readers do',
  outdated: 'has an earlier version',
  withdrawn: 'was told to take it out',
  'withdrawal-missing': 'had it, and was not told yet that it is gone',
};

const HOW = { fetched: 'fetched', delivered: 'delivered', webhook: 'sent by webhook' } as const;

function textOf({ id, path, state, partners }: ReceiptReport): string {
  const lines = partners.map((one) => {
    const facts = [
      TEXTS[one.state],
      ...(one.via === undefined ? [] : [`${HOW[one.via]} ${iso(one.last)}, first ${iso(one.first)}`]),
      ...(one.correction === undefined ? [] : [`took the correction ${iso(one.correction)}`]),
      ...(one.lacksCorrection ? ['has not taken the correction'] : []),
      ...(one.withdrawal === undefined ? [] : [`told of the withdrawal ${iso(one.withdrawal)}`]),
      ...(one.fetched === undefined ? [] : [`last had its feed ${iso(one.fetched)}`]),
    ];
    return `  ${one.partner}  ${facts.join('; ')}`;
  });
  const none = partners.length === 0 ? ['  No partner is given it, or has had it.'] : [];
  return [`${printable(path)}  ${state}  ${printable(id)}`, ...lines, ...none].join('\n');
}

const iso = (instant: number | undefined): string =>
  instant === undefined ? '' : new Date(instant).toISOString();
