import * as z from 'zod';
import { line } from '../../content/source/clean.ts';
import { instant, newsroomTime, readTime } from '../../content/source/time.ts';
import type { ArticleState } from '../article-state.ts';
import { RefusedError } from '../problem-response.ts';
import type { FrontData, FrontEdit } from './edit-front-matter.ts';

const text = () => z.string().max(10_000).transform(line).pipe(z.string().min(1));

/** Why an article is withdrawn. */
export const withdrawRequest = z.strictObject({
  reason: text().describe('Why, as readers who had it are told'),
  notice: z
    .boolean()
    .optional()
    .describe('Whether feeds have an entry in its place that says so and why; as in site.yaml unless given'),
});

/** What was wrong. */
export const correctRequest = z.strictObject({
  text: text().describe('What was wrong, and what is right'),
});

/** When an article becomes public. */
export const publishRequest = z.strictObject({
  at: z
    .string()
    .max(80)
    .optional()
    .describe('When; at once unless given. 2019-09-25 21:12 in the newsroom’s time, or with an offset'),
});

/** What an action has to go by. */
export type ActionContext = Pick<FrontData, 'data'> & {
  readonly state: ArticleState;
  readonly timezone: string;
  readonly now: Date;
};

/** What an action does to the front matter, and what the log says of it. */
export type FrontMatterChange = { readonly edits: readonly FrontEdit[]; readonly detail: string };

/** Takes an article back; of one that is withdrawn already only the reason and the notice become others. */
export function withdraw(
  { reason, notice }: z.output<typeof withdrawRequest>,
  { state, timezone, now }: ActionContext,
): FrontMatterChange {
  refuseDraft(state, 'delete it instead');
  const since: readonly FrontEdit[] = [
    { key: 'status', value: 'withdrawn' },
    { key: 'withdrawn', value: newsroomTime(now, timezone, 'second') },
  ];
  const shown: readonly FrontEdit[] = notice === undefined ? [] : [{ key: 'notice', value: notice }];
  const edits = [...(state === 'withdrawn' ? [] : since), { key: 'reason', value: reason }, ...shown];
  return { edits, detail: reason };
}

/** Adds a correction, and moves `updated`. */
export function correct(
  { text }: z.output<typeof correctRequest>,
  { data, state, timezone, now }: ActionContext,
): FrontMatterChange {
  refuseDraft(state, 'change its text instead');
  if (state === 'withdrawn') throw conflict('It is withdrawn, so no reader has a text to be corrected.');
  const date = newsroomTime(now, timezone, 'second');
  const item = { date, text };
  return { edits: [...correctionEdits(data, item), { key: 'updated', value: date }], detail: date };
}

type CorrectionItem = { readonly date: string; readonly text: string };

/** A correction that is text alone has the date of `updated`, which moves. */
function correctionEdits(
  { correction, updated }: FrontData['data'],
  item: CorrectionItem,
): readonly FrontEdit[] {
  const key = 'correction';
  if (typeof correction !== 'string' || correction === '') return [{ key, item }];
  if (typeof updated !== 'string')
    throw conflict('The correction that is there has no date; write it as a list of date and text first.');
  return [{ key, value: [{ date: updated, text: correction }, item] }];
}

/** Makes a draft, or what is scheduled, public at an instant. */
export function publish(
  { at }: z.output<typeof publishRequest>,
  { data, state, timezone, now }: ActionContext,
): FrontMatterChange {
  if (state !== 'draft' && state !== 'scheduled')
    throw conflict(PUBLISHED[state] ?? 'It is public already; its date stays what it is.');
  const date = at === undefined ? now : instantOf(at, timezone);
  const value = newsroomTime(date, timezone, 'second');
  const draft: readonly FrontEdit[] = data.draft === undefined ? [] : [{ key: 'draft', value: false }];
  return { edits: [...draft, { key: 'date', value }], detail: value };
}

/** Why there is nothing to publish, by state. */
const PUBLISHED: Readonly<Partial<Record<ArticleState, string>>> = {
  withdrawn:
    'It is withdrawn; take status, reason and withdrawn out of its front matter to publish it again.',
  expired: 'It has expired; take expires out of its front matter, or make it later, to publish it again.',
};

function instantOf(written: string, timezone: string): Date {
  const time = readTime(written);
  if (typeof time === 'string')
    throw new RefusedError({
      status: 400,
      detail: `The field “at” is not a time: ${time}. Nothing has changed.`,
    });
  return instant(time, timezone).date;
}

function refuseDraft(state: ArticleState, what: string): void {
  if (state === 'draft') throw conflict(`It is a draft, so no reader has it; ${what}.`);
}

const conflict = (detail: string): RefusedError => new RefusedError({ status: 409, detail });
