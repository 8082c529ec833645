import * as z from 'zod';
import { STATES } from '../article-state.ts';

/** What `GET /api/articles` can be asked for. */
export const articleQuery = z.strictObject({
  state: z
    .enum(STATES)
    .optional()
    .describe('Articles of this state alone; else of all, one state after the other'),
  section: z
    .string()
    .max(900)
    .optional()
    .describe('In this section or below it: news/northwest, or News/Northwest'),
  author: z.string().max(300).optional().describe('By this author: the name, or its slug'),
  tag: z.string().max(300).optional().describe('With this tag: the name, or its slug'),
  q: z
    .string()
    .max(200)
    .optional()
    .describe('With these words: in the full text where it is public, else in the title'),
  cursor: z.string().max(4_000).optional().describe('Where a list goes on: next of the page before'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most'),
});
