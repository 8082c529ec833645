import { Hono } from 'hono';
import { z } from 'zod';
import { slugPath } from '../../content/site/slug.ts';
import { PARTNER_STATES, type ReceiptReport } from '../../push/receipt/report.ts';
import { STATE } from '../../push/webhook/article-source.ts';
import { requireReader } from '../access.ts';
import type { ApiContext, ApiEnv } from '../api-context.ts';
import { answer } from '../edit.ts';
import { type ApiKey, mayRead } from '../keys.ts';
import { instantText } from '../list/article-list.ts';
import type { Operation } from '../openapi/operation.ts';
import { RefusedError } from '../problem-response.ts';
import { readParameters } from '../request/read-fields.ts';

/** What `GET /api/receipts` is asked for. */
const receiptQuery = z.strictObject({
  article: z.string().min(1).max(2_000).describe('Its id, URL, path or file'),
});

const instant = () => z.iso.datetime().nullable();

/** What it answers with. */
export const receiptAnswer = z
  .object({
    id: z.string(),
    path: z.string(),
    section: z.string(),
    state: z.enum(Object.keys(STATE)),
    partners: z.array(
      z.object({
        partner: z.string(),
        state: z
          .enum(PARTNER_STATES)
          .describe('withdrawal-missing: it had the article, and was not told yet'),
        first: instant().describe('When it first had any version'),
        last: instant().describe('When it took the version that it has'),
        via: z.enum(['fetched', 'delivered', 'webhook']).nullable(),
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

/** `/api/receipts`: what partners have of an article. */
export function receiptRoutes({ receipts }: ApiContext): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async ({ req, var: { key } }) => {
    requireReader(key);
    const { article } = readParameters(receiptQuery, req.raw);
    if (!receipts)
      throw new RefusedError({
        status: 404,
        detail: 'What partners have is recorded by dateline start alone.',
      });
    const report = await receipts(article);
    if (report && isReadable(report, key)) return answer(receiptsView(report));
    throw new RefusedError({
      status: 404,
      detail: `There is no article “${article}”; name it by its id, its URL, its path or its file.`,
    });
  });
}

/** A removed article has no file any more, but still the section that its folder was. */
const isReadable = ({ section }: ReceiptReport, { read }: ApiKey): boolean =>
  mayRead({ read: read.map(slugPath) }, `${section}/`);

/** A report as JSON has it. */
export const receiptsView = ({ partners, ...article }: ReceiptReport) => ({
  ...article,
  partners: partners.map(({ partner, state, via = null, lacksCorrection, ...at }) => ({
    ...{ partner, state, via, lacksCorrection },
    ...{ first: instantText(at.first), last: instantText(at.last), correction: instantText(at.correction) },
    ...{ withdrawal: instantText(at.withdrawal), fetched: instantText(at.fetched) },
  })),
});
