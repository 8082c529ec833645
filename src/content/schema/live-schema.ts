import * as z from 'zod';
import { breach, prose, text, time } from './field.ts';
import { list } from './field-list.ts';

const key = () =>
  text()
    .transform((value, context) =>
      /^[a-z0-9][a-z0-9-]{0,63}$/.test(value)
        ? value
        : breach(context, 'bad-value', `“${value}” is not a name; write lower-case letters, digits and hyphens`),
    )
    .meta({ editor: { type: ['string', 'number'], pattern: '^[a-z0-9][a-z0-9-]{0,63}$' } });

/** What has happened in a story, each with its time. */
export const updates = () =>
  list(
    z.strictObject({
      time: time().describe('When it was published: 2026-11-24 14:05'),
      title: text().describe('Its headline'),
      text: prose().describe('Markdown').optional(),
      updated: time().describe('When it was last edited in a way readers should know of').optional(),
      removed: time().describe('When it was taken out; its text is then nowhere').optional(),
      reason: text().describe('Why it was taken out').optional(),
      id: key().describe('Its name for ever, where two have the same time').optional(),
    }),
  );
