import * as z from 'zod';
import { STATES } from '../article-state.ts';
import { hubAnswers } from '../push/hub-operations.ts';
import { receiptAnswer } from '../push/receipt-operation.ts';
import { webhookAnswers } from '../push/webhook-requests.ts';

const instant = () => z.iso.datetime();
const etag = () => z.string().describe('Entity tag of the source, quotation marks included');

/** A problem of an article, as `dateline check` says it. */
const problem = z
  .object({
    file: z.string(),
    line: z.number().int().optional(),
    field: z.string(),
    rule: z.string(),
    severity: z.enum(['error', 'warning']),
    message: z.string().describe('What is wrong, and what to do'),
  })
  .meta({ id: 'ContentProblem' });

const partnerProblem = z
  .object({
    partner: z.string(),
    path: z.string().optional().describe('The article; absent: it is of the feed'),
    field: z.string(),
    rule: z.string(),
    severity: z.enum(['error', 'warning']),
    message: z.string(),
    clause: z.string().describe('What the partner says'),
  })
  .meta({ id: 'PartnerProblem' });

const editedFile = z
  .object({
    path: z.string(),
    etag: etag().nullable().describe('null: the file is gone'),
    id: z.string().optional(),
    url: z.string().optional(),
    state: z.enum(STATES).optional(),
    feeds: z.array(z.string()).optional().describe('Paths of the feeds that show it, or say that it is gone'),
    republish: z.string().optional().describe('Where other papers find it to publish, once it is public'),
    problems: z.array(problem),
  })
  .meta({ id: 'EditedFile' });

const edited = {
  revision: z.string().describe('Of the collection, as /health names it'),
  others: z
    .array(problem)
    .describe('What is wrong with other files that was not before: a link to what is gone'),
  partners: z.array(partnerProblem).optional().describe('Of a dry run: what partners would refuse'),
};

/** What calls answer with. */
export const answers = {
  file: editedFile.extend(edited).meta({ id: 'EditAnswer' }),
  batch: z.object({ files: z.array(editedFile), ...edited }).meta({ id: 'BatchAnswer' }),
  list: z
    .object({
      articles: z.array(
        z
          .object({
            path: z.string(),
            title: z.string().nullable(),
            state: z.enum(STATES),
            id: z.string().nullable(),
            url: z.string().nullable(),
            published: instant().nullable(),
            updated: instant().nullable(),
            from: instant().nullable().describe('From when it is public'),
            until: instant().nullable().describe('Until when'),
            sections: z.array(z.string()),
            authors: z.array(z.string()),
            tags: z.array(z.string()),
            problems: z.object({ errors: z.number().int(), warnings: z.number().int() }),
            etag: etag().nullable(),
          })
          .meta({ id: 'ListedArticle' }),
      ),
      next: z.string().nullable().describe('The cursor of the page after this; null: there is none'),
    })
    .meta({ id: 'ArticleList' }),
  preview: z
    .object({
      path: z.string(),
      title: z.string().nullable(),
      state: z.string().nullable().describe('Whether readers have it, and how much of it'),
      at: instant().nullable().describe('An instant at which it is as it is shown'),
      page: z.string().nullable().describe('HTML'),
      formats: z.array(carried()),
      partners: z.array(carried()),
      problems: z.array(problem),
    })
    .meta({ id: 'Preview' }),
  log: z
    .object({
      entries: z.array(
        z.object({
          number: z.number().int(),
          at: instant(),
          key: z.string(),
          name: z.string(),
          action: z.string(),
          path: z.string(),
          before: etag().nullable(),
          after: etag().nullable(),
          detail: z.string().optional(),
        }),
      ),
      next: z.number().int().nullable().describe('before of the page after this'),
    })
    .meta({ id: 'Log' }),
  source: z
    .object({
      files: z.array(z.object({ path: z.string(), etag: etag(), size: z.number().int().describe('Bytes') })),
      next: z.string().nullable().describe('after of the page after this; null: there is none'),
    })
    .meta({ id: 'SourceList' }),
  key: key()
    .extend({ secret: z.string().describe('Shown once') })
    .meta({ id: 'NewKey' }),
  keys: z.object({ keys: z.array(key()) }).meta({ id: 'Keys' }),
  ...webhookAnswers,
  receipts: receiptAnswer,
  ...hubAnswers,
  revoked: z.object({ id: z.string(), revoked: z.literal(true) }).meta({ id: 'Revoked' }),
  problem: z
    .looseObject({
      title: z.string(),
      status: z.number().int(),
      detail: z.string().describe('What to do'),
      instance: z.string().optional(),
      problems: z.array(problem).optional(),
    })
    .meta({ id: 'Problem', description: 'RFC 9457' }),
} as const;

function carried() {
  return z.object({
    feed: z.string(),
    name: z.string(),
    item: z.string().nullable().describe('null: the feed does not have it'),
    notes: z.array(z.string()),
  });
}

function key() {
  return z.object({
    ...{
      id: z.string(),
      name: z.string(),
      read: z.array(z.string()),
      write: z.array(z.string()),
      admin: z.boolean(),
    },
    ...{ created: instant(), used: instant().nullable(), ends: instant().nullable() },
  });
}
