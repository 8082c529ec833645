import * as z from 'zod';
import { RECEIPT_KINDS } from '../../push/receipt/receipt-store.ts';
import { PARTNER_STATES } from '../../push/receipt/report.ts';
import { STATE } from '../../push/webhook/article-source.ts';
import type { Operation } from '../openapi/operation.ts';

const instant = () => z.iso.datetime().nullable();

/** What `GET /api/receipts` is asked for. */
export const receiptQuery = z.strictObject({
  article: z.string().min(1).max(2_000).describe('Its id, URL, path or file'),
});

/** What it answers with. */
export const receiptAnswer = z
  .object({
    id: z.string(),
    path: z.string(),
    section: z.string(),
    state: z.enum(Object.keys(STATE)),
    recorded: z
      .array(z.enum(RECEIPT_KINDS))
      .describe('By which ways it is recorded what partners took; on Workers fetches are not'),
    partners: z.array(
      z.object({
        partner: z.string(),
        state: z
          .enum(PARTNER_STATES)
          .describe('withdrawal-missing: it had the article, and was not told yet'),
        first: instant().describe('When it first had any version'),
        last: instant().describe('When it took the version that it has'),
        via: z.enum(RECEIPT_KINDS).nullable(),
        correction: instant().describe('When it took the last correction'),
        lacksCorrection: z.boolean(),
        withdrawal: instant().describe('When it was told of the withdrawal'),
        fetched: instant().describe('When it last had its feed, or found that it was the same'),
      }),
    ),
  })
  .meta({ id: 'Receipts' });

/** The call of `/api/receipts`. */
export const RECEIPT_OPERATION: Operation = {
  ...{ method: 'get', path: '/receipts', id: 'getReceipts', query: receiptQuery },
  summary: 'What each partner has of an article, and when it took its correction or withdrawal',
  ...{ answers: { 200: receiptAnswer }, refusals: [404] },
};
