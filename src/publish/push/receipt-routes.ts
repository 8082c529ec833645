import { Hono } from 'hono';
import { slugPath } from '../../content/site/slug.ts';
import type { ReceiptReport } from '../../push/receipt/report.ts';
import { requireReader } from '../access.ts';
import type { ApiContext, ApiEnv } from '../api-context.ts';
import { type ApiKey, mayRead } from '../keys.ts';
import { RefusedError } from '../problem-response.ts';
import { answer, instantText } from '../request/answer.ts';
import { readParameters } from '../request/read-fields.ts';
import { receiptQuery } from './receipt-operation.ts';

/** `/api/receipts`: what partners have of an article. */
export function receiptRoutes({ receipts }: ApiContext): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async ({ req, var: { key } }) => {
    requireReader(key);
    const { article } = readParameters(receiptQuery, req.raw);
    if (!receipts)
      throw new RefusedError({
        status: 404,
        detail: 'What partners have is not recorded here: on Workers, bind HUB in wrangler.toml.',
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
