import * as z from 'zod';

/** Where an article goes. */
export const moveRequest = z.strictObject({
  to: z.string().max(2_000).describe('The new path below the content folder: news/northwest/ferry.md'),
});

const path = z.string().describe('Relative to the content folder: news/northwest/ferry.md');
const ifMatch = z.string().optional().describe('The entity tag that the file must have; "*" for any');

/** What `POST /api/batch` takes as JSON. As multipart/form-data it takes one part a file, named by its path, and `delete` for each that is to go. */
export const batchRequest = z.strictObject({
  files: z
    .array(
      z.strictObject({
        path,
        content: z.string().optional().describe('The file as text'),
        base64: z.base64().optional().describe('The file as bytes'),
        ifMatch,
        ifNoneMatch: z.literal('*').optional().describe('The file must not be there yet'),
      }),
    )
    .default([]),
  delete: z.array(z.union([path, z.strictObject({ path, ifMatch })])).default([]),
});

/** What a new key is to be. */
export const keyRequest = z.strictObject({
  name: z.string().trim().min(1).max(100).describe('Who has it, as the log is to say'),
  read: z
    .union([z.boolean(), z.array(z.string().max(900)).max(100)])
    .default(true)
    .describe(
      'Folders below which it may read sources, lists, the log and receipts; "" for all. true: those that it may write, or all where it writes none or administers',
    ),
  write: z
    .array(z.string().max(900))
    .max(100)
    .default([])
    .describe('Folders below which it may write; "" for all'),
  admin: z.boolean().default(false).describe('Whether it may write site.yaml, and make and revoke keys'),
});

/** How long both secrets of a key that is rotated open. */
export const rotateRequest = z.strictObject({
  overlap: z.number().int().min(0).max(31_536_000).default(86_400).describe('Seconds; a day unless given'),
});

/** What `GET /api/source` can be asked for. */
export const sourceQuery = z.strictObject({
  after: z.string().max(2_000).default('').describe('Where a list goes on: next of the page before'),
});

/** What `GET /api/log` can be asked for. */
export const logQuery = z.strictObject({
  path: z.string().optional().describe('Entries of this file alone'),
  key: z.string().optional().describe('Entries of the key with this id alone'),
  before: z.coerce.number().int().positive().optional().describe('Entries before the one with this number'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most'),
});

/** An article to be shown as readers would have it. */
export const previewRequest = z.strictObject({
  path: z.string().max(2_000).describe('Where it would be: news/northwest/ferry.md'),
  content: z.string().describe('The file as text'),
});
