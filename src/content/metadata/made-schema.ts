import * as z from 'zod';
import { MADE, type Made } from '../../domain/media.ts';
import { choice } from '../schema/field.ts';

/** How one text or picture was made. */
export const made = () => choice(...MADE);

/** How the articles of a site or a section are made, and their pictures, where they say nothing else. */
export const madeByDefault = () =>
  z.union(
    [
      made().transform((article): MadeFields => ({ article })),
      z.strictObject({ article: made().optional(), picture: made().optional() }),
    ],
    { error: `should be one of ${MADE.join(', ')}, or one of these for article and for picture` },
  );

/** What somebody wrote of how articles and pictures are made. */
export type MadeFields = { readonly article?: Made | undefined; readonly picture?: Made | undefined };
