import * as z from 'zod';

/** A switch: `?dry-run`, `?dry-run=1`, `=true` or `=yes`. */
const toggle = (description: string) =>
  z
    .stringbool({ truthy: ['', '1', 'true', 'yes'], falsy: ['0', 'false', 'no'] })
    .default(false)
    .describe(description);

/** What every call that writes files can be asked for. */
export const writeQuery = z.strictObject({
  'dry-run': toggle('Answers as it would, and changes nothing'),
  strict: toggle('Also refuses what would cost a link or a picture alone'),
});

/** The parameters of a call that writes. */
export type WriteQuery = z.output<typeof writeQuery>;
